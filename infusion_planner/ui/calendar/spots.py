"""The places around a ghost where words about it have room."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect

GAP = 9
"""Pixels between a ghost and the words about it; the tip of their box lies in it."""


def spots(
    ghost: QRect, room: QRect, widths: tuple[int, int], tall: Callable[[int], int]
) -> Iterator[QRect]:
    """Yield where words stand whole in the room and off the ghost: under, over, right, left.

    Args:
        ghost: what they are about.
        room: what they may cover.
        widths: the least and the best width.
        tall: the height at a width.
    """
    least, best = widths
    across = min(best, room.width())
    if across >= least:
        left = _within(ghost.left(), across, room.left(), room.right())
        for top in (ghost.bottom() + 1 + GAP, ghost.top() - GAP - tall(across)):
            yield from _inside(QRect(left, top, across, tall(across)), room)
    for right_of in (True, False):
        near = ghost.right() + 1 + GAP if right_of else ghost.left() - GAP
        free = room.right() + 1 - near if right_of else near - room.left()
        wide = min(best, free)
        if wide >= least:
            high = tall(wide)
            top = _within(ghost.center().y() - high // 2, high, room.top(), room.bottom())
            yield from _inside(QRect(near if right_of else near - wide, top, wide, high), room)


def _within(start: int, length: int, first: int, last: int) -> int:
    return max(first, min(start, last + 1 - length))


def _inside(spot: QRect, room: QRect) -> Iterator[QRect]:
    if room.contains(spot):
        yield spot
