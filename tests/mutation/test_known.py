"""Whoever says why a mutant changes nothing says it of one that there is."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

from tests.mutation.finding import mutants_of
from tests.mutation.known import KNOWN
from tests.mutation.outcome import Outcome

_PACKAGES = ("domain", "rulebook")


def _found(module: str) -> Iterator[tuple[str, str, str]]:
    for package in _PACKAGES:
        path = Path("infusion_planner", package, f"{module}.py")
        if path.exists():
            name = f"infusion_planner.{package}.{module}"
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for mutant in mutants_of(name, tree, vars(importlib.import_module(name))):
                outcome = Outcome.of(mutant)
                yield outcome.module, outcome.scope, outcome.words


def test_every_reason_is_of_a_mutant_that_there_is() -> None:
    there = {key for module in {key[0] for key in KNOWN} for key in _found(module)}

    assert KNOWN.keys() - there == set()
