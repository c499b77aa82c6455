"""The patient page: places the card and tells what was pressed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.cards.patient import PatientCard
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, group, row, scrolling
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import look
from infusion_planner.ui.patient.course_row import CourseRow
from infusion_planner.ui.patient.infusions import InfusionTable

_WIDE_FROM = 1120
_RIGHT = 470
_MARGINS = (20, 10, 20, 10)


class PatientPanel(QWidget):
    """Show one patient's record and what can be done with it.

    Signals:
        next_pressed(): the button of the next step.
        plan_pressed(): plan the next course, or change the dates of the planned one.
        resume_pressed(), end_pressed(), cancel_pressed(): about the open course.
        outside_pressed(): enter a course given elsewhere.
        cd4_pressed(): record a CD4 count.
        edit_pressed(): correct the details.
        back_pressed(): leave the page.
    """

    next_pressed = Signal()
    plan_pressed = Signal()
    resume_pressed = Signal()
    end_pressed = Signal()
    cancel_pressed = Signal()
    outside_pressed = Signal()
    cd4_pressed = Signal()
    edit_pressed = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._banner = IdentityBanner()
        self._strip = VerdictStrip(key="Ctrl+Enter")
        self._findings = column(gap=6)
        self._findings_room = group(self._findings)
        self._courses = CourseRow()
        self.infusions = InfusionTable()
        self._facts = FactRows()
        self._no_facts = Label(
            "Dates follow from a course that is planned or given.", "body", "ink2", wrap=True
        )
        self._acts = self._make_acts()
        self._split = row((self.infusions, 1), self._dates(), gap=12)
        self._split.setAlignment(self._dates_card, Qt.AlignmentFlag.AlignTop)
        self._build()
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_pressed)
        self._strip.pressed.connect(self._press_next)

    def _make_acts(self) -> dict[str, Button]:
        words = (
            ("plan", "&Plan course", self.plan_pressed),
            ("resume", "R&esume course", self.resume_pressed),
            ("end", "E&nd course early", self.end_pressed),
            ("cancel", "Cance&l plan", self.cancel_pressed),
            ("outside", "Course &given elsewhere", self.outside_pressed),
            ("cd4", "CD&4 count", self.cd4_pressed),
            ("edit", "Correct &details", self.edit_pressed),
        )
        acts = {}
        for name, said, signal in words:
            acts[name] = Button(said, size=28)
            acts[name].clicked.connect(signal)
        return acts

    def _build(self) -> None:
        back = Button("&Back", icon="left", size=28)
        back.clicked.connect(self.back_pressed)
        bar = group(Flow(back, *self._acts.values(), gap=(8, 6)))
        bar.setAccessibleName("Actions for this patient")
        inner = column(
            bar,
            self._findings_room,
            self._courses,
            (group(self._split), 1),
            gap=10,
            margins=(20, 0, 20, 12),
        )
        strip = group(column(self._strip, margins=_MARGINS))
        middle = scrolling(group(inner))
        middle.setAccessibleName("Record")
        page = column(self._banner, strip, (middle, 1), gap=0)
        self.setLayout(page)

    def _dates(self) -> QWidget:
        self._dates_card = Card("Dates that follow")
        self._dates_card.add(self._no_facts, self._facts)
        return self._dates_card

    def show_card(self, card: PatientCard) -> None:
        """Show a patient's record."""
        self._banner.show_card(card.identity)
        self._strip.show_card(card.next_step)
        self._show_findings(card.findings)
        self._courses.show_cards(card.courses)
        self.infusions.show_lines(card.infusions, card.next_infusion_id)
        self._facts.show_facts(card.plan)
        self._facts.setVisible(bool(card.plan))
        self._no_facts.setVisible(not card.plan)
        self._offer(card)

    def _show_findings(self, findings: tuple[VerdictCard, ...]) -> None:
        empty(self._findings)
        for finding in findings:
            strip = VerdictStrip(kind="secondary")
            strip.show_card(finding)
            add(self._findings, strip)
        self._findings_room.setVisible(bool(findings))

    def _offer(self, card: PatientCard) -> None:
        """Offer what the state of the record allows; what it does not allow takes no room."""
        is_open = bool(card.open_course_id)
        begun = card.open_course_begun
        offered = {
            # the strip above has the button where planning is the next step
            "plan": not begun and card.next_action != "plan",
            "resume": is_open and begun and card.next_action != "resume",
            "end": is_open and begun,
            "cancel": is_open and not begun,
            "outside": not is_open,
        }
        for name, shown in offered.items():
            self._acts[name].setVisible(shown)
        words = "Change &planned dates" if is_open else f"&Plan course {card.next_number}"
        self._acts["plan"].set_words(words)

    def _press_next(self) -> None:
        self.next_pressed.emit()

    def _arrange(self) -> None:
        wide = self.width() >= look().theme.length(_WIDE_FROM)
        direction = QBoxLayout.Direction
        self._split.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        room = look().theme.length(_RIGHT)
        self._dates_card.setMinimumWidth(room if wide else 0)
        self._dates_card.setMaximumWidth(room if wide else self.maximumWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the dates beside the infusions, or under them where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Start on the next step, which is then read out."""
        super().showEvent(event)
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Arrange anew for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
