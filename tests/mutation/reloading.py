"""Tries a mutant of what runs when a module is loaded: the module is loaded changed."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_loader
from types import CodeType, ModuleType

import pytest

from tests.mutation.child import StoppedError, in_child
from tests.mutation.outcome import WENT_DOWN, Fate, Outcome, fate_of
from tests.mutation.running import first_failing
from tests.mutation.session import ARGUMENTS, Reloaded, file_of

_MOST_SECONDS = 240.0
_NOT_LOADED = "it could not be loaded"


@dataclass(slots=True)
class _Asked:
    """A plugin of pytest that runs the likely killers first and stops at the first one."""

    first: Sequence[str]
    killer: str = ""

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        order = {name: place for place, name in enumerate(self.first)}
        items = sorted(session.items, key=lambda item: order.get(item.nodeid, len(order)))
        place = first_failing(items)
        self.killer = "" if place is None else items[place].nodeid
        return True


def outcome_of(mutant: Reloaded, module: str, tests: Sequence[str]) -> Outcome:
    """Tell what becomes of a mutant.

    Args:
        mutant: the mutant.
        module: the full name of its module.
        tests: files and folders.
    """
    try:
        killer = in_child(lambda: _killer(mutant, module, tests), _MOST_SECONDS)
    except StoppedError as stopped:
        return replace(mutant.outcome, fate=fate_of(stopped), killer=WENT_DOWN)
    fate = Fate.KILLED if killer else Fate.SURVIVED
    return replace(mutant.outcome, fate=fate, killer=killer, tests=len(mutant.tests))


def _killer(mutant: Reloaded, module: str, tests: Sequence[str]) -> str:
    sys.meta_path.insert(0, _Changed(module, mutant.source))
    asked = _Asked(mutant.tests)
    ended = pytest.main([*ARGUMENTS, *tests], plugins=[asked])
    return asked.killer or ("" if ended == 0 else _NOT_LOADED)


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
