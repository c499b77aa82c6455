"""A newer rule set comes as a file: it is checked, its cases are run, and it is put in force.

The file is a ZIP archive with one rulebook, `<version>.toml`, and the worked cases that prove it,
`scenarios/<name>.jsonl`.
"""

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from infusion_planner.domain.errors import Refused, RulebookError
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.scenarios.report import failure_lines
from infusion_planner.exchange.scenarios.run import run_all
from infusion_planner.rulebook.loader import parse, version_key

_MOST_BYTES = 20 * 1024 * 1024
_MOST_FILES = 200
_NAMED = 5


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
    """Read and check a rule set.

    Args:
        path: the file.
        in_force: the rules in force, which it has to follow.

    Raises:
        Refused: it is no rule set, is not newer, or one of its cases fails; nothing is changed,
            and what was in force stays.
    """
    texts = _texts(path)
    file, content = _rulebook(texts, path)
    try:
        book = replace(parse(file, content), read_payers=in_force.read_payers)
    except RulebookError as trouble:
        raise _refused(path, str(trouble)) from None
    _check_follows(book, in_force, path)
    cases = {
        PurePosixPath(name).stem: text
        for name, text in texts.items()
        if PurePosixPath(name).parent.name == "scenarios"
    }
    outcomes = run_all(cases, book)
    failures = failure_lines(outcomes)
    if failures:
        more = f" and {len(failures) - _NAMED} more" if len(failures) > _NAMED else ""
        raise _refused(path, f"worked cases fail: {'; '.join(failures[:_NAMED])}{more}.")
    if not outcomes:
        raise _refused(path, "it has no worked cases that prove its rules.")
    return NewRules(book, content, len(outcomes))


def _texts(path: Path) -> dict[str, str]:
    try:
        with ZipFile(path) as archive:
            names = [item for item in archive.infolist() if not item.is_dir()]
            if len(names) > _MOST_FILES or sum(item.file_size for item in names) > _MOST_BYTES:
                raise _refused(path, "it is much larger than a rule set.")
            return {item.filename: archive.read(item).decode("utf-8") for item in names}
    except (OSError, BadZipFile, UnicodeDecodeError, NotImplementedError, RuntimeError) as trouble:
        raise _refused(path, f"it cannot be read as a rule set ({trouble}).") from None


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
