"""The one table model: it takes frozen lines, reads their fields, and sorts them."""

from collections.abc import Callable
from heapq import nlargest
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.easel import LEFT, RIGHT

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole
STATE_ROLE = Qt.ItemDataRole.UserRole + 1
TAG_ROLE = Qt.ItemDataRole.UserRole + 2

_DISPLAY = Qt.ItemDataRole.DisplayRole
_NOWHERE = QModelIndex()


class Column(Frozen):
    """Say what one column reads from a line.

    Attributes:
        head: its title.
        field: the field with the words.
        sort_field: the field it sorts by, for words that do not sort by themselves; `field`
            when empty.
        state_field: the field that names glyph and color; none when empty.
        tag_field: the field with a tag after the words; none when empty.
        role: type role of the words.
        tone: their color where there is no state.
        right: whether they stand at the right, as numbers with their unit do.
        stretch: share of the spare width; 0 keeps the column as wide as its words.
        drop: where the width does not hold all columns, those with the largest numbers go
            first; 0 never goes. Below 0 they go only where not even broken entries fit, the
            lowest first.
        under: the field of the column in whose second line it goes on then; it is hidden when
            empty, so the page has to say it of the chosen line.
        widest: pixels at 100 % beyond which one long entry does not widen the column but goes
            on in a second line; 0 for none.
    """

    head: str
    field: str
    sort_field: str = ""
    state_field: str = ""
    tag_field: str = ""
    role: str = "body"
    tone: str = "ink"
    right: bool = False
    stretch: int = 0
    drop: int = 0
    under: str = ""
    widest: int = 0

    def words(self, line: object) -> str:
        """Read what a line says in this column."""
        return str(getattr(line, self.field))

    def state(self, line: object) -> str:
        """Read the state of a line in this column; empty for none."""
        return str(getattr(line, self.state_field)) if self.state_field else ""

    def tag(self, line: object) -> str:
        """Read the tag of a line in this column; empty for none."""
        return str(getattr(line, self.tag_field)) if self.tag_field else ""

    def longest(self, lines: tuple[object, ...], count: int) -> list[tuple[str, str]]:
        """Read the (words, tag) of this column that have the most letters."""
        words = map(str, map(attrgetter(self.field), lines))
        if not self.tag_field:
            return [(each, "") for each in nlargest(count, set(words), key=len)]
        tags = map(str, map(attrgetter(self.tag_field), lines))
        return nlargest(count, set(zip(words, tags, strict=True)), key=_letters)

    def in_order(self, lines: tuple[object, ...], *, descending: bool) -> tuple[object, ...]:
        """Sort lines by this column, regardless of case."""
        read = attrgetter(self.sort_field or self.field)
        keys = [key.casefold() for key in map(str, map(read, lines))]
        rows = sorted(range(len(lines)), key=keys.__getitem__, reverse=descending)
        return tuple(map(lines.__getitem__, rows))

    def spoken(self, line: object) -> str:
        """Word the cell for a screen reader, `Born: 09-Mar-1988`."""
        said = ", ".join(part for part in (self.words(line), self.tag(line)) if part)
        return f"{self.head}: {said or 'nothing'}"


def stacked_head(column: Column, guest: Column) -> str:
    """Give the title of two columns that share one, `Due, window`."""
    return f"{column.head}, {guest.head.lower()}"


def _letters(pair: tuple[str, str]) -> int:
    words, tag = pair
    return len(words) + len(tag)


def _whole(_column: Column, line: object) -> object:
    return line


_READERS: dict[int, Callable[[Column, object], object]] = {
    Qt.ItemDataRole.DisplayRole: Column.words,
    Qt.ItemDataRole.AccessibleTextRole: Column.spoken,
    LINE_ROLE: _whole,
    STATE_ROLE: Column.state,
    TAG_ROLE: Column.tag,
}


class LineTable(QAbstractTableModel):
    """Show a tuple of frozen lines; it asks for nothing and words nothing.

    Args:
        columns: from left to right.
        parent: the owner.
    """

    def __init__(self, columns: tuple[Column, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self._given: tuple[object, ...] = ()
        self._some: tuple[object, ...] | None = None
        self._ordered: tuple[object, ...] = ()
        self._lines: tuple[object, ...] = ()
        self._guests: dict[int, Column] = {}
        self._sorted: tuple[int, bool] | None = None

    @property
    def lines(self) -> tuple[object, ...]:
        """The lines in the order shown."""
        return self._lines

    @property
    def every_line(self) -> tuple[object, ...]:
        """The lines in the order given, also those that are not shown."""
        return self._given

    def show_lines(self, lines: tuple[object, ...]) -> None:
        """Replace all lines; the order a person chose is kept."""
        self.beginResetModel()
        self._given, self._some = lines, None
        self._order()
        self.endResetModel()

    def show_some(self, lines: tuple[object, ...]) -> None:
        """Show only some of the lines given; the order a person chose is kept.

        Args:
            lines: the very ones given, in the order they stand in while nothing is sorted.
        """
        self.beginResetModel()
        self._some = None if lines is self._given else lines
        self._choose()
        self.endResetModel()

    def line(self, index: Index) -> object:
        """Give the line at an index; None where there is none."""
        return self._lines[index.row()] if index.isValid() else None

    def stack(self, guests: dict[int, Column]) -> None:
        """Say which columns stand under which others, by the place of the upper one."""
        if guests != self._guests:
            self._guests = guests
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def _order(self) -> None:
        if self._sorted is None:
            self._ordered = self._given
        else:
            column, descending = self._sorted
            self._ordered = self.columns[column].in_order(self._given, descending=descending)
        self._choose()

    def _choose(self) -> None:
        """Take the lines that are shown; sorting anew at every key would be felt."""
        if self._some is None or self._sorted is None:
            self._lines = self._ordered if self._some is None else self._some
            return
        shown = set(map(id, self._some))
        self._lines = tuple(line for line in self._ordered if id(line) in shown)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Read one cell; its line under `LINE_ROLE`."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], self.columns[index.column()]
        read = _READERS.get(role)
        if read is None:
            return None
        guest = self._guests.get(index.column())
        if guest is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.spoken(line)}; {guest.spoken(line)}"
        return read(column, line)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Read the title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (_DISPLAY, Qt.ItemDataRole.AccessibleTextRole):
            guest = self._guests.get(section)
            return column.head if guest is None else stacked_head(column, guest)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.right else LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a column below 0 brings back the order given."""
        self.layoutAboutToBeChanged.emit()
        places = self.persistentIndexList()
        kept = [(self._lines[place.row()], place.column()) for place in places]
        descending = order == Qt.SortOrder.DescendingOrder
        self._sorted = (column, descending) if 0 <= column < len(self.columns) else None
        self._order()
        rows = {id(line): row for row, line in enumerate(self._lines)} if kept else {}
        moved = [self.index(rows[id(line)], at) for line, at in kept]
        self.changePersistentIndexList(places, moved)
        self.layoutChanged.emit()
