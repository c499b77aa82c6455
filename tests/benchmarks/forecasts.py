"""A thousand forecasts against dateutil merely adding the months that lead to the same dates."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice

from dateutil.relativedelta import relativedelta

from infusion_planner.domain.case import Case
from infusion_planner.domain.forecast import Forecast, forecast
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.monitoring import MonitoringPlan
from infusion_planner.domain.rule_kinds import MinimumWait, ProphylaxisStop, RecurringTest
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.forecast_answer import forecast_answer
from infusion_planner.exchange.forecast_case import read_case
from infusion_planner.exchange.json_values import json_values
from tests.benchmarks.measure import Measurement, in_turn, timed
from tests.resources import RESOURCES, shipped_rulebook

_CASES = 1_000
_TARGET = 0.5


class Step(Frozen):
    """One date: so many months after a day."""

    anchor: date
    months: int


def measure(rounds: int) -> Measurement:
    """Answer the shipped worked cases, in turn until there are a thousand."""
    book = shipped_rulebook()
    cases = tuple(islice(cycle(_worked_cases(book)), _CASES))
    steps = tuple(step for case in cases for step in steps_of(forecast(case, book), book))
    ours, floor = in_turn(
        lambda: timed(lambda: _answer_all(cases, book)),
        lambda: timed(lambda: _add_all(steps)),
        rounds,
    )
    return Measurement(
        f"{_CASES:,} forecasts, cases parsed",
        f"relativedelta, {len(steps):,} dates",
        ours,
        floor,
        _TARGET,
    )


def _worked_cases(book: Rulebook) -> tuple[Case, ...]:
    text = (RESOURCES / "scenarios" / "forecast.jsonl").read_text(encoding="utf-8")
    values = (item.value for item in json_values(text))
    return tuple(read_case(value["case"], book) for value in values if isinstance(value, dict))


def _answer_all(cases: tuple[Case, ...], book: Rulebook) -> None:
    for case in cases:
        forecast_answer(forecast(case, book), book)


def _add_all(steps: tuple[Step, ...]) -> None:
    for step in steps:
        step.anchor + relativedelta(months=step.months)


def steps_of(answer: Forecast, book: Rulebook) -> tuple[Step, ...]:
    """Give the month arithmetic behind a forecast, each date once.

    Tests that share a series count once, which favors the floor.
    """
    plan = answer.monitoring
    return () if plan is None else (*_waits(answer, plan, book), *_series(plan, book))


def _waits(answer: Forecast, plan: MonitoringPlan, book: Rulebook) -> Iterator[Step]:
    last = plan.series.last_dose_on
    spacing = book.find(MinimumWait, "course_spacing", answer.coming.number)
    contraception = book.find(MinimumWait, "contraception")
    prophylaxis = book.find(ProphylaxisStop, "prophylaxis_stop")
    until = book.find(RecurringTest, "blood_and_urine").until_months
    waits = (spacing.minimum_months, contraception.minimum_months, prophylaxis.minimum_months)
    yield from (Step(last, months) for months in (*waits, until))


def _series(plan: MonitoringPlan, book: Rulebook) -> Iterator[Step]:
    facts = plan.series
    kinds = (
        ("blood_and_urine", facts.anchor_on, plan.due["cbc"]),
        ("thyroid", facts.anchor_on, plan.due["tsh"]),
        ("rems_status_form", facts.first_dose_on, plan.status_forms_on),
    )
    for purpose, anchor, dates in kinds:
        every = book.find(RecurringTest, purpose).every_months
        # The last date is the end, which the waits name already.
        yield from (Step(anchor, every * count) for count in range(1, len(dates)))
