"""Whatever is planned and recorded: what is allowed breaks no rule, order and good news do no harm.

The rules are said here once more, day by day, with the slow calculator of `tests/oracle.py`.
"""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from infusion_planner.domain.case import PlannedCourse
from infusion_planner.domain.forecast import judge
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.spacing import next_course
from infusion_planner.exchange.forecast_case import read_case
from infusion_planner.exchange.forecast_run import run_forecast
from infusion_planner.exchange.scenarios.kinds import RUNNERS
from infusion_planner.exchange.scenarios.plans import forecast_found
from tests import oracle
from tests.generated_cases import cases, with_plan
from tests.generated_facts import START, TESTS, FactMaker
from tests.resources import scenarios, shipped_rulebook, shipped_scenarios

Json = dict[str, Any]
BOOK = shipped_rulebook()
READY: Json = next(item["case"] for item in scenarios("patient") if item["id"] == "F-READY")
FIRST_COURSE = {
    "number": 1,
    "doses": [{"on": f"2023-06-0{day}", "mg": 12} for day in range(5, 10)],
}
WORST_LAST = ("allowed", "override", "blocked")
DAY_OF_QUESTION = ("2025-02-20", START)
# good news that may be added to a list, on any patient
GOOD_NEWS: dict[str, list[Json]] = {
    "prior_drugs": [{"name": "ocrelizumab", "inadequate": True}],
    "baseline": [{"test": t, "on": "2025-02-20", "reviewed_on": "2025-02-20"} for t in TESTS],
    "antivirals": [{"medicine": "valacyclovir", "started_on": START}],
    "cautions": [{"what": "asthma", "weighed_on": "2025-02-20"}],
    "suspected": [{"what": "PML", "on": "2025-02-18", "cleared_on": "2025-02-20"}],
    "medicines": [{"name": "vitamin D", "kind": "other"}],
}


def answer(case: Json) -> Json:
    (line,) = run_forecast(json.dumps(case), BOOK)
    assert line.troubles == ()
    return dict(json.loads(line.text))


def patients(seed: int, count: int) -> Iterator[Json]:
    """Cases with random facts, before a first or a second course, ahead of day 1 or on it."""
    source = random.Random(seed)
    for _ in range(count):
        later = source.random() < 0.4
        yield {
            **READY,
            "as_of": source.choice(DAY_OF_QUESTION),
            "courses": [FIRST_COURSE] if later else [],
            "patient": FactMaker(source).patient(),
            "planned": {"number": 2 if later else 1, "start_on": START},
        }


def mixed(value: Any, source: random.Random) -> Any:
    """The same facts, every list and every object in another order."""
    match value:
        case list():
            return [mixed(item, source) for item in source.sample(value, len(value))]
        case dict():
            keys = source.sample(list(value), len(value))
            return {key: mixed(value[key], source) for key in keys}
    return value


def weight(case: Json) -> int:
    return WORST_LAST.index(answer(case)["planned"]["verdict"])


def assert_allows_no_broken_plan(seed: int, count: int) -> None:
    """Try every start around the first legal day with every length up to one too many."""
    for value in cases(seed, count):
        case = read_case(json.loads(json.dumps(value), parse_float=Decimal), BOOK)
        expected = next_course(case.given, case.as_of, BOOK)
        given = oracle.given_courses(value)
        for start in _starts(case.as_of, expected.earliest_on):
            for length in range(1, 7):
                planned = PlannedCourse(expected.number, start, length)
                found = judge(case, planned, BOOK).verdict.value
                if found != "blocked":
                    _assert_keeps_dose_and_space(given, start, length)
                if found == "allowed":
                    assert length == _usual(given)


def _starts(as_of: date, earliest: date | None) -> list[date]:
    around = [(earliest or as_of) + timedelta(days=days) for days in range(-4, 3)]
    return [day for day in {*around, as_of, as_of + timedelta(days=200)} if day >= as_of]


def _assert_keeps_dose_and_space(
    given: list[tuple[int, list[date]]], start: date, length: int
) -> None:
    """SPACE-1: twelve months completed; DOSE-5: no more infusions than the course has."""
    for _, days in given:
        assert oracle.completed_months(days[-1], start) >= 12
    usual = _usual(given)
    if usual is not None:
        assert length <= usual


def _usual(given: list[tuple[int, list[date]]]) -> int | None:
    """DOSE-1 and DOSE-2; None after an incomplete course, where the prescriber chooses (MISS-3)."""
    if not given:
        return 5
    number, days = given[-1]
    return 3 if len(days) >= (5 if number == 1 else 3) else None


def test_no_plan_that_may_be_given_breaks_dose_or_space() -> None:
    assert_allows_no_broken_plan(seed=60, count=60)


@pytest.mark.deep
def test_none_of_many_plans_that_may_be_given_breaks_dose_or_space() -> None:
    assert_allows_no_broken_plan(seed=61, count=1_000)


def test_no_suggestion_breaks_dose_or_space_or_lies_on_a_closed_day() -> None:
    for case in cases(62, 300):
        days = answer(case)["next_course"]["suggested_days"]

        if days is not None:
            start = date.fromisoformat(days[0])
            _assert_keeps_dose_and_space(oracle.given_courses(case), start, len(days))
            assert all(oracle.is_open(case, date.fromisoformat(day)) for day in days)
            assert start >= date.fromisoformat(case["as_of"])


def test_the_order_of_doses_samples_and_closures_never_matters() -> None:
    source = random.Random(63)
    for case in cases(64, 200):
        planned = with_plan(case, oracle.expected(case)["next_course"], source)

        assert answer(mixed(planned, source)) == answer(planned), json.dumps(planned)


def test_the_order_in_which_a_worked_case_is_written_never_matters() -> None:
    source = random.Random(69)
    for item in shipped_scenarios():
        runner = RUNNERS[item.file]
        if runner is forecast_found:
            other = replace(item, ask=mixed(item.ask, source))
            assert runner(other, BOOK) == runner(item, BOOK), item.id


def test_the_order_of_a_patients_facts_never_matters() -> None:
    source = random.Random(65)
    for case in patients(66, 300):
        assert answer(mixed(case, source)) == answer(case), json.dumps(case)


def test_a_fact_that_satisfies_its_rules_never_makes_the_verdict_worse() -> None:
    """Put each fact of the patient in whom all is met in place of what was drawn, or of nothing."""
    for case in patients(67, 120):
        before = weight(case)
        for key, fact in READY["patient"].items():
            better = {**case, "patient": {**case["patient"], key: fact}}
            assert weight(better) <= before, (key, json.dumps(case))


def test_good_news_added_to_a_list_never_makes_the_verdict_worse() -> None:
    for case in patients(68, 120):
        before = weight(case)
        for key, news in GOOD_NEWS.items():
            told = [*case["patient"].get(key, ()), *news]
            better = {**case, "patient": {**case["patient"], key: told}}
            assert weight(better) <= before, (key, json.dumps(case))
