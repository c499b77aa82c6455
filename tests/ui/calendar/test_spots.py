"""The places around a ghost: whole in the room, never on it, in a settled order."""

from itertools import product

import pytest
from PySide6.QtCore import QRect

from infusion_planner.ui.calendar.spots import GAP, spots

ROOM = QRect(3, 3, 1154, 400)
WIDTHS = (216, 470)


def high(wide: int) -> int:
    """An area of words: the narrower, the higher."""
    return 40_000 // wide


def around(ghost: QRect, room: QRect = ROOM) -> list[QRect]:
    return list(spots(ghost, room, WIDTHS, high))


def test_under_the_ghost_comes_first_then_over_right_and_left_of_it() -> None:
    ghost = QRect(500, 180, 170, 40)

    under, over, right, left = around(ghost)

    assert (under.left(), under.top()) == (500, 220 + GAP)
    assert (over.left(), over.bottom()) == (500, 180 - GAP - 1)
    assert right.left() == 670 + GAP
    assert left.right() == 500 - GAP - 1


def test_none_lies_on_the_ghost_or_beyond_the_room() -> None:
    places = product(range(3, 1100, 37), range(3, 360, 29), (40, 170, 290))

    for left, top, wide in places:
        ghost = QRect(left, top, wide, 36)
        for spot in around(ghost):
            assert ROOM.contains(spot)
            assert not spot.intersects(ghost)
            assert WIDTHS[0] <= spot.width() <= WIDTHS[1]
            assert spot.height() == high(spot.width())


def test_at_the_right_edge_it_moves_left_as_far_as_it_must() -> None:
    under, *_ = around(QRect(1100, 20, 50, 36))

    assert under.right() == ROOM.right()


def test_beside_a_ghost_it_is_only_as_wide_as_there_is_room() -> None:
    # under and over a ghost as high as the room there is none
    beside = around(QRect(400, 3, 460, 398))

    assert [spot.width() for spot in beside] == [1157 - 860 - GAP, 400 - GAP - 3]


@pytest.mark.parametrize(
    ("ghost", "room"),
    [
        (QRect(3, 40, 1154, 36), QRect(3, 3, 1154, 110)),
        (QRect(60, 40, 60, 36), QRect(3, 3, 180, 400)),
        (QRect(3, 3, 10, 10), QRect()),
    ],
)
def test_where_there_is_no_room_there_is_no_place(ghost: QRect, room: QRect) -> None:
    assert around(ghost, room) == []
