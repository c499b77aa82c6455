"""Screening and vaccinations on their edges."""

from typing import Any

import pytest

from tests.exchange.patient_answers import Json, answers, next_days, ready

DAY_1, DAY_2 = "2025-03-03", "2025-03-04"


def found(rule: str, *, as_of: str = "2025-02-20", **facts: Any) -> str:
    return answers(ready(as_of, **facts))[rule]


def second_course(**facts: Any) -> Json:
    """A second course for a patient whose last dose was on 02-Feb-2024."""
    days = ("2024-01-29", "2024-01-30", "2024-01-31", "2024-02-01", "2024-02-02")
    case = ready(DAY_1, **facts)
    case["courses"] = [{"number": 1, "doses": [{"on": day, "mg": 12} for day in days]}]
    case["planned"]["number"] = 2
    return case


# SCREEN-1


@pytest.mark.parametrize(
    ("treated_on", "words"),
    [
        ("2025-02-25", "met Positive on 10-Feb-2025, treated 25-Feb-2025"),
        (DAY_1, "met Positive on 10-Feb-2025, treated 03-Mar-2025"),
        (
            DAY_2,
            "O Tuberculosis screening was positive on 10-Feb-2025, and no treatment before day 1"
            " is recorded.",
        ),
    ],
)
def test_tuberculosis_is_treated_by_day_1(treated_on: str, words: str) -> None:
    test = {"on": "2025-02-10", "positive": True, "treated_on": treated_on}

    assert found("SCREEN-1", as_of=DAY_2, tuberculosis=test) == words


# SCREEN-5


def pregnancy(*tests: tuple[str, bool]) -> Json:
    found = [{"on": on, "positive": positive} for on, positive in tests]
    return {"possible": True, "contraception": True, "tests": found}


def test_of_several_pregnancy_tests_the_newest_counts_and_of_one_day_the_positive() -> None:
    newest = (("2025-02-10", True), ("2025-02-18", False))
    same_day = (("2025-02-18", True), ("2025-02-18", False))

    for order in (newest, newest[::-1]):
        assert found("SCREEN-5", pregnancy=pregnancy(*order)) == "met Negative on 18-Feb-2025"
    for order in (same_day, same_day[::-1]):
        assert found("SCREEN-5", pregnancy=pregnancy(*order)).startswith(
            "O Pregnancy test positive"
        )


def test_a_pregnancy_test_counts_up_to_day_1() -> None:
    on_day, after = (pregnancy((day, False)) for day in (DAY_1, DAY_2))

    assert found("SCREEN-5", as_of=DAY_2, pregnancy=on_day) == "met Negative on 03-Mar-2025"
    assert found("SCREEN-5", as_of=DAY_2, pregnancy=after).startswith("?")


@pytest.mark.parametrize(("on", "counts"), [("2024-02-02", False), ("2024-02-03", True)])
def test_a_pregnancy_test_of_a_later_course_comes_after_the_last_dose(
    on: str, *, counts: bool
) -> None:
    words = answers(second_course(pregnancy=pregnancy((on, False))))["SCREEN-5"]

    assert words.startswith("met" if counts else "?")


# VAX-1, VAX-2, VAX-3


def given(name: str, on: str, **what: bool) -> Json:
    return {"name": name, "on": on, **what}


@pytest.mark.parametrize(
    ("on", "words"),
    [
        # six weeks before 03-Mar-2025 is 20-Jan-2025
        ("2025-01-20", "met HPV 20-Jan-2025, 42 days before day 1"),
        ("2025-01-21", "O"),
    ],
)
def test_of_the_vaccinations_required_the_last_one_counts(on: str, words: str) -> None:
    last, first = given("HPV", on), given("Tdap", "2024-11-04")
    other = given("influenza", "2025-02-10", required=False)

    for order in ([last, first, other], [other, first, last]):
        assert found("VAX-1", vaccinations=order).startswith(words)


def test_of_vaccinations_of_one_day_the_last_by_name_is_told() -> None:
    a, b = given("HPV", "2025-01-20"), given("Tdap", "2025-01-20")

    for order in ([a, b], [b, a]):
        assert found("VAX-1", vaccinations=order).startswith("met Tdap")


def test_of_varicella_vaccinations_the_last_one_counts() -> None:
    doses = [
        given("Varivax", "2024-11-04", varicella=True, live=True),
        given("Varivax", "2024-12-04", varicella=True, live=True),
    ]

    for order in (doses, doses[::-1]):
        # 04-Dec to 03-Mar: 27 days of December, 31, 28 and 3
        assert found("VAX-2", varicella={"history": False}, vaccinations=order) == (
            "met Varivax 04-Dec-2024, 89 days before day 1"
        )


def test_antibodies_are_named() -> None:
    immune = {"history": False, "antibody": {"on": "2025-02-10", "positive": True}}

    assert found("VAX-2", varicella=immune) == "met Antibodies on 10-Feb-2025"


def test_live_vaccines_after_the_first_dose_are_named_by_day_and_name() -> None:
    late = [
        given("yellow fever", "2024-05-06", live=True),
        given("measles", "2024-05-06", live=True),
        given("rotavirus", "2024-04-01", live=True),
        given("influenza", "2024-10-01"),
    ]
    words = "rotavirus on 01-Apr-2024, measles on 06-May-2024 and yellow fever on 06-May-2024"

    assert words in answers(second_course(vaccinations=late))["VAX-3"]
    assert words in answers(second_course(vaccinations=late[::-1]))["VAX-3"]
    assert answers(second_course())["VAX-3"] == "met None since the first infusion"


def test_too_soon_after_a_vaccination_the_first_day_is_given() -> None:
    case = ready(vaccinations=[given("HPV", "2025-01-27")])

    # six weeks after 27-Jan-2025 is Mon 10-Mar-2025
    assert next_days(case)["VAX-1"] == "2025-03-10"
