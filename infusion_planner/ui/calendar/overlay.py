"""What goes over the courses of a board: the ghost, where it came from, and the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF

from infusion_planner.ui.calendar.carried import Board
from infusion_planner.ui.calendar.ribbons import (
    paint_first_fit,
    paint_ghost,
    paint_left,
    ribbon_box,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect

    from infusion_planner.ui.calendar.carried import DayCarrier
    from infusion_planner.ui.calendar.ghost import Ghost
    from infusion_planner.ui.easel import Easel

_RING = 1
"""Pixels from the edge of a cell to the ring; a ribbon begins where the ring ends."""
_DAY = 2
"""Pixels by which the ring is thicker over and under the day within a ribbon."""


class Shown(Board, Protocol):
    """The board that it is painted over."""

    ghost: Ghost | None
    carrier: DayCarrier

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:  # as Qt calls it
        """Give the room of a cell."""


def ghost_cells(view: Shown, ghost: Ghost) -> QRectF:
    """Give the room of the days the ghost stands on."""
    lens = view.cells.lens
    length = (lens.length if lens else None) or 1
    return view.cells_rect(ghost.row, ghost.column, ghost.column + length - 1)


def led_cells(view: Shown) -> QRectF:
    """Give the room of the ghost, or of the day that is carried; none of neither."""
    day = view.carrier.day
    if view.ghost is not None:
        return ghost_cells(view, view.ghost)
    return view.cells_rect(day.row, day.column, day.column) if day is not None else QRectF()


def paint_over(on: Easel, view: Shown) -> None:
    """Paint the first days that fit, or the ghost over where its plan lies."""
    view.carrier.paint(on)
    if view.ghost is None:
        _paint_target(on, view)
    else:
        _paint_ghost(on, view, view.ghost)


def _paint_target(on: Easel, view: Shown) -> None:
    lens, board = view.cells.lens, view.cells.board
    if lens is None or lens.first_fit is None:
        return
    column, row = board.column(lens.first_fit), len(board.rows) - 1
    if column is not None and board.rows[row].at(column) is None:
        last = column + (lens.length or 1) - 1
        paint_first_fit(on, ribbon_box(view.cells_rect(row, column, last)))


def _paint_ghost(on: Easel, view: Shown, ghost: Ghost) -> None:
    lens = view.cells.lens
    if lens is None:
        return
    for place, row in enumerate(view.cells.board.rows):
        for ribbon in row.ribbons:
            if lens.course_id and ribbon.course_id == lens.course_id:
                paint_left(on, ribbon_box(view.cells_rect(place, ribbon.first, ribbon.last)))
    mrn = lens.ids.partition("MRN ")[2]
    words = (lens.name, f"{mrn}  {lens.course}")
    paint_ghost(on, ribbon_box(ghost_cells(view, ghost)), words, ghost.state)


def paint_cursor(on: Easel, view: Shown) -> None:
    """Paint the ring around a free day, or around a course, thicker at the day in it."""
    here = view.currentIndex()
    if not here.isValid():
        return
    ribbon, day = view.cells.ribbon(here), QRectF(view.visualRect(here))
    if ribbon is None:
        on.ring(day.adjusted(_RING, _RING, -_RING, -_RING), 4)
        return
    # its words run over several days, and no line may go through them
    around = view.cells_rect(here.row(), ribbon.first, ribbon.last)
    on.box(around.adjusted(_RING, _RING, -_RING, -_RING), line="focus", radius=6, stroke=2)
    if ribbon.first == ribbon.last:
        return
    thick = _RING + 2 + _DAY
    inner = day.adjusted(thick, 0, -thick, 0)
    for top in (day.top(), day.bottom() - thick):
        on.fill(QRectF(inner.left(), top, inner.width(), thick), "focus")
