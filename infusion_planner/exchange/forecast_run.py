"""The `forecast` command's work: text in, one line of JSON per case out."""

from infusion_planner.domain.forecast import forecast
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.case_lines import Line, answer_cases
from infusion_planner.exchange.forecast_answer import forecast_answer
from infusion_planner.exchange.forecast_case import read_case


def run_forecast(text: str, book: Rulebook) -> tuple[Line, ...]:
    """Answer every case of a text, in order.

    Args:
        text: one JSON value, or JSON Lines.
        book: the rules in force.
    """

    def answer(value: object) -> dict[str, object]:
        return forecast_answer(forecast(read_case(value, book), book), book)

    return answer_cases(text, answer)
