"""What results come to, on the edges: LAB-7 to LAB-11 and LAB-14."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from infusion_planner.domain import tests_done as days_of
from infusion_planner.domain.answers import Plan
from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.facts import Baseline, Facts
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.lab_alerts import (
    Judged,
    Known,
    judge_kidneys,
    judge_liver,
    judge_neutrophils,
    judge_platelets,
)
from infusion_planner.domain.lab_checks import (
    check_kidneys,
    check_liver,
    check_overdue_tests,
    check_platelets,
    check_skin,
)
from infusion_planner.domain.lab_entry import result_faults
from infusion_planner.domain.lab_facts import LabResult, MonitoringEnd, SymptomReport, Symptoms
from infusion_planner.domain.lab_values import (
    baseline_of,
    cd4_samples,
    days_done,
    highest,
    lowest,
    readings,
)
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.spacing import next_course
from tests.domain.builders import EVERY_DAY, block, case
from tests.domain.infusion_days import worded
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
COURSE = block(1, date(2025, 3, 3), 5)
DAY, TODAY = date(2025, 5, 7), date(2025, 6, 2)
ASKED = Symptoms((DAY,))
UNITS = {
    "platelets": "x10^9/L",
    "creatinine": "mg/dL",
    "upcr": "mg/g",
    "urine_rbc": "/hpf",
    "alt": "units/L",
    "ast": "units/L",
    "bilirubin": "mg/dL",
    "neutrophils": "x10^9/L",
    "urine_protein": "",
}


def result(test: str, value: str, on: date = DAY, **more: object) -> LabResult:
    word = test == "urine_protein"
    return LabResult(test, on, value if word else Decimal(value), UNITS[test], **more)  # type: ignore[arg-type]


def known(
    *results: LabResult, given: tuple[GivenCourse, ...] = (), symptoms: Symptoms | None = ASKED
) -> Known:
    return Known(Facts(results=results, symptoms=symptoms), given, TODAY, BOOK)


def told(judged: Judged) -> list[tuple[str, str]]:
    return [(item.when, item.what) for item in judged.alerts]


# reports of symptoms


def test_reports_count_by_symptom_up_to_the_day_in_an_order_of_their_own() -> None:
    reports = (
        SymptomReport("liver", TODAY + timedelta(days=1)),
        SymptomReport("liver", TODAY),
        SymptomReport("liver", DAY),
        SymptomReport("fatigue", DAY),
        SymptomReport("bleeding", DAY),
    )
    both = known(symptoms=Symptoms(reports=reports)).reported(("liver", "bleeding"))

    assert [(item.symptom, item.on) for item in both] == [
        ("bleeding", DAY),
        ("liver", DAY),
        ("liver", TODAY),
    ]


def test_symptoms_of_the_liver_are_told_until_a_clinician_looked_into_them() -> None:
    def reported(reviewed_on: date | None) -> list[tuple[str, str]]:
        report = SymptomReport("liver", DAY, reviewed_on)
        return told(judge_liver(known(symptoms=Symptoms(reports=(report,)))))

    assert reported(None) == [("symptoms", "07-May-2025")]
    assert reported(TODAY) == []
    assert reported(TODAY + timedelta(days=1)) == [("symptoms", "07-May-2025")]


def test_bleeding_is_told_until_platelets_were_counted_on_that_day_or_later() -> None:
    def counted(*days: date) -> list[str]:
        counts = [result("platelets", "250", day) for day in days]
        asked = Symptoms(reports=(SymptomReport("bleeding", DAY),))
        return [when for when, _ in told(judge_platelets(known(*counts, symptoms=asked)))]

    before, after = DAY - timedelta(days=1), DAY + timedelta(days=1)
    assert counted(before) == ["bleeding"]
    assert counted(DAY) == counted(after) == counted(before, after) == []


def test_whether_there_are_symptoms_has_to_be_asked() -> None:
    unasked = known(symptoms=None)

    for judged in (judge_liver(unasked), judge_platelets(unasked)):
        assert "whether there are symptoms" in judged.missing
        asked = Judged(judged.rule, (), known(), judged.tests)
        assert "whether there are symptoms" not in asked.missing


# LAB-7


def test_creatinine_belongs_to_the_kidneys_once_a_dose_was_given() -> None:
    normal = (result("upcr", "80"), result("urine_rbc", "1"), result("urine_protein", "negative"))
    before, after = judge_kidneys(known(*normal)), judge_kidneys(known(*normal, given=(COURSE,)))

    assert (before.missing, after.missing) == ((), ("creatinine",))
    alone = result("creatinine", "1")
    without_first = judge_kidneys(known(*normal, alone, given=(COURSE,)))
    assert without_first.missing == ("creatinine before the first infusion",)
    assert judge_kidneys(known()).missing == (
        "urine protein to creatinine ratio",
        "red cells in urine",
        "protein on the dipstick",
    )
    assert judge_kidneys(known(result("upcr", "80"))).fact.startswith("urine protein")


@pytest.mark.parametrize(
    ("base_on", "value", "speaks"),
    [
        (date(2025, 3, 3), "1.3", False),
        (date(2025, 3, 3), "1.31", True),
        # drawn after the first infusion it is no baseline
        (date(2025, 3, 4), "1.31", False),
    ],
)
def test_a_rise_of_creatinine_counts_from_the_sample_before_the_first_infusion(
    base_on: date, value: str, *, speaks: bool
) -> None:
    found = known(result("creatinine", "1", base_on), result("creatinine", value), given=(COURSE,))

    assert [when for when, _ in told(judge_kidneys(found))] == (["creatinine"] if speaks else [])


def test_protein_on_the_dipstick_holds_until_the_ratio_is_there_even_when_reviewed() -> None:
    protein = result("urine_protein", "1+", reviewed_on=DAY)
    (alert,) = judge_kidneys(known(protein)).alerts

    assert (alert.when, alert.holds, alert.pending, alert.reviewed) == ("protein", True, True, True)
    assert judge_kidneys(known(protein, result("upcr", "80"))).alerts == ()


# LAB-8


def test_a_fall_by_half_holds_until_the_count_is_repeated() -> None:
    fallen = known(result("platelets", "400", date(2025, 4, 7)), result("platelets", "200"))
    (alert,) = judge_platelets(fallen).alerts

    assert (alert.when, alert.holds, alert.pending) == ("fall", True, True)
    steady = known(result("platelets", "400", date(2025, 4, 7)), result("platelets", "201"))
    assert judge_platelets(steady).alerts == ()


# LAB-10


def liver(test: str, value: str, limit: str | None, reviewed_on: date | None = None) -> LabResult:
    upper = None if limit is None else Decimal(limit)
    return result(test, value, upper_limit=upper, reviewed_on=reviewed_on)


@pytest.mark.parametrize(
    ("test", "value", "limit", "speaks"),
    [
        ("alt", "120", "40", True),
        ("alt", "119", "40", False),
        ("bilirubin", "2", "1", True),
        ("bilirubin", "1.9", "1", False),
        ("alt", "119", None, False),
    ],
)
def test_a_liver_test_is_high_from_its_times_of_the_limit(
    test: str, value: str, limit: str | None, *, speaks: bool
) -> None:
    found = judge_liver(known(liver(test, value, limit)))

    assert [item.when for item in found.alerts] == (["high"] if speaks else [])


def test_of_two_results_of_one_day_the_more_times_its_limit_is_told() -> None:
    milder, worse = liver("alt", "150", "50"), liver("alt", "140", "40")

    for order in ((milder, worse), (worse, milder)):
        assert told(judge_liver(known(*order))) == [
            ("high", "ALT 140 units/L of 07-May-2025 (upper limit of normal 40)")
        ]


def test_of_two_results_with_one_limit_the_higher_is_told() -> None:
    lower, higher = liver("alt", "140", "40"), liver("alt", "150", "40")

    for order in ((lower, higher), (higher, lower)):
        assert "ALT 150" in told(judge_liver(known(*order)))[0][1]


def test_bleeding_waits_for_a_count_and_symptoms_of_the_liver_for_a_look() -> None:
    reports = (SymptomReport("bleeding", DAY, TODAY), SymptomReport("liver", DAY))
    asked = known(symptoms=Symptoms(reports=reports))
    (bleeding,), (symptoms,) = judge_platelets(asked).alerts, judge_liver(asked).alerts

    assert (bleeding.holds, bleeding.pending, bleeding.reviewed) == (True, True, True)
    assert (symptoms.holds, symptoms.pending, symptoms.reviewed) == (False, False, False)


def test_one_result_of_the_day_without_its_limit_is_asked_about() -> None:
    found = judge_liver(known(liver("alt", "20", "40"), liver("alt", "21", None)))

    assert "the upper limit of normal of ALT" in found.missing


def test_a_review_after_the_day_of_the_question_does_not_count() -> None:
    for reviewed_on, reviewed in ((TODAY, True), (TODAY + timedelta(days=1), False)):
        (alert,) = judge_liver(known(liver("alt", "120", "40", reviewed_on=reviewed_on))).alerts
        assert alert.reviewed == reviewed


def test_neutrophils_at_the_limits_are_in_order() -> None:
    def when(value: str) -> list[str]:
        return [item.when for item in judge_neutrophils(known(result("neutrophils", value))).alerts]

    assert [when(value) for value in ("1", "0.9", "0.5", "0.4")] == [
        [],
        ["low"],
        ["low"],
        ["urgent"],
    ]


# values


def test_values_come_by_day_then_by_value_then_the_reviewed_ones() -> None:
    first, late, none = (
        result("alt", "20", reviewed_on=day) for day in (date(2025, 5, 8), date(2025, 5, 9), None)
    )
    low, old = result("alt", "10"), result("alt", "30", date(2025, 4, 7))
    future = result("alt", "5", TODAY + timedelta(days=1))
    expected = [old, low, first, late, none]

    for order in ([none, future, late, first, low, old], [low, first, old, none, late]):
        assert [item.result for item in readings(order, "alt", TODAY, BOOK)] == expected


def test_of_equal_values_one_that_nobody_reviewed_is_taken() -> None:
    reviewed, open_one = result("alt", "20", reviewed_on=DAY), result("alt", "20")
    more = result("alt", "21", reviewed_on=DAY)

    for order in ((reviewed, open_one, more), (open_one, reviewed, more)):
        found = list(readings(order, "alt", TODAY, BOOK))
        assert lowest(found).result == open_one
        assert highest(found).result == more
        assert highest(found[:2]).result == open_one
        assert lowest(found[::-1]).result == open_one
    low = result("alt", "19", reviewed_on=DAY)
    assert lowest(readings([open_one, low], "alt", TODAY, BOOK)).result == low


def test_days_of_a_test_come_in_order() -> None:
    days = [date(2025, month, 7) for month in (9, 4, 8, 5, 7, 6)]
    values = [result("alt", "20", day) for day in days]
    marks = tuple(MonitoringTest("alt", day) for day in days)

    assert days_done(values, "alt", BOOK) == tuple(sorted(days))
    assert [item.on for item in baseline_of(values, "alt", BOOK)] == sorted(days)
    found = days_of.tests_done(Facts(monitoring=marks), "alt", BOOK)
    assert [item.done_on for item in found] == sorted(days)
    exams = days_of.exams_done(
        Facts(monitoring=tuple(replace(m, test="skin_exam") for m in marks)), "skin_exam"
    )
    assert [item.done_on for item in exams] == sorted(days)


def test_half_a_cell_is_kept_in_either_unit() -> None:
    counts = (
        LabResult("cd4", DAY, Decimal("150.5"), "cells/uL"),
        LabResult("cd4", TODAY, Decimal("0.2005"), "x10^9/L"),
    )

    found = [item.cells_per_ul for item in cd4_samples(counts, BOOK)]

    assert found == [Decimal("150.5"), Decimal("200.5")]


@pytest.mark.parametrize(
    ("value", "limit", "fields"),
    [
        ("0.5", "1", []),
        ("0.5", "0", ["upper_limit"]),
        ("0.123456", "1", []),
        ("0.1234567", "1", ["value"]),
    ],
)
def test_a_value_has_six_decimals_and_a_limit_above_nothing(
    value: str, limit: str, fields: list[str]
) -> None:
    entered = liver("bilirubin", value, limit)

    assert [fault.field for fault in result_faults(entered, TODAY, None, BOOK)] == fields


# the rules of a plan


def plan(start: date, as_of: date = TODAY, *given: GivenCourse) -> Plan:
    asked = case(as_of, *given, open_days=EVERY_DAY)
    return Plan(asked, next_course(given, as_of, BOOK), start, 3)


START = date(2026, 3, 9)


def test_the_skin_counts_from_the_last_examination_up_to_day_1() -> None:
    def says(*days: date) -> str:
        facts = Facts(baseline=tuple(Baseline("skin_exam", day) for day in days))
        return worded(check_skin(facts, plan(START, TODAY, COURSE), BOOK))

    on_day, after, old = START, START + timedelta(days=1), date(2025, 2, 10)
    assert says(old, on_day) == "met Examined 09-Mar-2026, due again 09-Mar-2027"
    assert says(on_day, old) == says(old, on_day)
    assert says(old, after) == "R The skin examination is 27 days late; it was due 10-Feb-2026."
    assert says(after) == "? No skin examination is recorded."
    assert says(date(2025, 3, 9)) == "met Examined 09-Mar-2025, due again 09-Mar-2026"


def test_what_speaks_of_results_is_one_finding_of_the_worst_weight() -> None:
    found = Facts(
        results=(result("urine_rbc", "3"), result("upcr", "201")), symptoms=Symptoms((DAY,))
    )

    words = worded(check_kidneys(found, plan(START), BOOK))

    assert words.startswith("O Protein in urine: ")
    assert "Blood in urine: " in words
    # a center whose rulebook weighs blood more than protein
    rule = next(rule for rule in BOOK.rules if rule.id == "LAB-7")
    heavier = tuple(
        replace(item, severity=Severity.HARD) if item.when == "blood" else item
        for item in rule.outcomes
    )
    rules = tuple(replace(each, outcomes=heavier) if each is rule else each for each in BOOK.rules)
    assert worded(check_kidneys(found, plan(START), replace(BOOK, rules=rules))).startswith(
        "H Protein in urine: "
    )


def test_results_that_are_missing_are_named_and_those_that_are_there_are_not() -> None:
    nothing = Facts(symptoms=ASKED)
    some = Facts(results=(result("alt", "20", upper_limit=Decimal(40)),), symptoms=ASKED)

    assert worded(check_liver(nothing, plan(START), BOOK)) == "? No laboratory values are recorded."
    assert worded(check_liver(some, plan(START), BOOK)) == "? Not recorded: AST and bilirubin."
    one = Facts(results=(result("platelets", "250"),), symptoms=ASKED)
    assert worded(check_platelets(one, plan(START), BOOK)) == (
        "met Platelets 250 x10^9/L of 07-May-2025"
    )


MONTHLY = ("cbc", "creatinine", "urinalysis")


def drawn(until: date, *tests: str) -> tuple[MonitoringTest, ...]:
    """Each of the tests on every due date up to a day: the 7th of each month from April on."""
    months = [date(2025 + (month > 12), (month - 1) % 12 + 1, 7) for month in range(4, 24)]
    return tuple(MonitoringTest(test, day) for test in tests for day in months if day <= until)


def overdue(facts: Facts, as_of: date, start: date = START) -> str:
    return worded(check_overdue_tests(facts, plan(start, as_of, COURSE), BOOK))


def test_a_further_course_waits_for_tests_that_are_overdue() -> None:
    as_of = date(2026, 3, 2)
    all_tests = Facts(monitoring=drawn(as_of, *MONTHLY, "tsh"))
    no_urine = Facts(monitoring=drawn(as_of, "cbc", "creatinine", "tsh"))

    # the next tests, of 07-Mar-2026, are late only after day 1
    assert overdue(all_tests, as_of) == "met No monitoring test is overdue"
    words = overdue(no_urine, as_of)
    assert words.startswith("O Monitoring is 329 days late since 07-Apr-2025: urinalysis")
    assert overdue(Facts(), as_of) == "? Which monitoring tests were done is not recorded."


def test_of_several_overdue_tests_the_oldest_due_date_is_told() -> None:
    as_of = date(2026, 3, 2)
    tests = (*drawn(as_of, "cbc", "tsh"), *drawn(date(2025, 12, 8), "creatinine"))
    facts = Facts(monitoring=(*tests, *drawn(date(2026, 1, 8), "urinalysis")))

    # creatinine since 07-Jan-2026, urinalysis since 07-Feb-2026
    assert overdue(facts, as_of).startswith("O Monitoring is 54 days late since 07-Jan-2026")


def test_liver_tests_that_are_overdue_hold_no_course_back() -> None:
    as_of = date(2026, 3, 2)

    assert "ALT" not in overdue(Facts(monitoring=drawn(as_of, *MONTHLY, "tsh")), as_of)


def test_after_the_last_test_of_the_series_nothing_is_overdue() -> None:
    end = date(2029, 3, 7)
    facts = Facts(monitoring=tuple(MonitoringTest(test, end) for test in (*MONTHLY, "tsh")))

    assert overdue(facts, end + timedelta(days=9), date(2029, 4, 9)) == (
        "met No monitoring test is overdue"
    )


def test_once_monitoring_was_closed_nothing_is_overdue() -> None:
    end = MonitoringEnd(None, date(2029, 3, 8), "Dr. Kim")
    facts = Facts(monitoring=(), monitoring_end=end)

    assert overdue(facts, date(2029, 4, 2), date(2029, 4, 9)) == (
        "met Monitoring was closed after 07-Mar-2029"
    )
    assert worded(check_overdue_tests(facts, plan(START), BOOK)) == ""


@pytest.mark.parametrize(
    ("value", "when", "holds"),
    [
        (result("platelets", "120"), "low", False),
        (result("platelets", "90"), "urgent", True),
        (result("neutrophils", "0.8"), "low", False),
        (result("neutrophils", "0.4"), "urgent", True),
        (result("urine_rbc", "40"), "blood", False),
        (result("upcr", "250"), "ratio", True),
        (result("alt", "200", upper_limit=Decimal(40)), "high", True),
    ],
)
def test_once_reviewed_only_what_is_grave_still_holds_a_course_and_nothing_waits(
    value: LabResult, when: str, *, holds: bool
) -> None:
    looked_at = known(replace(value, reviewed_on=TODAY, reviewed_by="Dr X"))
    judged = [
        alert
        for judge in (judge_kidneys, judge_platelets, judge_neutrophils, judge_liver)
        for alert in judge(looked_at).alerts
    ]

    assert [(item.when, item.reviewed, item.holds) for item in judged] == [(when, True, holds)]
    # only a fall of the platelets and protein on a dipstick ask for another test
    assert not judged[0].pending
