"""The part of the board that stays while a ghost goes over it, drawn once and kept as a picture."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from infusion_planner.ui.calendar.ribbons import paint_ribbon, ribbon_box, shade
from infusion_planner.ui.easel import Easel
from infusion_planner.ui.look import look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from infusion_planner.cards.calendar_board import Ribbon
    from infusion_planner.ui.calendar.model import BoardModel

Key = tuple[object, ...]
Paint = Callable[[Easel, QRectF], None]
_KEPT = 400


class StillPicture:
    """Keep the days, their shading and the courses as they are in sight.

    It is drawn anew when the board is scrolled, resized or given another look, and when it was
    told to forget, as other days or another lens are shown.
    """

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._key: Key = ()
        self._pieces = _Pieces()

    def forget(self) -> None:
        """Let it be drawn anew."""
        self._key = ()

    def taken(self, view: QTableView, cells: BoardModel) -> QPixmap:
        """Give the picture of what is in sight."""
        key = _key(view)
        if key != self._key:
            self._picture = _drawn(view, cells, self._pieces)
            self._key = key
        return self._picture


class _Pieces:
    """Shaded columns and ribbons, each drawn once: most are the same in the next picture."""

    def __init__(self) -> None:
        self._drawn: dict[Key, QPixmap] = {}

    def shade(self, on: Easel, box: QRect, kind: str) -> None:
        """Shade some columns; thousands of dots take longer than all courses."""
        self._put(on, box, (kind,), lambda at, room: shade(at, room, kind))

    def ribbon(self, on: Easel, box: QRect, ribbon: Ribbon, *, chosen: bool) -> None:
        """Paint one ribbon."""
        self._put(
            on,
            box,
            (ribbon, chosen),
            lambda at, room: paint_ribbon(at, ribbon_box(room), ribbon, chosen=chosen),
        )

    def _put(self, on: Easel, box: QRect, what: Key, paint: Paint) -> None:
        if not _is_on_pixels(on, box):
            # a piece between two pixels would be blurred
            paint(on, QRectF(box))
            return
        key: Key = (*what, box.width(), box.height(), on.ratio, on.theme)
        if key not in self._drawn:
            if len(self._drawn) >= _KEPT:
                self._drawn.clear()
            self._drawn[key] = _piece(on, box.size(), paint)
        on.painter.drawPixmap(box.topLeft(), self._drawn[key])


def _is_on_pixels(on: Easel, box: QRect) -> bool:
    edges = (box.left(), box.top(), box.width(), box.height())
    return all((edge * on.ratio).is_integer() for edge in edges)


def _piece(on: Easel, size: QSize, paint: Paint) -> QPixmap:
    picture = _empty(size, on.ratio)
    painter = QPainter(picture)
    try:
        paint(Easel(painter, on.look), QRectF(0, 0, size.width(), size.height()))
    finally:
        painter.end()
    return picture


def _empty(size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size.width() * ratio), round(size.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def rect_of(view: QTableView, row: int, first: int, last: int) -> QRectF:
    """Give the room of some days of a row; days beyond the last column have none."""
    last = min(last, view.model().columnCount() - 1)
    left = view.columnViewportPosition(first)
    right = view.columnViewportPosition(last) + view.columnWidth(last)
    return QRectF(left, view.rowViewportPosition(row), right - left, view.rowHeight(row))


def _key(view: QTableView) -> Key:
    port = view.viewport()
    offsets = view.horizontalOffset(), view.verticalOffset()
    return (port.size(), port.devicePixelRatioF(), *offsets, look().theme)


def _drawn(view: QTableView, cells: BoardModel, pieces: _Pieces) -> QPixmap:
    port = view.viewport()
    picture, worn = _empty(port.size(), port.devicePixelRatioF()), look()
    picture.fill(worn.theme.color("surface"))
    painter = QPainter(picture)
    try:
        on = Easel(painter, worn)
        _paint_ground(on, view, cells, pieces)
        _paint_ribbons(on, view, cells, pieces)
    finally:
        painter.end()
    return picture


def _paint_ground(on: Easel, view: QTableView, cells: BoardModel, pieces: _Pieces) -> None:
    """Shade the days on which day 1 is not legal, and draw the lines."""
    rows, days = cells.board.rows, cells.board.days
    if not rows:
        return
    bottom = view.rowViewportPosition(len(rows) - 1) + view.rowHeight(len(rows) - 1)
    seen = min(bottom, view.viewport().height())
    for kind, group in groupby(range(len(days)), key=lambda place: _kind(cells, place)):
        places = list(group)
        left = view.columnViewportPosition(places[0])
        right = view.columnViewportPosition(places[-1]) + view.columnWidth(places[-1])
        if kind:
            pieces.shade(on, QRect(left, 0, right - left, seen), kind)
    for place, day in enumerate(days):
        on.down(0, seen, view.columnViewportPosition(place), "line2" if day.week else "line")
    wide = view.viewport().width()
    for place, row in enumerate(rows):
        if row.name:
            on.across(0, wide, view.rowViewportPosition(place))


def _kind(cells: BoardModel, place: int) -> str:
    lens = cells.lens
    if lens is not None and not lens.days[place].is_legal:
        return lens.days[place].kind
    return "closed" if cells.board.days[place].closed else ""


def _paint_ribbons(on: Easel, view: QTableView, cells: BoardModel, pieces: _Pieces) -> None:
    """Paint the courses of the rows in sight, row by row."""
    course = cells.lens.course_id if cells.lens else ""
    high = view.viewport().height()
    for place, row in enumerate(cells.board.rows):
        top = view.rowViewportPosition(place)
        if top + view.rowHeight(place) < 0 or top > high:
            continue
        for ribbon in row.ribbons:
            room = rect_of(view, place, ribbon.first, ribbon.last).toRect()
            chosen = bool(course) and ribbon.course_id == course
            pieces.ribbon(on, room, cells.face(ribbon), chosen=chosen)
