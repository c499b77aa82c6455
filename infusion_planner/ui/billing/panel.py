"""The page of the list for the biller: places the card and tells what was pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.claim_list import ClaimListCard
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.billing.day import ClaimDay
from infusion_planner.ui.forms.scroll import PageScroll
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.verdict import VerdictStrip

_COURSE_WIDTH = 220


class ClaimsPanel(QWidget):
    """Show what is handed to the biller of one course.

    Signals:
        course_chosen(str): row id of the course to show.
        save_pressed(): save the list as a table.
        print_pressed(): print it.
        back_pressed(): leave the page.
    """

    course_chosen = Signal(str)
    save_pressed = Signal()
    print_pressed = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._banner = IdentityBanner()
        self._about = Label("", "lead", wrap=True)
        self._strip = VerdictStrip()
        self._message = InlineMessage(role="body")
        self.course = Choice("Cou&rse", width=_COURSE_WIDTH)
        self._back = Button("&Back", icon="left")
        self._save = Button("&Save table", icon="file", key="Ctrl+S")
        self._print = Button("&Print list", "primary", icon="print", key="Ctrl+P")
        self._days = column(gap=10)
        self._build()
        self._connect()

    def _build(self) -> None:
        words = column(Label("Claim hand-off", "title"), self._about, None, gap=0)
        head = row((group(words), 1), self.course, gap=16)
        head.setAlignment(self.course, Qt.AlignmentFlag.AlignTop)
        top = group(column(head, self._strip, self._message, gap=6, margins=(20, 8, 20, 10)))
        inner = column(group(self._days), None, margins=(20, 0, 20, 12))
        self._middle = PageScroll(group(inner))
        self._middle.setAccessibleName("Infusion days")
        foot = Bar("surface", above=False)
        foot.setLayout(
            row(self._back, None, self._save, self._print, gap=10, margins=(20, 9, 20, 9))
        )
        self.setLayout(column(self._banner, top, (self._middle, 1), foot, gap=0))

    def _connect(self) -> None:
        leave = shortcut(self, Qt.Key.Key_Escape)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.back_pressed)
        self._back.clicked.connect(self.back_pressed)
        self._save.clicked.connect(self.save_pressed)
        self._print.clicked.connect(self.print_pressed)
        self.course.chosen.connect(self._tell_course)

    def offer_courses(self, courses: tuple[tuple[str, object], ...], shown: str) -> None:
        """Offer the courses there are; a single one needs no choice."""
        self.course.set_choices(courses)
        self.course.set_value(shown)
        self.course.setVisible(len(courses) > 1)

    def show_card(self, card: ClaimListCard) -> None:
        """Show a course."""
        self._banner.show_card(card.identity)
        self._about.setText(f"{card.heading}, {card.day}   {card.payer}")
        words = f"{card.note} Save or print the list, and hand it to the biller."
        self._strip.show_card(VerdictCard("info", card.totals, words))
        empty(self._days)
        for day in card.days:
            add(self._days, ClaimDay(day))
        tab_as_read(self)

    def begin(self) -> None:
        """Start at the top of another list."""
        self.say("info", "")
        self._middle.verticalScrollBar().setValue(0)
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, state: str, words: str) -> None:
        """Say what came of the last press; empty words say nothing."""
        self._message.say(state, words, "ink")

    def _tell_course(self, course_id: object) -> None:
        self.course_chosen.emit(str(course_id))
