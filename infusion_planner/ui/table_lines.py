"""How wide the words of a cell are in one line, and where they end in several."""

from infusion_planner.ui.easel import text_width
from infusion_planner.ui.kit.label import tie, untie
from infusion_planner.ui.table import Column

TAG_GAP = 8
_TAG_PADS = 13

Pair = tuple[str, str]
"""The words of a cell and its tag; the tag is empty for none."""


def one_line(column: Column, pair: Pair, *, narrow: bool) -> int:
    """Give the width of an entry in one line, its tag beside it."""
    words, tag = pair
    return text_width(words, column.role, narrow=narrow) + tag_room(tag)


def tag_room(tag: str) -> int:
    """Give the width a tag takes beside words; 0 for none."""
    return tag_width(tag) + TAG_GAP if tag else 0


def tag_width(tag: str) -> int:
    """Give the width of a tag itself."""
    return text_width(tag, "small") + _TAG_PADS


def broken(column: Column, words: str, room: float) -> tuple[str, str]:
    """Break words into two lines, the first as long as the room allows but never empty.

    No line ends inside a date.
    """
    parts = _parts(words)
    count = len(parts)
    while count > 1 and text_width(" ".join(parts[:count]), column.role, narrow=True) > room:
        count -= 1
    return " ".join(parts[:count]), " ".join(parts[count:])


def _parts(words: str) -> list[str]:
    """Give the pieces of a text between which a line may end."""
    return [untie(part) for part in tie(words).split(" ")]


def lines_width(column: Column, pair: Pair, count: int) -> int:
    """Give the least width at which an entry stands in so many lines."""
    words, tag = pair
    if count == 1:
        return one_line(column, pair, narrow=True)
    return _narrowest(column, _parts(words), tag_room(tag), count)


def _narrowest(column: Column, parts: list[str], tagged: int, count: int) -> int:
    """Give the width of the widest line where they are as even as they can be.

    A line may stay empty, where there are fewer words than lines.
    """
    if count == 1 or not parts:
        last = text_width(" ".join(parts), column.role, narrow=True) if parts else 0
        return last + tagged
    least: int | None = None
    for end in range(1, len(parts) + 1):
        first = text_width(" ".join(parts[:end]), column.role, narrow=True)
        # a longer first line cannot be better
        if least is not None and first >= least:
            break
        width = max(first, _narrowest(column, parts[end:], tagged, count - 1))
        least = width if least is None else min(least, width)
    return least or 0
