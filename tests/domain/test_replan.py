"""New days for all courses of a closed day: held against every combination there is."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest

from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.frozen import replace
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


def test_days_that_may_stay_come_first_and_once_and_others_never() -> None:
    old, new = (day(0),), (day(1),)

    stays = HitCourse("a", old, frozenset(old), (new, old), may_stay=True)
    goes = HitCourse("a", old, frozenset(old), (new, old))

    assert stays.choices() == (old, new)
    assert goes.choices() == (new,)


def test_a_day_nobody_spoke_of_has_no_room() -> None:
    course = HitCourse("a", days_from(day(0), 2), frozenset({day(0)}), runs(2, day(7), day(14)))

    placed = place_all([course], {day(7): 1, day(14): 1, day(15): 1})

    assert placed.days == {"a": days_from(day(14), 2)}


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
    # with so few choices nothing gets better, and whoever found a place keeps it
    assert any(placed.days.values())


def to(key: str, old: date, *days: date) -> HitCourse:
    """Someone who comes for a day, and may come on these instead."""
    return HitCourse(key, (old,), frozenset({old}), tuple((each,) for each in days))


@pytest.mark.parametrize(("most_steps", "exact"), [(1, True), (0, False)])
def test_the_last_choice_that_may_be_looked_at_counts(most_steps: int, *, exact: bool) -> None:
    placed = place_all([to("a", day(0), day(1))], {day(1): 1}, most_steps)

    assert placed.exact is exact
    assert placed.days == {"a": (day(1),) if exact else None}


@pytest.mark.parametrize("places", [1, 2])
def test_after_the_last_choice_the_others_are_left_out(places: int) -> None:
    both = [to("a", day(0), day(1)), to("b", day(0), day(1))]

    placed = place_all(both, {day(1): places}, most_steps=1)

    assert placed.days == {"a": (day(1),), "b": None}


def test_who_has_the_fewest_choices_chooses_first() -> None:
    free, bound = to("a", day(0), day(7), day(8)), to("b", day(1), day(7))

    placed = place_all([free, bound], {day(7): 1, day(8): 1}, most_steps=2)

    assert placed.days == {"a": (day(8),), "b": (day(7),)}


def test_a_search_without_an_end_is_ended() -> None:
    """Fourteen for thirteen days: every order in which they could come would be looked at."""
    fridays = [day(4 + 7 * week) for week in range(13)]
    many = [to(f"{number:02}", day(number), *fridays) for number in range(14)]

    placed = place_all(many, dict.fromkeys(fridays, 1), most_steps=500)

    assert not placed.exact
    assert sum(days is None for days in placed.days.values()) == 1


def test_who_may_be_exchanged_is_looked_at_once_in_whatever_order_they_are_named() -> None:
    """Of two kinds four each, who may come on four days of theirs: the orders of each are one."""
    kinds = [[day(10 + 2 * n + kind) for n in range(4)] for kind in (0, 1)]
    twins = [to(f"{n}{kind}", day(0), *kinds[kind]) for n in range(4) for kind in (0, 1)]
    room = {each: 1 for days in kinds for each in days}

    placed, turned = (place_all(item, room, most_steps=400) for item in (twins, twins[::-1]))

    assert placed.exact
    assert placed == turned
    assert set(placed.days.values()) == {(each,) for each in room}


def test_of_two_alike_the_first_by_name_has_the_only_place() -> None:
    twins = [to(key, day(0), day(1)) for key in "ba"]

    assert place_all(twins, {day(1): 1}).days == {"a": (day(1),), "b": None}


def _improves(courses: list[HitCourse], best: dict[str, int], room: dict[date, int]) -> None:
    """Hold a search that is cut short against the days that are the best."""
    placed = place_all(courses, room, most_steps=1_500)

    assert not placed.exact
    assert _fits(courses, [placed.days[course.key] for course in courses], room)
    assert {key: placed.days[key] for key in best} == {
        key: (day(offset),) for key, offset in best.items()
    }


def _one_each(courses: list[HitCourse]) -> dict[date, int]:
    return {days[0]: 1 for course in courses for days in course.runs}


PAIRS = range(16)
"""Enough of them for a search that is cut short; in each, a1 wants what only b1 needs."""


def test_rivals_who_came_on_one_day_are_looked_at_together() -> None:
    """They are far apart in the order asked and by their new days."""
    ones = [to(f"a{n:02}", day(3 * n), day(3 * n + 1), day(3 * n + 2)) for n in PAIRS]
    others = [to(f"b{n:02}", day(3 * n), day(3 * n + 1), day(3 * n + 300)) for n in PAIRS]
    best = {f"a{n:02}": 3 * n + 2 for n in PAIRS} | {f"b{n:02}": 3 * n + 1 for n in PAIRS}

    _improves(ones + others, best, _one_each(ones + others))


def test_rivals_who_would_come_about_the_same_day_are_looked_at_together() -> None:
    """They are far apart in the order asked and by their old days."""
    wanted = [400 + 10 * n for n in PAIRS]
    ones = [to(f"a{n:02}", day(3 * n), day(wanted[n]), day(wanted[n] + 1)) for n in PAIRS]
    others = [to(f"b{n:02}", day(1_000 + 3 * n), day(wanted[n]), day(wanted[n] - 5)) for n in PAIRS]
    best = {f"a{n:02}": wanted[n] + 1 for n in PAIRS} | {f"b{n:02}": wanted[n] for n in PAIRS}

    _improves(ones + others, best, _one_each(ones + others))


def _asked_together() -> tuple[list[HitCourse], dict[str, int]]:
    """Rivals named one after the other, far apart by their old days and their new ones."""
    courses: list[HitCourse] = []
    best: dict[str, int] = {}
    for n in PAIRS:
        wanted, far = 400 + 10 * n, 1_605 - 4 * n
        courses.append(to(f"a{n:02}", day(3 * n), day(wanted), day(wanted + 1)))
        courses.append(to(f"b{n:02}", day(1_000 + 3 * n), day(wanted), day(far)))
        best |= {f"a{n:02}": wanted + 1, f"b{n:02}": wanted}
    return courses, best


def test_rivals_who_were_named_one_after_the_other_are_looked_at_together() -> None:
    courses, best = _asked_together()

    _improves(courses, best, _one_each(courses))


def test_a_day_with_two_places_of_which_one_is_held_has_one() -> None:
    courses, best = _asked_together()
    held = [to(f"h{n:02}", day(3_000 + n), day(400 + 10 * n)) for n in PAIRS]
    room = _one_each(courses) | {day(400 + 10 * n): 2 for n in PAIRS}

    _improves(courses + held, best, room)


def test_what_got_better_lets_others_get_better() -> None:
    """The first who is named wants the day that only the last pair, looked at later, leaves."""
    courses, best = _asked_together()
    named = [to("x", day(1_604), day(1_605), day(1_654)), *courses[::-1]]

    _improves(named, best | {"x": 1_605}, _one_each(named))


def test_rivals_who_come_for_as_many_days_are_looked_at_together() -> None:
    """Days, new days and the order asked lie far apart, with others of one day between."""
    others = [course for number in range(16) for course in _rivals(number)]

    def two_days(key: str, old: int, *starts: int) -> HitCourse:
        days = days_from(day(old), 2)
        return HitCourse(key, days, frozenset(days), runs(2, *(day(each) for each in starts)))

    one, other = two_days("one", -10, 101, 111), two_days("other", 1_000, 101, 1_960)
    courses = [one, *others, other]
    room = {each: 1 for course in courses for days in course.runs for each in days}

    placed = place_all(courses, room, most_steps=1_500)

    assert not placed.exact
    assert placed.days["one"] == days_from(day(111), 2)
    assert placed.days["other"] == days_from(day(101), 2)


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


@pytest.mark.parametrize("seed", range(60))
def test_no_combination_is_better_where_some_are_alike(seed: int) -> None:
    chance = Random(seed)
    kinds = [_some_course(chance, kind) for kind in "ab"]
    courses = [replace(kind, key=f"{kind.key}{n}") for kind in kinds for n in (1, 2)]
    room = {day(offset): chance.randint(0, 2) for offset in range(-4, 16)}

    placed = place_all(courses, room)

    chosen = [placed.days[course.key] for course in courses]
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
