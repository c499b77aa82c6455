"""What follows from a course, before and after its days move."""

from datetime import date

from infusion_planner.cards.course_dates import course_dates
from infusion_planner.cards.mistakes import date_moves
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import Course, Dose
from infusion_planner.domain.course_changes import Scope, moved, omitted, resumed
from infusion_planner.domain.facts import Baseline, Facts
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.payer_facts import Coverage, PriorAuthorization
from tests.domain.builders import WEEKDAYS, case, planned
from tests.resources import shipped_rulebook

MONDAY, AS_OF = date(2026, 11, 30), date(2026, 11, 20)
BOOK = shipped_rulebook()
PLAN = planned(1, MONDAY, 5)
FRESH = ("cbc", "creatinine", "urinalysis", "upcr", "tsh", "alt", "ast", "bilirubin")


def moves(before: Course, after: Course, asked: Case) -> dict[str, tuple[str, str]]:
    both = (course_dates(course, asked, {}, BOOK) for course in (before, after))
    return {move.label: (move.before, move.after) for move in date_moves(*both)}


def given(course: Course, count: int) -> Course:
    infusions = tuple(
        replace(item, given=Dose(item.planned_on, 12_000))
        if item.number <= count and item.planned_on
        else item
        for item in course.infusions
    )
    return replace(course, infusions=infusions)


def test_every_date_that_is_counted_from_the_last_day_moves_with_it() -> None:
    running = given(PLAN, 2)
    asked = case(date(2026, 12, 2))

    found = moves(running, moved(running, 3, date(2026, 12, 7), Scope.REST), asked)

    assert found == {
        "Day 3": ("Wed 02-Dec-2026", "Mon 07-Dec-2026"),
        "Day 4": ("Thu 03-Dec-2026", "Tue 08-Dec-2026"),
        "Day 5": ("Fri 04-Dec-2026", "Wed 09-Dec-2026"),
        "Steroid": (
            "Mon 30-Nov, Tue 01, Wed 02-Dec-2026",
            "Mon 30-Nov, Tue 01, Mon 07-Dec-2026",
        ),
        "Course 2 not before": ("04-Dec-2027", "09-Dec-2027"),
        "Monitoring until": ("04-Dec-2030", "09-Dec-2030"),
    }


def test_a_day_outside_the_payers_window_is_named() -> None:
    window = PriorAuthorization("A-77", date(2026, 11, 1), date(2026, 12, 9), 60)
    asked = replace(case(AS_OF), facts=Facts(payer=Coverage("own", authorizations=(window,))))

    found = moves(PLAN, moved(PLAN, 1, date(2026, 12, 7), Scope.ALL), asked)

    assert found["Payer's authorization"] == (
        "no. A-77 until 09-Dec-2026",
        "no. A-77 until 09-Dec-2026; outside: Thu 10, Fri 11-Dec-2026",
    )


def test_results_that_turn_too_old_are_told() -> None:
    drawn = tuple(Baseline(test, date(2026, 11, 10), date(2026, 11, 12)) for test in FRESH)
    asked = replace(case(AS_OF), facts=Facts(baseline=drawn))

    # 20 days before day 1 as it is planned, 34 as it would be; 30 are allowed
    found = moves(PLAN, moved(PLAN, 1, date(2026, 12, 14), Scope.ALL), asked)

    before, after = found["Baseline samples fresh"]
    assert before == "fits the days"
    assert "34 days before day 1" in after


def test_an_omitted_last_day_and_a_hold_count_from_what_is_left() -> None:
    running = given(PLAN, 2)
    asked = case(date(2026, 12, 2))
    held = replace(running, held_reason="fever")

    fewer = moves(running, omitted(running, 3), asked)
    on_hold = moves(running, held, asked)

    assert fewer["Day 5"] == ("Fri 04-Dec-2026", "None")
    assert "Course 2 not before" not in fewer
    assert on_hold["Day 3"] == ("Wed 02-Dec-2026", "None")
    assert on_hold["Course 2 not before"] == ("04-Dec-2027", "01-Dec-2027")


def test_a_canceled_plan_leaves_nothing_that_follows() -> None:
    nothing = replace(PLAN, ended_reason="canceled")

    found = moves(PLAN, nothing, case(AS_OF))

    assert {after for _, after in found.values()} == {"None"}


def test_a_course_is_resumed_on_open_days_only() -> None:
    running = given(PLAN, 2)

    again = resumed(running, date(2026, 12, 4), WEEKDAYS)

    days = [item.planned_on for item in again.infusions[2:]]
    assert days == [date(2026, 12, 4), date(2026, 12, 7), date(2026, 12, 8)]
