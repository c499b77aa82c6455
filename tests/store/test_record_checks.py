from collections.abc import Callable
from pathlib import Path

import pytest

from infusion_planner.store import record_checks, records_file
from infusion_planner.store.driver import Database, connect, one
from infusion_planner.store.journal import Actor
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.schema import NEWEST
from infusion_planner.store.store import Store
from infusion_planner.store.triggers import lay_triggers
from infusion_planner.store.vault import Opened


def troubles(store: Store, opened: Opened) -> list[str]:
    results = record_checks.check_all(store.db, opened.chain_key)
    return [f"{result.name}: {result.trouble}" for result in results if not result.is_good]


def unseen(db: Database, *statements: str) -> None:
    """Change the file as somebody does who takes the safeguards away and puts them back."""
    version = one(db, "PRAGMA user_version")
    assert isinstance(version, int)
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    db.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        db.execute(statement)
    lay_triggers(db, version)


def test_whole_records_pass_every_check(disk: Store, opened: Opened, actor: Actor) -> None:
    disk.run("Amend", actor, lambda db: db.execute("UPDATE closure SET why = 'x', rev = 2"))
    disk.run("Delete", actor, lambda db: db.execute("DELETE FROM closure"))

    assert troubles(disk, opened) == []
    assert len(record_checks.check_all(disk.db, opened.chain_key)) == 8


def test_what_a_database_holds_is_counted(disk: Store, opened: Opened) -> None:
    held = record_checks.contents(disk.db)

    rows = dict(held.rows)
    assert (held.patients, held.entries, held.head_seq) == (2, 1, 1)
    assert held.head_hash == disk.verify().head
    assert (rows["infusion"], rows["change"], rows["open_op"]) == (1, 37, 0)


def test_an_empty_database_is_counted_too(tmp_path: Path, opened: Opened) -> None:
    records_file.create(tmp_path, opened.data_key)
    db = connect(tmp_path / RECORDS, opened.data_key)

    held = record_checks.contents(db)
    results = record_checks.check_all(db, opened.chain_key)
    db.close()

    assert (held.patients, held.entries, held.head_seq, held.head_hash) == (0, 0, 0, "")
    assert record_checks.first_failed(results) is None


@pytest.mark.parametrize(
    ("statement", "name", "words"),
    [
        (
            "UPDATE infusion SET dose_ug = 1",
            "Every row against the trail",
            "does not agree with 1 row(s) of 'infusion'",
        ),
        (
            "DELETE FROM allergy",
            "Every row against the trail",
            "does not agree with 1 row(s) of 'allergy'",
        ),
        (
            "INSERT INTO closure (id, on_day) VALUES ('new', '2026-12-24')",
            "Every row against the trail",
            "does not agree with 1 row(s) of 'closure'",
        ),
        ("UPDATE op SET title = 'x'", "The whole trail", "entry 1"),
        (
            "UPDATE allergy SET patient_id = 'nobody'",
            "Links between rows",
            "A row of 'allergy' belongs to a row of 'patient' that is not there",
        ),
        (
            "UPDATE change SET after = 'no json' WHERE row_id = 'patient'",
            "Every row against the trail",
            "does not agree with 1 row(s) of 'patient'",
        ),
        (
            "UPDATE change SET after = '[]' WHERE row_id = 'patient'",
            "Every row against the trail",
            "does not agree with 1 row(s) of 'patient'",
        ),
        (
            "UPDATE patient SET search_text = 'nobody'",
            "What is computed from rows",
            "a patient would not be found",
        ),
        (
            "UPDATE sheet_print SET revision = 2",
            "What is computed from rows",
            "a revision that the record did not have yet",
        ),
        ("PRAGMA user_version = 99", "Mark, version and safeguards", "newer program"),
    ],
)
def test_what_was_changed_unseen_is_found(
    disk: Store, opened: Opened, statement: str, name: str, words: str
) -> None:
    unseen(disk.db, statement)

    found = [trouble for trouble in troubles(disk, opened) if trouble.startswith(f"{name}: ")]

    assert len(found) == 1
    assert words in found[0]


def test_a_trigger_taken_away_is_found(disk: Store, opened: Opened) -> None:
    disk.db.execute("DROP TRIGGER change_no_delete")

    assert [trouble.split(":")[0] for trouble in troubles(disk, opened)] == [
        "Mark, version and safeguards"
    ]


def test_an_index_that_does_not_fit_is_found(disk: Store, opened: Opened) -> None:
    disk.db.execute("PRAGMA writable_schema = ON")
    disk.db.execute(
        "UPDATE sqlite_master SET sql = 'CREATE INDEX patient_by_name ON patient (given, family)'"
        " WHERE name = 'patient_by_name'"
    )
    disk.db.execute("PRAGMA writable_schema = RESET")

    assert any(
        trouble.startswith("Tables and indexes: The tables or indexes of the file do not fit.")
        for trouble in troubles(disk, opened)
    )


def test_the_first_check_that_failed_is_named(disk: Store, opened: Opened) -> None:
    unseen(disk.db, "UPDATE op SET title = 'x'", "UPDATE infusion SET dose_ug = 1")

    results = record_checks.check_copy(disk.db, opened.chain_key)

    assert record_checks.first_failed(results) == results[4]
    assert record_checks.first_failed(results[:1]) is None


def test_an_older_file_is_checked_as_it_is(
    older: Callable[[Path], None], tmp_path: Path, opened: Opened
) -> None:
    older(tmp_path)
    db = connect(tmp_path / RECORDS, opened.data_key)

    results = record_checks.check_all(db, opened.chain_key)

    assert one(db, "PRAGMA user_version") == 1
    assert record_checks.first_failed(results) is None
    db.close()


def test_a_column_that_came_later_does_not_disagree_with_older_entries(
    older: Callable[[Path], None], tmp_path: Path, reopen: Callable[[], Store], opened: Opened
) -> None:
    older(tmp_path)
    store = reopen()

    results = record_checks.check_all(store.db, opened.chain_key)

    assert one(store.db, "PRAGMA user_version") == NEWEST
    assert record_checks.first_failed(results) is None
