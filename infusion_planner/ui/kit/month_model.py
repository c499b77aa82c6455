"""What a month is drawn from: its days from Monday to Sunday, named for a screen reader."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import LONG_WEEKDAYS, WEEKDAYS, date_words

Index = QModelIndex | QPersistentModelIndex
Reason = Callable[[date], str]
"""Says why a day cannot be taken; empty when it can."""

WEEK = 7
WEEKS = 6

_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()


def _always_open(_day: date) -> str:
    return ""


class MonthFacts(Frozen):
    """Say what a month is drawn from.

    Attributes:
        today: ringed in the month.
        chosen: the day that is set already; None for none.
        reason: says why a day cannot be taken.
    """

    today: date
    chosen: date | None = None
    reason: Reason = _always_open


def spoken_day(day: date, facts: MonthFacts) -> str:
    """Word a day for a screen reader, `Tuesday 05-Jan-2027, today`."""
    marks = (
        "today" if day == facts.today else "",
        "chosen" if day == facts.chosen else "",
        facts.reason(day),
    )
    words = f"{LONG_WEEKDAYS[day.weekday()]} {date_words(day)}"
    return ", ".join((words, *(mark for mark in marks if mark)))


class MonthModel(QAbstractTableModel):
    """Six weeks from Monday, so that every month has the same height.

    Args:
        facts: today, the day chosen, and the days that cannot be taken.
        parent: the owner.
    """

    def __init__(self, facts: MonthFacts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self._month = facts.today.replace(day=1)
        self._monday = _monday_before(self._month)

    @property
    def month(self) -> date:
        """The first day of the month shown."""
        return self._month

    def show_month(self, day: date) -> None:
        """Show the month of a day."""
        self.beginResetModel()
        self._month = day.replace(day=1)
        self._monday = _monday_before(self._month)
        self.endResetModel()

    def day(self, index: Index) -> date:
        """Give the day of a cell."""
        return self._monday + timedelta(days=index.row() * WEEK + index.column())

    def cell(self, day: date) -> QModelIndex:
        """Give the cell of a day, which must be in view."""
        row, column = divmod((day - self._monday).days, WEEK)
        return self.index(row, column)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Give six weeks."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Give seven days."""
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Give the number of a day, and its whole name for a screen reader."""
        if not index.isValid():
            return None
        if role == _ROLE.DisplayRole:
            return str(self.day(index).day)
        if role == _ROLE.AccessibleTextRole:
            return spoken_day(self.day(index), self.facts)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """Give the weekday over a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            return WEEKDAYS[section]
        return LONG_WEEKDAYS[section] if role == _ROLE.AccessibleTextRole else None


def _monday_before(day: date) -> date:
    return day - timedelta(days=day.weekday())
