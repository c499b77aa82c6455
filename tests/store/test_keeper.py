"""What is noticed when records are opened that are not the ones that were closed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from infusion_planner.domain.errors import StoreError
from infusion_planner.domain.trail import Event, Note
from infusion_planner.store.anchor import ANCHOR, Anchor, read_anchor, write_anchor
from infusion_planner.store.driver import connect
from infusion_planner.store.journal import Actor
from infusion_planner.store.keeper import WENT_ON
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.store import Store
from infusion_planner.store.vault import Opened
from tests.store.conftest import start_child
from tests.store.tampering import tamper, work

Reopen = Callable[[], Store]


def left(store: Store) -> None:
    """Close as the program does at sign-out."""
    store.renew_anchor()
    store.close()


def trouble(store: Store) -> str:
    found = store.keeper.trouble
    return "" if found is None else found.words


def go_on(store: Store, actor: Actor) -> None:
    found = store.keeper.trouble
    assert found is not None
    note = Note(Event.CHECK, "Went on", reason="known", details=f"{WENT_ON}{found.mark}")
    store.note(note, actor)
    store.keeper.went_on()
    store.renew_anchor()


def test_records_as_they_were_closed_are_in_no_doubt(disk: Store, reopen: Reopen) -> None:
    left(disk)

    again = reopen()

    assert (again.keeper.trouble, again.keeper.is_new) == (None, False)
    again.keeper.require_sound()


def test_records_that_went_on_after_the_anchor_are_in_no_doubt(
    disk: Store, reopen: Reopen, actor: Actor
) -> None:
    disk.renew_anchor()
    work(disk, actor, 3)
    disk.close()

    assert reopen().keeper.trouble is None


def test_the_anchor_remembers_the_last_entry(
    disk: Store, opened: Opened, tmp_path: Path, actor: Actor
) -> None:
    work(disk, actor, 2)

    disk.renew_anchor()

    anchor = read_anchor(tmp_path, opened.chain_key)
    last = disk.db.execute("SELECT seq, hash FROM op ORDER BY seq DESC").fetchone()
    assert anchor is not None
    assert (anchor.seq, anchor.hash) == last == (3, anchor.hash)


def test_an_older_file_that_was_put_back_is_noticed(
    disk: Store, reopen: Reopen, tmp_path: Path, actor: Actor
) -> None:
    left(disk)
    shutil.copy(tmp_path / RECORDS, tmp_path / "older")
    store = reopen()
    work(store, actor, 4)
    left(store)

    shutil.copy(tmp_path / "older", tmp_path / RECORDS)
    again = reopen()

    words = trouble(again)
    assert "end with entry 1 of 02-Nov-2026" in words
    assert "had reached entry 5 on 02-Nov-2026" in words
    assert "Missing: at least 4 entries" in words
    assert "An older file was put back" in words
    with pytest.raises(StoreError, match="A manager may go on"):
        again.keeper.require_sound()


def test_an_older_file_that_was_worked_on_is_noticed(
    disk: Store, reopen: Reopen, tmp_path: Path, actor: Actor
) -> None:
    left(disk)
    shutil.copy(tmp_path / RECORDS, tmp_path / "older")
    store = reopen()
    work(store, actor, 2)
    left(store)
    shutil.copy(tmp_path / "older", tmp_path / RECORDS)
    shutil.copy(tmp_path / ANCHOR, tmp_path / "kept")
    (tmp_path / ANCHOR).unlink()
    store = reopen()
    work(store, actor, 6, "Prof.")
    store.close()
    shutil.copy(tmp_path / "kept", tmp_path / ANCHOR)

    assert "Entry 3, remembered on 02-Nov-2026" in trouble(reopen())


def test_a_log_deleted_after_a_kill_is_noticed(disk: Store, reopen: Reopen, tmp_path: Path) -> None:
    left(disk)
    code = """
store = open_store()
store.db.execute("PRAGMA wal_autocheckpoint = 0")
for number in range(5):
    store.run("Rename", ana, lambda db: db.execute(f"UPDATE prescriber SET name = '{number}'"))
store.renew_anchor()
print("saved", flush=True)
sys.stdin.read()
"""
    with start_child(code, tmp_path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "saved\n"
        child.kill()

    for log in tmp_path.glob(f"{RECORDS}-*"):
        log.unlink()

    assert "records.ipdb-wal was deleted" in trouble(reopen())


def test_a_killed_program_whose_log_is_there_is_in_no_doubt(
    disk: Store, reopen: Reopen, tmp_path: Path
) -> None:
    left(disk)
    code = """
store = open_store()
store.run("Rename", ana, lambda db: db.execute("UPDATE prescriber SET name = 'Dr. New'"))
store.renew_anchor()
print("saved", flush=True)
sys.stdin.read()
"""
    with start_child(code, tmp_path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "saved\n"
        child.kill()

    assert reopen().keeper.trouble is None


def test_a_missing_anchor_of_records_with_entries_is_told(
    disk: Store, reopen: Reopen, tmp_path: Path
) -> None:
    left(disk)
    (tmp_path / ANCHOR).unlink()

    again = reopen()

    assert (again.keeper.trouble, again.keeper.is_new) == (None, True)


def test_records_without_entries_lack_no_anchor(
    tmp_path: Path, opened: Opened, clock: Callable[[], object], new_id: Callable[[], str]
) -> None:
    store = Store.create(tmp_path, opened, clock=clock, new_id=new_id)  # type: ignore[arg-type]

    store.renew_anchor()

    assert not store.keeper.is_new
    assert not (tmp_path / ANCHOR).exists()
    store.close()


def test_a_forged_anchor_is_noticed(disk: Store, reopen: Reopen, tmp_path: Path) -> None:
    left(disk)
    write_anchor(tmp_path, bytes(32), Anchor(1, "x", "2026-11-02T08:00:00.000+00:00"))

    assert "records.anchor is not as this program wrote it" in trouble(reopen())


def test_an_entry_changed_in_the_tail_is_named(
    disk: Store, reopen: Reopen, tmp_path: Path, opened: Opened, actor: Actor
) -> None:
    work(disk, actor, 4)
    left(disk)
    db = connect(tmp_path / RECORDS, opened.data_key)
    tamper(db, "UPDATE op SET title = 'nothing' WHERE seq = 3")
    db.close()

    words = trouble(reopen())

    assert "The first bad one is entry 3 of 02-Nov-2026" in words
    assert "Checked before it and sound: 2 entries" in words


def test_only_the_last_thousand_are_looked_at_when_opened(
    disk: Store, reopen: Reopen, tmp_path: Path, opened: Opened, actor: Actor
) -> None:
    for _ in range(1_001):
        disk.note(Note(Event.LOCK, "Locked"), actor)
    left(disk)
    db = connect(tmp_path / RECORDS, opened.data_key)
    tamper(db, "UPDATE op SET title = 'nothing' WHERE seq = 2")
    db.close()

    store = reopen()

    assert store.keeper.trouble is None
    assert store.verify().broken_seq == 2


def test_doubtful_records_do_not_move_the_anchor(
    disk: Store, reopen: Reopen, tmp_path: Path, opened: Opened
) -> None:
    left(disk)
    far = Anchor(99, "x", "2026-11-02T08:00:00.000+00:00")
    write_anchor(tmp_path, opened.chain_key, far)

    left(reopen())

    assert read_anchor(tmp_path, opened.chain_key) == far
    assert "had reached entry 99" in trouble(reopen())


def test_whoever_goes_on_is_not_asked_again(
    disk: Store, reopen: Reopen, tmp_path: Path, opened: Opened, actor: Actor
) -> None:
    left(disk)
    write_anchor(tmp_path, opened.chain_key, Anchor(99, "x", "2026-11-02T08:00:00.000+00:00"))
    store = reopen()

    go_on(store, actor)
    store.close()

    assert reopen().keeper.trouble is None


def test_whoever_goes_on_with_a_bad_entry_is_asked_about_the_next_one(
    disk: Store, reopen: Reopen, tmp_path: Path, opened: Opened, actor: Actor
) -> None:
    work(disk, actor, 6)
    left(disk)
    db = connect(tmp_path / RECORDS, opened.data_key)
    tamper(db, "UPDATE op SET title = 'nothing' WHERE seq = 3")
    store = reopen()
    go_on(store, actor)
    store.close()
    assert reopen().keeper.trouble is None

    tamper(db, "UPDATE op SET title = 'nothing' WHERE seq = 5")
    db.close()

    assert "entry 5" in trouble(reopen())
    assert reopen().verify().broken_seq == 3


def test_nobody_goes_on_by_an_entry_that_was_forged(
    disk: Store, reopen: Reopen, tmp_path: Path, opened: Opened, actor: Actor
) -> None:
    work(disk, actor, 3)
    disk.note(Note(Event.CHECK, "Checked"), actor)
    left(disk)
    db = connect(tmp_path / RECORDS, opened.data_key)
    tamper(
        db,
        "UPDATE op SET title = 'nothing' WHERE seq = 2",
        f"UPDATE op SET details = '{WENT_ON}broken 2' WHERE event = 'check'",
    )
    db.close()

    assert "entry 2" in trouble(reopen())
