"""Tries a mutant of what runs when a module is loaded: the module is loaded changed."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_loader
from types import CodeType, ModuleType

import pytest

from infusion_planner.domain.frozen import replace
from tests.mutation.child import StoppedError, in_child
from tests.mutation.likely import likely_files
from tests.mutation.outcome import WENT_DOWN, Fate, Outcome, fate_of
from tests.mutation.running import first_failing
from tests.mutation.session import ARGUMENTS, Reloaded, file_of

_MOST_SECONDS = 240.0
_KILLERS_KEPT = 3
_NOT_LOADED = "it could not be loaded"


@dataclass(slots=True)
class Reloader:
    """Tries mutants of what runs when a module is loaded, in a child each.

    Attributes:
        tests: files and folders.
        left_out: long tests, which are not asked.
    """

    tests: Sequence[str]
    left_out: frozenset[str] = frozenset()
    _killers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def outcome(self, mutant: Reloaded, module: str) -> Outcome:
        """Tell what becomes of a mutant, and by which test.

        Args:
            mutant: the mutant.
            module: the full name of its module.
        """
        few = [*self._killers[module], *likely_files(module, mutant.tests, self.tests)]
        asked = _Asked(mutant.tests, self.left_out)
        steps = (tuple(dict.fromkeys(few)), self.tests)
        try:
            asked = in_child(lambda: _ask(asked, mutant, module, steps), _MOST_SECONDS)
        except StoppedError as stopped:
            return replace(mutant.outcome, fate=fate_of(stopped), killer=WENT_DOWN)
        self._remember(module, asked.killer)
        fate = Fate.KILLED if asked.killer else Fate.SURVIVED
        return replace(mutant.outcome, fate=fate, killer=asked.killer, tests=len(asked.done))

    def _remember(self, module: str, killer: str) -> None:
        file, separator, _ = killer.partition("::")
        if separator:
            others = [known for known in self._killers[module] if known != file]
            self._killers[module] = [file, *others][:_KILLERS_KEPT]


@dataclass(slots=True)
class _Asked:
    """A plugin of pytest that runs the likely killers first and stops at the first one.

    Attributes:
        first: the likely killers.
        left_out: tests that are not run.
        done: the tests that were run.
        killer: the one that failed; empty when none did.
    """

    first: Sequence[str]
    left_out: frozenset[str]
    done: set[str] = field(default_factory=set)
    killer: str = ""

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of pytest's own loop."""
        order = {name: place for place, name in enumerate(self.first)}
        without = self.left_out | self.done
        items = [item for item in session.items if item.nodeid not in without]
        items.sort(key=lambda item: order.get(item.nodeid, len(order)))
        place = first_failing(items)
        self.done |= {item.nodeid for item in items[: None if place is None else place + 1]}
        self.killer = "" if place is None else items[place].nodeid
        return True


def _ask(asked: _Asked, mutant: Reloaded, module: str, steps: Iterable[Sequence[str]]) -> _Asked:
    """Load the module changed and ask one set of files after the other until a test fails."""
    sys.meta_path.insert(0, _Changed(module, mutant.source))
    for files in filter(None, steps):
        ended = pytest.main([*ARGUMENTS, *files], plugins=[asked])
        if ended != 0 and not asked.killer:
            asked.killer = _NOT_LOADED
        if asked.killer:
            break
    return asked


class _ChangedLoader(SourceFileLoader):
    """Loads a module from a changed source."""

    def __init__(self, module: str, source: str) -> None:
        super().__init__(module, file_of(module))
        self._source = source

    def get_code(self, fullname: str) -> CodeType | None:
        return compile(self._source, self.get_filename(fullname), "exec")


@dataclass(slots=True)
class _Changed(MetaPathFinder):
    """Finds the changed module before anybody else finds the usual one."""

    module: str
    source: str

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname != self.module:
            return None
        return spec_from_loader(fullname, _ChangedLoader(fullname, self.source))
