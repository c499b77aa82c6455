"""What a result may be: the same function for the window and for `forecast`."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.lab_entry import (
    result_faults,
    result_rule,
    result_rules,
    result_words,
    value_words,
)
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.lab_rules import (
    CallBacks,
    CenterInterval,
    LymphocyteNote,
    NeutrophilLimits,
    PlateletLimits,
    ResultRange,
    SymptomPrompts,
)
from infusion_planner.domain.rules import Rule
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
TODAY, BORN = date(2025, 2, 20), date(1988, 3, 9)
COUNT = LabResult("platelets", date(2025, 2, 10), Decimal(250), "x10^9/L")
WORD = LabResult("urine_protein", date(2025, 2, 10), "trace")


def fields(result: LabResult) -> list[str]:
    return [fault.field for fault in found(result)]


def found(result: LabResult) -> Iterator[Fault]:
    return result_faults(result, TODAY, BORN, BOOK)


def range_of(test: str) -> ResultRange:
    rule = result_rules(BOOK)[test]
    assert isinstance(rule, ResultRange)
    return rule


@pytest.mark.parametrize("result", [COUNT, WORD, replace(COUNT, sampled_on=TODAY)])
def test_a_sound_result_has_no_fault(result: LabResult) -> None:
    assert fields(result) == []


@pytest.mark.parametrize(
    ("result", "field"),
    [
        (replace(COUNT, test="sodium"), "test"),
        (replace(COUNT, unit=""), "unit"),
        (replace(COUNT, unit="mg/dL"), "unit"),
        (replace(COUNT, value="1+"), "value"),
        (replace(COUNT, value=Decimal("NaN")), "value"),
        (replace(COUNT, value=Decimal("Infinity")), "value"),
        (replace(COUNT, value=Decimal("-1")), "value"),
        (replace(COUNT, value=Decimal("100.0000001")), "value"),
        (replace(COUNT, upper_limit=Decimal(0)), "upper_limit"),
        (replace(COUNT, upper_limit=Decimal("NaN")), "upper_limit"),
        (replace(COUNT, upper_limit=Decimal(2001)), "upper_limit"),
        (replace(WORD, value=Decimal(1)), "value"),
        (replace(WORD, value="5+"), "value"),
        (replace(WORD, unit="mg/g"), "unit"),
        (replace(WORD, upper_limit=Decimal(1)), "upper_limit"),
        (replace(COUNT, sampled_on=date(2025, 2, 21)), "sampled_on"),
        (replace(COUNT, sampled_on=date(1988, 3, 8)), "sampled_on"),
        (replace(COUNT, resulted_on=date(2025, 2, 21)), "resulted_on"),
        (replace(COUNT, resulted_on=date(2025, 2, 9)), "resulted_on"),
        (replace(COUNT, reviewed_on=date(2025, 2, 21)), "reviewed_on"),
        (replace(COUNT, reviewed_on=date(2025, 2, 9)), "reviewed_on"),
    ],
)
def test_a_fault_names_its_field(result: LabResult, field: str) -> None:
    assert fields(result) == [field]


def test_a_result_is_not_reviewed_before_it_is_there() -> None:
    early = replace(COUNT, resulted_on=date(2025, 2, 12), reviewed_on=date(2025, 2, 11))

    assert [(fault.field, fault.words) for fault in found(early)] == [
        ("reviewed_on", "11-Feb-2025 lies before the result")
    ]


@pytest.mark.parametrize("text", ["0E+999999999", "1E-999999", "0E-999999999"])
def test_a_number_with_a_huge_exponent_is_refused_at_once(text: str) -> None:
    cells = LabResult("neutrophils", date(2025, 2, 10), Decimal(text), "x10^9/L")

    assert fields(cells) == ["value"]


def test_a_value_out_of_range_is_told_with_the_range_and_its_rule() -> None:
    [fault] = found(replace(COUNT, value=Decimal(5000)))

    assert fault.words == (
        "5000 is outside 1 to 2,000 x10^9/L for platelets; check value and unit (RANGE-1)"
    )


def test_every_test_is_found_by_its_name() -> None:
    rules = result_rules(BOOK)

    assert [result_rule(test, BOOK) for test in rules] == list(rules.values())
    assert {rule.part_of for rule in rules.values()} >= {"cbc", "urinalysis", "tsh", "alt"}


def test_every_fault_is_told_at_once() -> None:
    wrong = LabResult("platelets", date(2025, 2, 21), Decimal(5000), "x10^9/L")

    assert fields(wrong) == ["value", "sampled_on"]


@pytest.mark.parametrize(
    ("test", "value", "unit", "first"),
    [
        ("creatinine", "88.4", "umol/L", Fraction(1)),
        ("creatinine", "1768", "umol/L", Fraction(20)),
        ("cd4", "0.200", "x10^9/L", Fraction(200)),
        ("platelets", "95000", "/uL", Fraction(95)),
        ("platelets", "95", "x10^3/uL", Fraction(95)),
        ("hemoglobin", "140", "g/L", Fraction(14)),
    ],
)
def test_a_value_is_compared_in_the_first_unit(
    test: str, value: str, unit: str, first: Fraction
) -> None:
    assert range_of(test).in_first_unit(Decimal(value), unit) == first


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (COUNT, "250 x10^9/L"),
        (replace(COUNT, value=Decimal("95000"), unit="/uL"), "95,000 /uL"),
        (replace(COUNT, value=Decimal("0.50")), "0.5 x10^9/L"),
        (replace(COUNT, value=Decimal("1E+2")), "100 x10^9/L"),
        (WORD, "trace"),
    ],
)
def test_a_value_is_worded_without_zeros_that_mislead(result: LabResult, words: str) -> None:
    assert value_words(result) == words


def test_a_result_is_worded_with_its_test_and_day() -> None:
    assert result_words(COUNT, BOOK) == "platelets 250 x10^9/L of 10-Feb-2025"


PLATELETS = BOOK.find(PlateletLimits, "platelets")
NEUTROPHILS = BOOK.find(NeutrophilLimits, "neutrophils")
LIVER = BOOK.find(CenterInterval, "liver_tests")
PROMPTS = BOOK.find(SymptomPrompts, "symptom_prompts")
CALLS = BOOK.find(CallBacks, "call_backs")
LYMPHOCYTES = BOOK.find(LymphocyteNote, "lymphocytes")


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (replace(range_of("alt"), lowest="low"), "lowest"),
        (replace(range_of("alt"), lowest="10000"), "highest"),
        (replace(range_of("alt"), per_first=()), "per_first"),
        (replace(range_of("alt"), per_first=("NaN",)), "per_first"),
        (replace(PLATELETS, urgent_below=150), "urgent_below"),
        (replace(NEUTROPHILS, urgent_below="1"), "urgent_below"),
        (replace(NEUTROPHILS, review_below="few"), "review_below"),
        (replace(LYMPHOCYTES, shown_below="-1"), "shown_below"),
        (replace(LIVER, every_months=7), "every_months"),
        (replace(LIVER, shortest_months=0), "every_months"),
        (replace(PROMPTS, words=("bleeding",)), "words"),
        (replace(PROMPTS, early=("cough",)), "early"),
        (replace(CALLS, days=(3, 1)), "days"),
        (replace(CALLS, days=(1, 7)), "days"),
    ],
)
def test_a_rule_on_results_that_contradicts_itself_says_where(rule: Rule, field: str) -> None:
    assert [fault.field for fault in rule.faults()] == [field]
