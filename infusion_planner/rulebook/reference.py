"""Reads the trial evidence of the reference file."""

import tomllib
from pathlib import Path

import msgspec

from infusion_planner.domain.errors import RulebookError
from infusion_planner.domain.reference import Trial, TrialEvidence
from infusion_planner.rulebook.loader import DRUG

_TABLE = "care-ms"
_TRIALS = 2


class _Table(msgspec.Struct):
    """The part of a table that is quoted."""

    id: str
    title: str = ""
    columns: list[str] = []
    rows: list[list[str]] = []


class _File(msgspec.Struct):
    documents: dict[str, str]
    table: list[_Table]


def load_evidence(resources: Path, drug: str = DRUG) -> TrialEvidence:
    """Read the trials of a drug.

    Args:
        resources: the program's resources folder.
        drug: the protocol's id.

    Raises:
        RulebookError: the file cannot be read, or the table of the trials is not as expected.
    """
    path = resources / "reference" / f"{drug}.toml"
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as why:
        raise RulebookError(
            f"The reference {path.name} cannot be read ({why}). Install the program again or ask"
            " your IT."
        ) from None
    table = next((item for item in file.table if item.id == _TABLE), None)
    if table is None or {len(row) for row in (table.columns, *table.rows)} != {_TRIALS + 1}:
        raise RulebookError(
            f"{path.name}: expected a table '{_TABLE}' with one column of labels and one for each"
            f" of {_TRIALS} trials. Install the program again or ask your IT."
        )
    first, later = (_trial(table, at, file.documents, path) for at in (1, _TRIALS))
    return TrialEvidence(table.title, first, later)


def _trial(table: _Table, column: int, documents: dict[str, str], path: Path) -> Trial:
    name, _, patients = table.columns[column].partition(", ")
    published = [text for text in documents.values() if text.startswith(f"{name}, ")]
    if not published:
        raise RulebookError(
            f"{path.name}: no document is named for {name}; expected one that begins with its name."
        )
    results = tuple((row[0], row[column]) for row in table.rows)
    return Trial(name, patients, published[0].removeprefix(f"{name}, "), results)
