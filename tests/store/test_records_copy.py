from collections.abc import Callable
from contextlib import closing
from os import urandom
from pathlib import Path

import pytest

from infusion_planner.domain.errors import DamagedFile, FolderTrouble, StoreBusy
from infusion_planner.store import records_copy
from infusion_planner.store.driver import Database, connect, one
from infusion_planner.store.opened import Opened
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.schema import APPLICATION_ID, NEWEST
from infusion_planner.store.store import Store
from tests.store.tampering import tamper

NEW_KEY = bytes(range(48))


@pytest.fixture
def closed(tmp_path: Path, disk: Store) -> Path:
    """A folder with closed records, one row in every table."""
    disk.close()
    return tmp_path


def change(folder: Path, opened: Opened, *statements: str) -> None:
    """Write past the program and without its safeguards."""
    with closing(connect(folder / RECORDS, opened.data_key)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            db.execute(statement)


def schema_of(db: Database) -> set[tuple[object, ...]]:
    return set(db.execute("SELECT type, name, sql FROM sqlite_master").fetchall())


def test_a_copy_has_the_marks_tables_indexes_and_triggers_of_the_records(
    closed: Path, opened: Opened
) -> None:
    records_copy.export(closed, opened.keys, NEW_KEY)

    with (
        closing(connect(closed / records_copy.SIDE, NEW_KEY)) as copy,
        closing(connect(closed / RECORDS, opened.data_key)) as records,
    ):
        assert one(copy, "PRAGMA application_id") == APPLICATION_ID
        assert one(copy, "PRAGMA user_version") == NEWEST
        assert one(copy, "PRAGMA journal_mode") == "wal"
        assert schema_of(copy) == schema_of(records)
        kinds = {str(row[0]) for row in schema_of(copy)}
        assert kinds == {"table", "index", "trigger"}


def test_a_copy_opens_under_its_own_key_only(closed: Path, opened: Opened) -> None:
    records_copy.export(closed, opened.keys, NEW_KEY)
    side = closed / records_copy.SIDE

    assert records_copy.opens(side, NEW_KEY)
    assert not records_copy.opens(side, opened.data_key)
    assert not records_copy.opens(side, NEW_KEY[:32] + bytes(16))
    assert not records_copy.opens(closed / "none", NEW_KEY)


def test_a_trail_that_was_broken_before_is_told_and_copied_as_it_is(
    closed: Path, opened: Opened
) -> None:
    trigger = "op_no_update"
    with closing(connect(closed / RECORDS, opened.data_key)) as db:
        (made,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).fetchone()
    change(closed, opened, f"DROP TRIGGER {trigger}", "UPDATE op SET title = 'Nothing'", made)

    checked = records_copy.export(closed, opened.keys, NEW_KEY)

    assert checked.chain.broken_seq == 1


@pytest.mark.parametrize(
    "statement", ["DROP TRIGGER op_no_delete", "INSERT INTO open_op VALUES (1, 'left open')"]
)
def test_records_with_changed_safeguards_are_not_copied(
    closed: Path, opened: Opened, statement: str
) -> None:
    change(closed, opened, statement)

    with pytest.raises(DamagedFile, match="safeguards"):
        records_copy.export(closed, opened.keys, NEW_KEY)

    assert not (closed / records_copy.SIDE).exists()


def test_records_with_a_row_that_hangs_on_nothing_are_not_copied(
    closed: Path, opened: Opened
) -> None:
    change(
        closed,
        opened,
        "INSERT INTO open_op VALUES (1, 'x')",
        "UPDATE allergy SET patient_id = 'nobody'",
        "DELETE FROM open_op",
    )

    with pytest.raises(DamagedFile, match="did not pass its check"):
        records_copy.export(closed, opened.keys, NEW_KEY)

    assert not (closed / records_copy.SIDE).exists()


def test_records_opened_since_the_check_are_not_written_over(closed: Path, opened: Opened) -> None:
    checked = records_copy.export(closed, opened.keys, NEW_KEY)
    change(closed, opened, "CREATE TABLE late (a)")

    with pytest.raises(StoreBusy, match="opened in another window"):
        records_copy.swap(closed, checked)

    assert records_copy.opens(closed / RECORDS, opened.data_key)


def test_records_that_are_open_are_not_written_over(closed: Path, opened: Opened) -> None:
    checked = records_copy.export(closed, opened.keys, NEW_KEY)
    with closing(connect(closed / RECORDS, opened.data_key)) as db:
        one(db, "SELECT count(*) FROM op")

        with pytest.raises(StoreBusy):
            records_copy.swap(closed, checked)


def test_without_a_copy_nothing_is_swapped(closed: Path, opened: Opened) -> None:
    checked = records_copy.export(closed, opened.keys, NEW_KEY)
    (closed / records_copy.SIDE).unlink()

    with pytest.raises(FolderTrouble, match="Nothing was changed"):
        records_copy.swap(closed, checked)

    assert records_copy.opens(closed / RECORDS, opened.data_key)


def _drop(copy: Path) -> None:
    copy.unlink()


def _fill(copy: Path) -> None:
    copy.write_bytes(urandom(40_000))


def _rows(copy: Path) -> None:
    with closing(connect(copy, NEW_KEY)) as db:
        db.execute("DROP TRIGGER change_no_delete")
        db.execute("DELETE FROM change WHERE seq = 1")


def _index(copy: Path) -> None:
    with closing(connect(copy, NEW_KEY)) as db:
        db.execute("DROP INDEX patient_by_name")


def _version(copy: Path) -> None:
    with closing(connect(copy, NEW_KEY)) as db:
        db.execute("PRAGMA user_version = 1")


@pytest.mark.parametrize("harm", [_drop, _fill, _rows, _index, _version])
def test_a_copy_that_is_not_like_the_records_is_noticed(
    closed: Path, opened: Opened, harm: Callable[[Path], None]
) -> None:
    records_copy.export(closed, opened.keys, NEW_KEY)
    whole = records_copy.check(closed, opened.keys, NEW_KEY)

    harm(closed / records_copy.SIDE)

    assert whole is not None
    assert records_copy.check(closed, opened.keys, NEW_KEY) is None


def test_a_trail_changed_in_the_copy_alone_is_noticed(closed: Path, opened: Opened) -> None:
    records_copy.export(closed, opened.keys, NEW_KEY)
    with closing(connect(closed / records_copy.SIDE, NEW_KEY)) as db:
        (made,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'op_no_update'").fetchone()
        db.execute("DROP TRIGGER op_no_update")
        db.execute("UPDATE op SET title = 'Nothing'")
        db.execute(made)

    assert records_copy.check(closed, opened.keys, NEW_KEY) is None


def test_a_row_changed_in_the_copy_alone_is_noticed(closed: Path, opened: Opened) -> None:
    records_copy.export(closed, opened.keys, NEW_KEY)
    with closing(connect(closed / records_copy.SIDE, NEW_KEY)) as db:
        tamper(db, "UPDATE prescriber SET name = 'Dr. Forged'")

    assert records_copy.check(closed, opened.keys, NEW_KEY) is None


def test_a_row_that_was_wrong_before_does_not_keep_the_old_key_in_force(
    closed: Path, opened: Opened
) -> None:
    with closing(connect(closed / RECORDS, opened.data_key)) as db:
        tamper(db, "UPDATE prescriber SET name = 'Dr. Forged'")

    records_copy.export(closed, opened.keys, NEW_KEY)

    with closing(connect(closed / records_copy.SIDE, NEW_KEY, writable=False)) as copy:
        assert one(copy, "SELECT name FROM prescriber") == "Dr. Forged"


def test_a_file_that_cannot_be_read_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / RECORDS).mkdir()

    with pytest.raises(FolderTrouble):
        records_copy.opens(tmp_path / RECORDS, NEW_KEY)


def test_what_is_in_the_way_of_a_copy_is_said_in_words(closed: Path, opened: Opened) -> None:
    (closed / records_copy.SIDE).mkdir()

    with pytest.raises(FolderTrouble, match="cannot be written"):
        records_copy.export(closed, opened.keys, NEW_KEY)
    with pytest.raises(FolderTrouble, match="cannot be written"):
        records_copy.clear(closed)
