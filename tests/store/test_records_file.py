import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from infusion_planner.domain.errors import (
    DamagedFile,
    FolderTrouble,
    NewerFile,
    NotOurFile,
    Refused,
)
from infusion_planner.store import records_file
from infusion_planner.store.driver import connect, one
from infusion_planner.store.journal import Actor
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.schema import NEWEST
from infusion_planner.store.store import Store
from infusion_planner.store.vault import Opened
from tests.store.conftest import run_child

Reopen = Callable[[], Store]


@pytest.fixture
def closed(disk: Store, tmp_path: Path) -> Path:
    disk.close()
    return tmp_path / RECORDS


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_records_are_never_written_over(closed: Path, opened: Opened) -> None:
    before = closed.read_bytes()

    with pytest.raises(Refused, match="already holds records"):
        records_file.create(closed.parent, opened.data_key)

    assert closed.read_bytes() == before


def test_leftovers_of_a_power_cut_are_written_over(tmp_path: Path, opened: Opened) -> None:
    for ending in (".new", ".new-wal", ".new-shm"):
        (tmp_path / f"{RECORDS}{ending}").write_bytes(b"half a file")

    records_file.create(tmp_path, opened.data_key)

    assert [path.name for path in tmp_path.glob(f"{RECORDS}*")] == [RECORDS]
    records_file.open_checked(tmp_path, opened.data_key).close()


@pytest.mark.parametrize("name", ["gone", "records.ring"])
def test_a_folder_that_is_none_is_said_in_words(tmp_path: Path, opened: Opened, name: str) -> None:
    with pytest.raises(FolderTrouble, match="were not made"):
        records_file.create(tmp_path / name, opened.data_key)


def test_missing_records_are_said_in_words_and_not_made(tmp_path: Path, opened: Opened) -> None:
    with pytest.raises(FolderTrouble, match="cannot be opened"):
        records_file.open_checked(tmp_path, opened.data_key)

    assert not (tmp_path / RECORDS).exists()


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, opened: Opened) -> None:
    code = """
from infusion_planner.store import records_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    records_file.create(folder, bytes(48))
except FolderTrouble as error:
    print(error)
"""
    status, said = run_child(code, tmp_path)

    assert status == 0, said
    assert said.startswith("Nothing was changed. The disk")
    assert not (tmp_path / RECORDS).exists()
    records_file.create(tmp_path, opened.data_key)


def test_a_newer_file_is_refused_byte_for_byte_untouched(
    closed: Path, opened: Opened, reopen: Reopen
) -> None:
    db = connect(closed, opened.data_key)
    db.execute(f"PRAGMA user_version = {NEWEST + 1}")
    db.close()
    before = closed.read_bytes()

    with pytest.raises(NewerFile):
        reopen()

    assert closed.read_bytes() == before


def test_a_newer_file_with_a_log_left_behind_is_untouched_too(
    closed: Path, opened: Opened, reopen: Reopen
) -> None:
    code = """
store = open_store()
store.db.execute("PRAGMA user_version = 99")
os._exit(0)
"""
    status, said = run_child(code, closed.parent)
    before = {name: raw for name, raw in _bytes(closed.parent).items() if "shm" not in name}

    with pytest.raises(NewerFile, match="version 99"):
        reopen()

    assert status == 0, said
    assert len(before[f"{RECORDS}-wal"]) > 0
    after = {name: raw for name, raw in _bytes(closed.parent).items() if "shm" not in name}
    assert after == before


def test_a_file_with_another_mark_is_not_ours(closed: Path, opened: Opened, reopen: Reopen) -> None:
    db = connect(closed, opened.data_key)
    db.execute("PRAGMA application_id = 7")
    db.close()

    with pytest.raises(NotOurFile):
        reopen()


def test_a_plain_database_is_not_ours(closed: Path, reopen: Reopen) -> None:
    closed.unlink()
    with closing(sqlite3.connect(closed)) as plain:
        plain.execute("CREATE TABLE t (a)")
    before = closed.read_bytes()

    with pytest.raises(NotOurFile, match="not encrypted"):
        reopen()

    assert closed.read_bytes() == before


def test_records_of_another_ring_are_refused(closed: Path, opened: Opened) -> None:
    with pytest.raises(DamagedFile):
        records_file.open_checked(closed.parent, b"x" * 48)


def test_one_changed_bit_in_any_page_is_found_at_opening(closed: Path, opened: Opened) -> None:
    raw = closed.read_bytes()
    for place in range(1000, len(raw), 4096):
        flipped = bytearray(raw)
        flipped[place] ^= 1 << (place // 4096 % 8)
        closed.write_bytes(flipped)

        with pytest.raises(DamagedFile):
            records_file.open_checked(closed.parent, opened.data_key)


@pytest.mark.parametrize("kept", [0.0, 0.001, 0.25, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_damaged(closed: Path, reopen: Reopen, kept: float) -> None:
    raw = closed.read_bytes()
    closed.write_bytes(raw[: int(len(raw) * kept)])

    with pytest.raises(DamagedFile):
        reopen()


def test_a_torn_first_sector_does_not_take_the_file_with_it(closed: Path, reopen: Reopen) -> None:
    """The salt comes with the key, so the log alone can heal the first page."""
    code = """
store = open_store()
store.run("Kept", ana, lambda db: db.execute("UPDATE closure SET why = 'kept'"))
for version in (1, NEWEST):  # each writes the first page
    store.db.execute(f"PRAGMA user_version = {version}")
os._exit(0)
"""
    status, said = run_child(code.replace("NEWEST", str(NEWEST)), closed.parent)
    raw = bytearray(closed.read_bytes())
    raw[:512] = bytes(512)
    closed.write_bytes(raw)

    again = reopen()

    assert status == 0, said
    assert one(again.db, "SELECT why FROM closure") == "kept"
    assert again.verify().is_good


def test_changed_safeguards_are_refused_not_healed(
    closed: Path, opened: Opened, reopen: Reopen
) -> None:
    db = connect(closed, opened.data_key)
    db.execute("DROP TRIGGER op_no_delete")
    db.close()

    for _ in range(2):
        with pytest.raises(DamagedFile, match="op_no_delete"):
            reopen()


def test_an_older_file_is_brought_to_the_newest_tables(tmp_path: Path, opened: Opened) -> None:
    records_file.create(tmp_path, opened.data_key)

    db = records_file.open_checked(tmp_path, opened.data_key)

    assert one(db, "PRAGMA user_version") == NEWEST
    db.close()


def test_opening_does_not_wait_for_a_reader(disk: Store, reopen: Reopen, actor: Actor) -> None:
    other = reopen()
    disk.db.execute("BEGIN")
    disk.db.execute("SELECT * FROM patient").fetchall()
    other.run("Rename", actor, lambda db: db.execute("UPDATE closure SET why = 'x'"))

    start = time.perf_counter()
    again = reopen()

    assert time.perf_counter() - start < 2
    assert again.last_seq() == 2
    disk.db.execute("ROLLBACK")


_OPEN_AS_NOBODY = """
# loaded while the interpreter's own folder, which may be root's alone, can be read
import cryptography.hazmat.backends.openssl.backend

if os.getuid() == 0:
    os.setuid(65534)
try:
    open_store()
except FolderTrouble as error:
    print(error)
"""


def test_a_read_only_folder_is_said_in_words(closed: Path, open_folder: Path) -> None:
    for path in closed.parent.iterdir():
        shutil.copyfile(path, open_folder / path.name)
        (open_folder / path.name).chmod(0o644)
    open_folder.chmod(0o555)

    status, said = run_child(_OPEN_AS_NOBODY, open_folder)

    assert status == 0, said
    assert "write-protected" in said


def test_read_only_records_with_a_log_left_behind_are_said_in_words(
    disk: Store, tmp_path: Path, open_folder: Path
) -> None:
    """The driver calls it an error of the disk, which would send people to check that."""
    for path in tmp_path.iterdir():  # the store is open, so its log is there
        shutil.copyfile(path, open_folder / path.name)
        (open_folder / path.name).chmod(0o666)
    (open_folder / RECORDS).chmod(0o444)
    open_folder.chmod(0o777)

    status, said = run_child(_OPEN_AS_NOBODY, open_folder)

    assert status == 0, said
    assert (open_folder / f"{RECORDS}-wal").stat().st_size > 0
    assert "write-protected" in said


def test_a_side_file_that_another_process_left_is_not_used(tmp_path: Path, opened: Opened) -> None:
    other = tmp_path / f"{RECORDS}.new-other"
    other.write_bytes(b"half a file")

    records_file.create(tmp_path, opened.data_key)

    assert (tmp_path / RECORDS).read_bytes() != b"half a file"
    assert not other.exists()
