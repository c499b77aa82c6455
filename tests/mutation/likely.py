"""Which files of tests most likely notice a change of what runs when a module is loaded."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

_PROGRAM = Path("infusion_planner")
_MOST = 4


def likely_files(
    module: str, reaching: Iterable[str], tests: Iterable[str], program: Path = _PROGRAM
) -> tuple[str, ...]:
    """Give a few files of tests: collecting all takes longer than all else about a mutant.

    First those that name the module, then those with the quickest tests of its functions. Where
    there are none, as for a table alone, those that name a module which imports it.

    Args:
        module: its full name.
        reaching: tests that run any line of it, quick ones first.
        tests: files and folders.
        program: the folder of the modules that may import it.
    """
    files = [path for place in tests for path in _files(Path(place), "test_*.py")]
    found = dict.fromkeys(map(str, _naming(module, files)))
    found |= dict.fromkeys(test.partition("::")[0] for test in reaching)
    if not found:
        importing = _naming(module, _files(program, "*.py"))
        names = [".".join(path.with_suffix("").parts) for path in importing]
        found = dict.fromkeys(str(path) for name in names for path in _naming(name, files))
    return tuple(found)[:_MOST]


def _files(place: Path, pattern: str) -> Sequence[Path]:
    return [place] if place.is_file() else sorted(place.rglob(pattern))


def _naming(module: str, files: Iterable[Path]) -> list[Path]:
    """Give the files that import a module, first those called after it."""
    package, _, name = module.rpartition(".")
    imported = re.compile(rf"{re.escape(module)}\b|from {re.escape(package)} import .*\b{name}\b")
    naming = [path for path in files if imported.search(path.read_text(encoding="utf-8"))]
    return sorted(naming, key=lambda path: name not in path.stem)
