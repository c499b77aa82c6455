"""The checks of a plan, one by one; the worked cases of `forecast` ask them all together."""

from datetime import date, timedelta

import pytest

from infusion_planner.domain import checks
from infusion_planner.domain.answers import Answer, Met, NotEvaluated, Plan
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.case import Case
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.findings import Finding, Severity
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.spacing import next_course
from tests.domain.builders import WEEKDAYS, block, case
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
FIRST = block(1, date(2025, 3, 3), 5)
EARLIEST = date(2026, 3, 7)


def plan(facts: Case, start_on: date, length: int | None = None) -> Plan:
    coming = next_course(facts.given, facts.as_of, BOOK)
    return Plan(facts, coming, start_on, length or coming.infusions or 3)


def after_first(start_on: date, length: int | None = None, open_days: OpenDays = WEEKDAYS) -> Plan:
    return plan(case(date(2026, 1, 5), FIRST, open_days=open_days), start_on, length)


def spoken(answer: Answer) -> Finding:
    assert isinstance(answer, Finding)
    return answer


def met(answer: Answer) -> Met:
    assert isinstance(answer, Met)
    return answer


def test_a_day_too_early_is_blocked_and_names_days_anchor_and_next_legal_start() -> None:
    found = spoken(checks.check_spacing(after_first(date(2026, 3, 6)), BOOK))

    assert (found.rule, found.severity) == ("SPACE-1", Severity.HARD)
    assert found.message == (
        "1 day too early. Last dose 07-Mar-2025; day 1 may be 07-Mar-2026 or later, first open"
        " start Mon 09-Mar-2026."
    )
    assert found.next_step == "Start on Mon 09-Mar-2026."
    assert found.next_on == date(2026, 3, 9)
    assert "US prescribing information" in found.source


def test_twelve_months_after_the_first_day_is_four_days_too_early() -> None:
    found = spoken(checks.check_spacing(after_first(date(2026, 3, 3)), BOOK))

    assert found.message.startswith("4 days too early.")


def test_the_day_twelve_months_are_completed_satisfies_the_spacing() -> None:
    answer = met(checks.check_spacing(after_first(EARLIEST), BOOK))

    assert answer.rule.id == "SPACE-1"
    assert answer.fact == "Earliest 07-Mar-2026 - last dose 07-Mar-2025"


def test_spacing_does_not_apply_before_any_dose() -> None:
    assert checks.check_spacing(plan(case(date(2026, 1, 5)), date(2026, 1, 5)), BOOK) is None


def test_a_center_that_is_never_open_has_no_next_legal_start() -> None:
    never = OpenDays(frozenset())

    early = spoken(checks.check_spacing(after_first(date(2026, 3, 6), open_days=never), BOOK))
    closed = spoken(checks.check_open_days(after_first(EARLIEST, open_days=never), BOOK))

    assert early.next_on is None
    assert "none within 1,096 days" in early.message
    assert closed.next_on is None


def test_lateness_is_information_from_the_first_day_on() -> None:
    on_time = checks.check_lateness(after_first(EARLIEST), BOOK)
    late = spoken(checks.check_lateness(after_first(date(2026, 3, 8)), BOOK))

    assert on_time is None
    assert (late.rule, late.severity) == ("SPACE-2", Severity.INFORMATION)
    assert late.message.startswith("1 day after the earliest day 07-Mar-2026")


def test_lateness_is_counted_in_days() -> None:
    first = block(1, date(2024, 3, 4), 5)

    late = spoken(
        checks.check_lateness(plan(case(date(2025, 9, 1), first), date(2025, 9, 15)), BOOK)
    )

    assert late.message.startswith("191 days after the earliest day 08-Mar-2025")


@pytest.mark.parametrize(("length", "rule"), [(2, "DOSE-2"), (4, "DOSE-2"), (5, "DOSE-2")], ids=str)
def test_another_length_than_the_usual_asks_for_an_override(length: int, rule: str) -> None:
    found = spoken(checks.check_length(after_first(EARLIEST, length), BOOK))

    assert (found.rule, found.severity) == (rule, Severity.OVERRIDE)


def test_the_usual_length_is_met_and_says_the_dose() -> None:
    first = plan(case(date(2026, 1, 5)), date(2026, 1, 5))

    assert met(checks.check_length(first, BOOK)).fact == "5 infusions of 12 mg on days in a row"
    assert (
        met(checks.check_length(after_first(EARLIEST), BOOK)).fact
        == "3 infusions of 12 mg on days in a row"
    )


def test_more_infusions_than_the_course_has_are_blocked_and_fewer_are_not() -> None:
    found = spoken(checks.check_dose_count(after_first(EARLIEST, 4), BOOK))

    assert (found.rule, found.severity) == ("DOSE-5", Severity.HARD)
    assert checks.check_dose_count(after_first(EARLIEST, 3), BOOK) is None


def test_after_an_incomplete_course_any_length_is_the_prescribers_choice() -> None:
    stopped = case(date(2026, 9, 1), block(1, date(2025, 9, 8), 3))
    chosen = plan(stopped, date(2026, 9, 14), 5)

    miss = spoken(checks.check_incomplete(chosen, BOOK))

    assert (miss.rule, miss.severity) == ("MISS-3", Severity.OVERRIDE)
    assert "3 of 5 doses" in miss.message
    assert checks.check_dose_count(chosen, BOOK) is None
    assert isinstance(checks.check_length(chosen, BOOK), Met)


def test_miss_3_does_not_speak_after_a_complete_course_or_before_any() -> None:
    assert checks.check_incomplete(after_first(EARLIEST), BOOK) is None
    assert checks.check_incomplete(plan(case(EARLIEST), EARLIEST), BOOK) is None


@pytest.mark.parametrize(("number", "speaks"), [(2, False), (3, True), (4, True)])
def test_from_the_third_course_on_a_reason_is_not_evaluated(number: int, *, speaks: bool) -> None:
    blocks = [block(n, date(2018 + n, 3, 4), 5 if n == 1 else 3) for n in range(1, number)]
    later = plan(case(date(2026, 1, 5), *blocks), date(2026, 4, 6))

    answer = checks.check_reason(later, BOOK)

    assert isinstance(answer, NotEvaluated) is speaks
    assert (answer is None) is not speaks


def test_evidence_is_limited_from_the_fourth_course_on() -> None:
    three = [block(n, date(2018 + n, 3, 4), 5 if n == 1 else 3) for n in (1, 2, 3)]
    fourth = plan(case(date(2026, 1, 5), *three), date(2026, 4, 6))
    third = plan(case(date(2026, 1, 5), *three[:2]), date(2026, 4, 6))

    found = spoken(checks.check_evidence(fourth, BOOK))

    assert (found.rule, found.severity) == ("DOSE-9", Severity.INFORMATION)
    assert found.message.startswith("Course 4:")
    assert checks.check_evidence(third, BOOK) is None


def test_a_closed_day_is_a_reminder_that_names_the_day() -> None:
    found = spoken(checks.check_open_days(after_first(date(2026, 3, 12)), BOOK))

    assert (found.rule, found.severity) == ("SPACE-4", Severity.REMINDER)
    assert found.message == "The center is closed on Sat 14-Mar-2026."
    # Thursday to Saturday does not fit, so the next run starts on the Monday after the wish.
    assert found.next_on == date(2026, 3, 16)


def test_open_days_are_met_with_their_count() -> None:
    answer = met(checks.check_open_days(after_first(date(2026, 3, 9)), BOOK))

    assert answer.fact == "All 3 days are open"
    one = met(checks.check_open_days(after_first(date(2026, 3, 9), 1), BOOK))
    assert one.fact == "The day is open"


def aged(born_on: date | None, start_on: date) -> Plan:
    return plan(case(date(2025, 1, 6), born_on=born_on), start_on)


# Worked example 29: born 2008-03-04, day 1 on 2025-03-03 or 2025-03-04.
def test_sixteen_is_blocked_until_the_seventeenth_birthday() -> None:
    young = aged(date(2008, 3, 4), date(2025, 3, 3))

    found = spoken(checks.check_minimum_age(young, BOOK))

    assert (found.rule, found.severity) == ("ELIG-2", Severity.HARD)
    assert found.next_on == date(2025, 3, 4)
    assert found.message.startswith("16 years old on Mon 03-Mar-2025")
    assert checks.check_adult_age(young, BOOK) is None


def test_seventeen_asks_for_an_override() -> None:
    seventeen = aged(date(2008, 3, 4), date(2025, 3, 4))

    found = spoken(checks.check_adult_age(seventeen, BOOK))

    assert (found.rule, found.severity) == ("ELIG-3", Severity.OVERRIDE)
    assert isinstance(checks.check_minimum_age(seventeen, BOOK), Met)


def test_born_on_29_february_one_is_seventeen_on_1_march() -> None:
    day_before = checks.check_minimum_age(aged(date(2008, 2, 29), date(2025, 2, 28)), BOOK)
    on_the_day = checks.check_minimum_age(aged(date(2008, 2, 29), date(2025, 3, 1)), BOOK)

    assert spoken(day_before).next_on == date(2025, 3, 1)
    assert met(on_the_day).fact == "17 years on day 1"


def test_eighteen_meets_both_age_rules() -> None:
    adult = aged(date(2007, 3, 4), date(2025, 3, 4))

    assert met(checks.check_adult_age(adult, BOOK)).fact == "18 years on day 1"
    assert isinstance(checks.check_minimum_age(adult, BOOK), Met)


def test_without_a_birth_date_age_is_not_evaluated() -> None:
    unknown = aged(None, date(2025, 3, 4))

    for check in (checks.check_minimum_age, checks.check_adult_age):
        answer = check(unknown, BOOK)

        assert isinstance(answer, NotEvaluated)
        assert answer.missing == "No birth date is recorded."


def taking(*antivirals: Antiviral) -> Plan:
    facts = replace(case(date(2026, 1, 5), FIRST), antivirals=antivirals)
    return plan(facts, EARLIEST)


def test_an_antiviral_that_is_taken_on_day_1_satisfies_the_order() -> None:
    ordered = Antiviral("acyclovir 200 mg twice daily", EARLIEST)

    assert met(checks.check_antiviral(taking(ordered), BOOK)).fact == (
        "acyclovir 200 mg twice daily, since 07-Mar-2026"
    )


@pytest.mark.parametrize(
    "antiviral",
    [
        Antiviral("acyclovir", date(2025, 3, 3), date(2026, 3, 6)),
        Antiviral("acyclovir", date(2026, 3, 8)),
    ],
)
def test_one_that_is_not_taken_on_day_1_does_not(antiviral: Antiviral) -> None:
    answer = checks.check_antiviral(taking(antiviral), BOOK)

    assert isinstance(answer, NotEvaluated)
    assert answer.missing == "No antiviral is recorded that is taken on day 1."


def test_on_day_1_a_missing_antiviral_asks_for_an_override() -> None:
    on_day_1 = plan(replace(case(EARLIEST, FIRST), antivirals=()), EARLIEST)

    found = spoken(checks.check_antiviral(on_day_1, BOOK))

    assert (found.rule, found.severity) == ("PROPH-1", Severity.OVERRIDE)


@pytest.mark.parametrize(("days_before", "speaks"), [(0, True), (1, False)])
def test_a_reason_nobody_gave_asks_for_an_override_on_day_1(
    days_before: int, *, speaks: bool
) -> None:
    two = (FIRST, block(2, date(2026, 3, 9), 3))
    start = date(2027, 3, 11)
    facts = replace(case(start - timedelta(days_before), *two), facts=Facts(further_reason=""))

    answer = checks.check_reason(plan(facts, start), BOOK)

    assert isinstance(answer, Finding) is speaks
    assert isinstance(answer, NotEvaluated) is not speaks


def test_the_antiviral_is_not_evaluated_as_long_as_no_order_is_kept() -> None:
    answer = checks.check_antiviral(after_first(EARLIEST), BOOK)

    assert isinstance(answer, NotEvaluated)
    assert answer.rule.id == "PROPH-1"


def test_the_days_of_a_plan_follow_one_another_open_or_not() -> None:
    assert after_first(date(2026, 3, 13)).days == (
        date(2026, 3, 13),
        date(2026, 3, 14),
        date(2026, 3, 15),
    )
