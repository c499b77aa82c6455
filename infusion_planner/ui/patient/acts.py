"""What can be done on the patient page: the frequent acts as buttons, the rare ones in a menu."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.patient import PatientCard
from infusion_planner.cards.readiness import ReadinessBrief
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.layout import discard, reveal
from infusion_planner.ui.kit.menu import Menu, MenuEntry
from infusion_planner.ui.kit.state_button import StateButton
from infusion_planner.ui.kit.verdict import VerdictLine

_GIVEN = frozenset({"Given", "Given in part"})
_HAS_DAYS = "Its days are planned: change them instead"
_NOT_OPEN = "No course is planned or under way"


class PatientActs(QWidget):
    """Offer what the record allows; what the rules say about the past stands beside it.

    Signals:
        back_pressed(): leave the page.
        asked(str): what is to be done: `plan`, `resume`, `tests`, `calendar`, `edit`, `cd4`,
            `labs`, `outside`, `change`, `end`, `cancel`, `readiness`, `history`, `letter`,
            `packet`, `claims`, `wait`, `course close`, `reaction log`, `move`, `merge`, `part` or
            `restrict`.
    """

    back_pressed = Signal()
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rare: tuple[MenuEntry, ...] = ()
        self._history: tuple[MenuEntry, ...] = ()
        self._lines: list[VerdictLine] = []
        back = Button("&Back", icon="left", size=28)
        back.clicked.connect(self.back_pressed)
        self._plan = Button("&Plan course", size=28)
        self._resume = Button("R&esume course", size=28)
        self._tests = Button("Record te&sts", size=28)
        self._calendar = Button("Print &calendar", icon="print", size=28)
        self._readiness = StateButton()
        self._readiness.hide()
        self._more = Button("&More", icon="down", size=28)
        self._more.setAccessibleDescription("Opens a menu")
        buttons = (self._resume, self._plan, self._tests, self._calendar, self._more)
        self._flow = Flow(back, self._readiness, *buttons, gap=(8, 4))
        self.setLayout(self._flow)
        self.setAccessibleName("Actions for this patient")
        self._plan.clicked.connect(self._ask_plan)
        self._readiness.clicked.connect(self._ask_readiness)
        self._resume.clicked.connect(self._ask_resume)
        self._tests.clicked.connect(self._ask_tests)
        self._calendar.clicked.connect(self._ask_calendar)
        self._more.clicked.connect(self._open_menu)

    def show_card(self, card: PatientCard) -> None:
        """Offer what the state of the record allows; what it does not allow takes no room."""
        is_open = bool(card.open_course_id)
        words = "Change &planned dates" if is_open else f"&Plan course {card.next_number}"
        self._plan.set_words(words)
        # the strip above has the button of the next step
        next_one = card.next_action
        self._plan.setVisible(not card.open_course_begun and next_one != "plan")
        self._resume.setVisible(_has_gap(card) and next_one != "resume")
        self._tests.setVisible(next_one != "tests")
        self._calendar.setVisible(is_open)
        self._rare = _rare_acts(card)
        self._show_findings(_remarks(card))

    def show_readiness(self, brief: ReadinessBrief) -> None:
        """Say what the gates of the coming course come to, on the button that shows them."""
        self._readiness.show_state(brief.state, brief.words)
        reveal(self._readiness)

    def offer_history(self) -> None:
        """Offer to read what the trail says of the record."""
        self._history = (MenuEntry("history", "&History of this record", apart=True),)

    def _show_findings(self, findings: tuple[VerdictCard, ...]) -> None:
        while self._lines:
            discard(self._lines.pop())
        for finding in findings:
            line = VerdictLine(finding)
            self._lines.append(line)
            self._flow.addWidget(line)

    def _open_menu(self) -> None:
        menu = Menu("More", (*self._rare, *self._history), self)
        menu.chosen.connect(self.asked)
        menu.open_under(self._more)

    def _ask_plan(self) -> None:
        self.asked.emit("plan")

    def _ask_readiness(self) -> None:
        self.asked.emit("readiness")

    def _ask_resume(self) -> None:
        self.asked.emit("resume")

    def _ask_tests(self) -> None:
        self.asked.emit("tests")

    def _ask_calendar(self) -> None:
        self.asked.emit("calendar")


def _has_gap(card: PatientCard) -> bool:
    """Tell whether the course that has begun lacks a day that is over."""
    running = (item for item in card.courses if item.course_id == card.open_course_id)
    return card.open_course_begun and any("missed" in item.segments for item in running)


def _rare_acts(card: PatientCard) -> tuple[MenuEntry, ...]:
    is_open, begun = bool(card.open_course_id), card.open_course_begun
    outside = "The open course comes first: finish it, end it or cancel it" if is_open else ""
    end = "" if begun else "Nothing of it was given: cancel the plan" if is_open else _NOT_OPEN
    cancel = "It has begun: end it early instead" if begun else "" if is_open else _NOT_OPEN
    days = _HAS_DAYS if is_open and not card.open_course_held else ""
    return (
        MenuEntry("edit", "Correct &details"),
        MenuEntry("labs", "Results, symptoms, re&view"),
        MenuEntry("cd4", "CD&4 count"),
        MenuEntry("outside", "Course &given elsewhere", reason=outside),
        MenuEntry("change", "&Change course", reason="" if is_open else _NOT_OPEN, apart=True),
        MenuEntry("end", "E&nd course early", reason=end),
        MenuEntry("cancel", "Cance&l plan", reason=cancel),
        MenuEntry("wait", "Put on the wait l&ist", reason=days),
        *_course_acts(card),
        *_payer_acts(card),
        *_mistake_acts(card),
    )


def _course_acts(card: PatientCard) -> tuple[MenuEntry, ...]:
    """Offer what follows a course: its close, and the log in which reactions still go."""
    here = any(line.can_print and line.word in _GIVEN for line in card.infusions)
    nothing = "" if here else "Nothing was given here yet"
    return (
        MenuEntry("reaction log", "Reactions a&fter an infusion", reason=nothing, apart=True),
        MenuEntry("course close", "Cl&ose of a course", reason=nothing),
    )


def _payer_acts(card: PatientCard) -> tuple[MenuEntry, ...]:
    """Offer what is for payer and biller."""
    here = any(line.can_print and line.word in _GIVEN for line in card.infusions)
    nothing = "" if here else "Nothing was given here yet"
    return (
        MenuEntry("letter", "Le&tter of medical necessity", apart=True),
        MenuEntry("packet", "Payer pac&ket"),
        MenuEntry("claims", "Claim hand-off for the &biller", reason=nothing),
    )


def _mistake_acts(card: PatientCard) -> tuple[MenuEntry, ...]:
    """Offer to undo mistakes between charts; a manager restricts and merges them."""
    manager = "" if card.managed else "A manager does this"
    restrict = "Who ma&y open it" if card.restricted else "&Restrict chart"
    part = (MenuEntry("part", "P&art again", reason=manager),) if card.merged_from else ()
    return (
        MenuEntry("move", "&Wrong patient", apart=True),
        MenuEntry("merge", "&Same person as", reason=manager),
        *part,
        MenuEntry("restrict", restrict, reason=manager),
    )


def _remarks(card: PatientCard) -> tuple[VerdictCard, ...]:
    merged = (VerdictCard("info", "Merged", words) for words in card.merged_from)
    words = "Only people a manager named may open this chart"
    restricted = (VerdictCard("info", "Restricted", words),) if card.restricted else ()
    return (*card.findings, *merged, *restricted)
