"""The part inside pytest: collect once, measure once, then try every mutant of a function."""

import ast
import gc
import importlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import coverage
import pytest
from hypothesis import settings

from infusion_planner.domain.frozen import Frozen
from tests.mutation.child import in_child
from tests.mutation.finding import mutants_of
from tests.mutation.mutant import Mutant
from tests.mutation.outcome import Outcome
from tests.mutation.reach import measure, watching
from tests.mutation.swap import can_swap
from tests.mutation.trying import Trier

_ASKED_TWICE = "tests/exchange/scenarios/test_proofs.py"
"""Runs the worked cases once more, and compares less of the answers."""

ARGUMENTS = (
    f"--ignore={_ASKED_TWICE}",
    "-qq",
    "--capture=no",
    "--assert=plain",
    "-p",
    "no:randomly",
    "-p",
    "no:cacheprovider",
)
"""Tests in their own order; and nobody reads why an assertion failed, so nothing is worked out."""


class Reloaded(Frozen):
    """A mutant of what runs when a module is loaded, to be tried in a fresh process.

    Attributes:
        outcome: names it; its fate is not known yet.
        source: the changed source of the module.
        tests: the tests to ask, likely killers first.
    """

    outcome: Outcome
    source: str
    tests: tuple[str, ...]


@dataclass(slots=True)
class Found:
    """What the session came to.

    Attributes:
        outcomes: mutants of functions.
        reloaded: the others.
        loaded: modules of others that the tests need.
        long: tests that are not asked about the others.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    reloaded: list[Reloaded] = field(default_factory=list)
    loaded: tuple[str, ...] = ()
    long: frozenset[str] = frozenset()


@dataclass(slots=True)
class Session:
    """A plugin of pytest that tries mutants instead of running the tests once.

    Attributes:
        modules: the full names of the modules to change.
        tell: is told each outcome.
        wanted: tells whether a mutant is to be tried.
        early: notes what runs while the tests are collected.
        found: what came of it.
    """

    modules: Sequence[str]
    tell: Callable[[Outcome], None]
    wanted: Callable[[Mutant], bool]
    early: coverage.Coverage
    found: Found = field(default_factory=Found)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of pytest's own loop."""
        self.early.stop()
        files = [file_of(module) for module in self.modules]
        trier = Trier(session.items, measure(session.items, files, self.early))
        # what is loaded by now is never looked through again, and so shared with every child
        gc.collect()
        gc.freeze()
        for module in self.modules:
            self._try_module(module, trier)
        self.found.long = trier.long_tests()
        self.found.loaded = tuple(name for name in sys.modules if not name.startswith(_OURS))
        return True

    def _try_module(self, name: str, trier: Trier) -> None:
        module = importlib.import_module(name)
        tree = ast.parse(Path(file_of(name)).read_text(encoding="utf-8"))
        for mutant in filter(self.wanted, mutants_of(name, tree, vars(module))):
            if can_swap(module, mutant.scope) and not trier.comes_too_late(mutant):
                outcome = trier.outcome(mutant, tree)
                self.found.outcomes.append(outcome)
                self.tell(outcome)
            else:
                source = in_child(lambda: _changed(mutant, tree))  # noqa: B023 - called at once
                tests = trier.tests_of_file(file_of(name))
                self.found.reloaded.append(Reloaded(Outcome.of(mutant), source, tests))


_OURS = ("infusion_planner", "tests", "__main__")


def ask_the_same_every_time() -> None:
    """Generate the same cases every time: by chance a mutant would die today and live tomorrow."""
    settings.register_profile("same", derandomize=True, database=None)
    settings.load_profile("same")


def collect_and_try(
    modules: Sequence[str],
    tests: Sequence[str],
    tell: Callable[[Outcome], None],
    wanted: Callable[[Mutant], bool],
) -> Found:
    """Try every wanted mutant of functions, and find the others.

    Args:
        modules: full names.
        tests: files and folders.
        tell: is told each outcome.
        wanted: tells whether a mutant is to be tried.
    """
    early = watching([file_of(module) for module in modules])
    early.start()
    session = Session(modules, tell, wanted, early)
    if pytest.main([*ARGUMENTS, *tests], plugins=[session]) != 0:
        raise SystemExit("the tests could not be run")
    return session.found


def file_of(module: str) -> str:
    """Give the file of a module, by its full name."""
    return str(Path(*module.split(".")).with_suffix(".py").absolute())


def _changed(mutant: Mutant, tree: ast.Module) -> str:
    mutant.make()
    return ast.unparse(tree)
