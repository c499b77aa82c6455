"""Each row against its last image in the trail, and the whole check in steps."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from infusion_planner.store.driver import connect, one
from infusion_planner.store.journal import Actor
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.row_checks import RecordWalk, rows_trouble
from infusion_planner.store.store import Store
from infusion_planner.store.vault import Opened
from infusion_planner.store.whole_check import WholeCheck, WholeResult
from tests.store.conftest import CHAIN_KEY, ROWS
from tests.store.tampering import tamper, work

PAGE = 4096


def troubles(store: Store, count: int = 500) -> list[str]:
    walk = RecordWalk(store.db)
    while walk.step(count):
        pass
    return [found.words for found in walk.found]


def whole(store: Store, key: bytes = CHAIN_KEY) -> WholeResult:
    check = WholeCheck(store.db, key)
    while check.step():
        pass
    assert check.done == check.total
    return check.result()


@pytest.mark.parametrize("count", [1, 2, 500])
def test_rows_as_the_trail_left_them_stand(filled: Store, actor: Actor, count: int) -> None:
    work(filled, actor, 3)
    filled.run("Delete", actor, lambda db: db.execute("DELETE FROM closure"))

    assert troubles(filled, count) == []


def test_every_row_is_looked_at(filled: Store) -> None:
    check = whole(filled)

    assert check.is_good
    assert check.rows == len(ROWS) + 1
    assert check.chain.entries == 1


@pytest.mark.parametrize("table", sorted(ROWS))
def test_a_row_that_was_taken_away_is_named(filled: Store, table: str) -> None:
    row_id = ROWS[table]["id"]

    tamper(filled.db, f"DELETE FROM {table} WHERE id = '{row_id}'")

    assert troubles(filled, 1) == [f"{table.replace('_', ' ')} {row_id}: is missing"]


@pytest.mark.parametrize("table", sorted({*ROWS} - {"sheet_print"}))
def test_a_row_that_was_changed_is_named_without_what_it_says(filled: Store, table: str) -> None:
    tamper(filled.db, f"UPDATE {table} SET rev = rev + 1 WHERE id <> 'twin'")

    (found,) = troubles(filled)
    assert found == f"{table.replace('_', ' ')} {ROWS[table]['id']}: differs from its last entry"


def test_a_row_nobody_wrote_is_named(filled: Store) -> None:
    tamper(filled.db, "INSERT INTO prescriber (id, name) VALUES ('p9', 'Dr. Nobody')")

    assert troubles(filled) == ["prescriber p9: no entry says where it comes from"]


def test_a_row_that_was_removed_and_is_back_is_named(filled: Store, actor: Actor) -> None:
    filled.run("Delete", actor, lambda db: db.execute("DELETE FROM closure"))
    tamper(
        filled.db, "INSERT INTO closure (id, on_day, why) VALUES ('closure', '2026-12-25', 'Xmas')"
    )

    assert troubles(filled) == ["closure closure: is there although it was removed"]


def test_a_column_of_a_later_version_stands_while_nobody_wrote_it(
    filled: Store, actor: Actor
) -> None:
    before = "json_remove(after, '$.hide_minutes', '$.lock_minutes')"
    tamper(filled.db, f"UPDATE change SET after = {before} WHERE tbl = 'center'")
    assert troubles(filled) == []

    tamper(filled.db, "UPDATE center SET lock_minutes = 30")

    assert troubles(filled) == ["center center: differs from its last entry"]


@pytest.mark.parametrize("row_id", ["", "\U0010ffff", "\U0010ffff\U0010ffff"])
@pytest.mark.parametrize("count", [1, 500])
def test_a_row_nobody_wrote_is_named_whatever_its_id(
    filled: Store, row_id: str, count: int
) -> None:
    tamper(filled.db, f"INSERT INTO prescriber (id, name) VALUES ('{row_id}', 'Dr. Nobody')")

    assert troubles(filled, count) == [f"prescriber {row_id}: no entry says where it comes from"]


def test_a_backup_would_notice_a_column_filled_in_that_its_last_entry_does_not_know(
    filled: Store,
) -> None:
    before = "json_remove(after, '$.hide_minutes', '$.lock_minutes')"
    tamper(filled.db, f"UPDATE change SET after = {before} WHERE tbl = 'center'")
    assert rows_trouble(filled.db) == ""

    tamper(filled.db, "UPDATE center SET lock_minutes = 30")

    assert rows_trouble(filled.db) == "The trail does not agree with 1 row(s) of 'center'."


def test_a_column_taken_away_with_what_stood_in_it_is_noticed(filled: Store) -> None:
    tamper(
        filled.db, "UPDATE change SET after = json_set(after, '$.older', 'x') WHERE tbl = 'closure'"
    )

    assert troubles(filled) == ["closure closure: differs from its last entry"]


def test_a_column_taken_away_that_was_empty_stands(filled: Store) -> None:
    tamper(
        filled.db,
        "UPDATE change SET after = json_set(after, '$.older', NULL) WHERE tbl = 'closure'",
    )

    assert troubles(filled) == []


def test_an_image_that_cannot_be_read_is_named(filled: Store) -> None:
    tamper(filled.db, "UPDATE change SET after = 'x' WHERE tbl = 'closure'")

    assert troubles(filled) == ["closure closure: differs from its last entry"]


def test_an_old_page_that_was_copied_back_is_found(
    disk: Store,
    tmp_path: Path,
    opened: Opened,
    actor: Actor,
    reopen: Callable[[], Store],
) -> None:
    root = one(disk.db, "SELECT rootpage FROM sqlite_master WHERE name = 'prescriber'")
    assert isinstance(root, int)
    disk.close()
    shutil.copy(tmp_path / RECORDS, tmp_path / "older")
    store = reopen()
    work(store, actor, 1)
    store.close()

    place = (root - 1) * PAGE
    page = (tmp_path / "older").read_bytes()[place : place + PAGE]
    with (tmp_path / RECORDS).open("r+b") as file:
        file.seek(place)
        file.write(page)

    again = reopen()
    result = whole(again, opened.chain_key)
    assert one(again.db, "SELECT name FROM prescriber") == ROWS["prescriber"]["name"]
    assert result.chain.is_good
    assert [found.words for found in result.wrong] == [
        "prescriber prescriber: differs from its last entry"
    ]
    assert not result.is_good


def test_a_broken_trail_does_not_keep_the_rows_from_being_compared(
    filled: Store, actor: Actor
) -> None:
    work(filled, actor, 2)
    tamper(
        filled.db,
        "UPDATE op SET title = 'x' WHERE seq = 2",
        "UPDATE prescriber SET name = 'Dr. Forged'",
    )

    check = WholeCheck(filled.db, CHAIN_KEY)
    while check.step():
        pass

    assert check.result().chain.broken_seq == 2
    assert len(check.result().wrong) == 1


def test_a_check_writes_nothing(disk: Store, tmp_path: Path, opened: Opened) -> None:
    disk.close()
    before = (tmp_path / RECORDS).read_bytes()
    db = connect(tmp_path / RECORDS, opened.data_key, writable=False)

    check = WholeCheck(db, opened.chain_key)
    while check.step():
        assert check.words

    db.close()
    assert (tmp_path / RECORDS).read_bytes() == before
