from datetime import date, timedelta

import pytest

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.course import Course, Dose, Infusion
from infusion_planner.domain.course_changes import (
    Scope,
    change_faults,
    course_mark,
    has_gap,
    moved,
    omitted,
    open_run,
    resumed,
    what_follows,
)
from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.frozen import replace
from tests.domain.builders import EVERY_DAY, WEEKDAYS
from tests.resources import shipped_rulebook

MONDAY = date(2026, 11, 30)


def course(given: int = 0) -> Course:
    days = [MONDAY + timedelta(days=n) for n in range(5)]
    infusions = tuple(
        Infusion(n, day, Dose(day, 12_000) if n <= given else None, f"i{n}")
        for n, day in enumerate(days, start=1)
    )
    return Course(1, 5, infusions)


def days(changed: Course) -> str:
    return " ".join(f"{item.planned_on:%m-%d}" for item in changed.infusions)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope.ONE, "11-30 12-01 12-07 12-03 12-04"),
        (Scope.REST, "11-30 12-01 12-07 12-08 12-09"),
        (Scope.ALL, "12-05 12-06 12-07 12-08 12-09"),
    ],
)
def test_one_day_the_rest_or_all_move_and_none_is_lost(scope: Scope, expected: str) -> None:
    assert days(moved(course(), 3, date(2026, 12, 7), scope)) == expected


def test_what_was_given_never_moves() -> None:
    for number, scope in ((2, Scope.ONE), (3, Scope.ALL), (1, Scope.REST)):
        with pytest.raises(InvalidInput, match="stays where it was given"):
            moved(course(given=2), number, date(2026, 12, 7), scope)


@pytest.mark.parametrize("number", [0, 6])
@pytest.mark.parametrize("scope", Scope)
def test_what_was_never_planned_does_not_move(number: int, scope: Scope) -> None:
    with pytest.raises(InvalidInput, match="stays where it was given"):
        moved(course(), number, date(2026, 12, 7), scope)


def test_what_was_recorded_as_not_given_is_open_again_on_its_new_day() -> None:
    missed = course(given=2)
    fever = replace(missed.infusions[2], given=Dose(date(2026, 12, 2), 0), reason="fever")
    missed = replace(missed, infusions=(*missed.infusions[:2], fever, *missed.infusions[3:]))

    changed = moved(missed, 3, date(2026, 12, 7), Scope.REST)

    assert changed.infusions[2] == Infusion(3, date(2026, 12, 7), id="i3")


def test_days_out_of_order_and_days_that_have_passed_are_refused() -> None:
    late = moved(course(), 3, date(2026, 12, 4), Scope.ONE)
    early = moved(course(), 1, date(2026, 11, 26), Scope.ONE)

    assert [fault.words for fault in change_faults(late, date(2026, 11, 20))] == [
        "Day 4 would fall on Thu 03-Dec-2026, not after Fri 04-Dec-2026. Choose a later day, or"
        " move the days after it too."
    ]
    assert [fault.words for fault in change_faults(early, date(2026, 11, 27))] == [
        "Thu 26-Nov-2026 has passed. Choose today or a later day."
    ]


def test_today_is_a_day_to_come_and_what_was_given_has_passed_rightly() -> None:
    today = date(2026, 12, 2)
    unplanned = course(given=2)
    last = replace(unplanned.infusions[4], planned_on=None)
    unplanned = replace(unplanned, infusions=(*unplanned.infusions[:4], last))

    assert list(change_faults(course(given=2), today)) == []
    assert list(change_faults(unplanned, today)) == []


def test_two_infusions_on_one_day_are_out_of_order() -> None:
    twice = moved(course(), 3, date(2026, 12, 1), Scope.ONE)

    assert [fault.words for fault in change_faults(twice, date(2026, 11, 20))] == [
        "Day 3 would fall on Tue 01-Dec-2026, not after Tue 01-Dec-2026. Choose a later day, or"
        " move the days after it too."
    ]


def test_a_gap_is_told_by_the_days_on_which_doses_were_given() -> None:
    """Day 2 was planned for Tuesday and given on Wednesday; day 3 is missing, day 4 on Thursday."""
    first, second, third, fourth, fifth = course(given=2).infusions
    late = replace(second, given=Dose(date(2026, 12, 2), 12_000))
    missed = replace(third, given=Dose(date(2026, 12, 4), 0), reason="fever")

    assert has_gap(replace(course(), infusions=(first, late, missed, fourth, fifth)))
    assert not has_gap(replace(course(), infusions=(late, missed, fourth, fifth)))


def test_only_days_that_do_not_follow_one_another_are_a_gap() -> None:
    assert not has_gap(course(given=2))
    assert has_gap(moved(course(given=2), 3, date(2026, 12, 7), Scope.REST))
    assert not has_gap(moved(course(), 1, date(2026, 12, 7), Scope.ALL))


def test_what_follows_is_counted_from_the_last_day_as_it_would_be() -> None:
    book = shipped_rulebook()
    changed = moved(course(), 3, date(2026, 12, 7), Scope.REST)

    before, after = (what_follows(item, book) for item in (course(), changed))

    assert before.steroid_on == (MONDAY, date(2026, 12, 1), date(2026, 12, 2))
    assert after.steroid_on == (MONDAY, date(2026, 12, 1), date(2026, 12, 7))
    assert (before.antiviral_from, after.antiviral_from) == (MONDAY, MONDAY)
    assert before.next_earliest_on == date(2027, 12, 4)
    assert after.next_earliest_on == date(2027, 12, 9)
    assert before.monitoring_ends_on == date(2030, 12, 4)
    assert after.monitoring_ends_on == date(2030, 12, 9)


def test_the_infusions_after_one_that_is_omitted_take_the_days_that_follow_theirs() -> None:
    changed = omitted(course(given=1), 3)

    assert changed.length == 4
    assert [(item.number, item.id) for item in changed.infusions] == [
        (1, "i1"),
        (2, "i2"),
        (3, "i3"),
        (4, "i4"),
    ]
    # Wednesday falls out: infusion 3 is given on Thursday, infusion 4 on Friday
    assert days(changed) == "11-30 12-01 12-03 12-04"
    assert changed.infusions[0].given is not None


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "cannot be omitted any more"),
        (5, "This is the last day of the course"),
        (9, "cannot be"),
    ],
)
def test_what_was_given_and_the_last_day_are_not_omitted(number: int, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        omitted(course(given=1), number)


def test_a_course_on_hold_goes_on_with_the_infusions_left_on_open_days() -> None:
    held = replace(course(given=2), held_reason="infection")

    changed = resumed(held, date(2026, 12, 10), WEEKDAYS)

    # Thu, Fri and, after the weekend, Mon
    assert days(changed) == "11-30 12-01 12-10 12-11 12-14"
    assert changed.held_reason == ""
    assert changed.infusions[:2] == held.infusions[:2]
    assert [item.id for item in changed.infusions] == ["i1", "i2", "i3", "i4", "i5"]


def test_the_first_day_stays_where_it_was_put_and_the_others_are_open() -> None:
    saturday = date(2026, 12, 5)
    never = OpenDays(frozenset())

    assert open_run(saturday, 2, WEEKDAYS) == [saturday, date(2026, 12, 7)]
    assert open_run(saturday, 2, EVERY_DAY) == [saturday, date(2026, 12, 6)]
    assert open_run(saturday, 3, never) == [saturday, date(2026, 12, 6), date(2026, 12, 7)]
    assert open_run(saturday, 1, never) == [saturday]


def test_a_center_that_is_closed_for_weeks_opens_again_within_sixty_days() -> None:
    monday = date(2026, 12, 7)
    shut = frozenset(monday + timedelta(days=n) for n in range(1, 60))

    assert open_run(monday, 2, OpenDays(frozenset(range(7)), shut)) == [
        monday,
        monday + timedelta(days=60),
    ]


def test_a_center_that_stays_closed_for_longer_is_not_waited_for() -> None:
    monday = date(2026, 12, 7)
    shut = frozenset(monday + timedelta(days=n) for n in range(1, 62))

    assert open_run(monday, 2, OpenDays(frozenset(range(7)), shut)) == [
        monday,
        monday + timedelta(days=1),
    ]


def test_every_change_of_a_course_is_seen_by_its_mark() -> None:
    seen = replace(course(given=2), id="c1")
    marks = {
        course_mark(other)
        for other in (
            seen,
            replace(seen, id="c2"),
            replace(seen, length=4),
            replace(seen, held_reason="fever"),
            replace(seen, ended_reason="fever"),
            course(given=3),
            replace(course(given=3), id="c1"),
            moved(seen, 5, date(2026, 12, 7), Scope.ONE),
        )
    }

    assert len(marks) == 8
    assert course_mark(replace(seen)) in marks
