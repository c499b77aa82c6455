"""Every file version that was ever released opens, and nothing in it is lost or rewritten.

The folders in `golden` were written by the program as it stood at that version.
"""

import shutil
from pathlib import Path

import pytest

from infusion_planner.store import schema, vault
from infusion_planner.store.driver import connect, one
from infusion_planner.store.ids import Ids
from infusion_planner.store.journal import Actor
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.ring_file import RING
from infusion_planner.store.store import Store
from infusion_planner.store.trail import history
from infusion_planner.store.vault import Opened
from tests.store.conftest import GOLDEN, PASSWORD, Clock

VERSIONS = tuple(range(1, schema.NEWEST))
ANA = Actor("ana", "Ana Ruiz")
HEADS = {1: "ba842df1", 2: "f1b2b8f4", 3: "5f7db82d"}
"""How the hash of the last entry began when the file was written."""
FORMATS = {1: 1, 2: 1, 3: 2}
"""In which format the entries of that version were sealed."""


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> int:
    number: int = request.param
    return number


@pytest.fixture
def folder(version: int, tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN / str(version), tmp_path / "center"))


@pytest.fixture
def key(folder: Path) -> Opened:
    return vault.open_ring(folder / RING, "Ana Ruiz", PASSWORD)


@pytest.fixture
def migrated(folder: Path, key: Opened, clock: Clock, new_id: Ids) -> Store:
    return Store.open(folder, key, clock=clock, new_id=new_id)


def test_every_released_version_has_its_file() -> None:
    assert {int(path.name) for path in GOLDEN.iterdir() if path.is_dir()} == set(VERSIONS)


def test_the_file_is_of_its_version(version: int, folder: Path, key: Opened) -> None:
    db = connect(folder / RECORDS, key.data_key, writable=False)

    assert one(db, "PRAGMA user_version") == version
    db.close()


def test_it_is_brought_to_the_newest_version_with_all_its_rows(
    folder: Path, key: Opened, clock: Clock, new_id: Ids
) -> None:
    old = connect(folder / RECORDS, key.data_key, writable=False)
    named = old.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    tables = [str(row[0]) for row in named]
    before = {table: old.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    old.close()

    store = Store.open(folder, key, clock=clock, new_id=new_id)

    assert one(store.db, "PRAGMA user_version") == schema.NEWEST
    assert one(store.db, "PRAGMA foreign_key_check") is None
    for table in set(tables) - {"_sqlite_migrations"}:
        now = store.db.execute(f"SELECT * FROM {table}").fetchall()
        assert [row[: len(before[table][0])] for row in now] == before[table], table
    store.close()


def test_its_trail_still_stands_and_goes_on(version: int, migrated: Store) -> None:
    before = migrated.verify()

    migrated.run("Close a day", ANA, lambda db: db.execute("UPDATE closure SET why = 'Snow'"))
    after = migrated.verify()

    assert (before.is_good, before.entries, before.head[:8]) == (True, 4, HEADS[version])
    assert (after.is_good, after.entries) == (True, 5)
    migrated.close()


@pytest.mark.parametrize(
    "change",
    [
        "details = 'x'",
        "patient_id = 'p'",
        "outcome = 'refused'",
        "clock_behind = 1",
        "utc_offset = 60",
        "format = 3 - format",
        "title = 'x'",
    ],
)
def test_an_early_entry_cannot_be_given_what_it_never_said(migrated: Store, change: str) -> None:
    migrated.db.execute("DROP TRIGGER op_no_update")

    migrated.db.execute(f"UPDATE op SET {change} WHERE seq = 2")

    assert migrated.verify().broken_seq == 2
    migrated.close()


def test_an_early_entry_is_still_read(version: int, migrated: Store) -> None:
    lines = migrated.read(lambda db: history(db, "closure", "closure"))

    assert [line.op.title for line in lines] == ["Fill every table", *["Close another day"] * 2]
    assert {line.op.format for line in lines} == {FORMATS[version]}
    migrated.close()


def test_it_also_opens_with_its_recovery_sheet(folder: Path) -> None:
    words = (folder / "recovery.txt").read_text()

    opened = vault.open_by_recovery(folder / RING, words)

    assert opened.person_name == "Recovery sheet"
