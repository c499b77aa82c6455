"""Does the faults and says what came of them: `python -m tests.faults --json FILE`."""

import gc
import sys
import time
from pathlib import Path
from random import Random
from secrets import randbits
from tempfile import TemporaryDirectory

import click

from tests.faults.every import EVERY
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit.center import warm_up
from tests.faults.report import Result, as_json, as_table, missed

_MEMORY = Path("/dev/shm")
_NAMES = [fault.name for fault in EVERY]


@click.command()
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="File to write.")
@click.option("--only", multiple=True, type=click.Choice(_NAMES), help="Do these alone.")
@click.option("--short", is_flag=True, help="As often as `make test` does.")
@click.option("--times", type=click.IntRange(1), help="So often, whatever the fault's own figure.")
@click.option("--seed", type=click.IntRange(0), help="Repeat what this number chose.")
def main(
    *,
    json_file: Path | None,
    only: tuple[str, ...],
    short: bool,
    times: int | None,
    seed: int | None,
) -> None:
    """Do every fault as often as its full figure says; exit 1 when a target is missed."""
    seed = randbits(32) if seed is None else seed
    click.echo(f"seed {seed}")
    results = list[Result]()
    with TemporaryDirectory(prefix="faults-") as scratch:
        _open_to_all(Path(scratch))
        warm_up(Path(scratch) / "warm-up")
        # What is loaded by now is never looked through again, and so shared with every child.
        gc.freeze()
        for fault in (fault for fault in EVERY if not only or fault.name in only):
            results.append(_done(fault, times or (fault.short if short else fault.full), seed))
            click.echo(as_table(results[-1:]).splitlines()[-1])
    _tell(results, json_file)
    sys.exit(not all(result.is_reached for result in results))


def _done(fault: Fault, times: int, seed: int) -> Result:
    with (
        TemporaryDirectory(prefix="fault-") as disk,
        TemporaryDirectory(prefix="fault-", dir=_MEMORY if _MEMORY.is_dir() else None) as memory,
    ):
        _open_to_all(Path(disk))
        _open_to_all(Path(memory))
        # By name, so that a fault chooses the same alone as among all.
        random = Random(f"{seed} {fault.name}")
        began = time.perf_counter()
        outcome = _outcome(fault, Trial(times, random, Path(disk), Path(memory)))
        return Result(fault, times, seed, time.perf_counter() - began, outcome)


def _outcome(fault: Fault, trial: Trial) -> Outcome:
    try:
        return fault.inject(trial)
    except RuntimeError as broken_off:
        return Outcome("broken off", (str(broken_off),))


def _open_to_all(folder: Path) -> None:
    """Let the account without rights, which some faults use, come this far."""
    folder.chmod(0o755)


def _tell(results: list[Result], json_file: Path | None) -> None:
    click.echo("")
    click.echo(as_table(results))
    for result in results:
        if not result.is_reached:
            click.echo(missed(result), err=True)
    if json_file is not None:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(as_json(results), encoding="utf-8")


if __name__ == "__main__":
    main()
