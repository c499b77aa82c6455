from collections.abc import Iterator

import pytest

from infusion_planner.domain.errors import DamagedFile, NewerFile, NotOurFile
from infusion_planner.store import schema
from infusion_planner.store.driver import (
    KEY_BYTES,
    Database,
    IntegrityError,
    connect,
    one,
    with_tables,
)
from infusion_planner.store.store import Store
from infusion_planner.store.tables import TABLES, UNCOUNTED, UNJOURNALED, Table, tables_of
from infusion_planner.store.triggers import check_triggers
from tests.store.conftest import ROWS

JOURNAL = {"op", "change", "open_op"}
LIBRARY = {"_sqlite_migrations", "sqlite_schema", "sqlite_temp_schema", "sqlite_sequence"}


@pytest.fixture
def empty() -> Iterator[Database]:
    db = connect(None, bytes(KEY_BYTES))
    yield db
    db.close()


def _own_tables(store: Store) -> dict[str, tuple[object, ...]]:
    rows = store.db.execute("PRAGMA table_list").fetchall()
    return {row[1]: row for row in rows if row[2] == "table" and row[1] not in LIBRARY}


def _columns(store: Store, table: str) -> dict[str, tuple[object, ...]]:
    rows = store.db.execute(f"PRAGMA table_info({table})").fetchall()
    return {row[1]: row for row in rows}


def test_the_registry_names_every_table(store: Store) -> None:
    assert {table.name for table in TABLES} | JOURNAL | {*UNJOURNALED} == set(_own_tables(store))
    assert {table.name for table in TABLES} == set(ROWS)


def test_every_table_is_strict(store: Store) -> None:
    assert {name for name, row in _own_tables(store).items() if row[5] != 1} == set()


def test_every_column_is_text_or_integer(store: Store) -> None:
    types = {row[2] for table in _own_tables(store) for row in _columns(store, table).values()}

    assert types == {"TEXT", "INTEGER"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_record_has_a_text_id_and_a_counter(store: Store, table: Table) -> None:
    columns = _columns(store, table.name)

    assert [name for name, row in columns.items() if row[5]] == ["id"]
    assert columns["id"][2:4] == ("TEXT", 1)
    # A print is never edited, so it needs no counter.
    assert ("rev" in columns) == (table.name != "sheet_print")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_of_a_patient_points_to_the_patient(store: Store, table: Table) -> None:
    keys = store.db.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
    pointing = {row[3] for row in keys if row[2] == "patient"}

    expected = {"patient_id"} if table.patient_column == "patient_id" else set()
    # a chart that was merged points to the one it went into
    assert pointing - {"merged_into", "merged_id"} == expected
    assert ("patient_id" in _columns(store, table.name)) == bool(expected)


def test_prints_and_who_may_read_do_not_count_for_the_revision() -> None:
    access = ("restriction", "restriction_reader", "emergency_access", "letter_text")

    assert ("sheet_print", *access) == UNCOUNTED


def test_nothing_is_deleted_or_changed_by_cascade(store: Store) -> None:
    actions = {
        (row[5], row[6])
        for table in _own_tables(store)
        for row in store.db.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    }

    assert actions == {("NO ACTION", "NO ACTION")}


def test_a_new_file_carries_mark_and_version(store: Store) -> None:
    assert one(store.db, "PRAGMA application_id") == int.from_bytes(b"IPDB")
    assert one(store.db, "PRAGMA user_version") == schema.NEWEST
    schema.check_origin(store.db)


def test_migrating_twice_changes_nothing(store: Store) -> None:
    before = with_tables(store.db).schema

    schema.migrate(store.db)

    assert with_tables(store.db).schema == before


def test_a_step_that_fails_leaves_nothing(empty: Database) -> None:
    empty.execute("CREATE TABLE sheet_print (id TEXT)")

    with pytest.raises(Exception, match="already exists"):
        schema.migrate(empty)

    assert set(with_tables(empty).table_names()) == {"sheet_print"}
    assert one(empty, "PRAGMA user_version") == 0
    assert one(empty, "PRAGMA application_id") == 0


def test_a_file_of_another_program_is_refused(empty: Database) -> None:
    with pytest.raises(NotOurFile):
        schema.check_origin(empty)


def test_a_newer_file_is_refused_with_both_versions(store: Store) -> None:
    store.db.execute(f"PRAGMA user_version = {schema.NEWEST + 1}")

    with pytest.raises(NewerFile, match=f"version {schema.NEWEST + 1}.* up to {schema.NEWEST}"):
        schema.check_origin(store.db)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("center", "paper", "a5"),
        ("center", "sample", 2),
        ("center", "name", ""),
        ("closure", "on_day", "2026-02-29"),
        ("closure", "on_day", "25.12.2026"),
        ("patient", "born_on", "1988-3-9"),
        ("patient", "mrn", ""),
        ("patient", "allergy_state", "maybe"),
        ("patient", "prescriber_id", "nobody"),
        ("allergy", "patient_id", "nobody"),
        ("course", "number", 0),
        ("course", "given_elsewhere", 2),
        ("course", "override_json", "{"),
        ("infusion", "planned_on", ""),
        ("infusion", "given_on", "today"),
        ("infusion", "dose_ug", -1),
        ("infusion", "dose_ug", 0.5),
        ("infusion", "dose_ug", "much"),
        ("infusion", "rev", 0),
        ("lab_result", "sampled_on", "2026-13-01"),
        ("monitoring_test", "test", ""),
        ("monitoring_test", "done_on", "2026-02-29"),
        ("monitoring_test", "resulted_on", "2026-11-03"),  # a result says normal or abnormal
        ("monitoring_test", "abnormal", 0),  # and has a day
        ("antiviral", "medicine", ""),
        ("antiviral", "started_on", "2026-13-01"),
        ("antiviral", "stopped_on", "2026-11-03"),  # a stop says whether it was early
        ("center", "texts_approved_on", "2026-02-29"),
        ("sheet_print", "copy_number", 0),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    filled: Store, table: str, column: str, value: str | float
) -> None:
    with pytest.raises(IntegrityError):
        filled.db.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, table))


def test_an_infusion_cannot_hang_on_another_patients_course(filled: Store) -> None:
    filled.db.execute("BEGIN")
    filled.db.execute("INSERT INTO open_op VALUES (1, 'x')")
    with_tables(filled.db).table("patient").insert(ROWS["patient"] | {"id": "other", "mrn": "9"})

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        with_tables(filled.db).table("infusion").insert(
            ROWS["infusion"] | {"id": "stray", "patient_id": "other", "number": 2}
        )

    filled.db.execute("ROLLBACK")


def _first_version(db: Database, keep: pytest.MonkeyPatch) -> None:
    """Make the tables a file of version 1 had, with a row in each."""
    keep.setattr(schema, "_STEPS", schema._STEPS[:1])
    schema.migrate(db)
    keep.undo()


def test_a_file_of_version_1_is_brought_to_the_newest_with_all_it_held(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _first_version(empty, monkeypatch)
    old = {table.name: ROWS[table.name] for table in tables_of(1)}
    empty.execute("BEGIN")
    empty.execute("INSERT INTO open_op VALUES (1, 'x')")
    for table, row in old.items():
        with_tables(empty).table(table).insert(row)
    empty.execute("DELETE FROM open_op")
    # the operation itself is not written here, and its changes refer to it
    empty.execute("PRAGMA defer_foreign_keys = ON")
    empty.execute("DROP TRIGGER change_no_delete")
    empty.execute("DELETE FROM change")
    empty.execute("COMMIT")
    assert one(empty, "PRAGMA user_version") == 1

    schema.migrate(empty)

    assert one(empty, "PRAGMA user_version") == schema.NEWEST
    check_triggers(empty)
    for table, row in old.items():
        stored = with_tables(empty).table(table).get(str(row["id"]))
        assert {key: stored[key] for key in row} == row
    assert with_tables(empty).table("center").get("center")["texts_approved_on"] is None


def test_the_safeguards_of_version_1_are_asked_before_the_file_is_changed(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    _first_version(empty, monkeypatch)
    check_triggers(empty)
    empty.execute("DROP TRIGGER infusion_update_journaled")

    with pytest.raises(DamagedFile, match="infusion_update_journaled"):
        check_triggers(empty)
