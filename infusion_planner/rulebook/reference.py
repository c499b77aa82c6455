"""Reads what staff look up, and refuses a file that cannot be trusted, naming file and key."""

import tomllib
from pathlib import Path
from typing import TypeVar

from infusion_planner.domain.errors import RulebookError
from infusion_planner.domain.reference import (
    Reference,
    ReferenceList,
    ReferenceTable,
    Trial,
    TrialEvidence,
)
from infusion_planner.rulebook.loader import DRUG
from infusion_planner.rulebook.tables import Documents, TableReader

REFERENCE = Path("reference")
_CLOSING = "The reference was not taken into use; install the program again or ask your IT."
_TRIALS, _COUNT = "care-ms", 2
R = TypeVar("R", ReferenceTable, ReferenceList)


def load_reference(resources: Path, drug: str = DRUG) -> Reference:
    """Read the reference of one drug.

    Args:
        resources: the program's resources folder.
        drug: the protocol's id, which is the file's name.

    Raises:
        RulebookError: the file cannot be read, or a key in it is wrong.
    """
    path = resources / REFERENCE / f"{drug}.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        raise RulebookError(
            f"The reference {path.name} cannot be read ({trouble}). {_CLOSING}"
        ) from None
    top = TableReader(path.name, tables, _CLOSING)
    documents = Documents(top.table("documents"))
    read = Reference(
        tables=_read(path.name, "table", top, ReferenceTable, documents),
        lists=_read(path.name, "list", top, ReferenceList, documents),
    )
    top.finish()
    return read


def load_evidence(resources: Path, drug: str = DRUG) -> TrialEvidence:
    """Read the trials of a drug, as a letter quotes them.

    Args:
        resources: the program's resources folder.
        drug: the protocol's id.

    Raises:
        RulebookError: the file cannot be read, or the table of the trials is not as expected.
    """
    tables = load_reference(resources, drug).tables
    table = next((item for item in tables if item.id == _TRIALS), None)
    if table is None or len(table.columns) != _COUNT + 1:
        raise RulebookError(
            f"{drug}.toml: expected a table '{_TRIALS}' with one column of labels and one for each"
            f" of {_COUNT} trials. {_CLOSING}"
        )
    first, later = (_trial(table, column, drug) for column in (1, _COUNT))
    return TrialEvidence(table.title, first, later)


def _trial(table: ReferenceTable, column: int, drug: str) -> Trial:
    name, _, patients = table.columns[column].partition(", ")
    titles = (citation.document for citation in table.source)
    published = next((title for title in titles if title.startswith(f"{name}, ")), None)
    if published is None:
        raise RulebookError(
            f"{drug}.toml: no document is named for {name}; expected one that begins with its"
            f" name. {_CLOSING}"
        )
    results = tuple((row[0], row[column]) for row in table.rows)
    return Trial(name, patients, published.removeprefix(f"{name}, "), results)


def _read(
    file: str, key: str, top: TableReader, kind: type[R], documents: Documents
) -> tuple[R, ...]:
    found: list[R] = []
    for table in top.tables(key):
        name = table.get("id")
        where = f"{file}, {key} {name}" if isinstance(name, str) else f"{file}, {key}"
        reader = TableReader(where, table, _CLOSING)
        item = reader.into(kind, documents)
        reader.finish()
        for fault in item.faults():
            raise reader.fault(fault.field, fault.words)
        if any(other.id == item.id for other in found):
            raise reader.fault("id", "this id stands twice; expected another")
        found.append(item)
    if not found:
        raise top.fault(key, "there is none; expected at least one")
    return tuple(found)
