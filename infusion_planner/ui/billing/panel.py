"""The page of the list for the biller: places the card and tells what was pressed."""

from PySide6.QtCore import Signal

from infusion_planner.cards.claim_list import ClaimListCard
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.billing.day import ClaimDay
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.given_course.panel import GivenCoursePanel
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.layout import add, column, empty, group, row
from infusion_planner.ui.kit.verdict import VerdictStrip

_COURSE_WIDTH = 220


class ClaimsPanel(GivenCoursePanel):
    """Show what is handed to the biller of one course.

    Signals:
        save_pressed(): save the list as a table.
        print_pressed(): print it.
    """

    save_pressed = Signal()
    print_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(VerdictStrip(), _COURSE_WIDTH)
        self._save = Button("&Save table", icon="file", key="Ctrl+S")
        self._print = Button("&Print list", "primary", icon="print", key="Ctrl+P")
        self._days = column(gap=10)
        inner = column(group(self._days), None, margins=(20, 0, 20, 12))
        foot = row(self._back, None, self._save, self._print, gap=10, margins=(20, 9, 20, 9))
        self._place("Claim hand-off", group(inner), "Infusion days", foot)
        self._save.clicked.connect(self.save_pressed)
        self._print.clicked.connect(self.print_pressed)

    def show_card(self, card: ClaimListCard) -> None:
        """Show a course."""
        self._banner.show_card(card.identity)
        self._about.setText(f"{card.heading}, {card.day}   {card.payer}")
        words = f"{card.totals}. {card.note} Save or print the list, and hand it to the biller."
        self._strip.show_card(VerdictCard("info", "Totals", words))
        empty(self._days)
        for day in card.days:
            add(self._days, ClaimDay(day))
        tab_as_read(self)
