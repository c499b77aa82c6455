"""The gates of the REMS program on their edges."""

import json
from typing import Any

import pytest

from infusion_planner.exchange.forecast_run import run_forecast
from tests.exchange.patient_answers import READY, Json, answers, ready
from tests.resources import shipped_rulebook

DAY_1, DAY_2 = "2025-03-03", "2025-03-04"
REMS: Json = READY["patient"]["rems"]
BY = {"by": "Dana Cole"}


def found(rule: str, *, as_of: str = "2025-02-20", **rems: Any) -> str:
    known = {name: value for name, value in {**REMS, **rems}.items() if value is not None}
    return answers(ready(as_of, rems=known))[rule]


# REMS-1, REMS-4, REMS-5


@pytest.mark.parametrize(
    ("rule", "key", "who"),
    [
        ("REMS-1", "prescriber", "the prescriber"),
        ("REMS-4", "facility", "the center"),
        ("REMS-5", "pharmacy", "the pharmacy"),
    ],
)
def test_who_is_not_certified_is_named(rule: str, key: str, who: str) -> None:
    nobody: dict[str, Any] = {key: None}

    assert found(rule, **nobody) == f"? Not recorded yet: the certification of {who}."
    words = f"H Not recorded: the certification of {who}."
    assert found(rule, as_of=DAY_1, **nobody) == words


@pytest.mark.parametrize(
    ("held", "bound"),
    [
        ({"on": DAY_1, "until": "2025-03-07"}, ""),
        ({"on": DAY_2, "until": "2025-03-07"}, "04-Mar-2025"),
        ({"on": DAY_1, "until": "2025-03-06"}, "06-Mar-2025"),
        ({"on": DAY_2}, "04-Mar-2025"),
        ({"on": DAY_2, "until": "2025-03-08"}, "04-Mar-2025"),
        ({"on": DAY_1}, ""),
    ],
)
def test_a_certification_lasts_from_the_first_to_the_last_infusion(held: Json, bound: str) -> None:
    words = found("REMS-4", as_of="2025-03-07", facility=held)

    assert words == (
        f"H The center is not certified on every day of the course; {bound} bounds the"
        " certification."
        if bound
        else "met Certified 03-Mar-2025" + (", valid to 07-Mar-2025" if "until" in held else "")
    )


# REMS-2


@pytest.mark.parametrize(
    ("enrollment", "left"),
    [
        ({}, "the patient guide and the safety information card"),
        ({"card_on": "2025-01-15"}, "the patient guide"),
        ({"guide_on": "2025-01-15"}, "the safety information card"),
        ({"guide_on": DAY_1, "card_on": DAY_1}, ""),
        ({"guide_on": DAY_2, "card_on": DAY_1}, "the patient guide"),
        ({"guide_on": DAY_1, "card_on": DAY_2}, "the safety information card"),
    ],
)
def test_guide_and_card_are_handed_over_by_day_1(enrollment: Json, left: str) -> None:
    words = found("REMS-2", as_of=DAY_2, enrollment={"on": "2025-01-15", **enrollment})

    assert words == (
        f"H Not recorded: {left}." if left else "met Enrolled 15-Jan-2025, with guide and card"
    )


# REMS-6


def test_of_several_answers_the_newest_is_named_and_of_one_day_the_highest_number() -> None:
    answered = [
        {"on": "2025-02-20", "number": "A-9", **BY},
        {"on": "2025-02-19", "number": "B-1", **BY},
        {"on": "2025-02-20", "number": "A-3", **BY},
    ]

    for order in (answered, answered[::-1], answered[1:] + answered[:1]):
        assert found("REMS-6", authorizations=order).startswith("met No. A-9, 20-Feb-2025")


def test_of_one_day_the_later_time_is_named_and_one_without_a_time_comes_before_all() -> None:
    on = {"on": "2025-02-20", **BY}
    answered = [
        {**on, "number": "A-9"},
        {**on, "number": "A-3", "at": "14:20"},
        {**on, "number": "A-5", "at": "09:05"},
    ]

    for order in (answered, answered[::-1], answered[1:] + answered[:1]):
        words = found("REMS-6", authorizations=order)
        assert words.startswith("met No. A-3, 20-Feb-2025 14:20, asked by ")


@pytest.mark.parametrize("at", ["24:00", "9:05", "14:20:00", "2025-02-20T14:20", 14])
def test_a_time_of_an_answer_that_is_none_is_refused(at: object) -> None:
    answer = {"on": "2025-02-20", "number": "A-1", "at": at, **BY}
    case = ready(DAY_1, rems={**REMS, "authorizations": [answer]})

    (line,) = run_forecast(json.dumps(case), shipped_rulebook())

    said = json.loads(line.text)["error"]
    assert "patient.rems.authorizations[0].at: " in said
    assert 'is not a time of day; expected for example "09:30"' in said


@pytest.mark.parametrize(("on", "counts"), [(DAY_1, True), (DAY_2, False)])
def test_an_answer_counts_up_to_day_1(on: str, *, counts: bool) -> None:
    words = found("REMS-6", as_of=DAY_2, authorizations=[{"on": on, "number": "A-1", **BY}])

    assert words.startswith("met" if counts else "H Not recorded: the answer for this course")


def second_course(**rems: Any) -> Json:
    """A second course for a patient whose last dose was on 02-Feb-2024."""
    doses = [
        {"on": f"2024-0{month}", "mg": 12} for month in ("1-29", "1-30", "1-31", "2-01", "2-02")
    ]
    case = ready(DAY_1, rems={**REMS, **rems})
    case["courses"] = [{"number": 1, "doses": doses}]
    case["planned"]["number"] = 2
    return case


@pytest.mark.parametrize(("on", "counts"), [("2024-02-02", False), ("2024-02-03", True)])
def test_order_and_answer_of_a_later_course_come_after_the_last_dose(
    on: str, *, counts: bool
) -> None:
    words = answers(
        second_course(ordered_on=on, authorizations=[{"on": on, "number": "A-1", **BY}])
    )

    assert words["REMS-5"].startswith("met" if counts else "H Not recorded: an order")
    assert words["REMS-6"].startswith("met" if counts else "H Not recorded: the answer")
