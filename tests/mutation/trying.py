"""Runs the tests that reach a mutant until one notices it."""

import ast
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from tests.mutation.child import StoppedError, in_child
from tests.mutation.mutant import Mutant
from tests.mutation.outcome import WENT_DOWN, Fate, Outcome, fate_of
from tests.mutation.reach import Reach
from tests.mutation.running import first_failing
from tests.mutation.swap import forget, swap

OURS = ("infusion_planner", "tests.")
_PATIENCE = 1.5
"""Times what the tests took while their lines were noted, which is some three times as long."""
_LEAST_SECONDS = 2.0
_KILLERS_KEPT = 8
_NOT_PUT_IN = -1


@dataclass(slots=True)
class Trier:
    """Tries mutants of functions, in a child each.

    Attributes:
        items: every test collected.
        reach: which tests reach which lines, and how long they take.
    """

    items: Sequence[pytest.Item]
    reach: Reach
    _killers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def outcome(self, mutant: Mutant, tree: ast.Module) -> Outcome:
        """Tell what becomes of a mutant, and by which test."""
        chosen = self._chosen(mutant)
        if not chosen:
            return Outcome.of(mutant, Fate.SURVIVED)
        seconds = _LEAST_SECONDS + _PATIENCE * sum(self.reach.seconds[test] for test in chosen)
        try:
            place = in_child(lambda: self._try(mutant, tree, chosen), seconds)
        except StoppedError as stopped:
            return Outcome.of(mutant, fate_of(stopped), WENT_DOWN, len(chosen))
        if place == _NOT_PUT_IN:
            raise RuntimeError(f"cannot be put in: {mutant.key}")
        if place is None:
            return Outcome.of(mutant, Fate.SURVIVED, tests=len(chosen))
        self._remember(mutant.scope, chosen[place])
        return Outcome.of(mutant, Fate.KILLED, self.items[chosen[place]].nodeid, len(chosen))

    def comes_too_late(self, mutant: Mutant) -> bool:
        """Tell whether a mutant only matters while modules are loaded."""
        return self.reach.is_only_early(mutant, str(sys.modules[mutant.module].__file__))

    def tests_of_file(self, file: str) -> tuple[str, ...]:
        """Name the tests that reach a file at all, quick ones first."""
        reaching = sorted(self.reach.of_file(file), key=self.reach.seconds.__getitem__)
        return tuple(self.items[test].nodeid for test in reaching)

    def long_tests(self) -> frozenset[str]:
        """Name the tests that are only asked where nothing else reaches a line."""
        return frozenset(self.items[test].nodeid for test in self.reach.long())

    def _try(self, mutant: Mutant, tree: ast.Module, chosen: Sequence[int]) -> int | None:
        module = sys.modules[mutant.module]
        mutant.make()
        try:
            swap(module, mutant.scope, tree)
        except (SyntaxError, ValueError):
            return _NOT_PUT_IN
        if self.reach.is_early(mutant, str(module.__file__)):
            forget(OURS)
        return first_failing([self.items[test] for test in chosen])

    def _chosen(self, mutant: Mutant) -> list[int]:
        """Give the tests that reach it: those first that killed its neighbors, then quick ones."""
        reaching = self.reach.tests(mutant, str(sys.modules[mutant.module].__file__))
        first = [test for test in self._killers[mutant.scope] if test in reaching]
        return first + sorted(reaching - set(first), key=self.reach.seconds.__getitem__)

    def _remember(self, scope: str, test: int) -> None:
        killers = self._killers[scope]
        if test in killers:
            killers.remove(test)
        killers.insert(0, test)
        del killers[_KILLERS_KEPT:]
