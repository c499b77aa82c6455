"""Measures and prints the table: `python -m tests.benchmarks --json build/bench.json`."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.benchmarks import (
    evaluating,
    forecasts,
    painting,
    saving,
    scheduling,
    searching,
    sheets,
    unlocking,
    windows,
)
from tests.benchmarks.measure import Measurement
from tests.benchmarks.report import as_json, as_table

_BUILD = Path("build")
"""Records lie on the disk of the checkout: a folder in memory would make every commit free."""


@click.command()
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="File to write.")
@click.option("--rounds", default=15, type=click.IntRange(3), show_default=True)
def main(json_file: Path | None, rounds: int) -> None:
    """Measure the program against its floors; never pass or fail."""
    _BUILD.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=_BUILD) as scratch:
        rows = _rows(Path(scratch), rounds)
    click.echo(as_table(rows))
    if json_file is not None:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(as_json(rows), encoding="utf-8")


def _rows(scratch: Path, rounds: int) -> tuple[Measurement, ...]:
    return (
        *windows.measure(scratch / "windows", rounds),
        forecasts.measure(rounds),
        evaluating.measure(scratch / "evaluating", max(3, rounds // 3)),
        unlocking.measure(scratch / "unlocking", rounds),
        *saving.measure(scratch / "saving", rounds * 10),
        sheets.measure(scratch / "sheets", max(3, rounds // 3)),
        searching.measure(scratch / "searching", rounds),
        *painting.measure(scratch / "painting", rounds * 10),
        *scheduling.measure(scratch / "scheduling", rounds * 2),
    )


if __name__ == "__main__":
    main()
