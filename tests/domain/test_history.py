from datetime import date

from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.history import history_findings
from tests.domain.builders import block, given
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
FIRST = block(1, date(2025, 3, 3), 5)


def said(*courses: GivenCourse) -> list[tuple[str, str]]:
    return [(item.rule, item.message) for item in history_findings(courses, BOOK)]


def test_a_clean_past_says_nothing() -> None:
    assert said(FIRST, block(2, date(2026, 3, 7), 3)) == []
    assert said() == []


def test_a_course_given_a_day_too_early_is_told_with_its_dates() -> None:
    assert said(FIRST, block(2, date(2026, 3, 6), 3)) == [
        (
            "SPACE-1",
            "Course 2 was started 1 day too early: last dose before it 07-Mar-2025,"
            " earliest 07-Mar-2026.",
        )
    ]


def test_a_course_that_began_before_the_other_had_ended_is_an_overlap() -> None:
    assert said(FIRST, block(2, date(2025, 3, 7), 3)) == [
        ("SPACE-1", "Course 2 was started before the course before it had ended on 07-Mar-2025.")
    ]


def test_too_few_and_too_many_doses_are_told() -> None:
    assert said(block(1, date(2025, 3, 3), 4)) == [("MISS-3", "Course 1 has 4 of 5 doses.")]
    assert said(block(1, date(2025, 3, 3), 6)) == [
        ("DOSE-5", "Course 1 was given with 6 doses, more than it has.")
    ]


def test_a_course_still_open_is_not_yet_said_to_have_too_few() -> None:
    running = block(1, date(2025, 3, 3), 3)

    assert history_findings((running,), BOOK, unfinished=1) == ()
    assert len(history_findings((running,), BOOK, unfinished=2)) == 1


def test_an_interruption_is_told_with_the_days_around_it() -> None:
    days = [date(2025, 5, day) for day in (5, 6, 12, 13, 14)]

    assert said(given(1, *days)) == [
        ("MISS-1", "Course 1 was interrupted between 06-May-2025 and 12-May-2025.")
    ]


def test_reminders_come_before_information() -> None:
    found = history_findings((block(1, date(2025, 3, 3), 3), block(2, date(2026, 1, 5), 4)), BOOK)

    assert [(item.rule, item.severity) for item in found] == [
        ("DOSE-5", Severity.REMINDER),
        ("SPACE-1", Severity.REMINDER),
        ("MISS-3", Severity.INFORMATION),
    ]
