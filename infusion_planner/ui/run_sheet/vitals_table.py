"""The sets of vital signs as rows, with their heads in two lines."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from infusion_planner.cards.run_sheet import VitalLine
from infusion_planner.ui.easel import Easel, Ink, easel, line_height, text_width
from infusion_planner.ui.look import look
from infusion_planner.ui.table import Index

HEADS = (
    ("Time", ""),
    ("BP", "mmHg"),
    ("Pulse", "per min"),
    ("Temp", "°C"),
    ("SpO2", "%"),
    ("Resp", "per min"),
    ("Pain", "0 to 10"),
    ("Symptoms", ""),
    ("By", ""),
)
FIELDS = ("", "bp", "pulse", "temperature_c", "saturation", "breaths", "pain", "note", "")
_WIDTHS = (66, 116, 66, 66, 58, 66, 62, 0, 40)
_TEXT = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
_NOTE = 7
_BY = 8
_NOWHERE = QModelIndex()
_PAD = 10


def column_rooms(width: int) -> tuple[tuple[int, int], ...]:
    """Give (left, width) of each column; the symptoms take what is left."""
    wide = [look().theme.length(each) for each in _WIDTHS]
    wide[_NOTE] = max(look().theme.length(90), width - sum(wide))
    return tuple((sum(wide[:place]), each) for place, each in enumerate(wide))


def cell_words(line: VitalLine, place: int) -> str:
    """Word one cell."""
    match FIELDS[place]:
        case "bp":
            upper, lower = line.measure("systolic").words, line.measure("diastolic").words
            return f"{upper or '-'}/{lower or '-'}" if upper or lower else ""
        case "note":
            return " ".join(part for part in (line.note, line.old) if part)
        case "":
            return line.by if place == _BY else line.time
        case field:
            return line.measure(field).words


def cell_alert(line: VitalLine, place: int) -> tuple[str, str]:
    """Give (why, change) of what is marked in a cell; empty for nothing."""
    fields = ("systolic", "diastolic") if FIELDS[place] == "bp" else (FIELDS[place],)
    marked = [each for each in line.values if each.field in fields and each.alert]
    why = "; ".join(each.alert for each in marked)
    return why, next((each.change for each in marked if each.change), "")


class VitalRows(QAbstractTableModel):
    """Give the sets, cell by cell."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[VitalLine, ...] = ()

    def show_lines(self, lines: tuple[VitalLine, ...]) -> None:
        """Show the sets; those that stand there already are not drawn again."""
        known = len(self.lines)
        if lines == self.lines:
            return
        if known and lines[:known] == self.lines:
            self.beginInsertRows(_NOWHERE, known, len(lines) - 1)
            self.lines = lines
            self.endInsertRows()
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of sets."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell in words; a screen reader hears its head and why it is marked."""
        if not index.isValid() or role not in _TEXT:
            return None
        line, place = self.lines[index.row()], index.column()
        words = cell_words(line, place)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        why, _ = cell_alert(line, place)
        marked = f", marked: {why}" if why else ""
        return f"{' '.join(HEADS[place]).strip()}: {words or 'nothing'}{marked}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give the head of a column."""
        if orientation == Qt.Orientation.Horizontal and role in _TEXT:
            return " ".join(HEADS[section]).strip()
        return None


_LEAST_ROWS, _FEW_ROWS = 5, 8
_NO_LIMIT = (1 << 24) - 1
"""What Qt takes for no limit of a height."""


class _Cell(QStyledItemDelegate):
    def __init__(self, view: QTableView, rows: VitalRows) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        on = Easel(painter, look())
        cell = QRectF(option.rect)
        line, place = self._rows.lines[index.row()], index.column()
        on.across(cell.left(), cell.right(), cell.bottom() - on.hair)
        current = self._view.currentIndex().row() == index.row()
        if self._view.hasFocus() and current:
            on.fill(cell, "accent_soft")
        room = cell.adjusted(_PAD, 0, -4, 0)
        why, change = cell_alert(line, place)
        words = line.note if FIELDS[place] == "note" else cell_words(line, place)
        bold = bool(why) or place == 0
        tone = "ink" if line.entry_id else "ink3"
        on.text(room, words, Ink("bodyb" if bold else "body", tone, squeeze=True))
        after = text_width(words, "bodyb" if bold else "body") + 6
        if why:
            self._paint_mark(on, room.adjusted(after, 0, 0, 0), change)
        elif FIELDS[place] == "note" and line.old:
            _paint_struck(on, room.adjusted(after if words else 0, 0, 0, 0), line.old)
        painter.restore()

    def _paint_mark(self, on: Easel, room: QRectF, change: str) -> None:
        on.icon(room.left(), room.center().y(), "override", "override", size=12)
        words = room.adjusted(on.icon_size(12) + 4, 0, 4, 0)
        if change and text_width(change, "smallb", narrow=True) <= words.width():
            on.text(words, change, Ink("smallb", "override", narrow=True))


def _paint_struck(on: Easel, room: QRectF, words: str) -> None:
    width = min(room.width(), text_width(words, "small", narrow=True))
    on.text(room, words, Ink("small", "ink3", narrow=True))
    on.across(room.left(), room.left() + width, room.center().y(), "ink3")


class _Head(QHeaderView):
    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(10, line_height("smallm") + line_height("small") + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        port = self.viewport()
        with easel(port) as on:
            on.fill(QRectF(port.rect()), "well")
            for place, (words, unit) in enumerate(HEADS):
                left = self.sectionViewportPosition(place) + _PAD
                first = QRectF(left, 4, self.sectionSize(place) - _PAD, line_height("smallm"))
                on.text(first, words, Ink("smallm", "ink2"))
                under = first.translated(0, first.height())
                on.text(under, unit, Ink("small", "ink3", squeeze=True))
            on.across(0, port.width(), port.height() - on.hair, "line2")


class VitalTable(QTableView):
    """Show the sets; up and down go from one to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = VitalRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Cell(self, self.rows))
        self.setHorizontalHeader(_Head(self))
        self.setAccessibleName("Vital signs")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def line_in_hand(self) -> VitalLine | None:
        """Give the set of the row chosen, else the newest; None while there is none."""
        lines, row = self.rows.lines, self.currentIndex().row()
        chosen = lines[row] if 0 <= row < len(lines) else next(reversed(lines), None)
        return chosen if chosen is not None and chosen.entry_id else None

    def show_lines(self, lines: tuple[VitalLine, ...]) -> None:
        """Show the sets, the newest in view."""
        self.verticalHeader().setDefaultSectionSize(line_height("body") + 11)
        self.rows.show_lines(lines)
        self._end_with_the_last(len(lines))
        self._fit()
        self.scrollToBottom()

    def _end_with_the_last(self, rows: int) -> None:
        """Let what follows stand right under the last of a few rows.

        Of many rows the height stays, so that one more does not lay out the page anew.
        """
        most = self._tall(rows) if rows <= _FEW_ROWS else _NO_LIMIT
        if most != self.maximumHeight():
            self.setMaximumHeight(most)
            self.updateGeometry()

    def _tall(self, rows: int) -> int:
        """Give the height of the head with so many rows."""
        row_height = self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + rows * row_height

    def sizeHint(self) -> QSize:
        """Take the rows of a morning; more of them where there is room."""
        return QSize(400, self._tall(min(len(self.rows.lines), _FEW_ROWS)))

    def minimumSizeHint(self) -> QSize:
        """Keep some rows in sight where not all have room."""
        return QSize(200, self._tall(min(len(self.rows.lines), _LEAST_ROWS)))

    def _fit(self) -> None:
        for place, (_, width) in enumerate(column_rooms(self.viewport().width())):
            self.setColumnWidth(place, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()
