"""A newer rule set comes as a file: it is checked, its cases are run, and it is put in force.

The file is a ZIP archive with one rulebook, `<version>.toml`, and the worked cases that prove it,
`scenarios/<name>.jsonl`.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from infusion_planner.app.proven_file import ProvenFile, archive_texts, only_table
from infusion_planner.domain.errors import Refused, RulebookError
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.rules import Rulebook
from infusion_planner.rulebook.loader import parse, version_key


class NewRules(Frozen):
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


class NewRulesCheck(ProvenFile):
    """A rule set that is checked, one worked case at a step.

    Args:
        path: the file.
        in_force: the rules in force, which it has to follow.

    Raises:
        Refused: it is no rule set, or is not newer; nothing is changed, and what was in force
            stays.
    """

    def __init__(self, path: Path, in_force: Rulebook) -> None:
        texts = archive_texts(path, partial(_refused, path))
        file, self._content = _rulebook(texts, path)
        try:
            book = replace(parse(file, self._content), read_payers=in_force.read_payers)
        except RulebookError as trouble:
            raise _refused(path, str(trouble)) from None
        _check_follows(book, in_force, path)
        super().__init__(texts, book, partial(_refused, path))

    @property
    def version(self) -> str:
        """Give the version of the rules in it."""
        return self.book.version

    def end(self) -> NewRules:
        """Give the rule set.

        Raises:
            Refused: one of its cases fails, or it has none.
        """
        return NewRules(self.book, self._content, self.passed())


def _rulebook(texts: Mapping[str, str], path: Path) -> tuple[str, str]:
    name, count = only_table(texts)
    if count != 1:
        raise _refused(path, f"a rule set holds one rulebook, and it holds {count}.")
    return PurePosixPath(name).name, texts[name]


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
