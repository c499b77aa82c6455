"""What the calendar is painted with: a ribbon in each state, a ghost, and the shadings."""

from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.calendar_board import Ribbon
from infusion_planner.ui.calendar.legend import Legend
from infusion_planner.ui.calendar.ribbons import paint_first_fit, paint_ghost, paint_ribbon
from infusion_planner.ui.easel import easel, line_height
from infusion_planner.ui.kit.badge import Picture
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.look import look

_WIDE = 196
_STATES = (
    ("planned", "Planned, 7 facts to come", "C1"),
    ("override", "Override needed", "C1"),
    ("ready", "Ready", "C2"),
    ("blocked", "Blocked, SCREEN-2", "C2"),
    ("infusing", "Begun", "C1"),
    ("done", "Given", "C2"),
    ("noteval", "Restricted", ""),
)


def board_card() -> QWidget:
    """Show what lies on the calendar."""
    card = Card("Calendar: courses, a ghost, the first fit, shadings")
    pictures = (*(_RibbonPicture(_ribbon(*state)) for state in _STATES), _Ghosts())
    card.add(group(column(*pictures, gap=4)), Legend())
    return card


def _ribbon(state: str, word: str, tag: str) -> Ribbon:
    return Ribbon(
        course_id="",
        patient_id="",
        name="TREETAWTCHAIWONG, Lertchai (Ms)",
        short_names=("TREETAWTCHAIWONG, Lertchai", "TREETAWTCHAIWONG, L.", "TREETAWTCHAIWONG"),
        born="09-Mar-1988",
        mrn="0399902",
        tag=tag,
        days="day 1 to 5" if tag else "",
        state=state,
        word=word,
        first=0,
        last=4,
        numbers=(1, 2, 3, 4, 5),
        infusions=("", "", "", "", ""),
        length=5,
        start_on=date(2026, 11, 30),
        movable=True,
    )


def _high() -> int:
    return 3 * line_height("smallb") + 6


class _RibbonPicture(Picture):
    """A ribbon in one state."""

    def __init__(self, ribbon: Ribbon) -> None:
        super().__init__()
        self._ribbon = ribbon

    def sizeHint(self) -> QSize:
        """Grow with the text."""
        return QSize(look().theme.length(_WIDE), _high())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with easel(self) as on:
            paint_ribbon(on, QRectF(self.rect()), self._ribbon, chosen=False)


class _Ghosts(Picture):
    """A ghost that a rule blocks, and the first days that fit."""

    def sizeHint(self) -> QSize:
        """Grow with the text."""
        return QSize(look().theme.length(2 * _WIDE), _high())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        half = self.width() / 2
        with easel(self) as on:
            left = QRectF(0, 0, half - 4, self.height())
            paint_ghost(on, left, ("LEE, Sam (Mr)", "0410077  course 2, 3 days"), "blocked")
            paint_first_fit(on, QRectF(half + 4, 0, half - 4, self.height()))
