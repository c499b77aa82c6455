"""Reads what staff look up, and refuses a file that cannot be trusted, naming file and key."""

import tomllib
from pathlib import Path
from typing import TypeVar

from infusion_planner.domain.errors import RulebookError
from infusion_planner.domain.reference import Reference, ReferenceList, ReferenceTable
from infusion_planner.rulebook.loader import DRUG
from infusion_planner.rulebook.tables import Documents, TableReader

REFERENCE = Path("reference")
_CLOSING = "The reference was not taken into use; install the program again or ask your IT."
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
        raise RulebookError(f"{path.name}: it cannot be read ({trouble}). {_CLOSING}") from None
    top = TableReader(path.name, tables, _CLOSING)
    documents = Documents(top.table("documents"))
    read = Reference(
        tables=_read(path.name, "table", top, ReferenceTable, documents),
        lists=_read(path.name, "list", top, ReferenceList, documents),
    )
    top.finish()
    return read


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
