"""The floor of the forecasts adds the months that lead to the forecast's own dates."""

from dateutil.relativedelta import relativedelta

from infusion_planner.domain.forecast import forecast
from infusion_planner.exchange.forecast_case import read_case
from tests.benchmarks.forecasts import steps_of
from tests.resources import scenarios, shipped_rulebook


def test_floor_generates_every_due_date_of_a_case_without_month_ends() -> None:
    book = shipped_rulebook()
    case = next(item["case"] for item in scenarios("forecast") if item["id"] == "E01")
    answer = forecast(read_case(case, book), book)
    assert answer.monitoring is not None

    days = {step.anchor + relativedelta(months=step.months) for step in steps_of(answer, book)}

    due = {day for dates in answer.monitoring.due.values() for day in dates}
    waits = {answer.coming.earliest_on, answer.monitoring.contraception_until}
    assert days >= due | waits | set(answer.monitoring.status_forms_on)
