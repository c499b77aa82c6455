"""How a row of the board is painted: three lines on one grid in every column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from infusion_planner.ui.easel import Easel, Ink, line_height, text_width
from infusion_planner.ui.look import look
from infusion_planner.ui.today.lines import CHAIR, NO_CHAIR, PATIENT, STATE, TIME, BoardLines
from infusion_planner.ui.today.plot import DayScale, paint_hours, paint_now, paint_row

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QTableView

    from infusion_planner.cards.today_board import BoardRow
    from infusion_planner.ui.table import Index

_LEFT, _TOP = 12, 8
_GAP = 3
_SOLID = {
    "blocked": ("blocked_fill", "on_blocked"),
    "infusing": ("infusing_fill", "on_infusing"),
    "paused": ("infusing_fill", "on_infusing"),
}
_DASHED = frozenset({"planned", "noshow"})
_BARE = frozenset({"done"})


class BoardCell(QStyledItemDelegate):
    """Paint the cells of the board.

    Attributes:
        scale: the hours drawn, and the minute it is.
    """

    def __init__(self, view: QTableView, lines: BoardLines) -> None:
        super().__init__(view)
        self._view = view
        self._lines = lines
        self.scale = DayScale()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Take three lines and the padding."""
        return QSize(10, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        painter.save()
        on = Easel(painter, look())
        cell = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        on.fill(cell, "accent_soft" if chosen else "surface")
        on.across(cell.left(), cell.right(), cell.bottom() - on.hair)
        painter.setClipRect(cell)
        _PAINT[index.column()](on, cell, self._lines.rows[index.row()], self.scale)
        if chosen and index.column() == CHAIR:
            on.fill(QRectF(cell.left(), cell.top(), 3, cell.height()), "accent_text")
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            _paint_ring(on, cell, index.column(), self._last())
        painter.restore()

    def _last(self) -> int:
        return STATE if self._view.isColumnHidden(TIME) else TIME


def row_height() -> int:
    """Give the height of a row at this text size."""
    return badge_height() + 2 * line_height("small") + 2 * _TOP + 2 * _GAP


def badge_height() -> int:
    """Give the height of a badge at this text size."""
    return line_height("smallb") + 5


def paint_badge(on: Easel, left: float, top: float, state: str, word: str) -> None:
    """Paint a state with its glyph, word and ground."""
    width = text_width(word, "smallb") + on.icon_size(14) + 20
    rect = QRectF(left, top, width, badge_height())
    ground, tone = _SOLID.get(state, (f"{state}_soft", state))
    line = None if state in _SOLID else f"{state}_line"
    if state not in _BARE:
        dash = (3.0, 2.5) if state in _DASHED else ()
        on.box(rect, fill=ground, line=line, radius=4, dash=dash)
    knock = "surface" if state in _BARE else ground
    on.icon(left + 7, rect.center().y(), state, tone, size=14, knock=knock)
    words = rect.adjusted(12 + on.icon_size(14), 0, -7, 0)
    on.text(words, word, Ink("smallb", tone))


def _rows(cell: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    top, first, small = cell.top() + _TOP, badge_height(), line_height("small")
    left, width = cell.left() + _LEFT, cell.width() - _LEFT - 4
    second = top + first + _GAP
    return (
        QRectF(left, top, width, first),
        QRectF(left, second, width, small),
        QRectF(left, second + small + _GAP, width, small),
    )


def _paint_chair(on: Easel, cell: QRectF, row: BoardRow, _scale: DayScale) -> None:
    first = _rows(cell)[0]
    if row.chair:
        on.text(first, row.chair, Ink("bodyb", squeeze=True))
    else:
        on.icon(first.left(), first.center().y(), "chair", "override")
        words = Ink("smallb", "override", squeeze=True)
        on.text(_rows(cell)[1], NO_CHAIR, words)


def _paint_patient(on: Easel, cell: QRectF, row: BoardRow, _scale: DayScale) -> None:
    first, second, third = _rows(cell)
    on.text(first, row.name, Ink("bodyb", squeeze=True))
    on.text(second, row.ids, Ink("small", "ink2", squeeze=True))
    if row.similar:
        on.icon(third.left(), third.center().y(), "similar", "override", size=12)
        words = third.adjusted(on.icon_size(12) + 5, 0, 0, 0)
        on.text(words, row.similar, Ink("small", "override", squeeze=True))


def _paint_state(on: Easel, cell: QRectF, row: BoardRow, _scale: DayScale) -> None:
    first, second, third = _rows(cell)
    paint_badge(on, first.left(), first.top(), row.state, row.word)
    role = "small" if row.next_tone == "ink2" else "smallb"
    on.text(second, row.next_words, Ink(role, row.next_tone, squeeze=True))
    on.text(third, row.course, Ink("small", "ink2", squeeze=True))


def _paint_time(on: Easel, cell: QRectF, row: BoardRow, scale: DayScale) -> None:
    paint_hours(on, cell, scale)
    paint_row(on, cell, row, scale)
    paint_now(on, cell, scale)


def _paint_ring(on: Easel, cell: QRectF, column: int, last: int) -> None:
    edges = [
        QRectF(cell.left(), cell.top(), cell.width(), 2),
        QRectF(cell.left(), cell.bottom() - 2, cell.width(), 2),
    ]
    if column == CHAIR:
        edges.append(QRectF(cell.left(), cell.top(), 2, cell.height()))
    if column == last:
        edges.append(QRectF(cell.right() - 2, cell.top(), 2, cell.height()))
    for edge in edges:
        on.fill(edge, "focus")


_PAINT = {CHAIR: _paint_chair, PATIENT: _paint_patient, STATE: _paint_state, TIME: _paint_time}
