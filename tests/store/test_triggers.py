import json

import pytest

from infusion_planner.domain.errors import DamagedFile
from infusion_planner.store.driver import Database, IntegrityError, one, with_tables
from infusion_planner.store.journal import Actor, changes_of
from infusion_planner.store.schema import NEWEST
from infusion_planner.store.store import Store
from infusion_planner.store.tables import TABLES, Table
from infusion_planner.store.triggers import (
    APPEND_ONLY,
    NOT_OPEN,
    check_triggers,
    expected_triggers,
)
from tests.store.conftest import ROWS

SECRETS = {table.name: table.secret for table in TABLES}
REST = (
    "format, event, patient_id, outcome, details, roles, session, workstation, program,"
    " utc_offset, clock_behind"
)
OP_COLUMNS = "seq, id, title, actor, actor_name, started_at, ended_at, kind, undoes, sealed, reason"
TAMPERING = [
    "UPDATE op SET title = 'x'",
    "UPDATE op SET hash = hash",
    "DELETE FROM op",
    f"REPLACE INTO op SELECT {OP_COLUMNS}, previous, 'forged', {REST} FROM op WHERE seq = 1",
    f"INSERT OR REPLACE INTO op SELECT {OP_COLUMNS}, previous, hash, {REST} FROM op WHERE seq = 1",
    f"INSERT INTO op SELECT {OP_COLUMNS}, previous, hash, {REST} FROM op WHERE seq = 1 "
    "ON CONFLICT (seq) DO UPDATE SET title = 'x'",
    "INSERT INTO op SELECT 9, 'new', title, actor, actor_name, started_at, ended_at, kind, undoes,"
    f" sealed, reason, hash, 'forged', {REST} FROM op WHERE seq = 1",
    "UPDATE change SET before = '{}'",
    "UPDATE OR REPLACE change SET seq = 1",
    "DELETE FROM change",
    "REPLACE INTO change SELECT * FROM change WHERE seq = 1",
    "INSERT INTO change SELECT * FROM change WHERE seq = 1 ON CONFLICT DO UPDATE SET after = '{}'",
    "INSERT INTO change (op_id, tbl, row_id, after) SELECT id, 'infusion', 'x', '{}' FROM op",
]


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("sql", TAMPERING)
def test_the_journal_cannot_be_edited(
    filled: Store, sql: str, opened: bool, recursive: str
) -> None:
    filled.db.execute(f"PRAGMA recursive_triggers = {recursive}")
    filled.db.execute("BEGIN")
    before = _journal(filled.db)
    if opened:
        filled.db.execute("INSERT INTO open_op VALUES (1, 'own')")

    with pytest.raises(IntegrityError, match=APPEND_ONLY):
        filled.db.execute(sql)

    assert _journal(filled.db) == before
    filled.db.execute("ROLLBACK")


@pytest.mark.parametrize("verb", ["INSERT", "REPLACE"])
def test_a_sealed_operation_is_never_opened_again(filled: Store, verb: str) -> None:
    with pytest.raises(IntegrityError, match=APPEND_ONLY):
        filled.db.execute(f"{verb} INTO open_op SELECT 1, id FROM op")
    filled.db.execute("BEGIN")
    filled.db.execute("INSERT INTO open_op VALUES (1, 'own')")

    with pytest.raises(IntegrityError, match=APPEND_ONLY):
        filled.db.execute("UPDATE open_op SET id = (SELECT id FROM op)")

    filled.db.execute("ROLLBACK")


def _journal(db: Database) -> tuple[object, object]:
    return db.execute("SELECT * FROM op").fetchall(), db.execute("SELECT * FROM change").fetchall()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_row_is_written_without_an_open_operation(filled: Store, table: Table) -> None:
    fresh = f"INSERT INTO {table.name} SELECT * FROM {table.name}"
    fixed = ("id", "on_day", "born_on", "holder")
    column = next(name for name in ROWS[table.name] if name not in fixed)
    value = ROWS[table.name][column]
    changed = value + 1 if isinstance(value, int) else f"{value}x"
    if column in ("patient_id", "paper", "certified_on"):
        column, changed = ("id", "moved")
    before = filled.db.execute(f"SELECT * FROM {table.name}").fetchall()

    with pytest.raises(IntegrityError, match=NOT_OPEN):
        filled.db.execute(f"UPDATE {table.name} SET {column} = ?", (changed,))
    with pytest.raises(IntegrityError):
        filled.db.execute(f"DELETE FROM {table.name}")
    with pytest.raises(IntegrityError):
        filled.db.execute(fresh)

    assert filled.db.execute(f"SELECT * FROM {table.name}").fetchall() == before


def test_a_new_or_deleted_row_needs_an_open_operation(filled: Store) -> None:
    with pytest.raises(IntegrityError, match=NOT_OPEN):
        with_tables(filled.db).table("prescriber").insert({"id": "new", "name": "Dr. New"})
    with pytest.raises(IntegrityError, match=NOT_OPEN):
        with_tables(filled.db).table("prescriber").delete("prescriber")
    with pytest.raises(IntegrityError, match=NOT_OPEN):
        with_tables(filled.db).table("prescriber").upsert(
            {"id": "prescriber", "name": "Dr. X"}, pk="id"
        )


def test_changes_without_a_sealed_operation_cannot_be_committed(filled: Store) -> None:
    filled.db.execute("BEGIN")
    filled.db.execute("INSERT INTO open_op VALUES (1, 'stray')")
    filled.db.execute("UPDATE prescriber SET name = 'Dr. X'")

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        filled.db.execute("COMMIT")

    filled.db.execute("ROLLBACK")


def test_every_column_is_journaled_with_patient_and_row(filled: Store) -> None:
    op_id = str(one(filled.db, "SELECT id FROM op"))

    changes = changes_of(filled.db, op_id)

    assert [change.tbl for change in changes if change.row_id != "twin"] == list(ROWS)
    for change in changes:
        stored = dict(with_tables(filled.db).table(change.tbl).get(change.row_id))
        for column in SECRETS[change.tbl]:
            stored[column] = "(not kept)"
        assert json.loads(change.after or "") == stored
        assert change.before is None
        belongs = change.tbl == "patient" or "patient_id" in ROWS[change.tbl]
        patient = "twin" if change.row_id == "twin" else "patient"
        assert change.patient_id == (patient if belongs else None)


def test_an_update_keeps_both_images_and_a_delete_the_old_one(filled: Store, actor: Actor) -> None:
    def work(db: Database) -> None:
        db.execute("UPDATE infusion SET dose_ug = 12000, given_on = '2026-11-02'")
        db.execute("DELETE FROM infusion")

    change = filled.run("Give and drop", actor, work)

    update, delete = changes_of(filled.db, change.op_id)
    before, after = json.loads(update.before or ""), json.loads(update.after or "")
    assert {name for name in after if before[name] != after[name]} == {"dose_ug", "given_on"}
    assert (json.loads(delete.before or ""), delete.after) == (after, None)


def test_an_update_that_changes_nothing_is_not_journaled(filled: Store) -> None:
    filled.db.execute("UPDATE infusion SET dose_ug = dose_ug")

    assert one(filled.db, "SELECT count(*) FROM change WHERE before IS NOT NULL") == 0


def test_a_file_with_its_safeguards_passes(store: Store) -> None:
    check_triggers(store.db)

    assert len(expected_triggers(store.db, NEWEST)) == 3 * len(TABLES) + 8


@pytest.mark.parametrize("name", ["op_no_delete", "change_in_order", "infusion_update_journaled"])
def test_a_dropped_trigger_is_named(store: Store, name: str) -> None:
    store.db.execute(f"DROP TRIGGER {name}")

    with pytest.raises(DamagedFile, match=name):
        check_triggers(store.db)


def test_a_weakened_trigger_is_named(store: Store) -> None:
    store.db.execute("DROP TRIGGER op_no_delete")
    store.db.execute("CREATE TRIGGER op_no_delete BEFORE DELETE ON op BEGIN SELECT 1; END")

    with pytest.raises(DamagedFile, match="op_no_delete"):
        check_triggers(store.db)


def test_an_added_trigger_is_named(store: Store) -> None:
    store.db.execute("CREATE TRIGGER spy AFTER INSERT ON patient BEGIN SELECT 1; END")

    with pytest.raises(DamagedFile, match="'spy'"):
        check_triggers(store.db)


def test_a_dropped_table_is_noticed_by_its_triggers(store: Store) -> None:
    store.db.execute("DROP TABLE lab_result")

    with pytest.raises(DamagedFile, match="lab_result_delete_journaled"):
        check_triggers(store.db)


def test_transforming_a_table_loses_its_triggers_and_is_noticed(store: Store) -> None:
    with_tables(store.db).table("closure").transform(rename={"why": "reason"})

    with pytest.raises(DamagedFile, match="closure_delete_journaled"):
        check_triggers(store.db)


def test_an_operation_left_open_is_noticed(store: Store) -> None:
    store.db.execute("INSERT INTO open_op VALUES (1, 'left')")

    with pytest.raises(DamagedFile, match="left open"):
        check_triggers(store.db)

    store.db.execute("DELETE FROM open_op")
