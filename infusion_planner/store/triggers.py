"""Makes the triggers that write the journal and guard it, and compares them with the file's.

They call no Python function, so that they hold for every program that opens the file.
"""

from collections.abc import Sequence

from infusion_planner.domain.errors import DamagedFile
from infusion_planner.store.driver import Database, one, transaction
from infusion_planner.store.tables import Table, tables_of

NOT_OPEN = "no operation is open"
APPEND_ONLY = "the journal is append-only"

_GUARDS = {
    "op_no_update": f"BEFORE UPDATE ON op BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END",
    "op_no_delete": f"BEFORE DELETE ON op BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END",
    # INSERT OR REPLACE deletes without a word when recursive triggers are off.
    "op_in_order": (
        "BEFORE INSERT ON op WHEN NEW.id IS NOT (SELECT id FROM open_op) "
        "OR NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM op) "
        "OR NEW.previous IS NOT coalesce((SELECT hash FROM op ORDER BY seq DESC LIMIT 1), '') "
        "OR EXISTS (SELECT 1 FROM op WHERE id = NEW.id OR undoes = NEW.undoes) "
        f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
    ),
    "change_no_update": f"BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END",
    "change_no_delete": f"BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END",
    "change_in_order": (
        "BEFORE INSERT ON change WHEN NEW.op_id IS NOT (SELECT id FROM open_op) "
        "OR EXISTS (SELECT 1 FROM change WHERE seq = NEW.seq) "
        f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
    ),
    # Opened again under its own id, a sealed operation would take further changes.
    "open_op_is_new": (
        "BEFORE INSERT ON open_op WHEN EXISTS (SELECT 1 FROM op WHERE id = NEW.id) "
        f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
    ),
    "open_op_no_update": (
        f"BEFORE UPDATE ON open_op BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
    ),
}


def guard_triggers() -> dict[str, str]:
    """Give the triggers that keep the journal append-only, name to statement."""
    return {name: f"CREATE TRIGGER {name} {body}" for name, body in _GUARDS.items()}


def journal_triggers(db: Database, table: Table) -> dict[str, str]:
    """Give the three triggers that journal one table as it stands, name to statement."""
    columns = tuple(str(row[1]) for row in db.execute(f"PRAGMA table_info({table.name})"))
    old, new = row_image("OLD", columns, table), row_image("NEW", columns, table)
    differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
    bodies = {
        "insert": f"AFTER INSERT ON {table.name} {_write(table, 'NEW', 'NULL', new)}",
        "update": f"AFTER UPDATE ON {table.name} WHEN {differs} {_write(table, 'OLD', old, new)}",
        "delete": f"AFTER DELETE ON {table.name} {_write(table, 'OLD', old, 'NULL')}",
    }
    return {
        f"{table.name}_{event}_journaled": f"CREATE TRIGGER {table.name}_{event}_journaled {body}"
        for event, body in bodies.items()
    }


def expected_triggers(db: Database, version: int) -> dict[str, str]:
    """Give every trigger a file of this version must have, name to statement."""
    expected = guard_triggers()
    for table in tables_of(version):
        expected |= journal_triggers(db, table)
    return expected


def lay_triggers(db: Database, version: int) -> None:
    """Write every trigger anew, as a file of this version must have it.

    A migration that changes a table's columns would otherwise leave triggers that do not write
    the new ones.
    """
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    for statement in expected_triggers(db, version).values():
        db.execute(statement)


def check_triggers(db: Database) -> None:
    """Refuse a file whose safeguards were changed; nothing is healed unseen.

    A file of an earlier version is compared with what that version had, so it is asked before
    the file is brought to the newest tables, which writes all triggers anew.

    Raises:
        DamagedFile: a trigger is missing, changed or too many, or an operation was left open.
    """
    # One transaction, so that version and triggers are read of one and the same state: another
    # window may be bringing the file to the newest tables just now.
    with transaction(db, "DEFERRED"):
        _compare_triggers(db)


def _compare_triggers(db: Database) -> None:
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    found = {str(name): str(sql) for name, sql in rows}
    expected = expected_triggers(db, int(str(one(db, "PRAGMA user_version"))))
    for name in sorted(found.keys() | expected.keys()):
        if found.get(name) != expected.get(name):
            raise _tampered(f"the trigger '{name}' is not the one this program made")
    if one(db, "SELECT count(*) FROM open_op"):
        raise _tampered("an operation was left open in 'open_op'")


def row_image(row: str, columns: Sequence[str], table: Table) -> str:
    """Give the SQL for a row as the journal keeps it; of a secret only that it is there.

    Args:
        row: `OLD`, `NEW` or the table's name.
        columns: of the table as it stands.
        table: the table.
    """
    values = {column: f"{row}.{column}" for column in columns}
    kept = values | dict.fromkeys(table.secret, "'(not kept)'")
    pairs = ", ".join(f"'{column}', {value}" for column, value in kept.items())
    return f"json_object({pairs})"


def _write(table: Table, row: str, before: str, after: str) -> str:
    patient = f"{row}.{table.patient_column}" if table.patient_column else "NULL"
    open_op = f"coalesce((SELECT id FROM open_op), RAISE(ABORT, '{NOT_OPEN}'))"
    return (
        "BEGIN INSERT INTO change (op_id, tbl, row_id, patient_id, before, after) "
        f"VALUES ({open_op}, '{table.name}', {row}.id, {patient}, {before}, {after}); END"
    )


def _tampered(what: str) -> DamagedFile:
    return DamagedFile(
        f"The records stay closed: the safeguards in the file were changed, {what}. "
        "Keep the file, tell the person who looks after the program, and restore a backup."
    )
