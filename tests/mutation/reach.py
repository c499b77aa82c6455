"""Which tests run which lines, and how long each takes; measured once, in a child."""

import time
from collections.abc import Iterator, Sequence

import coverage
import pytest

from infusion_planner.domain.frozen import Frozen
from tests.mutation.child import in_child
from tests.mutation.mutant import Mutant
from tests.mutation.running import first_failing

_GENERAL = "tests/exchange/scenarios/test_shipped.py"
"""The worked cases: whatever goes wrong when the rules are read shows here."""

_LONG_SECONDS = 0.5
"""Longer tests walk through thousands of generated cases; what only they notice lacks a test."""

_Lines = dict[str, dict[int, frozenset[int]]]


class Reach(Frozen):
    """Which tests reach what.

    Attributes:
        seconds: of computing that each test takes, so that a busy machine makes none long.
        lines: the tests that run each line, by file.
        early: lines that run while the tests are collected, by file.
        general: tests for what runs then.
    """

    seconds: Sequence[float]
    lines: _Lines
    early: dict[str, frozenset[int]]
    general: frozenset[int]

    def tests(self, mutant: Mutant, file: str) -> frozenset[int]:
        """Give the tests that run the statement a mutant lies in; long ones only without others."""
        known = self.lines.get(file, {})
        found = frozenset[int]().union(*(known.get(line, ()) for line in mutant.lines))
        if self.is_early(mutant, file):
            found |= self.general
        return (found - self.long()) or found

    def long(self) -> frozenset[int]:
        """Give the tests that walk through thousands of cases."""
        return frozenset(n for n, taken in enumerate(self.seconds) if taken >= _LONG_SECONDS)

    def is_early(self, mutant: Mutant, file: str) -> bool:
        """Tell whether the statement also runs while the tests are collected."""
        return not self.early.get(file, frozenset()).isdisjoint(mutant.lines)

    def is_only_early(self, mutant: Mutant, file: str) -> bool:
        """Tell whether nothing runs the statement once the tests are collected."""
        known = self.lines.get(file, {})
        return self.is_early(mutant, file) and not any(known.get(line) for line in mutant.lines)

    def of_file(self, file: str) -> frozenset[int]:
        """Give the tests that run any line of a file."""
        return frozenset[int]().union(*self.lines.get(file, {}).values())


def measure(items: Sequence[pytest.Item], files: Sequence[str], early: coverage.Coverage) -> Reach:
    """Run every test once and note which lines it runs.

    Args:
        items: the tests.
        files: the sources looked at.
        early: what was noted while the tests were collected.

    Raises:
        SystemExit: a test fails without any mutant.
    """
    seconds, lines = in_child(lambda: _run_all(items, files))
    data = early.get_data()
    early_lines = {file: frozenset(data.lines(file) or ()) for file in files}
    general = frozenset(n for n, item in enumerate(items) if item.nodeid.startswith(_GENERAL))
    return Reach(seconds, lines, early_lines, general)


def watching(files: Sequence[str]) -> coverage.Coverage:
    """Give what notes which lines of these files run, into memory only."""
    return coverage.Coverage(data_file=None, include=list(files), config_file=False)


def _run_all(items: Sequence[pytest.Item], files: Sequence[str]) -> tuple[list[float], _Lines]:
    noted = watching(files)
    noted.start()
    seconds = list(_timed(items, noted))
    noted.stop()
    data = noted.get_data()
    return seconds, {
        file: {
            line: frozenset(int(test) for test in tests if test)
            for line, tests in data.contexts_by_lineno(file).items()
        }
        for file in files
    }


def _timed(items: Sequence[pytest.Item], noted: coverage.Coverage) -> Iterator[float]:
    for number, item in enumerate(items):
        noted.switch_context(str(number))
        began = time.process_time()
        if first_failing([item]) is not None:
            raise SystemExit(f"fails without any mutant: {item.nodeid}")
        yield time.process_time() - began
