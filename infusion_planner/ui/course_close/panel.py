"""The page on which a course is closed: places the card and tells what was pressed."""

from PySide6.QtCore import Signal

from infusion_planner.cards.course_close import CLOSE, SENT, SIGN, CourseCloseCard
from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.given_course.panel import GivenCoursePanel
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.layout import column, group, row
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
    Column("Note", "note", tone="ink2", stretch=2, drop=1, widest=280),
)
CHECKLIST, NOTE = "S3", "S13"


class CourseClosePanel(GivenCoursePanel):
    """Show what a course came to, and what its close still needs.

    Signals:
        close_pressed(), send_pressed(), sign_pressed(): about the course shown.
        day_opened(str): the run sheet of this infusion.
        print_pressed(str): print a sheet of the course, by its code.
    """

    close_pressed = Signal()
    send_pressed = Signal()
    sign_pressed = Signal()
    day_opened = Signal(str)
    print_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__(VerdictStrip(key="Ctrl+Enter"), _COURSE_WIDTH)
        self._act = ""
        nothing = EmptyRow("drop", "No infusion", "Nothing of this course is recorded.")
        self.days = FullTable(_COLUMNS, "Infusions of the course", nothing, "infusion_id")
        self._facts = FactRows()
        self._said = FactRows()
        self._rules = Card("What the rules say of the days as recorded")
        self._close = Button("Change the c&lose")
        self._send = Button("Checklist &sent")
        self._sign = Button("Si&gn")
        self._note = Button("Print interruption &note", icon="print")
        self._print = Button("&Print checklist", icon="print", key="Ctrl+P")
        self._build()
        self._connect()

    def _build(self) -> None:
        days = Card("Infusions", flush=True)
        days.add(self.days)
        facts = Card("What it came to")
        facts.add(self._facts)
        self._rules.add(self._said)
        inner = column(days, facts, self._rules, None, gap=10, margins=(20, 0, 20, 12))
        acts = group(Flow(self._note, self._print, self._send, self._sign, self._close, gap=(8, 6)))
        foot = row(self._back, None, acts, gap=10, margins=(20, 9, 20, 9))
        self._place("Close of a course", group(inner), "Course", foot)

    def _connect(self) -> None:
        self._close.clicked.connect(self.close_pressed)
        self._send.clicked.connect(self.send_pressed)
        self._sign.clicked.connect(self.sign_pressed)
        self._note.clicked.connect(self._print_note)
        self._print.clicked.connect(self._print_checklist)
        self._strip.pressed.connect(self._press_strip)
        self.days.opened.connect(self._open_day)

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
