from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from infusion_planner.domain.course import Course, Dose, Infusion, Steroid
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.domain.recording import (
    GivenEntry,
    Occasion,
    course_order_faults,
    day_faults,
    dose_faults,
    entry_faults,
    lacks_steroid,
    recorded,
)
from tests.domain.builders import FULL_UG, planned
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
BORN = date(1990, 6, 21)
MONDAY = date(2026, 11, 2)
COURSE = planned(1, MONDAY, 5)
GIVEN = GivenEntry(MONDAY, FULL_UG, Steroid.GIVEN)


def with_given(course: Course, days: Sequence[date | None]) -> Course:
    infusions = tuple(
        item if day is None else replace(item, given=Dose(day, FULL_UG))
        for item, day in zip(course.infusions, days, strict=False)
    )
    return replace(course, infusions=(*infusions, *course.infusions[len(infusions) :]))


def occasion(number: int = 1, course: Course = COURSE, others: tuple[Course, ...] = ()) -> Occasion:
    today = MONDAY + timedelta(days=30)
    infusion = course.infusions[number - 1]
    return Occasion(BORN, (*others, course), course, infusion, today, BOOK)


def faults(entry: GivenEntry, at: Occasion | None = None) -> list[str]:
    return [fault.field for fault in entry_faults(at or occasion(), entry)]


def words(entry: GivenEntry, at: Occasion | None = None) -> str:
    return " ".join(fault.words for fault in entry_faults(at or occasion(), entry))


def test_what_was_planned_and_given_is_recorded_without_a_note() -> None:
    assert faults(GIVEN) == []


def test_a_day_in_the_future_is_refused_and_today_is_not() -> None:
    today = date(2026, 12, 2)

    assert list(day_faults(Dose(today, 1), BORN, today)) == []
    assert faults(replace(GIVEN, given_on=today + timedelta(days=1), note="late")) == ["given_on"]
    assert "lies in the future" in words(replace(GIVEN, given_on=date(2026, 12, 3)))


def test_a_day_before_birth_is_refused_and_the_birth_date_is_not() -> None:
    (fault,) = day_faults(Dose(BORN - timedelta(days=1), 1), BORN, MONDAY)

    assert fault.words == "Wed 20-Jun-1990 lies before the birth date 21-Jun-1990."
    assert list(day_faults(Dose(BORN, 1), BORN, MONDAY)) == []


def test_more_than_12_mg_on_a_day_is_refused_and_names_the_rule() -> None:
    (fault,) = dose_faults(12_001, BOOK)

    assert fault.field == "dose"
    assert "12.001 mg is more than 12 mg" in fault.words
    assert "(DOSE-4)" in fault.words
    assert list(dose_faults(12_000, BOOK)) == []


def test_a_dose_below_0_is_refused() -> None:
    assert [fault.field for fault in dose_faults(-1, BOOK)] == ["dose"]


def test_two_infusions_on_one_day_are_refused() -> None:
    course = with_given(COURSE, [MONDAY])
    second = replace(GIVEN, note="moved")

    assert faults(second, occasion(2, course)) == ["given_on"]
    assert "Infusion 1 of course 1 was given on Mon 02-Nov-2026 already" in words(
        second, occasion(2, course)
    )


def test_an_infusion_not_given_leaves_its_day_free() -> None:
    missed = replace(COURSE.infusions[0], given=Dose(MONDAY, 0))
    course = replace(COURSE, infusions=(missed, *COURSE.infusions[1:]))

    assert faults(replace(GIVEN, note="moved"), occasion(2, course)) == []


@pytest.mark.parametrize(
    ("number", "day", "side"),
    [(2, MONDAY - timedelta(days=1), "after infusion 1"), (1, date(2026, 11, 4), "before")],
)
def test_infusions_keep_the_order_of_their_numbers(number: int, day: date, side: str) -> None:
    course = with_given(COURSE, [MONDAY, date(2026, 11, 3)])
    entry = replace(GIVEN, given_on=day, note="moved")

    assert faults(entry, occasion(number, course)) == ["given_on"]
    assert f"Choose a day {side}" in words(entry, occasion(number, course))


def test_a_dose_after_a_gap_asks_for_the_prescribers_decision_first() -> None:
    """MISS-1: Monday given, Tuesday missed, and nobody resumed the course."""
    course = with_given(COURSE, [MONDAY])
    entry = replace(GIVEN, given_on=date(2026, 11, 4), note="fever on Tuesday")

    assert faults(entry, occasion(2, course)) == ["given_on"]
    assert "the course was interrupted" in words(entry, occasion(2, course))


def test_nothing_given_after_a_gap_asks_for_no_decision() -> None:
    entry = GivenEntry(date(2026, 11, 4), 0, Steroid.NOT_RECORDED, "fever")

    assert faults(entry, occasion(2, with_given(COURSE, [MONDAY]))) == []


def planned_for(course: Course, number: int, day: date) -> Course:
    infusions = [*course.infusions]
    infusions[number - 1] = replace(infusions[number - 1], planned_on=day)
    return replace(course, infusions=tuple(infusions))


def test_a_course_that_was_resumed_goes_on_after_its_gap() -> None:
    wednesday = date(2026, 11, 4)
    course = planned_for(with_given(COURSE, [MONDAY]), 2, wednesday)

    assert faults(replace(GIVEN, given_on=wednesday), occasion(2, course)) == []


def test_the_day_after_a_dose_is_no_interruption_though_it_was_planned_later() -> None:
    course = planned_for(with_given(COURSE, [MONDAY]), 2, date(2026, 11, 4))
    entry = replace(GIVEN, given_on=date(2026, 11, 3), note="came earlier")

    assert faults(entry, occasion(2, course)) == []


@pytest.mark.parametrize("third", [date(2026, 11, 4), date(2026, 11, 6)])
def test_a_gap_counts_from_the_dose_before_though_later_ones_are_recorded(third: date) -> None:
    course = with_given(COURSE, [MONDAY, None, third])
    entry = replace(GIVEN, given_on=date(2026, 11, 4), note="fever on Tuesday")

    assert "before was given on Mon 02-Nov-2026, so the course was interrupted" in words(
        entry, occasion(2, course)
    )


def test_courses_follow_one_another_in_the_order_of_their_numbers() -> None:
    first, second = first_course(date(2025, 3, 7)), with_given(second_course(MONDAY), [MONDAY])

    (after,) = course_order_faults(date(2025, 3, 7), 2, (first,))
    (before,) = course_order_faults(MONDAY, 1, (second,))

    assert after.words.startswith("Course 1 was given until Fri 07-Mar-2025.")
    assert before.words.startswith("Course 2 was given from Mon 02-Nov-2026.")
    assert list(course_order_faults(date(2025, 3, 8), 2, (first,))) == []
    assert list(course_order_faults(date(2026, 11, 1), 1, (second,))) == []


def test_a_dose_is_not_kept_within_a_later_course() -> None:
    later = with_given(second_course(MONDAY), [MONDAY, date(2026, 11, 4)])
    entry = replace(GIVEN, given_on=date(2026, 11, 3))

    assert words(entry, occasion(2, others=(later,))) == (
        "Course 2 was given from Mon 02-Nov-2026. Choose a day before it."
    )


def first_course(last: date) -> Course:
    days = [last - timedelta(days=4 - n) for n in range(5)]
    return with_given(planned(1, days[0], 5), days)


def second_course(start: date) -> Course:
    course = planned(2, start, 3)
    return replace(
        course, infusions=tuple(replace(i, id=f"second {i.number}") for i in course.infusions)
    )


def test_a_dose_before_the_twelve_months_is_refused_and_names_rule_and_anchor() -> None:
    earlier = first_course(date(2025, 11, 2))
    day = date(2026, 11, 1)
    at = occasion(1, second_course(day), (earlier,))

    assert faults(replace(GIVEN, given_on=day), at) == ["given_on", "reviewer"]
    assert words(replace(GIVEN, given_on=day), at) == (
        "Blocked - Sun 01-Nov-2026 is before 02-Nov-2026: last dose 02-Nov-2025 plus 12 months"
        " (SPACE-1). Check the date. If it really was given on that day, name the prescriber who"
        " reviewed it (SPACE-1), and say in the note how it came about."
    )


def test_a_dose_too_early_that_was_given_is_kept_with_reviewer_and_note() -> None:
    day = date(2026, 11, 1)
    at = occasion(1, second_course(day), (first_course(date(2025, 11, 2)),))
    reviewed = replace(GIVEN, given_on=day, reviewer="Dr H. Lindqvist")

    assert faults(reviewed, at) == ["note"]
    assert faults(replace(reviewed, reviewer=" ", note="wrong list"), at) == [
        "given_on",
        "reviewer",
    ]
    assert faults(replace(reviewed, note="wrong list"), at) == []


def test_who_decided_on_the_steroid_has_not_reviewed_the_day() -> None:
    day = date(2026, 11, 1)
    at = occasion(1, second_course(day), (first_course(date(2025, 11, 2)),))
    entry = GivenEntry(day, FULL_UG, Steroid.NOT_GIVEN, "allergy", "Dr H. Lindqvist")

    assert faults(entry, at) == ["given_on", "reviewer"]


def test_a_dose_on_the_day_the_twelve_months_are_completed_is_kept() -> None:
    at = occasion(1, second_course(MONDAY), (first_course(date(2025, 11, 2)),))

    assert faults(GIVEN, at) == []


def test_nothing_given_is_never_too_early() -> None:
    day = date(2026, 11, 1)
    at = occasion(1, second_course(day), (first_course(date(2025, 11, 2)),))

    assert faults(GivenEntry(day, 0, Steroid.NOT_RECORDED, "fever"), at) == []


def test_what_another_center_gave_is_not_refused_for_spacing_or_steroid() -> None:
    elsewhere = replace(second_course(date(2026, 10, 1)), given_elsewhere=True)
    at = occasion(1, elsewhere, (first_course(date(2025, 11, 2)),))

    entry = GivenEntry(date(2026, 10, 1), FULL_UG, Steroid.NOT_RECORDED)

    assert faults(entry, at) == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_steroid_of_infusions_1_to_3_may_not_stay_open(number: int) -> None:
    day = MONDAY + timedelta(days=number - 1)
    entry = GivenEntry(day, FULL_UG, Steroid.NOT_RECORDED)

    assert lacks_steroid(occasion(number), entry)
    assert faults(entry, occasion(number)) == ["steroid"]


@pytest.mark.parametrize("number", [4, 5])
def test_infusions_4_and_5_need_no_steroid(number: int) -> None:
    day = MONDAY + timedelta(days=number - 1)

    assert faults(GivenEntry(day, FULL_UG, Steroid.NOT_REQUIRED), occasion(number)) == []


@pytest.mark.parametrize(
    ("note", "prescriber"), [("", ""), ("refused", ""), ("", "Dr H. Lindqvist"), (" ", " ")]
)
def test_a_required_steroid_not_given_needs_prescriber_and_reason(
    note: str, prescriber: str
) -> None:
    entry = GivenEntry(MONDAY, FULL_UG, Steroid.NOT_GIVEN, note, prescriber)

    assert "prescriber" in faults(entry)


def test_a_required_steroid_not_given_is_kept_with_prescriber_and_reason() -> None:
    entry = GivenEntry(MONDAY, FULL_UG, Steroid.NOT_GIVEN, "allergy", "Dr H. Lindqvist")

    assert faults(entry) == []


def test_an_infusion_not_given_needs_no_steroid_but_a_reason() -> None:
    entry = GivenEntry(MONDAY, 0, Steroid.NOT_RECORDED)

    assert lacks_steroid(occasion(), entry) is False
    assert faults(entry) == ["note"]
    assert faults(replace(entry, note="fever")) == []


@pytest.mark.parametrize(
    "entry",
    [replace(GIVEN, dose_ug=4_000), replace(GIVEN, given_on=MONDAY + timedelta(days=7))],
    ids=["in part", "another day"],
)
def test_whatever_differs_from_the_plan_needs_a_note(entry: GivenEntry) -> None:
    assert faults(entry) == ["note"]
    assert faults(replace(entry, note="  ")) == ["note"]
    assert faults(replace(entry, note="stopped after a rash")) == []


def test_every_fault_of_an_entry_is_named() -> None:
    entry = GivenEntry(date(2027, 1, 1), 13_000, Steroid.NOT_RECORDED)

    assert faults(entry) == ["given_on", "dose", "steroid", "note"]


def test_an_entry_is_kept_with_dose_day_steroid_and_tidied_note() -> None:
    entry = GivenEntry(MONDAY, 4_000, Steroid.GIVEN, "  stopped,  rash ")

    found = recorded(occasion(), entry)

    assert found == Infusion(
        number=1,
        planned_on=MONDAY,
        given=Dose(MONDAY, 4_000),
        id="i1",
        steroid=Steroid.GIVEN,
        steroid_ug=1_000_000,
        reason="stopped, rash",
    )


def test_a_dose_is_recorded_with_its_own_note_and_no_other() -> None:
    earlier = occasion()
    earlier = replace(earlier, infusion=replace(earlier.infusion, reason="fever settled"))

    assert recorded(earlier, GIVEN).reason == ""
    assert recorded(earlier, replace(GIVEN, note="bag leaked")).reason == "bag leaked"


def test_an_amended_entry_does_not_keep_the_old_note() -> None:
    at = occasion()
    noted = replace(at, infusion=replace(at.infusion, given=Dose(MONDAY, 4_000), reason="rash"))

    assert recorded(noted, GIVEN).reason == ""


def test_a_steroid_not_given_has_no_amount() -> None:
    assert recorded(occasion(), replace(GIVEN, steroid=Steroid.NOT_GIVEN)).steroid_ug is None


JUNE = Dose(date(2025, 6, 30), FULL_UG, PartlyKnown(2025, 6))


def elsewhere(*given: Dose) -> Course:
    infusions = tuple(
        Infusion(number, None, dose, id=f"told {number}")
        for number, dose in enumerate(given, start=1)
    )
    return Course(1, 5, infusions, given_elsewhere=True)


def told(day: date, known: PartlyKnown | None = None) -> GivenEntry:
    return GivenEntry(day, FULL_UG, Steroid.NOT_RECORDED, "their letter", known=known)


def test_of_a_course_elsewhere_several_doses_may_be_of_one_month() -> None:
    at = occasion(2, elsewhere(JUNE, JUNE, JUNE))

    assert faults(told(JUNE.on, JUNE.known), at) == []


def test_a_day_of_a_month_told_fits_between_doses_of_that_month() -> None:
    at = occasion(2, elsewhere(JUNE, JUNE, JUNE))

    assert faults(told(date(2025, 6, 30)), at) == []
    assert faults(told(date(2025, 6, 1)), at) == []


def test_a_day_before_the_month_of_the_dose_before_is_refused() -> None:
    at = occasion(2, elsewhere(JUNE, JUNE, JUNE))

    assert words(told(date(2025, 5, 31)), at) == "Choose a day after infusion 1, June 2025."
    assert words(told(date(2025, 7, 1)), at) == "Choose a day before infusion 3, June 2025."


def test_a_month_before_a_dose_that_is_known_to_the_day_is_kept_in_order() -> None:
    day = Dose(date(2025, 6, 10), FULL_UG)
    at = occasion(2, elsewhere(day, JUNE, day))

    assert faults(told(JUNE.on, JUNE.known), at) == []
    may = PartlyKnown(2025, 5)
    assert words(told(may.assumed_on, may), at).startswith("Choose a day after infusion 1, Tue")


def test_a_dose_of_a_month_may_be_of_any_day_beside_one_on_its_last() -> None:
    last = Dose(date(2025, 6, 30), FULL_UG)
    at = occasion(2, elsewhere(last, JUNE))

    assert faults(told(JUNE.on, JUNE.known), at) == []


def test_a_whole_dose_elsewhere_that_nobody_planned_needs_no_note() -> None:
    at = occasion(1, elsewhere(JUNE))

    assert faults(replace(told(JUNE.on, JUNE.known), note=""), at) == []


def test_two_doses_on_one_whole_day_elsewhere_are_refused() -> None:
    day = Dose(date(2025, 6, 10), FULL_UG)
    at = occasion(2, elsewhere(day, JUNE))

    assert "one day has one infusion" in words(told(day.on), at)


def test_what_is_given_here_is_known_to_the_day() -> None:
    entry = replace(GIVEN, known=PartlyKnown(2026, 11), note="late")

    assert "known to the day" in words(entry)
