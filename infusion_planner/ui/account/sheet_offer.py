"""The page that asks for the recovery sheet when nobody confirmed that it is on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.forms.clock import WallClock
from infusion_planner.ui.forms.head import Foot
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.scroll import PageScroll

if TYPE_CHECKING:
    from infusion_planner.ui.accounts import RecoverySheets
    from infusion_planner.ui.doors import Doors

_WHAT = (
    "Nobody has confirmed yet that the recovery sheet is printed and put away. It opens the"
    " records when every password is lost; without it they would stay closed for good."
)
_HAVE = "If it lies sealed in its place, say so. You are not asked again."
_NEW = "Otherwise make a new sheet now and print it. The one before opens nothing any more then."


class SheetOffer(QWidget):
    """Offer to make the sheet again.

    Signals:
        make_pressed(), have_pressed(), later_pressed(): what they say.
    """

    make_pressed = Signal()
    have_pressed = Signal()
    later_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.band = Band("Something is left to do. No patient is named here.")
        self._make = Button("&Make a new sheet", "primary", size=36)
        self._have = Button("We &have the sheet", size=36)
        self._later = Button("&Later", size=36)
        self._foot = Foot(self._later, self._have, self._make)
        card = Card()
        card.setAccessibleName("Recovery sheet")
        card.add(*(Label(words, "body", "ink2", wrap=True) for words in (_WHAT, _HAVE, _NEW)))
        form = group(column(Label("Is the recovery sheet on paper?", "title"), card, None, gap=12))
        form.setMaximumWidth(720)
        page = group(row((form, 10), (QWidget(), 1), gap=0, margins=(24, 24, 24, 16)))
        right = column((PageScroll(page), 1), self._foot, gap=0)
        self.setLayout(row(self.band, (group(right), 1), gap=0))
        self._make.clicked.connect(self._ask_make)
        self._have.clicked.connect(self._say_have)
        self._later.clicked.connect(self._put_off)

    def start(self) -> None:
        """Start on the answer that changes nothing."""
        self._later.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, words: str) -> None:
        """Say why it was not done."""
        self._foot.show_refusal(words)

    def _ask_make(self) -> None:
        self.make_pressed.emit()

    def _say_have(self) -> None:
        self.have_pressed.emit()

    def _put_off(self) -> None:
        self.later_pressed.emit()


class SheetOfferPresenter(QObject):
    """Makes the sheet again, or notes that it is there.

    Args:
        sheets: the sheet that is due.
        doors: the callables behind the window.
        panel: the page; it owns this object.

    Signals:
        made: the card of the new sheet, which is to be printed.
        finished: nothing is left to do now.
    """

    made = Signal(object)
    finished = Signal()

    def __init__(self, sheets: RecoverySheets, doors: Doors, panel: SheetOffer) -> None:
        super().__init__(panel)
        self._sheets = sheets
        self._panel = panel
        self._clock = WallClock(doors.now, self)
        self._clock.ticked.connect(panel.band.show_clock)
        panel.make_pressed.connect(self._make)
        panel.have_pressed.connect(self._confirm)
        panel.later_pressed.connect(self._put_off)

    def start(self) -> None:
        """Ask."""
        self._clock.start()
        self._panel.start()

    def _make(self) -> None:
        try:
            card = self._sheets.make()
        except PlannerError as refusal:
            self._panel.show_refusal(str(refusal))
        else:
            self.made.emit(card)

    def _confirm(self) -> None:
        try:
            self._sheets.confirm()
        except PlannerError as refusal:
            self._panel.show_refusal(str(refusal))
        else:
            self.finished.emit()

    def _put_off(self) -> None:
        self._sheets.put_off()
        self.finished.emit()
