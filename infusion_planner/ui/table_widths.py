"""How many pixels the columns of a table need: in one line, in several, and under another one."""

from math import ceil

from infusion_planner.domain.frozen import replace
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
NARROWER = 7 / 8
"""Of the usual face that the semi-condensed one takes."""


def guest_width(host: Column, guest: Column, pairs: list[Pair]) -> int:
    """Give the least width at which a column stands under another one."""
    glyph = _glyph_room(host)
    cells = [glyph + text_width(words, GUEST_ROLE, narrow=True) for words, _ in pairs]
    return _padded(max([_head_width(stacked_head(host, guest), narrow=True), *cells]))


def broken_width(column: Column, pairs: list[Pair], lines: int) -> int:
    """Give the least width at which every entry of a column stands in so many lines."""
    glyph = _glyph_room(column)
    cells = [glyph + lines_width(column, pair, lines) for pair in pairs]
    return _padded(max([_head_width(column.head, narrow=True), *cells]))


def shared_width(
    columns: tuple[Column, Column], pairs: tuple[list[Pair], list[Pair]], lines: int
) -> int:
    """Give the least width at which a column and its guest share so many lines."""
    host, guest = columns
    above, below = pairs
    small = as_guest(guest)
    # what stands under another column stands there without its tag
    bare = [(words, "") for words, _ in below]
    cells = [
        max(
            [
                *(lines_width(host, pair, own) for pair in above),
                *(lines_width(small, pair, lines - own) for pair in bare),
            ],
            default=0,
        )
        for own in range(1, lines)
    ]
    head = _head_width(stacked_head(host, guest), narrow=True)
    return _padded(max(head, _glyph_room(host) + min(cells)))


def as_guest(column: Column) -> Column:
    """Give a column as it is set under another one."""
    return replace(column, role=GUEST_ROLE)


def _head_width(head: str, *, narrow: bool) -> int:
    return text_width(head, "smallm", narrow=narrow) + look().theme.length(_SORT_MARK) + 4


def _glyph_room(column: Column) -> int:
    return look().theme.length(GLYPH) + 6 if column.state_field else 0


def _padded(needed: float) -> int:
    return ceil(needed) + LEFT_PAD + RIGHT_PAD + 2


def column_width(column: Column, pairs: list[Pair], *, narrow: bool) -> int:
    """Give the width of the longest entry; no more than the widest where it breaks."""
    head, glyph = _head_width(column.head, narrow=narrow), _glyph_room(column)
    cells = [glyph + one_line(column, pair, narrow=narrow) for pair in pairs]
    needed = max([head, *cells])
    share = NARROWER if narrow else 1
    widest = max(head, round(look().theme.length(column.widest) * share))
    if column.widest and needed > widest:
        # to try where each entry could end is slow, so it is left where all fit in one line
        most = [glyph + lines_width(column, pair, 2) for pair in pairs]
        needed = min(needed, max([widest, *most]))
    return _padded(needed)
