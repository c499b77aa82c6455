"""Lays out what came of the faults: a table for people, JSON for programs."""

import json
import platform
from collections.abc import Sequence

from infusion_planner import __version__
from infusion_planner.domain.frozen import Frozen
from tests.faults.fault import Fault, Outcome

_HEAD = ("row", "fault", "what came of it", "target", "", "seconds")
_MOST_LINES = 20


class Result(Frozen):
    """What came of one fault.

    Attributes:
        fault: the fault.
        times: how often it was done.
        seed: repeats it, as far as chance was ours: a kill falls where the machine lets it.
        seconds: how long it took.
        outcome: what came of it.
    """

    fault: Fault
    times: int
    seed: int
    seconds: float
    outcome: Outcome

    @property
    def is_reached(self) -> bool:
        """Tell whether the target was reached every time."""
        return not self.outcome.bad


def as_table(results: Sequence[Result]) -> str:
    """Lay the results out one a line, columns aligned."""
    lines = [_HEAD, *(_cells(result) for result in results)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def missed(result: Result) -> str:
    """Say each time the target was missed, and how to repeat it."""
    fault, bad = result.fault, result.outcome.bad
    more = [f"... and {len(bad) - _MOST_LINES} more"] if len(bad) > _MOST_LINES else []
    again = (
        f"python -m tests.faults --only {fault.name} --times {result.times} --seed {result.seed}"
    )
    return "\n  ".join(
        (f"{fault.name} missed its target; again: {again}", *bad[:_MOST_LINES], *more)
    )


def as_json(results: Sequence[Result]) -> str:
    """Give every figure, with what it was reached on."""
    values = {
        "program": __version__,
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
        "faults": [_values(result) for result in results],
    }
    return json.dumps(values, indent=2) + "\n"


def _cells(result: Result) -> tuple[str, ...]:
    fault = result.fault
    verdict = "reached" if result.is_reached else "MISSED"
    seconds = f"{result.seconds:.1f}".rjust(len(_HEAD[-1]))
    return (fault.row, fault.name, result.outcome.figure, fault.target, verdict, seconds)


def _values(result: Result) -> dict[str, object]:
    return {
        "row": result.fault.row,
        "name": result.fault.name,
        "injection": result.fault.injection,
        "target": result.fault.target,
        "times": result.times,
        "seed": result.seed,
        "seconds": round(result.seconds, 1),
        "figure": result.outcome.figure,
        "reached": result.is_reached,
        "bad": result.outcome.bad,
    }
