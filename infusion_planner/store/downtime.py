"""The row about the downtime pack; its password lies in the encrypted records alone."""

from infusion_planner.domain.downtime import Downtime
from infusion_planner.store.driver import Database, Value
from infusion_planner.store.records import Records, read_rows

_COLUMNS = "folder, days, password, password_at, password_by, written_at"


def get(db: Database) -> Downtime:
    """Read what the center chose; nothing where it did not."""
    found = read_rows(db, f"SELECT {_COLUMNS} FROM downtime")
    return Downtime(**found[0]) if found else Downtime()


def save(records: Records, values: dict[str, Value]) -> None:
    """Write some columns over the ones stored."""
    found = read_rows(records.db, "SELECT id FROM downtime")
    if found:
        records.update("downtime", found[0]["id"], values)
    else:
        records.insert("downtime", values)
