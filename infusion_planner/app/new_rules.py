"""A newer rule set comes as a file: it is checked, its cases are run, and it is put in force.

The file is a ZIP archive with one rulebook, `<version>.toml`, and the worked cases that prove it,
`scenarios/<name>.jsonl`.
"""

import lzma
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from infusion_planner.domain.errors import Refused, RulebookError
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.scenarios.report import failure_lines
from infusion_planner.exchange.scenarios.run import CaseRun
from infusion_planner.rulebook.loader import parse, version_key

_MOST_BYTES = 20 * 1024 * 1024
_MOST_FILES = 200
_NAMED = 5
_DAMAGE = (
    OSError,
    BadZipFile,
    UnicodeDecodeError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
)
"""What reading an archive raises, by where the damage lies and how it was packed."""


@dataclass(frozen=True, slots=True)
class NewRules:
    """A rule set that may be put in force.

    Attributes:
        book: its rules.
        content: the text of its file.
        passed: how many worked cases were run; all of them passed.
    """

    book: Rulebook
    content: str
    passed: int


def read_new_rules(path: Path, in_force: Rulebook) -> NewRules:
    """Read and check a rule set at once; see `NewRulesCheck`."""
    check = NewRulesCheck(path, in_force)
    while check.step():
        pass
    return check.end()


class NewRulesCheck:
    """A rule set that is checked, one worked case at a step.

    Args:
        path: the file.
        in_force: the rules in force, which it has to follow.

    Raises:
        Refused: it is no rule set, or is not newer; nothing is changed, and what was in force
            stays.
    """

    def __init__(self, path: Path, in_force: Rulebook) -> None:
        self._path = path
        texts = _texts(path)
        file, self._content = _rulebook(texts, path)
        try:
            self._book = replace(parse(file, self._content), read_payers=in_force.read_payers)
        except RulebookError as trouble:
            raise _refused(path, str(trouble)) from None
        _check_follows(self._book, in_force, path)
        cases = {
            PurePosixPath(name).stem: text
            for name, text in texts.items()
            if PurePosixPath(name).parent.name == "scenarios"
        }
        self._cases = CaseRun(cases, self._book)

    @property
    def version(self) -> str:
        """Give the version of the rules in it."""
        return self._book.version

    @property
    def progress(self) -> tuple[int, int, str]:
        """Give how many cases were run, how many there are, and which comes next."""
        return self._cases.progress

    def step(self) -> bool:
        """Run the next case and tell whether any is left."""
        return self._cases.step()

    def end(self) -> NewRules:
        """Give the rule set.

        Raises:
            Refused: one of its cases fails, or it has none.
        """
        outcomes = self._cases.outcomes
        failures = failure_lines(outcomes)
        if failures:
            more = f" and {len(failures) - _NAMED} more" if len(failures) > _NAMED else ""
            words = f"worked cases fail: {'; '.join(failures[:_NAMED])}{more}."
            raise _refused(self._path, words)
        if not outcomes:
            raise _refused(self._path, "it has no worked cases that prove its rules.")
        return NewRules(self._book, self._content, len(outcomes))


def _texts(path: Path) -> dict[str, str]:
    return archive_texts(path, partial(_refused, path))


def archive_texts(path: Path, refused: Callable[[str], Refused]) -> dict[str, str]:
    """Read the files of an archive.

    Args:
        path: the archive.
        refused: words why it is not taken.

    Raises:
        Refused: it is no archive, or far too large.
    """
    try:
        with ZipFile(path) as archive:
            names = [item for item in archive.infolist() if not item.is_dir()]
            if len(names) > _MOST_FILES or sum(item.file_size for item in names) > _MOST_BYTES:
                raise refused("it is much larger than a rule set.")
            return {item.filename: archive.read(item).decode("utf-8") for item in names}
    except _DAMAGE as trouble:
        raise refused(f"it cannot be read as a rule set ({trouble}).") from None


def _rulebook(texts: dict[str, str], path: Path) -> tuple[str, str]:
    found = [name for name in texts if PurePosixPath(name).suffix == ".toml"]
    if len(found) != 1:
        raise _refused(path, f"a rule set holds one rulebook, and it holds {len(found)}.")
    return PurePosixPath(found[0]).name, texts[found[0]]


def _check_follows(book: Rulebook, in_force: Rulebook, path: Path) -> None:
    if book.id != in_force.id:
        raise _refused(path, f"its rules are those of {book.id}, not of {in_force.id}.")
    if version_key(book.version) <= version_key(in_force.version):
        raise _refused(
            path, f"its version {book.version} is not newer than {in_force.version} in force."
        )


def _refused(path: Path, why: str) -> Refused:
    return Refused(
        f"{path.name} was not taken into use: {why} The rules in force stay as they are."
    )
