"""How one cell of a table is painted: words, glyph, tag, and its share of the row's marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QStyledItemDelegate

from infusion_planner.domain.frozen import replace
from infusion_planner.ui.easel import LEFT, RIGHT, Easel, Ink, line_height, text_width
from infusion_planner.ui.look import look
from infusion_planner.ui.table_lines import TAG_GAP, broken, one_line, tag_room, tag_width
from infusion_planner.ui.table_widths import GLYPH, GUEST_ROLE, LEFT_PAD, RIGHT_PAD, as_guest

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

    from infusion_planner.ui.table import Column, Index, LineTable
    from infusion_planner.ui.table_lines import Pair
    from infusion_planner.ui.table_room import ColumnRoom

_BARE_TONES = {"noteval": "ink3", "lock": "ink2"}


class CellDelegate(QStyledItemDelegate):
    """Paint one cell: its words, its glyph, its tag, and its share of the row's marks.

    Args:
        view: shows the table; it owns this object.
        table: what is read.
        rooms: how wide its columns are.
    """

    def __init__(self, view: QTableView, table: LineTable, rooms: ColumnRoom) -> None:
        super().__init__(view)
        self._view = view
        self._table = table
        self._rooms = rooms

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        painter.save()
        on = Easel(painter, look())
        selected = self._view.selectionModel().isSelected(index)
        cell = QRectF(option.rect)
        if selected:
            on.fill(cell, "accent_soft")
        on.across(cell.left(), cell.right(), cell.bottom() - on.hair)
        if selected and index.column() == self._shown()[0]:
            on.fill(QRectF(cell.left(), cell.top(), 3, cell.height()), "accent_text")
        self._paint_words(on, cell, index)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            self._paint_ring(on, cell, index.column())
        painter.restore()

    def _paint_words(self, on: Easel, cell: QRectF, index: Index) -> None:
        # asked of the line itself: through the model's roles a page of cells takes twice as long
        column, line = self._table.columns[index.column()], self._table.line(index)
        place = index.column()
        room = cell.adjusted(LEFT_PAD, 0, -RIGHT_PAD, 0)
        words, tag, tone = column.words(line), column.tag(line), column.tone
        glyph = on.icon_size(GLYPH) + 6 if column.state(line) else 0
        room.setLeft(room.left() + glyph)
        long = one_line(column, (words, tag), narrow=True) > room.width()
        breaks = long and self._rooms.may_break(place)
        rooms = _lines_of(max(self._rooms.lines, 2 if breaks else 1), room, column)
        first = rooms[0]
        if glyph:
            tone = self._paint_glyph(on, QPointF(cell.left() + LEFT_PAD, first.center().y()), index)
        align = RIGHT if column.right else LEFT
        narrow = self._rooms.is_narrow(place)
        ink = Ink(column.role, tone, align, squeeze=True, narrow=narrow)
        guest = self._rooms.guests.get(place)
        if breaks:
            own = rooms if guest is None else rooms[:-1]
            words, first = _start(on, own, column, (words, tag), ink)
            ink = replace(ink, narrow=True)
        _paint_line(on, first, words, tag, ink)
        if guest is not None:
            _paint_under(on, rooms[rooms.index(first) + 1 :], guest, line, align)

    def _paint_glyph(self, on: Easel, at: QPointF, index: Index) -> str:
        """Paint the glyph of a line's state, and give the tone of its words."""
        column, line = self._table.columns[index.column()], self._table.line(index)
        state = column.state(line)
        tone = _BARE_TONES.get(state, state)
        on.icon(at.x(), at.y(), state, tone, size=GLYPH)
        return tone

    def _shown(self) -> list[int]:
        count = self._table.columnCount()
        return [place for place in range(count) if not self._view.isColumnHidden(place)]

    def _paint_ring(self, on: Easel, cell: QRectF, column: int) -> None:
        shown = self._shown()
        edges = [
            QRectF(cell.left(), cell.top(), cell.width(), 2),
            QRectF(cell.left(), cell.bottom() - 2, cell.width(), 2),
        ]
        if column == shown[0]:
            edges.append(QRectF(cell.left(), cell.top(), 2, cell.height()))
        if column == shown[-1]:
            edges.append(QRectF(cell.right() - 2, cell.top(), 2, cell.height()))
        for edge in edges:
            on.fill(edge, "focus")


def _lines_of(count: int, room: QRectF, column: Column) -> list[QRectF]:
    """Give the room of each line, one under the other in the middle of the row."""
    if count == 1:
        return [room]
    height = line_height(column.role)
    top = room.center().y() - count * height / 2
    return [QRectF(room.left(), top + n * height, room.width(), height) for n in range(count)]


def _start(
    on: Easel, rooms: list[QRectF], column: Column, pair: Pair, ink: Ink
) -> tuple[str, QRectF]:
    """Paint all lines but the last that is needed, and give the words and the room of that."""
    words, tag = pair
    for room in rooms[:-1]:
        if one_line(column, (words, tag), narrow=True) <= room.width():
            return words, room
        said, words = broken(column, words, room.width())
        # only its tag goes on in the next line
        on.text(room, said, replace(ink, narrow=bool(words)))
    return words, rooms[-1]


def _paint_under(
    on: Easel, rooms: list[QRectF], guest: Column, line: object, align: Qt.AlignmentFlag
) -> None:
    """Paint what a column says that stands under another one."""
    ink = Ink(GUEST_ROLE, guest.tone, align, squeeze=True, narrow=True)
    words, room = _start(on, rooms, as_guest(guest), (guest.words(line), ""), ink)
    _paint_line(on, room, words, "", ink)


def _paint_line(on: Easel, room: QRectF, words: str, tag: str, ink: Ink) -> None:
    """Paint words in one line, and the tag right after them."""
    if not tag:
        on.text(room, words, ink)
        return
    width = tag_width(tag)
    narrow = ink.narrow or text_width(words, ink.role) + tag_room(tag) > room.width()
    after = room.left()
    if words:
        after += text_width(words, ink.role, narrow=narrow) + TAG_GAP
    left = max(room.left(), min(after, room.right() - width))
    height = line_height("small") + 3
    box = QRectF(left, room.center().y() - height / 2, width, height)
    on.box(box, fill="override_soft", line="override_line", radius=3)
    on.text(box.adjusted(6, 0, 0, 0), tag, Ink("small", "override"))
    if words:
        on.text(QRectF(room.left(), room.top(), left - 6 - room.left(), room.height()), words, ink)
