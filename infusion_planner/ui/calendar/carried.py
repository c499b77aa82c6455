"""One day of a course that has begun, on its way to another day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.wording import day_words
from infusion_planner.ui.calendar.ribbons import RADIUS, ribbon_box
from infusion_planner.ui.easel import MIDDLE, Ink, text_width
from infusion_planner.ui.kit.label import announce

_PAD = 2

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QRectF
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.calendar_board import Ribbon
    from infusion_planner.cards.verdict import VerdictCard
    from infusion_planner.ui.calendar.model import BoardModel
    from infusion_planner.ui.easel import Easel


class CarriedDay(Frozen):
    """A day that is carried by mouse or by key; nothing moves before it is asked for.

    Attributes:
        course_id: the course's row id.
        infusion_id: the infusion's row id.
        words: `LEE, day 3`, and shorter ones for a narrow day.
        row: where its ribbon lies.
        column: the day it stands on now.
        home: the day it was taken from.
        verdict: what the rules say of it there; None as long as they were not asked.
    """

    course_id: str
    infusion_id: str
    words: tuple[str, ...]
    row: int
    column: int
    home: int
    verdict: VerdictCard | None = None

    @property
    def state(self) -> str:
        """The verdict in one word."""
        return self.verdict.state if self.verdict is not None else "info"


def carried_day(ribbon: Ribbon, column: int, row: int) -> CarriedDay | None:
    """Take up a day of a ribbon; None where the whole course moves, or the day was given."""
    place = column - ribbon.first
    if ribbon.movable or not 0 <= place < len(ribbon.infusions) or not ribbon.infusions[place]:
        return None
    number = ribbon.numbers[place]
    words = (f"{ribbon.short_names[-1]}, day {number}", f"Day {number}", str(number))
    return CarriedDay(ribbon.course_id, ribbon.infusions[place], words, row, column, column)


class Board(Protocol):
    """The board that a day is carried over."""

    @property
    def cells(self) -> BoardModel:
        """Give its cells."""

    def cells_rect(self, row: int, first: int, last: int) -> QRectF:
        """Give the room of some days of a row."""

    def currentIndex(self) -> QModelIndex:  # as Qt calls it
        """Give the cell of the cursor."""

    def viewport(self) -> QWidget:
        """Give what is painted on."""


class DayCarrier(QObject):
    """Carry one day of a course that has begun over the board.

    Attributes:
        day: what is carried; None for nothing.

    Signals:
        carried(object): the `CarriedDay` on the day it was carried to; None when it is let go.
        dropped(object): the `CarriedDay` that was let go on another day.
    """

    carried = Signal(object)
    dropped = Signal(object)

    def __init__(self, board: Board, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self.day: CarriedDay | None = None

    def by_key(self, step: int) -> bool:
        """Carry the day under the cursor on; False where none can be taken up."""
        here, day = self._board.currentIndex(), self.day
        ribbon = self._board.cells.ribbon(here)
        if day is None and ribbon is not None:
            day = carried_day(ribbon, here.column(), here.row())
        if day is not None:
            self._carry(day, day.column + step)
        return day is not None

    def by_mouse(self, ribbon: Ribbon, place: int, row: int, column: int) -> bool:
        """Carry a day of a ribbon to a column; False where it cannot be taken up."""
        day = carried_day(ribbon, ribbon.first + place, row)
        if day is not None:
            self._carry(day, column)
        return day is not None

    def _carry(self, day: CarriedDay, column: int) -> None:
        most = self._board.cells.columnCount() - 1
        place = min(max(column, 0), most)
        if self.day is not None and place == self.day.column and self.day.verdict is not None:
            # the mouse moved within the day
            return
        self.day = replace(day, column=place, verdict=None)
        self.carried.emit(self.day)
        self._board.viewport().update()
        on = self._board.cells.board.days[place].on
        said = f". {self.day.verdict.spoken}" if self.day.verdict is not None else ""
        announce(self._board.viewport(), f"{day.words[0]}, to {day_words(on)}{said}")

    def judge(self, verdict: VerdictCard) -> None:
        """Take what the rules say of the day where it stands."""
        if self.day is not None:
            self.day = replace(self.day, verdict=verdict)

    def let_go(self, *, drops: bool) -> None:
        """Carry nothing any more."""
        day, self.day = self.day, None
        if day is None:
            return
        self.carried.emit(None)
        self._board.viewport().update()
        if drops and day.column != day.home:
            self.dropped.emit(day)

    def paint(self, on: Easel) -> None:
        """Paint the day where it stands."""
        day = self.day
        if day is not None:
            box = ribbon_box(self._board.cells_rect(day.row, day.column, day.column))
            soft, line = f"{day.state}_soft", day.state
            on.box(box, fill=soft, line=line, radius=RADIUS, stroke=2)
            room = box.adjusted(_PAD, 0, -_PAD, 0)
            fits = (w for w in day.words if text_width(w, "smallb", narrow=True) <= room.width())
            on.text(room, next(fits, day.words[-1]), Ink("smallb", "ink", MIDDLE, narrow=True))
