"""Who waits for a course: what is asked for, and who appears without being asked for."""

from datetime import date, timedelta

import pytest

from infusion_planner.domain.case import Case
from infusion_planner.domain.clinic import OpenDays, days_from
from infusion_planner.domain.course import Course, Dose, Infusion, given_courses
from infusion_planner.domain.course_request import (
    CourseRequest,
    Priority,
    asked_words,
    asks_before,
    is_waiting,
    month_words,
    months_ahead,
    request_faults,
)
from infusion_planner.domain.eligible_soon import blocking_rule, eligible_soon
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.frozen import replace
from tests.resources import shipped_rulebook

TODAY = date(2026, 11, 20)
OPEN = OpenDays(frozenset(range(5)))
FULL = 12_000


def planned(number: int, start: date, length: int) -> Course:
    days = enumerate(days_from(start, length), start=1)
    return Course(number, length, tuple(Infusion(place, day) for place, day in days))


def given(number: int, start: date, length: int, *, elsewhere: bool = False) -> Course:
    days = enumerate(days_from(start, length), start=1)
    infusions = tuple(Infusion(place, day, Dose(day, FULL)) for place, day in days)
    return Course(number, length, infusions, given_elsewhere=elsewhere)


def faults(request: CourseRequest) -> dict[str, str]:
    return {fault.field: fault.words for fault in request_faults(request, TODAY)}


def asked(**more: date) -> CourseRequest:
    return CourseRequest("sam", Priority.USUAL, **more)  # type: ignore[arg-type]  # only days are given


def test_a_course_on_hold_lets_its_patient_wait() -> None:
    held = replace(planned(1, date(2026, 11, 30), 5), held_reason="burst pipe")
    request = asked()

    assert is_waiting(request, (held,), TODAY)
    assert not is_waiting(request, (replace(held, held_reason=""),), TODAY)


def test_a_request_without_any_wish_is_whole() -> None:
    assert faults(asked()) == {}


def test_wishes_that_cannot_be_are_said_beside_their_field() -> None:
    turned = asked(wish_from=date(2027, 1, 8), wish_to=date(2027, 1, 4))
    over = asked(wish_to=date(2026, 11, 19))
    month_over = asked(due_on=date(2026, 10, 1))
    far = asked(wish_from=date(2030, 1, 1))

    assert "before the first" in faults(turned)["wish_to"]
    assert "has passed" in faults(over)["wish_to"]
    assert "has passed" in faults(month_over)["due_on"]
    assert "two years" in faults(far)["wish_from"]


@pytest.mark.parametrize(
    "request_",
    [
        asked(wish_from=date(2027, 1, 8)),
        asked(wish_from=date(2027, 1, 4), wish_to=date(2027, 1, 8)),
        asked(wish_from=date(2027, 1, 4), wish_to=date(2027, 1, 4)),
        asked(wish_to=TODAY),
        asked(wish_from=date(2028, 11, 20), wish_to=date(2028, 11, 20)),
        asked(due_on=date(2028, 11, 20)),
    ],
)
def test_a_wish_may_be_of_one_day_of_today_and_of_two_years_ahead(request_: CourseRequest) -> None:
    assert faults(request_) == {}


def test_no_wish_lies_more_than_two_years_ahead() -> None:
    far = date(2028, 11, 21)

    found = faults(asked(wish_from=far, wish_to=far, due_on=far))

    assert list(found) == ["wish_from", "wish_to", "due_on"]


def test_a_month_is_due_through_its_last_day() -> None:
    november = asked(due_on=date(2026, 11, 1))

    assert list(request_faults(november, date(2026, 11, 30))) == []
    assert len(list(request_faults(november, date(2026, 12, 1)))) == 1


def test_a_note_has_room_for_four_hundred_letters() -> None:
    assert faults(replace(asked(), note="x" * 400)) == {}
    assert "400" in faults(replace(asked(), note="x" * 401))["note"]


def test_this_month_may_still_be_due_and_ends_on_its_last_day() -> None:
    request = asked(due_on=date(2026, 11, 1))

    assert request.due_until == date(2026, 11, 30)
    assert faults(request) == {}


def test_a_request_waits_until_a_course_is_planned_and_again_when_the_plan_is_gone() -> None:
    request = asked(asked_on=TODAY)
    plan = planned(1, date(2026, 11, 30), 5)

    assert is_waiting(request, (), TODAY)
    assert is_waiting(request, (plan,), TODAY) is False


def test_an_earlier_course_entered_afterwards_leaves_the_patient_waiting() -> None:
    request = asked(asked_on=TODAY)
    before = given(1, date(2025, 3, 3), 5, elsewhere=True)

    assert is_waiting(request, (before,), TODAY + timedelta(days=1))


def test_a_request_is_over_once_the_course_was_given() -> None:
    request = asked(asked_on=date(2026, 10, 1))
    done = given(1, date(2026, 11, 2), 5)

    assert is_waiting(request, (done,), TODAY) is False


@pytest.mark.parametrize(
    ("wishes", "waits"),
    [
        # held after two doses, resumed for the other three from 03-Dec on: the second course waits
        ({"due_on": date(2027, 12, 1)}, True),
        ({"wish_from": date(2027, 12, 6)}, True),
        ({"due_on": date(2026, 12, 1), "wish_from": date(2027, 12, 6)}, True),
        # without a time, or with one that has come, the rest of the course was asked for
        ({}, False),
        ({"due_on": date(2026, 12, 1)}, False),
        ({"wish_from": date(2026, 12, 7)}, False),
        ({"wish_from": date(2026, 12, 8)}, True),
    ],
)
def test_the_rest_of_a_course_that_was_held_answers_no_wish_for_a_later_one(
    wishes: dict[str, date], waits: bool
) -> None:
    days = (date(2026, 11, 30), date(2026, 12, 1), *(date(2026, 12, day) for day in (3, 4, 7)))
    doses = tuple(Infusion(n, on, Dose(on, FULL)) for n, on in enumerate(days, 1))
    request = asked(asked_on=date(2026, 12, 2), **wishes)

    assert is_waiting(request, (Course(1, 5, doses),), date(2026, 12, 8)) is waits


def test_a_course_begun_on_the_day_of_asking_had_begun() -> None:
    days = (date(2026, 11, 30), date(2026, 12, 3))
    doses = tuple(Infusion(n, on, Dose(on, FULL)) for n, on in enumerate(days, 1))
    request = asked(asked_on=date(2026, 11, 30), due_on=date(2027, 12, 1))

    assert is_waiting(request, (replace(Course(1, 5, doses), ended_reason="x"),), date(2026, 12, 8))


def test_a_course_begun_since_answers_a_wish_for_a_later_month() -> None:
    request = asked(asked_on=date(2026, 10, 1), due_on=date(2026, 12, 1))

    assert not is_waiting(request, (given(1, date(2026, 11, 2), 5),), TODAY)


@pytest.mark.parametrize(
    ("request_", "is_before"),
    [
        (asked(), True),
        (asked(due_on=date(2027, 10, 1)), True),
        (asked(due_on=date(2027, 11, 1)), False),
        (asked(wish_from=date(2027, 11, 29)), True),
        (asked(wish_from=date(2027, 11, 30)), False),
        (asked(due_on=date(2027, 10, 1), wish_from=date(2027, 11, 30)), False),
        (asked(wish_to=date(2027, 11, 29)), True),
        # any day until then, so it may be one of the next course
        (asked(wish_to=date(2027, 11, 30)), False),
    ],
)
def test_a_request_asks_for_days_before_the_next_course_unless_it_names_later_ones(
    request_: CourseRequest, *, is_before: bool
) -> None:
    """A month that the earliest day, 30-Nov-2027, lies in may be that of the next course."""
    assert asks_before(request_, date(2027, 11, 30)) is is_before


def test_a_request_is_worded_by_its_month_until_it_is_answered() -> None:
    december = asked(asked_on=TODAY, due_on=date(2026, 12, 1))
    later = given(1, date(2026, 11, 23), 1)

    assert asked_words((), (), TODAY) == ""
    assert asked_words((december,), (), TODAY) == "asked for Dec-2026"
    assert asked_words((asked(),), (planned(1, date(2026, 11, 30), 5),), TODAY) == (
        "asked for, no month named"
    )
    assert asked_words((december,), (later,), TODAY + timedelta(days=9)) == ""


def test_what_was_given_before_or_elsewhere_leaves_the_request_open() -> None:
    done = given(1, date(2026, 11, 2), 5)
    last_day = date(2026, 11, 6)

    assert is_waiting(asked(asked_on=last_day), (done,), TODAY)
    assert not is_waiting(asked(asked_on=date(2026, 11, 5)), (done,), TODAY)
    assert is_waiting(asked(), (done,), TODAY)
    away = replace(done, given_elsewhere=True)
    assert is_waiting(asked(asked_on=date(2026, 10, 1)), (away,), TODAY)


@pytest.mark.parametrize(
    ("last_on", "listed"),
    [
        # 12 months after it lie 90 and 91 days ahead of 20-Nov-2026
        (date(2026, 2, 18), True),
        (date(2026, 2, 19), False),
        # the second course belongs to the treatment, however late it is
        (date(2023, 5, 5), True),
    ],
)
def test_the_second_course_appears_ninety_days_before_its_day(last_on: date, listed: bool) -> None:
    first = given(1, last_on - timedelta(days=4), 5)

    found = eligible_soon((first,), case((first,)), shipped_rulebook())

    assert (found is not None) == listed


def test_a_third_course_is_told_for_ninety_days_after_its_day_and_no_longer() -> None:
    first = given(1, date(2024, 1, 8), 5)
    recent = given(2, date(2025, 8, 20), 3)
    older = given(2, date(2025, 8, 18), 3)

    # 22-Aug-2026 is 90 days before 20-Nov-2026
    assert eligible_soon((first, recent), case((first, recent)), shipped_rulebook())
    assert eligible_soon((first, older), case((first, older)), shipped_rulebook()) is None


def test_who_has_a_plan_or_no_dose_does_not_appear() -> None:
    first = given(1, date(2025, 11, 3), 5)
    plan = planned(2, date(2026, 12, 7), 3)

    assert eligible_soon((first, plan), case((first,)), shipped_rulebook()) is None
    assert eligible_soon((), case(()), shipped_rulebook()) is None


def test_a_rule_that_stands_against_the_course_is_named() -> None:
    first = given(1, date(2025, 11, 3), 5)
    book = shipped_rulebook()
    found = eligible_soon((first,), case((first,)), book)
    assert found is not None
    known = replace(case((first,)), facts=Facts(hypersensitive=True))

    assert blocking_rule(case((first,)), found.coming, book) == ""
    assert blocking_rule(known, found.coming, book).startswith("ELIG-")


def test_the_first_start_that_has_room_for_the_whole_course_is_judged() -> None:
    """Three days in a row begin on Monday 23-Nov, when the patient turns 17."""
    first = given(1, date(2025, 11, 3), 5)
    young = replace(case((first,)), born_on=date(2009, 11, 23))
    found = eligible_soon((first,), young, shipped_rulebook())
    assert found is not None

    assert blocking_rule(young, found.coming, shipped_rulebook()) == ""
    younger = replace(young, born_on=date(2009, 11, 24))
    assert blocking_rule(younger, found.coming, shipped_rulebook()).startswith("ELIG-")


def test_after_an_incomplete_course_a_day_is_judged_for_nobody_chose_a_length() -> None:
    first = given(1, date(2025, 11, 3), 4)
    young = replace(case((first,)), born_on=date(2009, 11, 23))
    found = eligible_soon((first,), young, shipped_rulebook())
    assert found is not None

    # Friday 20-Nov is open, a day before the patient turns 17
    assert blocking_rule(young, found.coming, shipped_rulebook()).startswith("ELIG-")


def test_a_center_that_never_opens_is_judged_on_the_first_possible_day() -> None:
    first = given(1, date(2025, 11, 3), 5)
    book = shipped_rulebook()
    never = replace(case((first,)), open_days=OpenDays(frozenset()))
    found = eligible_soon((first,), never, book)
    assert found is not None

    # no run of open days is there, so the days themselves stand against it
    assert blocking_rule(never, found.coming, book) in {"", "SPACE-4"}


def case(courses: tuple[Course, ...]) -> Case:
    return Case(TODAY, OPEN, given_courses(courses))


def test_months_are_offered_from_this_one_on() -> None:
    assert months_ahead(TODAY, 3) == (date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1))
    assert [month_words(day) for day in (date(2027, 2, 1), None)] == ["Feb-2027", ""]
