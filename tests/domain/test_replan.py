"""New days for all courses of a closed day: held against every combination there is."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest

from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.replan import HitCourse, place_all

MONDAY = date(2026, 11, 30)
TUESDAY = date(2026, 12, 1)


def day(offset: int) -> date:
    return MONDAY + timedelta(days=offset)


def mondays(count: int) -> tuple[date, ...]:
    return tuple(day(7 * week) for week in range(count))


def weekdays(count: int, places: int) -> dict[date, int]:
    return {day(7 * week + offset): places for week in range(count) for offset in range(5)}


def runs(length: int, *starts: date) -> tuple[tuple[date, ...], ...]:
    return tuple(days_from(start, length) for start in starts)


def closed_tuesday(key: str, *starts: date) -> HitCourse:
    return HitCourse(key, days_from(MONDAY, 5), frozenset({TUESDAY}), runs(5, *starts))


def test_a_course_goes_to_the_nearest_week_with_room() -> None:
    room = weekdays(4, 1) | {day(9): 0}

    placed = place_all([closed_tuesday("a", *mondays(4)[1:])], room)

    assert placed.days == {"a": days_from(day(14), 5)}
    assert placed.exact


def test_who_can_only_come_in_one_week_gets_it_though_the_other_was_asked_first() -> None:
    free = closed_tuesday("a", day(7), day(14))
    bound = closed_tuesday("b", day(7))

    placed = place_all([free, bound], weekdays(3, 1))

    assert placed.days == {"a": days_from(day(14), 5), "b": days_from(day(7), 5)}


def test_a_course_without_a_place_is_named_and_the_others_are_placed() -> None:
    placed = place_all([closed_tuesday(key, day(7)) for key in "abc"], weekdays(2, 2))

    assert sorted(placed.days) == ["a", "b", "c"]
    assert sum(days is None for days in placed.days.values()) == 1


def test_of_two_weeks_as_far_away_the_later_is_taken() -> None:
    placed = place_all(
        [closed_tuesday("a", day(-7), day(7))],
        weekdays(2, 1) | weekdays(-1, 1) | {day(offset): 1 for offset in range(-7, 0)},
    )

    assert placed.days == {"a": days_from(day(7), 5)}


def test_a_place_that_is_left_is_not_given_away_before() -> None:
    """Each proposal stands by itself: who stays behind keeps the places they have."""
    late = HitCourse("late", days_from(day(1), 2), frozenset({day(1)}), runs(2, day(3)))
    wants = HitCourse("wants", days_from(day(0), 2), frozenset({day(0)}), runs(2, day(2)))
    # on Wednesday there is only the place that `late` has
    room = {day(2): 0, day(3): 2, day(4): 2}

    placed = place_all([late, wants], room)

    assert placed.days == {"late": days_from(day(3), 2), "wants": None}


def test_who_may_stay_stays_where_there_is_room_and_the_fewest_days_move() -> None:
    short = HitCourse(
        "short", (day(0), day(1)), frozenset({day(1)}), runs(2, day(7)), may_stay=True
    )
    long = HitCourse(
        "long", days_from(day(0), 5), frozenset({day(1)}), runs(5, day(7)), may_stay=True
    )

    placed = place_all([short, long], weekdays(2, 3) | {day(1): 1})

    assert placed.days == {"short": (day(7), day(8)), "long": days_from(day(0), 5)}


def test_a_search_that_is_cut_short_says_so() -> None:
    many = [
        HitCourse(
            f"{number}",
            days_from(MONDAY, 3 + number % 3),
            frozenset({TUESDAY}),
            runs(3 + number % 3, *mondays(9)),
        )
        for number in range(12)
    ]

    placed = place_all(many, weekdays(9, 1), most_steps=20)

    assert not placed.exact
    assert len(placed.days) == len(many)


def _rivals(number: int) -> tuple[HitCourse, HitCourse]:
    """Two who want the same day; the first of them has a place a day later, the other far off."""
    old = day(28 * number)

    def to(key: str, *days: int) -> HitCourse:
        moved = tuple((old + timedelta(days=each),) for each in days)
        return HitCourse(f"{key}{number:02}", (old,), frozenset({old}), moved)

    return to("a", 1, 2), to("b", 1, 9)


def test_what_is_left_of_a_search_cut_short_is_made_better_among_neighbors() -> None:
    courses = [course for number in range(16) for course in _rivals(number)]
    room = {days[0]: 1 for course in courses for days in course.runs}

    placed = place_all(courses, room, most_steps=1_500)

    assert not placed.exact
    for number in range(16):
        old = day(28 * number)
        # one day for the one, two for the other; taking the day first would cost nine
        assert placed.days[f"b{number:02}"] == (old + timedelta(days=1),)
        assert placed.days[f"a{number:02}"] == (old + timedelta(days=2),)


@pytest.mark.parametrize("seed", range(400))
def test_no_combination_is_better(seed: int) -> None:
    chance = Random(seed)
    courses = [_some_course(chance, f"{number}") for number in range(chance.randint(1, 4))]
    room = {day(offset): chance.randint(0, 2) for offset in range(-4, 16)}

    placed = place_all(courses, room)

    chosen = [placed.days[course.key] for course in courses]
    assert placed.exact
    assert _fits(courses, chosen, room)
    assert _worth(courses, chosen) == min(
        _worth(courses, other)
        for other in product(*([None, *course.choices()] for course in courses))
        if _fits(courses, other, room)
    )


def _some_course(chance: Random, key: str) -> HitCourse:
    days = days_from(day(chance.randint(0, 4)), chance.choice((1, 2, 3, 5)))
    hit = frozenset(chance.sample(days, chance.randint(1, len(days))))
    starts = tuple(day(offset) for offset in sorted(chance.sample(range(-4, 11), 4)))
    return HitCourse(key, days, hit, runs(len(days), *starts), may_stay=chance.random() < 0.3)


def _fits(
    courses: list[HitCourse],
    chosen: list[tuple[date, ...] | None] | tuple[tuple[date, ...] | None, ...],
    room: Mapping[date, int],
) -> bool:
    taken: Counter[date] = Counter()
    for course, days in zip(courses, chosen, strict=True):
        held = set(course.days) - course.hit
        taken.update(one for one in days or () if one not in held)
    return all(count <= room.get(one, 0) for one, count in taken.items())


def _worth(
    courses: list[HitCourse],
    chosen: list[tuple[date, ...] | None] | tuple[tuple[date, ...] | None, ...],
) -> tuple[int, int]:
    left_out = sum(days is None for days in chosen)
    moved = sum(
        abs((new - old).days)
        for course, days in zip(courses, chosen, strict=True)
        if days is not None
        for old, new in zip(course.days, days, strict=True)
    )
    return left_out, moved
