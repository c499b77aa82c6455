"""A file of rules as it comes from outside: an archive of texts, with the cases that prove them."""

import lzma
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from infusion_planner.domain.errors import Refused
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.scenarios.report import failure_lines
from infusion_planner.exchange.scenarios.run import CaseRun, Outcome

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
Refuse = Callable[[str], Refused]
"""Words why a file is not taken."""


class ProvenFile:
    """Rules from a file whose worked cases are run, one at a step.

    Args:
        texts: the files of the archive, by name.
        book: the rules as they would be with it.
        refused: words why it is not taken.
    """

    def __init__(self, texts: Mapping[str, str], book: Rulebook, refused: Refuse) -> None:
        self.book = book
        self._refused = refused
        cases = {
            PurePosixPath(name).stem: text
            for name, text in texts.items()
            if PurePosixPath(name).parent.name == "scenarios"
        }
        self._cases = CaseRun(cases, book)

    @property
    def progress(self) -> tuple[int, int, str]:
        """Give how many cases were run, how many there are, and which comes next."""
        return self._cases.progress

    def step(self) -> bool:
        """Run the next case and tell whether any is left."""
        return self._cases.step()

    def passed(self) -> int:
        """Count the cases that were run; all of them passed.

        Raises:
            Refused: one of its cases fails, or it has none.
        """
        counting = self._counting(self._cases.outcomes)
        failures = failure_lines(counting)
        if failures:
            more = f" and {len(failures) - _NAMED} more" if len(failures) > _NAMED else ""
            words = f"worked cases fail: {'; '.join(failures[:_NAMED])}{more}."
            raise self._refused(words)
        if not counting:
            raise self._refused("it has no worked cases that prove it.")
        return len(counting)

    def _counting(self, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
        """Give the outcomes that have to be good."""
        return outcomes


def archive_texts(path: Path, refused: Refuse) -> dict[str, str]:
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


def only_table(texts: Mapping[str, str]) -> tuple[str, int]:
    """Name the file with rules, and count how many there are; the name is empty without one."""
    found = [name for name in texts if PurePosixPath(name).suffix == ".toml"]
    return "".join(found[:1]), len(found)
