"""How wide the columns of a table are, in which face each is set, and which rows need two lines."""

from operator import attrgetter

from infusion_planner.ui.easel import text_width
from infusion_planner.ui.look import look
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_lines import Pair, one_line
from infusion_planner.ui.table_widths import (
    LEFT_PAD,
    NARROWER,
    RIGHT_PAD,
    broken_width,
    column_width,
    guest_width,
    shared_width,
)

_MEASURED = 200
_ONE_DIGIT = str.maketrans("123456789", "000000000")
"""All digits are of one width, so that one date is as wide as another."""
_STEPS = ((1, False), (2, False), (3, False), (3, True))
"""How many lines entries take, and whether those with a guest under them break too."""


class ColumnRoom:
    """Share the width of a table out among its columns.

    A column is as wide as its longest words. Where there is no room for that, whole columns
    take the semi-condensed face, never single cells; then those that may be dropped go, each
    under another one where it says so. Then entries break into two lines, or three. Where that
    is not enough, the columns go that are kept until then. A column
    with a widest width gives no more than that to one long entry, which then takes the
    semi-condensed face by itself, and two lines where that is still too little.

    Args:
        columns: from left to right.
    """

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self._columns = columns
        self._longest: tuple[list[Pair], ...] = tuple([] for _ in columns)
        self._wide: tuple[int, ...] = ()
        self._narrow: tuple[int, ...] = ()
        self._shared: tuple[int, ...] = ()
        self._long: dict[Pair, int] = {}
        self._guests: dict[int, Column] = {}
        self._breaking, self._hosts_break = 1, False
        self._least_known: dict[tuple[int, int, Column | None], int] = {}

    @property
    def guests(self) -> dict[int, Column]:
        """The columns that stand under others now, by the place of the upper one."""
        return dict(self._guests)

    @property
    def lines(self) -> int:
        """How many lines of words every row has: more where columns share one, or break."""
        return max(2 if self._guests else 1, self._breaking)

    def may_break(self, place: int) -> bool:
        """Tell whether words of a column may go on in a further line."""
        alone = place not in self._guests
        breaks = self._breaking > 1 or bool(self._columns[place].widest)
        return breaks and (alone or self._hosts_break)

    def left_out(self, line: object) -> str:
        """Say of a line what the hidden columns would, `Born 02-Feb-1979`."""
        if not self._shared:
            return ""
        under = set(self._guests.values())
        hidden = (
            column
            for column, width in zip(self._columns, self._shared, strict=True)
            if not width and column not in under and column.words(line)
        )
        return "   ".join(f"{column.head} {column.words(line)}" for column in hidden)

    @property
    def leaves_out(self) -> bool:
        """Tell whether a column is hidden, and stands under no other."""
        return len(self._shared) - sum(map(bool, self._shared)) > len(self._guests)

    def measure(self, lines: tuple[object, ...]) -> None:
        """Measure the columns over all lines, so that they stay while only some are shown."""
        # to measure all words would take seconds for a large list
        self._longest = tuple(_unlike(column.longest(lines, _MEASURED)) for column in self._columns)
        self._wide, self._narrow = self._widths(narrow=False), ()
        self._long, self._least_known = {}, {}
        for column in self._columns:
            if column.widest:
                self._long |= self._too_long(column, lines)

    def _widths(self, *, narrow: bool) -> tuple[int, ...]:
        pairs = zip(self._columns, self._longest, strict=True)
        return tuple(column_width(column, words, narrow=narrow) for column, words in pairs)

    def _too_long(self, column: Column, lines: tuple[object, ...]) -> dict[Pair, int]:
        """Measure what may need two lines: all that has letters enough to be that long."""
        room = round(look().theme.length(column.widest) * NARROWER)
        letters = room // max(1, text_width("W", column.role))
        read = attrgetter(column.field)
        tags = attrgetter(column.tag_field) if column.tag_field else _no_tag
        found = {(str(read(line)), str(tags(line))) for line in lines}
        widths = {
            pair: one_line(column, pair, narrow=True)
            for pair in found
            if len(pair[0]) + len(pair[1]) > letters
        }
        return {pair: needed for pair, needed in widths.items() if needed > room}

    def share(self, room: int) -> tuple[int, ...]:
        """Give each column its width, 0 where it is dropped, and its share of what is left."""
        shown, widths = self._fitting(room)
        spare = max(0, room - sum(widths[place] for place in shown))
        parts = self._parts_of(spare, shown)
        self._shared = tuple(
            widths[place] + parts[place] if place in shown else 0
            for place in range(len(self._columns))
        )
        return self._shared

    def _parts_of(self, spare: int, shown: set[int]) -> list[int]:
        """Give each column its part of what is left; the last that grows takes odd pixels too."""
        growing = [place for place in sorted(shown) if self._columns[place].stretch]
        shares = sum(self._columns[place].stretch for place in growing)
        parts = [0] * len(self._columns)
        for place in growing:
            parts[place] = spare * self._columns[place].stretch // shares
        # where all that grow are hidden, the last one reaches to the edge in their place
        if growing or any(column.stretch for column in self._columns):
            parts[max(growing or shown)] += spare - sum(parts)
        return parts

    def _fitting(self, room: int) -> tuple[set[int], tuple[int, ...]]:
        """Choose the columns that fit, rather narrow than few, and how wide they are."""
        shown = set(range(len(self._wide)))
        self._guests = {}
        self._breaking, self._hosts_break = _STEPS[0]
        if sum(self._wide) <= room:
            return shown, self._wide
        self._narrow = self._narrow or self._widths(narrow=True)
        narrow = list(self._narrow)
        while True:
            left = room - sum(narrow[place] for place in shown)
            if left >= 0:
                return shown, self._widened(shown, narrow, self._wide, left)
            last = max(shown, key=self._drops)
            if self._drops(last) <= 0:
                return shown, self._broken(shown, narrow, room)
            shown.discard(last)
            self._put_under(last, narrow)

    def _put_under(self, guest: int, widths: list[int]) -> None:
        """Let a column go on in the second line of another, where it names one."""
        column = self._columns[guest]
        fields = [each.field for each in self._columns]
        if column.under not in fields:
            return
        host = fields.index(column.under)
        self._guests[host] = column
        needed = guest_width(self._columns[host], column, self._longest[guest])
        # a long entry has no second line to go on in while the guest stands there
        needed = max(needed, broken_width(self._columns[host], self._longest[host], 1))
        widths[host] = max(widths[host], needed)

    def _broken(self, shown: set[int], widths: list[int], room: int) -> tuple[int, ...]:
        """Let entries break, into no more lines and in no more columns than needed.

        Columns that are kept until then leave `shown` where that is not enough.
        """
        while True:
            least = self._least(shown, widths, room)
            left = room - sum(least[place] for place in shown)
            last = min(shown, key=self._drops)
            if left >= 0 or self._drops(last) >= 0:
                return self._widened(shown, least, tuple(widths), left)
            shown.discard(last)
            self._put_under(last, widths)

    def _least(self, shown: set[int], widths: list[int], room: int) -> list[int]:
        """Give the least widths at the first step at which they fit; those of the last if none."""
        least = list(widths)
        for self._breaking, self._hosts_break in _STEPS:
            least = [
                self._least_of(place, width) if place in shown else width
                for place, width in enumerate(widths)
            ]
            if sum(least[place] for place in shown) <= room:
                break
        return least

    def _least_of(self, place: int, width: int) -> int:
        guest = self._guests.get(place)
        if self._breaking == 1 or (guest is not None and not self._hosts_break):
            return width
        # to try where each entry could end is slow, and done again at every other width
        key = (place, self._breaking, guest)
        if key not in self._least_known:
            self._least_known[key] = self._least_with(place, guest)
        return self._least_known[key]

    def _least_with(self, place: int, guest: Column | None) -> int:
        column, pairs = self._columns[place], self._longest[place]
        if guest is None:
            return broken_width(column, pairs, self._breaking)
        under = self._longest[self._columns.index(guest)]
        return shared_width((column, guest), (pairs, under), self._breaking)

    def _widened(
        self, shown: set[int], least: list[int], wanted: tuple[int, ...], left: int
    ) -> tuple[int, ...]:
        """Let whole columns have what they want as far as the room goes."""
        widths = list(least)
        for place in sorted(shown, key=self._keeps_face):
            more = wanted[place] - least[place]
            if 0 < more <= left:
                widths[place] = wanted[place]
                left -= more
        return tuple(widths)

    def _drops(self, place: int) -> int:
        return self._columns[place].drop

    def _keeps_face(self, place: int) -> tuple[bool, int]:
        """Put last the columns that wide words alone leave the usual face for."""
        return bool(self._columns[place].widest), place

    def is_narrow(self, place: int) -> bool:
        """Tell whether a whole column is set in the semi-condensed face."""
        if self._columns[place].widest or not self._shared:
            return False
        return self._shared[place] < self._wide[place]

    def two_lines(self, line: object) -> bool:
        """Tell whether a line of the table needs two lines of words."""
        for place, column in enumerate(self._columns):
            if column.widest and self._shared[place]:
                needed = self._long.get((column.words(line), column.tag(line)), 0)
                if needed > self._shared[place] - LEFT_PAD - RIGHT_PAD:
                    return True
        return False

    @property
    def has_long(self) -> bool:
        """Whether any entry may need two lines where the rows have one, so that each is asked."""
        return bool(self._long) and self.lines == 1


def _unlike(pairs: list[Pair]) -> list[Pair]:
    """Leave out what differs in its digits only: to measure words is slow."""
    found = ((words.translate(_ONE_DIGIT), tag.translate(_ONE_DIGIT)) for words, tag in pairs)
    return list(dict.fromkeys(found))


def _no_tag(_line: object) -> str:
    return ""
