from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusion_planner.cards.monitoring import Flag, Span
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.picture.axis import Axis, axis_of
from infusion_planner.ui.picture.flags import PlacedFlag, lanes, place_flags
from tests.ui.samples_monitoring import CARD

LEFT, RIGHT = 140.0, 1240.0
SPAN = CARD.spans[1]


def axis(span: Span = SPAN, left: float = 150, right: float = 1100) -> Axis:
    return axis_of(span, left, right)


def overlapping(placed: list[PlacedFlag]) -> bool:
    return any(
        one.lane == other.lane and one.left < other.right and other.left < one.right
        for one, other in combinations(placed, 2)
    )


def test_where_there_is_room_all_tags_share_one_lane() -> None:
    placed = place_flags(CARD.flags, axis(), LEFT, RIGHT)

    assert len(placed) == 3
    assert lanes(placed) == 1
    assert not overlapping(placed)


def test_today_stands_in_the_middle_of_its_line_and_the_end_before_it() -> None:
    placed = {item.flag.kind: item for item in place_flags(CARD.flags, axis(), LEFT, RIGHT)}

    today, ends = placed["today"], placed["ends"]
    assert (today.left + today.right) / 2 == pytest.approx(today.x)
    assert ends.right == pytest.approx(ends.x + 2)


def test_two_lines_on_neighboring_days_take_two_places() -> None:
    today, ends, _ = CARD.flags
    flags = (today, replace(ends, on=CARD.today + timedelta(1)))

    placed = place_flags(flags, axis(), LEFT, RIGHT)

    assert len(placed) == 2
    assert not overlapping(placed)


@pytest.mark.parametrize(("apart", "lines"), [(0, 1), (1, 1), (30, 1), (31, 2)])
def test_two_ends_close_together_share_the_later_line(apart: int, lines: int) -> None:
    _, ends, if_given = CARD.flags
    later = replace(if_given, on=ends.on + timedelta(apart))

    placed = place_flags((ends, later), axis(), LEFT, RIGHT)

    assert len(placed) == lines
    if lines == 1:
        assert placed[0].x == axis().x(later.on)
        assert placed[0].flag.words == "Ends 12-Dec-2029; 16-Dec-2030 if course 2 is given"


def test_two_ends_do_not_share_a_tag_that_would_be_too_wide() -> None:
    _, ends, if_given = CARD.flags
    later = replace(if_given, on=ends.on + timedelta(1))

    placed = place_flags((ends, later), axis(right=360), LEFT, 380)

    assert len(placed) == 2


def test_a_line_outside_the_span_is_left_out() -> None:
    placed = place_flags(CARD.flags, axis(CARD.spans[0]), LEFT, RIGHT)

    assert [item.flag.kind for item in placed] == ["today"]


def test_without_lines_there_is_room_for_one_lane() -> None:
    assert lanes([]) == 1


@given(
    days=st.lists(st.integers(0, (SPAN.last - SPAN.first).days), min_size=3, max_size=3),
    width=st.integers(300, 1200),
)
@settings(deadline=None, max_examples=60)
def test_tags_never_overlap_and_never_leave_the_picture(days: list[int], width: int) -> None:
    flags = tuple(
        Flag(SPAN.first + timedelta(day), flag.kind, flag.words)
        for day, flag in zip(days, CARD.flags, strict=True)
    )

    placed = place_flags(flags, axis(right=150 + width), LEFT, 160 + width)

    said = "; ".join(item.flag.words for item in placed)
    assert [flag.words for flag in flags if flag.words not in said] == []
    assert not overlapping(placed)
    for item in placed:
        assert item.left >= LEFT
        assert item.right <= 160 + width
        # the tag touches its own line, so that it is seen which one it names
        assert item.left - 4 <= item.x <= item.right + 4


def test_a_day_is_found_at_the_same_place_by_line_and_axis() -> None:
    flag = Flag(date(2029, 12, 12), "ends", "Ends 12-Dec-2029")

    (placed,) = place_flags((flag,), axis(), LEFT, RIGHT)

    assert placed.x == axis().x(flag.on)
