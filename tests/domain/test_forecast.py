from datetime import date, timedelta

import pytest

from infusion_planner.domain.case import PlannedCourse
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.consequences import as_if_given
from infusion_planner.domain.findings import Severity, Verdict
from infusion_planner.domain.forecast import closed_days_before, forecast, judge, still_blocked
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.prophylaxis import Cd4Sample
from tests.domain.builders import EVERY_DAY, WEEKDAYS, block, case
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
FIRST = block(1, date(2025, 3, 3), 5)


def test_because_names_anchor_interval_rule_and_what_ruled_out_earlier_days() -> None:
    answer = forecast(case(date(2026, 1, 5), FIRST), BOOK)

    assert answer.because == (
        "Last dose 07-Mar-2025 plus 12 months (SPACE-1) is 07-Mar-2026; SPACE-4 takes"
        " Mon 09-Mar-2026, since earlier runs meet closed days: Sat 07-Mar, Sun 08-Mar."
    )


def test_because_says_when_nothing_was_ruled_out() -> None:
    answer = forecast(case(date(2026, 1, 5), FIRST, open_days=EVERY_DAY), BOOK)

    assert answer.because.endswith("SPACE-4 takes Sat 07-Mar-2026, the first day possible.")


def test_because_says_when_the_earliest_day_has_passed() -> None:
    answer = forecast(case(date(2026, 6, 1), FIRST), BOOK)

    assert "is 07-Mar-2026, which has passed on 01-Jun-2026;" in answer.because


def test_because_names_at_most_four_closed_days_and_counts_the_rest() -> None:
    closed = frozenset(date(2026, 3, 9) + timedelta(days=n) for n in range(5))

    answer = forecast(
        case(date(2026, 1, 5), FIRST, open_days=OpenDays(WEEKDAYS.weekdays, closed)), BOOK
    )

    assert answer.because.endswith(
        "closed days: Sat 07-Mar, Sun 08-Mar, Mon 09-Mar, Tue 10-Mar and 5 more."
    )


def test_because_says_when_no_run_starts_within_three_years() -> None:
    answer = forecast(case(date(2026, 1, 5), open_days=OpenDays(frozenset({0, 2}))), BOOK)

    assert answer.suggested_days is None
    assert answer.because == (
        "No dose is recorded, so the search starts on 05-Jan-2026; SPACE-4 finds no run of"
        " 5 open days that starts within 1,096 days."
    )


def test_because_leaves_the_length_to_the_prescriber_after_an_incomplete_course() -> None:
    answer = forecast(case(date(2026, 1, 5), block(1, date(2025, 9, 8), 3)), BOOK)

    assert answer.suggested_days is None
    assert answer.because.endswith(
        "the last course is incomplete, so the prescriber chooses (MISS-3)."
    )


def test_the_steroid_follows_the_planned_course_before_the_suggestion() -> None:
    facts = case(date(2026, 1, 5), FIRST)

    alone = forecast(facts, BOOK)
    planned = forecast(facts.planning(PlannedCourse(2, date(2026, 4, 6))), BOOK)

    assert [day.on for day in alone.premedication] == list(alone.suggested_days or ())
    assert planned.premedication[0].on == date(2026, 4, 6)


def test_before_any_dose_nothing_follows_but_the_first_course() -> None:
    answer = forecast(case(date(2026, 1, 5)), BOOK)

    assert (answer.prophylaxis, answer.monitoring, answer.judgement) == (None, None, None)
    assert answer.history == ()
    assert answer.coming.number == 1


def test_a_plan_without_a_length_after_an_incomplete_course_is_a_bug() -> None:
    facts = case(date(2026, 9, 1), block(1, date(2025, 9, 8), 3))

    with pytest.raises(ValueError, match="length has to be chosen"):
        judge(facts, PlannedCourse(2, date(2026, 9, 14)), BOOK)


def test_every_check_of_a_judgement_answers_in_one_list_only() -> None:
    judged = judge(case(date(2026, 1, 5), FIRST), PlannedCourse(2, date(2026, 3, 9)), BOOK)

    ids = [
        *(item.rule for item in judged.findings),
        *(item.rule.id for item in judged.not_evaluated),
        *(item.rule.id for item in judged.met),
    ]

    assert judged.verdict is Verdict.ALLOWED
    assert sorted(ids) == [
        "DOSE-2",
        "ELIG-2",
        "ELIG-3",
        "PROPH-1",
        "SPACE-1",
        "SPACE-2",
        "SPACE-4",
    ]


def test_the_worst_finding_comes_first() -> None:
    young = case(date(2026, 1, 5), FIRST, born_on=date(2008, 6, 1))

    judged = judge(young, PlannedCourse(2, date(2026, 3, 6), 2), BOOK)

    assert judged.verdict is Verdict.BLOCKED
    assert [(item.rule, item.severity) for item in judged.findings] == [
        ("SPACE-1", Severity.HARD),
        ("DOSE-2", Severity.OVERRIDE),
        ("ELIG-3", Severity.OVERRIDE),
        ("SPACE-4", Severity.REMINDER),
    ]


def test_closed_days_are_those_met_by_any_earlier_run() -> None:
    found = closed_days_before(date(2026, 3, 6), date(2026, 3, 9), 3, WEEKDAYS)

    assert found == (date(2026, 3, 7), date(2026, 3, 8))
    assert closed_days_before(date(2026, 3, 9), date(2026, 3, 9), 3, WEEKDAYS) == ()


def test_what_follows_from_a_plan_is_the_forecast_as_if_it_had_been_given() -> None:
    low = Cd4Sample(date(2026, 1, 1), 90)
    facts = replace(case(date(2026, 1, 5), FIRST), cd4=(low,))
    plan = judge(facts, PlannedCourse(2, date(2026, 3, 9)), BOOK).plan
    plan = replace(plan, case=replace(plan.case, planned=PlannedCourse(2, date(2026, 3, 9))))

    after = as_if_given(plan, BOOK)
    answer = forecast(after, BOOK)

    assert after.given == (FIRST, block(2, date(2026, 3, 9), 3))
    assert (after.cd4, after.as_of, after.planned) == ((), date(2026, 3, 11), None)
    assert answer.coming.earliest_on == date(2027, 3, 11)
    assert answer.monitoring is not None
    assert answer.monitoring.series.ends_on == date(2030, 3, 11)


def test_a_stored_plan_that_amended_doses_make_too_early_is_blocked_now() -> None:
    days = (date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 11))
    given_later = case(date(2026, 1, 5), block(1, date(2025, 3, 10), 5))

    assert still_blocked(case(date(2026, 1, 5), FIRST), 2, days, BOOK) == ()
    assert [item.rule for item in still_blocked(given_later, 2, days, BOOK)] == ["SPACE-1"]
