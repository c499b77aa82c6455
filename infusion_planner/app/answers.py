"""The answers of the commands that need no records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.app.clock import now
from infusion_planner.app.places import resources, shipped_rulebook
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.frozen import replace
from infusion_planner.rulebook.loader import in_force

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.domain.rules import Rulebook
    from infusion_planner.exchange.case_lines import Line
    from infusion_planner.exchange.scenarios.run import Outcome

_AGAIN = "Install the program again or ask your IT."


def rules_with(folder: Path | None) -> tuple[Rulebook, tuple[str, ...]]:
    """Give the rules with the payers' policies of a folder besides those shipped.

    Args:
        folder: None for those shipped alone.

    Returns:
        The rules, and why a file of the folder was not taken into use, in words.
    """
    book = shipped_rulebook()
    if folder is None:
        return book, ()
    from infusion_planner.rulebook.payers import PAYERS, load_payers, payer_files

    files = (*payer_files(resources() / PAYERS), *payer_files(folder))
    loaded = load_payers(files, book, book.payers)
    return replace(book, read_payers=lambda: loaded.policies), loaded.refusals


def forecast_lines(text: bytes, book: Rulebook | None = None) -> tuple[Line, ...]:
    """Answer every case of a file.

    Args:
        text: of the file.
        book: the rules in force; None for those shipped.

    Raises:
        PlannerError: the file is not UTF-8 text.
    """
    from infusion_planner.exchange.forecast_run import run_forecast

    return run_forecast(_words(text), book or shipped_rulebook())


def slots_lines(text: bytes) -> tuple[Line, ...]:
    """Answer every question for free days of a file.

    Args:
        text: of the file.

    Raises:
        PlannerError: the file is not UTF-8 text.
    """
    from infusion_planner.exchange.slots_run import run_slots

    return run_slots(_words(text))


def _words(text: bytes) -> str:
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise PlannerError(
            f"The file is not UTF-8 text (byte {trouble.start}). Save it as UTF-8 and try again."
        ) from None


def rules_text(form: str) -> str:
    """List the rules in force today, as a `table` or as `json`; or all of them, as `markdown`."""
    from infusion_planner.exchange.rules_list import rules_json, rules_table

    book = shipped_rulebook()
    if form == "markdown":
        return _rules_markdown(book)
    rules = in_force(book, now().date())
    return rules_json(book, rules) if form == "json" else rules_table(book, rules)


def _rules_markdown(book: Rulebook) -> str:
    from infusion_planner.exchange.rules_markdown import rules_markdown
    from infusion_planner.exchange.scenarios.run import read_files

    return rules_markdown(book, read_files(scenario_texts()))


def run_scenarios() -> tuple[Outcome, ...]:
    """Run every worked case that is shipped against the rulebook that is shipped.

    Raises:
        PlannerError: there are no cases, or they cannot be read.
    """
    from infusion_planner.exchange.scenarios.run import run_all

    return run_all(scenario_texts(), shipped_rulebook())


def scenario_texts() -> dict[str, str]:
    """Read the files with worked cases, by their names without the ending.

    Raises:
        PlannerError: there is none, or one cannot be read.
    """
    paths = sorted((resources() / "scenarios").glob("*.jsonl"))
    try:
        texts = {path.stem: path.read_text(encoding="utf-8") for path in paths}
    except (OSError, UnicodeDecodeError) as trouble:
        raise PlannerError(f"The worked cases cannot be read ({trouble}). {_AGAIN}") from None
    if not texts:
        raise PlannerError(f"No worked cases are installed, so nothing can be proved. {_AGAIN}")
    return texts
