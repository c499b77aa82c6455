"""The page on which a course is closed: places the card and tells what was pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.course_close import CLOSE, SENT, SIGN, CourseCloseCard
from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.forms.scroll import PageScroll
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.patient.full_table import FullTable
from infusion_planner.ui.table import Column

_COURSE_WIDTH = 160
_COLUMNS = (
    Column("Infusion", "title", sort_field="sort_number", role="bodyb"),
    Column("Day", "day", stretch=1),
    Column("Given", "dose", state_field="state", right=True),
    Column("Reactions", "reactions", stretch=2, widest=280),
    Column("Observed", "observed", stretch=1),
    Column("Why not in full", "why", tone="ink2", stretch=2, drop=1, widest=280),
)
CHECKLIST, NOTE = "S3", "S13"


class CourseClosePanel(QWidget):
    """Show what a course came to, and what its close still needs.

    Signals:
        course_chosen(str): row id of the course to show.
        close_pressed(), send_pressed(), sign_pressed(): about the course shown.
        day_opened(str): the run sheet of this infusion.
        print_pressed(str): print a sheet of the course, by its code.
        back_pressed(): leave the page.
    """

    course_chosen = Signal(str)
    close_pressed = Signal()
    send_pressed = Signal()
    sign_pressed = Signal()
    day_opened = Signal(str)
    print_pressed = Signal(str)
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act = ""
        self._banner = IdentityBanner()
        self._about = Label("", "lead", wrap=True)
        self._strip = VerdictStrip(key="Ctrl+Enter")
        self._message = InlineMessage(role="body")
        self.course = Choice("Cou&rse", width=_COURSE_WIDTH)
        nothing = EmptyRow("drop", "No infusion", "Nothing of this course is recorded.")
        self.days = FullTable(_COLUMNS, "Infusions of the course", nothing, "infusion_id")
        self._facts = FactRows()
        self._said = FactRows()
        self._rules = Card("What the rules say of the days as recorded")
        self._back = Button("&Back", icon="left")
        self._close = Button("Change the c&lose")
        self._send = Button("Checklist &sent")
        self._sign = Button("Si&gn")
        self._note = Button("Print interruption &note", icon="print")
        self._print = Button("&Print checklist", icon="print", key="Ctrl+P")
        self._build()
        self._connect()

    def _build(self) -> None:
        words = column(Label("Close of a course", "title"), self._about, None, gap=0)
        head = row((group(words), 1), self.course, gap=16)
        head.setAlignment(self.course, Qt.AlignmentFlag.AlignTop)
        top = group(column(head, self._strip, self._message, gap=6, margins=(20, 8, 20, 10)))
        days = Card("Infusions", flush=True)
        days.add(self.days)
        facts = Card("What it came to")
        facts.add(self._facts)
        self._rules.add(self._said)
        inner = column(days, facts, self._rules, None, gap=10, margins=(20, 0, 20, 12))
        self._middle = PageScroll(group(inner))
        self._middle.setAccessibleName("Course")
        foot = Bar("surface", above=False)
        acts = group(Flow(self._note, self._print, self._send, self._sign, self._close, gap=(8, 6)))
        foot.setLayout(row(self._back, None, acts, gap=10, margins=(20, 9, 20, 9)))
        self.setLayout(column(self._banner, top, (self._middle, 1), foot, gap=0))

    def _connect(self) -> None:
        leave = shortcut(self, Qt.Key.Key_Escape)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_pressed)
        self._back.clicked.connect(self.back_pressed)
        self._close.clicked.connect(self.close_pressed)
        self._send.clicked.connect(self.send_pressed)
        self._sign.clicked.connect(self.sign_pressed)
        self._note.clicked.connect(self._print_note)
        self._print.clicked.connect(self._print_checklist)
        self._strip.pressed.connect(self._press_strip)
        self.days.opened.connect(self._open_day)
        self.course.chosen.connect(self._tell_course)

    def offer_courses(self, courses: tuple[tuple[str, object], ...], shown: str) -> None:
        """Offer the courses there are; a single one needs no choice."""
        self.course.set_choices(courses)
        self.course.set_value(shown)
        self.course.setVisible(len(courses) > 1)

    def show_card(self, card: CourseCloseCard) -> None:
        """Show a course."""
        self._banner.show_card(card.identity)
        self._about.setText(card.title)
        self._act = card.verdict.action
        self._strip.show_card(card.verdict)
        self.days.show_lines(card.days)
        self._facts.show_facts(card.facts)
        self._said.show_facts(tuple(Fact(which, words) for which, words in card.said))
        self._rules.setVisible(bool(card.said))
        # the strip has the button of what is next
        self._close.setVisible(card.can_close and self._act != CLOSE)
        self._sign.setVisible(card.can_sign and self._act != SIGN)
        self._send.setVisible(card.can_send and self._act != SENT)
        self._note.setVisible(card.interrupted)
        tab_as_read(self)

    def begin(self) -> None:
        """Start at the top, for another course."""
        self.say("info", "")
        self._middle.verticalScrollBar().setValue(0)
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, state: str, words: str) -> None:
        """Say what came of the last press; empty words say nothing."""
        self._message.say(state, words, "ink")

    def _press_strip(self) -> None:
        acts = {CLOSE: self.close_pressed, SIGN: self.sign_pressed, SENT: self.send_pressed}
        if self._act in acts:
            acts[self._act].emit()

    def _open_day(self, line: object) -> None:
        self.day_opened.emit(str(getattr(line, "infusion_id", "")))

    def _print_checklist(self) -> None:
        self.print_pressed.emit(CHECKLIST)

    def _print_note(self) -> None:
        self.print_pressed.emit(NOTE)

    def _tell_course(self, course_id: object) -> None:
        self.course_chosen.emit(str(course_id))
