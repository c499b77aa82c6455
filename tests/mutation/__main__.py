"""Tries every mutant and says which ones no test noticed: `python -m tests.mutation MODULE ...`."""

import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from tests.mutation.child import in_child
from tests.mutation.mutant import Kind, Mutant
from tests.mutation.outcome import Fate, Outcome
from tests.mutation.reloading import Reloader
from tests.mutation.report import as_json, as_table, is_known, survivors, told
from tests.mutation.session import Found, ask_the_same_every_time, collect_and_try

_PACKAGES = ("infusion_planner/domain", "infusion_planner/rulebook")
_TESTS = ("tests/domain", "tests/rulebook", "tests/exchange")


@click.command()
@click.argument("modules", nargs=-1)
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="File to write.")
@click.option("--tests", multiple=True, help="Ask these alone; else all of the rules.")
@click.option("--scope", help="Only mutants in this function.")
@click.option("--logic", is_flag=True, help="Leave out the letters of texts.")
@click.option(
    "--only",
    type=click.Choice(["functions", "tables"]),
    help="Leave out what runs when a module is loaded, or all but that.",
)
def main(
    *,
    modules: tuple[str, ...],
    json_file: Path | None,
    tests: tuple[str, ...],
    scope: str | None,
    logic: bool,
    only: str | None,
) -> None:
    """Try every mutant of MODULES, such as `spacing`, or of all; exit 1 when one survives."""
    began = time.perf_counter()

    def wanted(mutant: Mutant) -> bool:
        return (
            (not logic or mutant.kind is Kind.LOGIC)
            and (scope is None or mutant.scope == scope)
            and (only is None or bool(mutant.scope) == (only == "functions"))
        )

    outcomes = _outcomes(_full_names(modules), tests or _TESTS, wanted)
    click.echo(as_table(outcomes))
    click.echo(f"{time.perf_counter() - began:.0f} seconds")
    if json_file is not None:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(as_json(outcomes), encoding="utf-8")
    sys.exit(bool(survivors(outcomes)))


def _full_names(chosen: tuple[str, ...]) -> list[str]:
    paths = [path for package in _PACKAGES for path in sorted(Path(package).glob("*.py"))]
    found = [
        ".".join(path.with_suffix("").parts)
        for path in paths
        if path.stem != "__init__" and (not chosen or _is_chosen(path, chosen))
    ]
    if not found:
        raise click.BadParameter("no such module")
    return found


def _is_chosen(path: Path, chosen: tuple[str, ...]) -> bool:
    return path.stem in chosen or f"{path.parent.name}/{path.stem}" in chosen


def _outcomes(
    modules: list[str], tests: tuple[str, ...], wanted: Callable[[Mutant], bool]
) -> list[Outcome]:
    ask_the_same_every_time()
    # in a child: here nothing of the program may be loaded yet when a changed module is
    found: Found = in_child(lambda: collect_and_try(modules, tests, _tell, wanted))
    for name in found.loaded:
        _load(name)
    outcomes = found.outcomes
    names = {name.rpartition(".")[2]: name for name in modules}
    reloader = Reloader(tests, found.long)
    for mutant in found.reloaded:
        outcome = reloader.outcome(mutant, names[mutant.outcome.module])
        outcomes.append(outcome)
        _tell(outcome)
    return outcomes


def _load(name: str) -> None:
    """Load a module of others beforehand, so that no child has to."""
    try:
        importlib.import_module(name)
    except ImportError:
        return


def _tell(outcome: Outcome) -> None:
    if outcome.fate is not Fate.KILLED and not is_known(outcome):
        click.echo(told(outcome))


if __name__ == "__main__":
    main()
