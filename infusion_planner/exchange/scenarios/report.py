"""Words what came of a run of worked cases."""

from collections import Counter
from collections.abc import Sequence

from infusion_planner.exchange.scenarios.run import Outcome


def failure_lines(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Give one line for each answer that is not as expected."""
    return tuple(
        f"{item.file} {item.id}: {differs.key}: expected {differs.expected}, found {differs.found}"
        for item in outcomes
        for differs in item.differences
    )


def summary_lines(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Give one line for each file, and the sum of all as the last."""
    files = dict.fromkeys(item.file for item in outcomes)
    width = max(map(len, files), default=0)
    each = (
        f"{file.ljust(width)}  {_counted([item for item in outcomes if item.file == file])}"
        for file in files
    )
    return (*each, _counted(outcomes))


def _counted(outcomes: Sequence[Outcome]) -> str:
    counts = Counter(item.passed for item in outcomes)
    return f"{counts[True]} passed, {counts[False]} failed"
