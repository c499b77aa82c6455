"""The walk through the picture by keyboard: which mark or bar comes next."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from infusion_planner.cards.monitoring import Bar, Mark
from infusion_planner.ui.picture.frame import Stop

Rows = tuple[tuple[Stop, ...], ...]
Key = Qt.Key

_YEAR = timedelta(days=365)
_ASKING = ("overdue", "due")


def day_of(item: Mark | Bar) -> date:
    """Give the day that a mark or bar stands at."""
    return item.on if isinstance(item, Mark) else item.first


def first_stop(rows: Rows, today: date) -> Stop | None:
    """Give where the walk begins: at what asks to be done, else nearest to today."""
    stops = [stop for row in rows for stop in row]
    for state in _ASKING:
        for stop in stops:
            if isinstance(stop.item, Mark) and stop.item.state == state:
                return stop
    marks = [stop for stop in stops if isinstance(stop.item, Mark)]
    return _nearest(marks or stops, today)


def find(rows: Rows, item: Mark | Bar, row: int) -> Stop | None:
    """Find a mark or bar again, else what is nearest to it in its row."""
    for stop in (stop for stops in rows for stop in stops):
        if stop.item == item and stop.row == row:
            return stop
    return _nearest(rows[row], day_of(item)) if row < len(rows) else None


def next_stop(rows: Rows, now: Stop, key: int) -> Stop:
    """Give where one of `KEYS` leads; the same stop where there is nothing that way.

    Left and right step in the row, up and down go to the nearest day of another row, Home and
    End to the ends of the row, Page Up and Page Down a year back and on.
    """
    row = rows[now.row]
    place = row.index(now)
    last = len(row) - 1
    in_row: dict[int, int] = {
        Key.Key_Left: max(0, place - 1),
        Key.Key_Right: min(last, place + 1),
        Key.Key_Home: 0,
        Key.Key_End: last,
    }
    if key in in_row:
        return row[in_row[key]]
    step = -1 if key in {Key.Key_Up, Key.Key_PageUp} else 1
    if key in {Key.Key_Up, Key.Key_Down}:
        return _other_row(rows, now, step)
    return _year_away(row, place, step)


KEYS: frozenset[int] = frozenset(
    {
        Key.Key_Left,
        Key.Key_Right,
        Key.Key_Home,
        Key.Key_End,
        Key.Key_Up,
        Key.Key_Down,
        Key.Key_PageUp,
        Key.Key_PageDown,
    }
)
"""The keys that lead somewhere."""


def _other_row(rows: Rows, now: Stop, step: int) -> Stop:
    place = now.row + step
    while 0 <= place < len(rows):
        found = _nearest(rows[place], day_of(now.item))
        if found is not None:
            return found
        place += step
    return now


def _year_away(row: tuple[Stop, ...], place: int, step: int) -> Stop:
    wanted = day_of(row[place].item) + step * _YEAR
    ahead = row[place:] if step > 0 else row[: place + 1]
    return _nearest(ahead, wanted) or row[place]


def _nearest(stops: tuple[Stop, ...] | list[Stop], day: date) -> Stop | None:
    return min(stops, key=lambda stop: abs(day_of(stop.item) - day), default=None)
