"""The only wiring: paths, clock, store, rulebook, desk and window. No globals anywhere else."""

from datetime import date, datetime
from functools import cache
from pathlib import Path

from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.forecast_run import Line, run_forecast
from infusion_planner.rulebook.loader import in_force, load_newest


def resources() -> Path:
    """Give the resources folder: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


@cache
def shipped_rulebook() -> Rulebook:
    """Give the rulebook that is shipped with the program."""
    return load_newest(resources())


def today() -> date:
    """Give the workstation's civil date."""
    return date.today()  # noqa: DTZ011, TID251  # the one place that reads the clock


def now() -> datetime:
    """Give the workstation's time with its zone."""
    return datetime.now().astimezone()  # noqa: TID251  # the one place that reads the clock


def forecast_lines(text: bytes) -> tuple[Line, ...]:
    """Answer every case of a file.

    Raises:
        PlannerError: the file is not UTF-8 text.
    """
    try:
        words = text.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise PlannerError(
            f"The file is not UTF-8 text (byte {trouble.start}). Save it as UTF-8 and try again."
        ) from None
    return run_forecast(words, shipped_rulebook())


def rules_text(*, as_json: bool) -> str:
    """List the rules in force today, as a table or as JSON."""
    from infusion_planner.exchange.rules_list import rules_json, rules_table  # noqa: PLC0415

    book = shipped_rulebook()
    rules = in_force(book, today())
    return rules_json(book, rules) if as_json else rules_table(book, rules)
