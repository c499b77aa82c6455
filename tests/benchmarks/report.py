"""Lays measurements out as a table for people and as JSON for programs."""

import json
import platform
from collections.abc import Sequence

from PySide6 import __version__ as pyside_version

from infusion_planner import __version__
from tests.benchmarks.measure import Measurement, Unit

_HEAD = ("what", "floor", "ours", "floor", "", "ratio", "target", "")


def as_table(rows: Sequence[Measurement]) -> str:
    """Lay the rows out one a line, columns aligned."""
    lines = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    return "\n".join(_aligned(line, widths) for line in lines)


def _cells(row: Measurement) -> tuple[str, ...]:
    return (
        row.name,
        row.floor_name,
        f"{row.ours_median * row.unit.of_one:.1f}",
        f"{row.floor_median * row.unit.of_one:.1f}",
        row.unit.name,
        f"{row.ratio:.2f}",
        f"{row.target:.2f}",
        "" if row.in_target else "above target",
    )


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    words = [cell.ljust(width) for cell, width in zip(cells[:2], widths[:2], strict=True)]
    figures = [cell.rjust(width) for cell, width in zip(cells[2:7], widths[2:7], strict=True)]
    return "  ".join((*words, *figures, cells[-1])).rstrip()


def as_json(rows: Sequence[Measurement]) -> str:
    """Give every figure of every round, with what it was measured on."""
    values = {
        "program": __version__,
        "python": platform.python_version(),
        "pyside6": pyside_version,
        "system": platform.system(),
        "machine": platform.machine(),
        "rows": [_values(row) for row in rows],
    }
    return json.dumps(values, indent=2) + "\n"


def _values(row: Measurement) -> dict[str, object]:
    return {
        "name": row.name,
        "floor_name": row.floor_name,
        "unit": row.unit.name,
        "ours": _in(row.unit, row.ours_median),
        "floor": _in(row.unit, row.floor_median),
        "ratio": round(row.ratio, 3),
        "target": row.target,
        "in_target": row.in_target,
        "ours_rounds": [_in(row.unit, each) for each in row.ours],
        "floor_rounds": [_in(row.unit, each) for each in row.floor],
    }


def _in(unit: Unit, figure: float) -> float:
    return round(figure * unit.of_one, 3)
