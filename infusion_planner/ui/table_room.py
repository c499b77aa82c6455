"""How wide the columns of a table are, in which face each is set, and which rows need two lines."""

from math import ceil
from operator import attrgetter

from infusion_planner.ui.easel import text_width
from infusion_planner.ui.look import look
from infusion_planner.ui.table import Column, stacked_head
from infusion_planner.ui.table_lines import Pair, lines_width, one_line

LEFT_PAD, RIGHT_PAD = 12, 8
"""Pixels left free beside the words of every cell."""
GLYPH = 14
GUEST_ROLE = "small"
"""Type role of a column that stands under another."""
_SORT_MARK = 12
_NARROWER = 7 / 8
"""Of the usual face that the semi-condensed one takes."""
_MEASURED = 200
_MOST_LINES = 3


class ColumnRoom:
    """Share the width of a table out among its columns.

    A column is as wide as its longest words. Where there is no room for that, whole columns
    take the semi-condensed face, never single cells; then those that may be dropped go, each
    under another one where it says so. At last entries break into two lines, or three. A column
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
        self._breaking = 1

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
        return alone and (self._breaking > 1 or bool(self._columns[place].widest))

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
        self._longest = tuple(column.longest(lines, _MEASURED) for column in self._columns)
        self._wide, self._narrow = self._widths(narrow=False), ()
        self._long = {}
        for column in self._columns:
            if column.widest:
                self._long |= self._too_long(column, lines)

    def _widths(self, *, narrow: bool) -> tuple[int, ...]:
        pairs = zip(self._columns, self._longest, strict=True)
        return tuple(_column_width(column, words, narrow=narrow) for column, words in pairs)

    def _too_long(self, column: Column, lines: tuple[object, ...]) -> dict[Pair, int]:
        """Measure what may need two lines: all that has letters enough to be that long."""
        room = round(look().theme.length(column.widest) * _NARROWER)
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
        if growing:
            parts[growing[-1]] += spare - sum(parts)
        return parts

    def _fitting(self, room: int) -> tuple[set[int], tuple[int, ...]]:
        """Choose the columns that fit, rather narrow than few, and how wide they are."""
        shown = set(range(len(self._wide)))
        self._guests, self._breaking = {}, 1
        if sum(self._wide) <= room:
            return shown, self._wide
        self._narrow = self._narrow or self._widths(narrow=True)
        narrow = list(self._narrow)
        while True:
            left = room - sum(narrow[place] for place in shown)
            if left >= 0:
                return shown, self._widened(shown, narrow, self._wide, left)
            last = max(shown, key=self._drops)
            if not self._drops(last):
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
        needed = _guest_width(self._columns[host], column, self._longest[guest])
        widths[host] = max(widths[host], needed)

    def _broken(self, shown: set[int], widths: list[int], room: int) -> tuple[int, ...]:
        """Let entries break, into no more lines and in no more columns than needed."""
        least, left = list(widths), -1
        while left < 0 and self._breaking < _MOST_LINES:
            self._breaking += 1
            for place in shown - set(self._guests):
                column, words = self._columns[place], self._longest[place]
                least[place] = _broken_width(column, words, self._breaking)
            left = room - sum(least[place] for place in shown)
        return self._widened(shown, least, tuple(widths), left)

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


def _no_tag(_line: object) -> str:
    return ""


def _guest_width(host: Column, guest: Column, pairs: list[Pair]) -> int:
    """Give the least width at which a column stands under another one."""
    glyph = _glyph_room(host)
    cells = [glyph + text_width(words, GUEST_ROLE, narrow=True) for words, _ in pairs]
    return _padded(max([_head_width(stacked_head(host, guest), narrow=True), *cells]))


def _broken_width(column: Column, pairs: list[Pair], lines: int) -> int:
    """Give the least width at which every entry of a column stands in so many lines."""
    glyph = _glyph_room(column)
    cells = [glyph + lines_width(column, pair, lines) for pair in pairs]
    return _padded(max([_head_width(column.head, narrow=True), *cells]))


def _head_width(head: str, *, narrow: bool) -> int:
    return text_width(head, "smallm", narrow=narrow) + look().theme.length(_SORT_MARK) + 4


def _glyph_room(column: Column) -> int:
    return look().theme.length(GLYPH) + 6 if column.state_field else 0


def _padded(needed: float) -> int:
    return ceil(needed) + LEFT_PAD + RIGHT_PAD + 2


def _column_width(column: Column, pairs: list[Pair], *, narrow: bool) -> int:
    head, glyph = _head_width(column.head, narrow=narrow), _glyph_room(column)
    cells = [glyph + one_line(column, pair, narrow=narrow) for pair in pairs]
    needed = max([head, *cells])
    share = _NARROWER if narrow else 1
    widest = max(head, round(look().theme.length(column.widest) * share))
    if column.widest and needed > widest:
        # to try where each entry could end is slow, so it is left where all fit in one line
        most = [glyph + lines_width(column, pair, 2) for pair in pairs]
        needed = min(needed, max([widest, *most]))
    return _padded(needed)
