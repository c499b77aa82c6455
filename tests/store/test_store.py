from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from infusion_planner.domain.change import Change, ChangedRow
from infusion_planner.domain.errors import (
    DamagedFile,
    FolderTrouble,
    Refused,
    StoreBusy,
    StoreError,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import Role
from infusion_planner.domain.trail import Event, Note
from infusion_planner.store.driver import (
    Database,
    DriverError,
    IntegrityError,
    one,
    with_tables,
)
from infusion_planner.store.ids import Ids
from infusion_planner.store.journal import OP_COLUMNS, Actor, Kind, Op, Origin
from infusion_planner.store.read_journal import read_op
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.store import Store
from infusion_planner.store.undoing import Undoing
from infusion_planner.store.vault import Opened
from tests.memory import empty_store
from tests.store.conftest import CHAIN_KEY, ROWS, Clock, run_child, start_child

Reopen = Callable[[], Store]
GIVE = "UPDATE infusion SET given_on = '2026-11-02', dose_ug = 12000, rev = rev + 1"


def _give(db: Database) -> None:
    db.execute(GIVE)


def _counts(store: Store) -> tuple[object, ...]:
    return tuple(
        one(store.db, f"SELECT count(*) FROM {table}") for table in ("op", "change", "open_op")
    )


def test_records_that_were_closed_are_neither_read_nor_written(
    clock: Clock, new_id: Ids, actor: Actor
) -> None:
    store = empty_store(CHAIN_KEY, clock=clock, new_id=new_id)
    store.close()

    for late in (
        lambda: store.read(lambda db: one(db, "SELECT count(*) FROM op")),
        lambda: store.run("Record infusion 1", actor, _give),
        lambda: store.keep_aside(lambda _: None),
    ):
        with pytest.raises(StoreError, match="The records were closed"):
            late()


def test_an_operation_tells_what_it_did(filled: Store, actor: Actor) -> None:
    change = filled.run("Record infusion 1", actor, _give)

    (line,) = filled.history("infusion", "infusion")[1:]
    assert change == Change(
        line.op.id,
        "Record infusion 1",
        (ChangedRow("infusion", "infusion", "patient"),),
        undoable=True,
    )
    assert (line.op.actor, line.op.actor_name) == (actor.id, actor.name)
    assert (line.op.kind, line.op.undoes, line.op.sealed) == (Kind.DO, None, False)


def test_a_sealed_operation_keeps_its_reason_and_cannot_be_undone(
    filled: Store, actor: Actor
) -> None:
    change = filled.run("Amend", actor, _give, sealed=True, reason="wrong day")

    op = filled.history("infusion", "infusion")[-1].op
    assert (op.sealed, op.reason, change.undoable) == (True, "wrong day", False)


def test_a_title_can_be_worded_from_what_was_written(filled: Store, actor: Actor) -> None:
    def title(db: Database) -> str:
        return f"Gave {one(db, 'SELECT dose_ug FROM infusion')} ug"

    assert filled.run(title, actor, _give).title == "Gave 12000 ug"


@pytest.mark.parametrize("sql", ["SELECT 1", "UPDATE closure SET why = why"])
def test_nothing_changed_leaves_no_entry(filled: Store, actor: Actor, sql: str) -> None:
    before = _counts(filled)

    change = filled.run("Nothing", actor, lambda db: db.execute(sql))

    assert change == Change("", "", (), undoable=False)
    assert _counts(filled) == before


def test_an_error_takes_everything_back(filled: Store, actor: Actor) -> None:
    before = _counts(filled)

    def work(db: Database) -> None:
        _give(db)
        raise Refused("a rule says no")

    with pytest.raises(Refused, match="a rule says no"):
        filled.run("Never", actor, work)

    assert _counts(filled) == before
    assert one(filled.db, "SELECT given_on FROM infusion") is None
    assert not filled.db.in_transaction


def test_a_title_that_fails_takes_everything_back(filled: Store, actor: Actor) -> None:
    def title(db: Database) -> str:
        raise LookupError

    with pytest.raises(LookupError):
        filled.run(title, actor, _give)

    assert one(filled.db, "SELECT given_on FROM infusion") is None


def test_a_broken_constraint_takes_everything_back(filled: Store, actor: Actor) -> None:
    with pytest.raises(IntegrityError, match="UNIQUE"):
        filled.run(
            "Twice",
            actor,
            lambda db: with_tables(db).table("patient").insert(ROWS["patient"] | {"id": "p2"}),
        )

    assert filled.last_seq() == 1


def test_an_operation_inside_an_operation_is_a_bug(filled: Store, actor: Actor) -> None:
    with pytest.raises(DriverError, match="within a transaction"):
        filled.run("Outer", actor, lambda _: filled.run("Inner", actor, _give))

    assert filled.last_seq() == 1
    assert not filled.db.in_transaction


def test_sqlite_utils_transactions_nest_in_an_operation(filled: Store, actor: Actor) -> None:
    def work(db: Database) -> None:
        library = with_tables(db)
        with library.atomic():
            library.table("prescriber").insert_all(
                {"id": f"p{n}", "name": f"Dr. {n}"} for n in "123"
            )
        library.table("prescriber").upsert({"id": "p1", "name": "Dr. One"}, pk="id")

    change = filled.run("Three prescribers", actor, work)

    assert [row.row_id for row in change.rows] == ["p1", "p2", "p3", "p1"]
    assert filled.verify().is_good


def test_new_ids_ascend(store: Store) -> None:
    ids = [store.new_id() for _ in range(5)]

    assert ids == sorted(set(ids))


def test_the_records_survive_closing(disk: Store, reopen: Reopen, actor: Actor) -> None:
    disk.run("Record infusion 1", actor, _give)
    disk.close()

    again = reopen()

    assert one(again.db, "SELECT dose_ug FROM infusion") == 12_000
    assert again.verify().entries == 2
    Undoing(again, actor, 0).undo()


def test_closing_leaves_one_whole_file(disk: Store, tmp_path: Path) -> None:
    disk.close()

    assert [path.name for path in tmp_path.glob(f"{RECORDS}*")] == [RECORDS]


def test_only_this_account_may_read_the_files(disk: Store, tmp_path: Path) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}

    assert len(modes) == 4
    assert set(modes.values()) == {0o600}


def test_no_entry_stands_in_clear_in_any_file(
    disk: Store, opened: Opened, tmp_path: Path, actor: Actor
) -> None:
    canary = "Canarybird"
    disk.run(
        f"Rename to {canary}",
        actor,
        lambda db: db.execute("UPDATE patient SET family = ?, search_text = ?", (canary, canary)),
    )

    def hits() -> list[str]:
        secrets = (canary.encode(), canary.encode("utf-16-le"), opened.data_key, opened.chain_key)
        files = [path for path in tmp_path.iterdir() if path.is_file()]
        return [path.name for path in files for secret in secrets if secret in path.read_bytes()]

    before_close = hits()
    disk.close()

    assert before_close == []
    assert hits() == []


def test_two_stores_on_one_file_see_each_others_work(
    disk: Store, reopen: Reopen, actor: Actor
) -> None:
    second = reopen()
    disk.run("Mine", actor, _give)
    second.run("His", Actor("bob", "Bob"), lambda db: db.execute("UPDATE closure SET why = 'x'"))

    assert disk.last_seq() == second.last_seq() == 3
    assert disk.verify().is_good


def test_a_busy_file_is_said_in_words_and_free_again_afterwards(
    disk: Store, tmp_path: Path, actor: Actor
) -> None:
    code = """
store = open_store()
store.db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
store.db.execute("ROLLBACK")
store.close()
"""
    disk.db.execute("PRAGMA busy_timeout = 20")
    with start_child(code, tmp_path) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"

        with pytest.raises(StoreBusy, match="holds the records file"):
            disk.run("Record infusion 1", actor, _give)
        read = disk.revision("patient")
        child.communicate("go\n", timeout=60)

    assert read == 1
    assert disk.run("Record infusion 1", actor, _give).rows


def test_a_process_killed_while_saving_leaves_the_records_whole(
    disk: Store, tmp_path: Path, reopen: Reopen
) -> None:
    disk.close()
    code = """
store = open_store()
store.run("Kept", ana, lambda db: db.execute("UPDATE closure SET why = 'kept'"))
def work(db):
    db.execute("UPDATE closure SET why = 'lost'")
    os._exit(9)
store.run("Lost", ana, work)
"""
    status, said = run_child(code, tmp_path)

    again = reopen()
    assert status == 9, said
    assert one(again.db, "SELECT why FROM closure") == "kept"
    assert (again.verify().is_good, again.last_seq()) == (True, 2)


def test_a_full_disk_loses_nothing_and_saving_works_once_there_is_space(
    disk: Store, tmp_path: Path, reopen: Reopen
) -> None:
    disk.close()
    code = """
store = open_store()
store.run("Kept", ana, lambda db: db.execute("UPDATE closure SET why = 'kept'"))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = (folder / "records.ipdb-wal").stat().st_size + 9000
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
try:
    store.run("Lost", ana, lambda db: db.execute("UPDATE closure SET why = ?", ("x" * 200_000,)))
except FolderTrouble as error:
    print(error, store.db.in_transaction, flush=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
store.run("Again", ana, lambda db: db.execute("UPDATE closure SET why = 'again'"))
os._exit(0)
"""
    status, said = run_child(code, tmp_path)

    again = reopen()
    assert status == 0, said
    assert said.startswith("Nothing was changed. The disk")
    assert said.endswith("False\n")
    assert one(again.db, "SELECT why FROM closure") == "again"
    assert (again.verify().is_good, again.last_seq()) == (True, 3)


def test_a_page_damaged_while_open_is_refused_not_guessed(
    disk: Store, tmp_path: Path, actor: Actor
) -> None:
    disk.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = tmp_path / RECORDS
    raw = bytearray(path.read_bytes())
    for page in range(4096, len(raw), 4096):
        raw[page + 100] ^= 1
    path.write_bytes(raw)
    disk.db.execute("PRAGMA cache_size = 0")
    disk.db.execute("PRAGMA shrink_memory")

    with pytest.raises(DamagedFile, match="backup"):
        disk.read(lambda db: db.execute("SELECT * FROM patient").fetchall())
    with pytest.raises(DamagedFile):
        disk.run("Record infusion 1", actor, _give)

    assert not disk.db.in_transaction


def test_a_store_in_memory_needs_no_folder(clock: Clock, new_id: Ids, actor: Actor) -> None:
    store = empty_store(b"c" * 32, clock=clock, new_id=new_id)

    store.run("Close", actor, lambda db: with_tables(db).table("closure").insert(ROWS["closure"]))

    assert store.verify().entries == 1
    store.close()


def test_keys_are_not_shown(disk: Store) -> None:
    assert "key" not in repr(disk).lower()


def test_a_folder_that_vanished_is_said_in_words(
    tmp_path: Path, opened: Opened, clock: Clock, new_id: Ids
) -> None:
    with pytest.raises(FolderTrouble):
        Store.open(tmp_path / "gone", opened, clock=clock, new_id=new_id)


def entry(store: Store) -> Op:
    sql = f"SELECT {OP_COLUMNS} FROM op ORDER BY seq DESC LIMIT 1"
    return read_op(store.db.execute(sql).fetchone())


def test_an_entry_without_rows_is_written_and_chained(filled: Store) -> None:
    nurse = Actor("ana", "Ana Ruiz", frozenset({Role.NURSE}), "session-1")
    note = Note(Event.CHART, "Opened the chart", "patient", "asked", details="by MRN")

    filled.note(note, nurse)

    found = entry(filled)
    assert (found.event, found.title, found.patient_id) == ("chart", "Opened the chart", "patient")
    assert (found.reason, found.details, found.outcome) == ("asked", "by MRN", "done")
    assert (found.roles, found.session, found.format) == ("nurse", "session-1", 2)
    assert filled.verify() == replace(filled.verify(), entries=2, head=found.hash)


@pytest.mark.parametrize(
    ("sql", "event", "patient"),
    [
        ("UPDATE closure SET why = 'x'", Event.SETTINGS, None),
        ("UPDATE person SET role = 'nurse,manager'", Event.PEOPLE, None),
        ("UPDATE pin SET hash = 'other'", Event.PEOPLE, None),
        ("UPDATE infusion SET reason = 'x'", Event.CHANGE, "patient"),
        ("UPDATE patient SET given = 'x'", Event.CHANGE, None),
        ("DELETE FROM sheet_print", Event.PRINT, "patient"),
    ],
)
def test_an_operation_says_what_it_is_about_and_whose_record_it_touched(
    filled: Store, actor: Actor, sql: str, event: Event, patient: str | None
) -> None:
    filled.run("Do it", actor, lambda db: db.execute(sql))

    assert (entry(filled).event, entry(filled).patient_id) == (event, patient)


def test_an_entry_says_where_and_when_it_was_made(opened: Opened, tmp_path: Path) -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    at = datetime(2026, 11, 2, 13, 30, tzinfo=east)
    ids = iter(str(number) for number in range(9))
    Store.create(tmp_path, opened, clock=lambda: at, new_id=lambda: next(ids)).close()
    store = Store.open(
        tmp_path, opened, clock=lambda: at, new_id=lambda: next(ids), origin=Origin("ward-3", "1.2")
    )

    store.note(Note(Event.LOCK, "Locked"), Actor("ana", "Ana Ruiz"))

    found = entry(store)
    assert (found.workstation, found.program, found.utc_offset) == ("ward-3", "1.2", 330)
    assert found.started_at == "2026-11-02T08:00:00.000+00:00"
    store.close()


def test_a_clock_that_was_set_back_is_marked_and_the_order_stays(
    filled: Store, actor: Actor, clock: Clock
) -> None:
    clock.now -= timedelta(hours=1)

    filled.note(Note(Event.LOCK, "Locked"), actor)
    behind = entry(filled)
    filled.note(Note(Event.UNLOCK, "Unlocked"), actor)

    assert (behind.seq, behind.clock_behind) == (2, True)
    assert (entry(filled).seq, entry(filled).clock_behind) == (3, False)
    assert filled.verify().is_good


def test_a_secret_is_not_kept_in_the_trail_but_its_change_is(filled: Store, actor: Actor) -> None:
    filled.run("Set a PIN", actor, lambda db: db.execute("UPDATE pin SET hash = 'new-hash'"))

    text = str(filled.db.execute("SELECT * FROM change").fetchall())
    assert "new-hash" not in text
    assert "a-hash" not in text
    assert len(filled.history("pin", "person")) == 2
