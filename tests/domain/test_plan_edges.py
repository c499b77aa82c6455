"""A plan, its suggestion and its sentence, where they just hold and where they just do not."""

from datetime import date, timedelta

import pytest

from infusion_planner.domain.antiviral import Antiviral, Stop, start_faults, stop_faults
from infusion_planner.domain.case import PlannedCourse
from infusion_planner.domain.clinic import Center, Closure, OpenDays, Paper
from infusion_planner.domain.course import Course, Dose, Infusion
from infusion_planner.domain.course_ahead import (
    as_planned,
    book_by,
    is_certain,
    monthly_tests,
)
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.forecast import (
    because,
    closed_days_before,
    forecast,
    judge,
    judge_ahead,
    still_blocked,
    suggested_days,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_reaction import Action, Reaction
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.judged_days import judge_days
from infusion_planner.domain.monitoring import series
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.domain.prophylaxis import ProphylaxisPlan
from infusion_planner.domain.rule_kinds import ProphylaxisStop
from infusion_planner.domain.spacing import next_course
from tests.domain.builders import EVERY_DAY, FULL_UG, WEEKDAYS, block, case, given, planned
from tests.domain.infusion_days import RECORD, at
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
FIRST = block(1, date(2025, 3, 3), 5)
SATURDAY, SUNDAY, MONDAY = date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 9)


# the sentence and the suggestion


def test_only_closed_days_that_ruled_out_an_earlier_start_are_named() -> None:
    assert closed_days_before(SATURDAY, MONDAY, 5, WEEKDAYS) == (SATURDAY, SUNDAY)
    assert closed_days_before(SATURDAY, MONDAY, 1, WEEKDAYS) == (SATURDAY, SUNDAY)
    # the run of three from Saturday or Friday meets the weekend, and no day after it
    assert closed_days_before(date(2026, 3, 6), MONDAY, 3, WEEKDAYS) == (SATURDAY, SUNDAY)


def test_where_no_earlier_start_was_possible_no_closed_day_is_named() -> None:
    assert closed_days_before(SATURDAY, SATURDAY, 3, WEEKDAYS) == ()


@pytest.mark.parametrize(("closed", "more"), [(4, ""), (5, " and 1 more")])
def test_four_closed_days_are_named_and_the_rest_counted(closed: int, more: str) -> None:
    days = frozenset(MONDAY + timedelta(days=n) for n in range(closed))
    known = case(MONDAY, open_days=OpenDays(EVERY_DAY.weekdays, days))
    coming = next_course((), MONDAY, BOOK)
    suggested = suggested_days(coming, known.open_days, BOOK)

    words = because(known, coming, suggested, BOOK)

    assert words.endswith(f"closed days: Mon 09-Mar, Tue 10-Mar, Wed 11-Mar, Thu 12-Mar{more}.")


# the plan


def test_a_plan_that_starts_today_waits_only_where_it_is_only_planned() -> None:
    known = replace(case(MONDAY, FIRST), antivirals=())
    plan = PlannedCourse(2, MONDAY, 3)

    today = {item.rule for item in judge(known, plan, BOOK).findings}
    ahead = {item.rule for item in judge_ahead(known, plan, BOOK).findings}

    assert "PROPH-1" in today
    assert "PROPH-1" not in ahead


def test_a_stored_plan_is_judged_from_its_first_day() -> None:
    # twelve months after 07-Mar-2025 are completed on 07-Mar-2026
    known = case(date(2026, 1, 5), FIRST, open_days=EVERY_DAY)

    def blocked(start: date) -> list[str]:
        days = tuple(start + timedelta(days=n) for n in range(3))
        return [item.rule for item in still_blocked(known, 2, days, BOOK)]

    assert blocked(date(2026, 3, 6)) == ["SPACE-1"]
    assert blocked(date(2026, 3, 7)) == []


def test_the_reason_of_a_third_course_is_its_own_words() -> None:
    second = block(2, date(2026, 3, 9), 3)
    known = case(date(2027, 4, 5), FIRST, second)
    plan = PlannedCourse(3, date(2027, 4, 5), 3)

    def answer(reason: str | None) -> str:
        facts = Facts(further_reason=reason)
        found = judge(replace(known, facts=facts), plan, BOOK)
        for met in found.met:
            if met.rule.id == "DOSE-8":
                return f"met {met.fact}"
        for missing in found.not_evaluated:
            if missing.rule.id == "DOSE-8":
                return "?"
        return next(item.severity.value for item in found.findings if item.rule == "DOSE-8")

    assert answer("two relapses since") == "met two relapses since"
    assert answer(None) == "?"
    assert answer("") == "O"


def test_a_last_dose_known_to_the_month_counts_and_one_known_to_the_day_asks_nothing() -> None:
    exact = PartlyKnown(2025, 3, 7)
    month = PartlyKnown(2025, 3, None)

    def speaks(*known: PartlyKnown | None) -> bool:
        doses = tuple(Dose(date(2025, 3, 3 + n), FULL_UG, item) for n, item in enumerate(known))
        told = case(date(2026, 4, 6), replace(FIRST, doses=doses))
        plan = PlannedCourse(2, date(2026, 4, 6), 3)
        return any(item.rule == "SPACE-3" for item in judge(told, plan, BOOK).findings)

    assert speaks(None, month)
    assert not speaks(month, None)
    assert not speaks(month, exact)
    assert speaks(None, None, month)
    assert not speaks(None, month, None)
    assert not speaks(None, None, None)


# infusion days of a chart


def test_recorded_days_are_judged_by_day_course_and_number() -> None:
    monday, tuesday = RECORD.on, RECORD.on + timedelta(days=1)
    days = (
        InfusionRecord(tuesday, 1, 1),
        InfusionRecord(monday, 2, 1),
        InfusionRecord(monday, 1, 3),
        InfusionRecord(monday, 1, 2),
    )

    found = judge_days(replace(case(tuesday), facts=Facts(infusions=days)), BOOK)

    keys = [(item.record.on.day, item.record.course, item.record.number) for item in found]
    assert keys == [(3, 1, 2), (3, 1, 3), (3, 2, 1), (4, 1, 1)]


def test_each_recorded_day_is_judged_beside_the_others_and_not_beside_itself() -> None:
    alone = replace(case(RECORD.on), facts=Facts(infusions=(RECORD,)))
    twice = replace(alone, facts=Facts(infusions=(RECORD, replace(RECORD, number=2))))

    def above(known: object) -> list[bool]:
        days = judge_days(known, BOOK)  # type: ignore[arg-type]
        return [any(f.rule == "DOSE-4" for f in day.judgement.findings) for day in days]

    assert above(alone) == [False]
    assert above(twice) == [True, True]


def test_a_recorded_day_is_judged_with_what_the_patient_does_not_tolerate() -> None:
    worst = Reaction(at("10:00"), ("anaphylaxis",), 4, action=Action.STOPPED)
    day = replace(RECORD, reactions=(worst,))

    def speaks(*, hypersensitive: bool) -> bool:
        facts = Facts(infusions=(day,), hypersensitive=hypersensitive)
        (found,) = judge_days(replace(case(day.on), facts=facts), BOOK)
        return any(item.rule == "INF-9" for item in found.judgement.findings)

    assert speaks(hypersensitive=False)
    assert not speaks(hypersensitive=True)


# monitoring


def test_a_course_in_the_monitoring_of_the_one_before_moves_its_end_with_the_long_month() -> None:
    first, later = given(1, date(2093, 3, 2)), given(2, date(2096, 2, 29))

    found = series((first, later), BOOK)

    # 2100 is no leap year: 48 months after 29-Feb-2096 are completed on 01-Mar-2100
    assert found.ends_on == date(2100, 3, 1)
    assert found.anchor_on == date(2093, 3, 2)


def test_a_forecast_without_a_plan_judges_none() -> None:
    assert forecast(case(MONDAY, FIRST), BOOK).judgement is None


# a course carried on as planned


def test_days_that_stand_are_put_between_the_doses_by_day() -> None:
    moved = Infusion(1, date(2026, 11, 16), Dose(date(2026, 11, 18), FULL_UG))
    next_one = Infusion(2, date(2026, 11, 17))
    course = Course(1, 2, (moved, next_one))

    found = as_planned(course, date(2026, 11, 16), BOOK)

    assert found is not None
    assert [dose.on.day for dose in found.doses] == [17, 18]


def test_an_infusion_without_a_planned_day_does_not_stand() -> None:
    plan = planned(1, date(2026, 11, 16), 1)
    loose = replace(plan, infusions=(*plan.infusions, Infusion(2)))

    found = as_planned(loose, date(2026, 11, 16), BOOK)

    assert found is not None
    assert [dose.on.day for dose in found.doses] == [16]


def test_an_infusion_nobody_planned_a_day_for_is_not_certain() -> None:
    loose = Course(1, 1, (Infusion(1),))

    assert not is_certain(loose, loose.infusions[0], date(2026, 11, 16))


def test_the_booking_goes_back_to_the_first_day_of_the_window_and_no_further() -> None:
    saturday = date(2025, 6, 7)
    closed = frozenset(saturday - timedelta(days=n) for n in range(7))
    week = saturday - timedelta(days=7)

    assert book_by(saturday, OpenDays(EVERY_DAY.weekdays, closed), 7) == week
    assert book_by(saturday, OpenDays(EVERY_DAY.weekdays, closed | {week}), 7) == saturday


def test_a_due_date_is_passed_over_after_its_window_or_once_all_its_tests_are_drawn() -> None:
    course = given(1, date(2026, 11, 20))

    def coming(since: date, *tests: str) -> date:
        done = [MonitoringTest(test, date(2026, 12, 20), id=test) for test in tests]
        return monthly_tests((course,), EVERY_DAY, since, BOOK, done).coming[0].due_on

    december, january = date(2026, 12, 20), date(2027, 1, 20)
    # the window ends seven days after the due date
    assert coming(date(2026, 12, 27)) == december
    assert coming(date(2026, 12, 28)) == january
    assert coming(december, "cbc", "creatinine") == december
    assert coming(december, "cbc", "tsh", "creatinine") == december
    assert coming(december, "cbc", "creatinine", "urinalysis") == january


# the antiviral

TODAY = date(2025, 5, 7)
RULE = BOOK.find(ProphylaxisStop, "prophylaxis_stop")
RUNS = Antiviral("acyclovir", date(2025, 3, 3))


def test_an_antiviral_covers_its_first_and_its_last_day() -> None:
    ended = replace(RUNS, stopped_on=date(2025, 5, 7))
    days = [date(2025, 3, 2), date(2025, 3, 3), date(2025, 5, 7), date(2025, 5, 8)]

    assert [ended.covers(day) for day in days] == [False, True, True, False]
    assert [RUNS.covers(day) for day in days] == [False, True, True, True]


def test_an_antiviral_may_stop_on_the_day_it_began_and_not_before() -> None:
    def fields(on: date) -> list[str]:
        met = ProphylaxisPlan(date(2025, 1, 1), date(2025, 3, 1), date(2025, 3, 1))
        return [fault.field for fault in stop_faults(RUNS, Stop(on), TODAY, met, RULE)]

    assert fields(date(2025, 3, 3)) == []
    assert fields(date(2025, 3, 2)) == ["stopped_on"]


@pytest.mark.parametrize(
    ("start", "stop", "meets"),
    [
        (date(2025, 2, 1), date(2025, 3, 2), False),
        (date(2025, 2, 1), date(2025, 3, 3), True),
        (date(2025, 4, 1), date(2025, 4, 9), True),
        (date(2025, 5, 7), date(2025, 5, 9), True),
        (date(2025, 5, 8), date(2025, 5, 9), False),
        (date(2025, 2, 1), None, True),
        (date(2025, 5, 8), None, False),
    ],
)
def test_two_antivirals_may_not_share_a_day(start: date, stop: date | None, *, meets: bool) -> None:
    other = replace(RUNS, stopped_on=date(2025, 5, 7))
    wanted = Antiviral("valacyclovir", start, stop)

    faults = list(start_faults(wanted, [other], date(1988, 3, 9), TODAY))

    assert (faults != []) == meets


@pytest.mark.parametrize(
    ("started", "words"),
    [
        (TODAY, "acyclovir was started 07-May-2025 and runs. Stop it first, or take a later day."),
        (
            TODAY + timedelta(days=1),
            "acyclovir is ordered from 08-May-2025. Correct that entry, or take it away.",
        ),
    ],
)
def test_one_that_runs_is_stopped_and_one_that_is_ordered_is_taken_away(
    started: date, words: str
) -> None:
    other = replace(RUNS, started_on=started)
    wanted = Antiviral("valacyclovir", TODAY + timedelta(days=9))

    (fault,) = start_faults(wanted, [other], date(1988, 3, 9), TODAY)

    assert fault.words == words


# the center


def test_closures_of_the_center_close_its_days() -> None:
    center = Center("Sample", "", "", Paper.LETTER, frozenset(range(5)), (Closure(MONDAY),), ())

    assert center.open_days == OpenDays(frozenset(range(5)), frozenset({MONDAY}))
    assert center.open_days.next_open(SATURDAY, 9) == date(2026, 3, 10)


def test_one_open_day_is_enough_for_the_next_one() -> None:
    only_mondays = OpenDays(frozenset({0}))

    assert only_mondays.next_open(SATURDAY, 9) == MONDAY
    assert only_mondays.next_open(date(2026, 3, 10), 5) is None
