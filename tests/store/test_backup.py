import hashlib
import hmac
import json
import random as chance
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from infusion_planner import __version__
from infusion_planner.domain.errors import DamagedFile, FolderTrouble, NewerFile, Refused
from infusion_planner.store import record_checks
from infusion_planner.store.backed_up import Records
from infusion_planner.store.backup import BackupMade, make_backup
from infusion_planner.store.backup_list import backups_in
from infusion_planner.store.backup_open import opened_backup
from infusion_planner.store.copying import check_room
from infusion_planner.store.driver import DriverError, connect, one
from infusion_planner.store.journal import Actor
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.ring_file import RING
from infusion_planner.store.schema import NEWEST
from infusion_planner.store.sealing import Keys
from infusion_planner.store.store import Store
from infusion_planner.store.vault import Opened
from tests.store.conftest import run_child, start_child

NOW = datetime(2026, 11, 20, 18, 5, 30, tzinfo=UTC)
BACK_UP = """
from infusion_planner.store.backed_up import Records
from infusion_planner.store.backup import make_backup
from infusion_planner.store.ring_file import RING
opened = vault.open_ring(folder / RING, "Ana Ruiz", sys.argv[2])
def back_up():
    return make_backup(Records(folder, opened.keys), folder / "backups", now=clock())
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def records(disk: Store, tmp_path: Path, opened: Opened) -> Records:
    assert disk.last_seq() == 1
    return Records(tmp_path, opened.keys)


def back_up(records: Records, place: Path, now: datetime = NOW) -> BackupMade:
    return make_backup(records, place, now=now)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869, written out."""
    key = hmac.digest(salt, secret, "sha256")
    made, block, count = b"", b"", 1
    while len(made) < length:
        block = hmac.digest(key, block + info + bytes([count]), "sha256")
        made, count = made + block, count + 1
    return made[:length]


def test_a_backup_is_a_folder_with_records_ring_and_manifest(records: Records, place: Path) -> None:
    made = back_up(records, place)

    backup_id = made.manifest.id
    assert made.folder == place / f"backup-2026-11-20-180530Z-{backup_id}"
    assert names(place) == [made.folder.name]
    assert names(made.folder) == [
        f"manifest-{backup_id}.json",
        f"records-{backup_id}.ipdb",
        f"records-{backup_id}.ring",
    ]
    assert {path.stat().st_mode & 0o777 for path in made.folder.iterdir()} == {0o600}


def test_the_manifest_says_what_the_backup_holds(
    records: Records, place: Path, disk: Store
) -> None:
    made = back_up(records, place)

    text = json.loads((made.folder / f"manifest-{made.manifest.id}.json").read_bytes())
    copy = (made.folder / f"records-{made.manifest.id}.ipdb").read_bytes()
    ring = (made.folder / f"records-{made.manifest.id}.ring").read_bytes()
    assert text.pop("mac")
    assert text == {
        "format": "infusion-planner backup",
        "format_number": 1,
        "id": made.manifest.id,
        "made_at": "2026-11-20T18:05:30.000+00:00",
        "file_version": NEWEST,
        "program_version": __version__,
        "patients": 2,
        "entries": 1,
        "head_seq": 1,
        "head_hash": disk.verify().head,
        "size": len(copy),
        "sha256": hashlib.sha256(copy).hexdigest(),
        "ring_sha256": hashlib.sha256(ring).hexdigest(),
    }
    assert ring == (records.folder / RING).read_bytes()


def test_each_backup_lies_under_a_key_of_its_own(records: Records, place: Path) -> None:
    made = [back_up(records, place, NOW + timedelta(minutes=n)) for n in (0, 1)]

    files = [each.folder / f"records-{each.manifest.id}.ipdb" for each in made]
    info = b"infusion planner: backup file"
    own = [hkdf(records.keys.data_key, bytes.fromhex(each.manifest.id), info, 48) for each in made]
    assert _opens(files[0], own[0])
    assert _opens(files[1], own[1])
    for path, key in ((files[0], own[1]), (files[1], own[0]), (files[0], records.keys.data_key)):
        assert not _opens(path, key)


def _opens(path: Path, key: bytes) -> bool:
    db = connect(path, key, writable=False)
    try:
        return one(db, "SELECT count(*) FROM patient") == 2
    except DriverError:
        return False
    finally:
        db.close()


def test_nothing_of_a_patient_can_be_read_in_a_backup(records: Records, place: Path) -> None:
    made = back_up(records, place)

    raw = b"".join(path.read_bytes() for path in made.folder.iterdir())
    assert b"North Infusion" not in raw
    assert b"1988-03-09" not in raw


def test_a_backup_holds_every_row_and_the_whole_trail(
    records: Records, place: Path, disk: Store
) -> None:
    made = back_up(records, place)

    with opened_backup(backups_in(place, records.keys)[0], records.keys) as db:
        results = record_checks.check_all(db, records.keys.chain_key)
        held = record_checks.contents(db)
    assert [result.trouble for result in results] == [""] * 8
    assert held == record_checks.contents(disk.db)
    assert made.manifest.head_seq == disk.last_seq()


def test_a_backup_can_be_read_from_a_disk_that_is_write_protected(
    records: Records, place: Path
) -> None:
    made = back_up(records, place)
    before = {path: path.read_bytes() for path in made.folder.iterdir()}

    with opened_backup(backups_in(place, records.keys)[0], records.keys) as db:
        assert one(db, "PRAGMA journal_mode") == "delete"
        assert names(made.folder) == sorted(path.name for path in before)

    assert {path: path.read_bytes() for path in made.folder.iterdir()} == before


def test_what_the_log_holds_is_backed_up_too(
    records: Records, place: Path, disk: Store, actor: Actor
) -> None:
    disk.run("Rename", actor, lambda db: db.execute("UPDATE closure SET why = 'in the log'"))
    assert (records.folder / f"{RECORDS}-wal").stat().st_size > 0

    made = back_up(records, place)

    assert made.manifest.entries == 2


WRITE_ON = """
import time
store = open_store()
print("ready", flush=True)
count = 0
while True:
    count += 1
    def both(db):
        db.execute("UPDATE patient SET given = ?, rev = rev + 1", (str(count),))
        db.execute("UPDATE allergy SET reaction = ?, rev = rev + 1", (str(count),))
    store.run("Write both", ana, both)
    # each backup is checked whole, so they are not to grow with a slow disk
    time.sleep(0.01)
"""


def test_20_of_20_backups_are_consistent_while_another_process_writes(
    records: Records, place: Path
) -> None:
    with start_child(WRITE_ON, records.folder) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        made = [back_up(records, place, NOW + timedelta(seconds=n)) for n in range(20)]
        child.kill()

    entries = [each.manifest.entries for each in made]
    both = "SELECT given = reaction OR reaction = '' FROM patient, allergy"
    for found in backups_in(place, records.keys):
        assert found.is_good
        with opened_backup(found, records.keys) as db:
            same = one(db, both)
            results = record_checks.check_copy(db, records.keys.chain_key)
        assert (record_checks.first_failed(results), same) == (None, 1)
    assert entries == sorted(entries)
    assert entries[-1] > entries[0]


def test_a_backup_that_is_stopped_leaves_nothing(records: Records, place: Path) -> None:
    steps = []

    def stop(done: int, pages: int) -> None:
        steps.append((done, pages))
        raise Refused("Stopped.")

    with pytest.raises(Refused, match="Stopped"):
        make_backup(records, place, now=NOW, progress=stop)

    assert steps[0][0] <= steps[0][1]
    assert names(place) == []


def test_a_copy_that_does_not_pass_its_check_is_never_named_a_backup(
    records: Records, place: Path
) -> None:
    back_up(records, place)
    before = names(place)

    def damage(_done: int, _pages: int) -> None:
        copy = next(place.glob("making-*/records-*.ipdb"))
        raw = bytearray(copy.read_bytes())
        # the same again at each step: two flips would undo each other
        raw[5 * 4096 + 17 : 5 * 4096 + 33] = bytes(16)
        copy.write_bytes(raw)

    with pytest.raises(DamagedFile, match="the check 'Every page against its code'"):
        make_backup(records, place, now=NOW, progress=damage)

    assert names(place) == before


def test_no_damaged_page_of_the_records_gets_into_a_backup(
    records: Records, place: Path, disk: Store, actor: Actor
) -> None:
    """SQLCipher hands a damaged page over as zeros, and to the last one read it says nothing."""
    long = "x" * 20_000
    disk.run("Note", actor, lambda db: db.execute("UPDATE closure SET why = ?", (long,)))
    disk.close()
    path = records.folder / RECORDS
    raw = path.read_bytes()
    good = 0
    for page in range(len(raw) // 4096):
        flipped = bytearray(raw)
        flipped[page * 4096 + 99] ^= 4
        path.write_bytes(flipped)

        try:
            back_up(records, place)
        except DamagedFile:
            continue
        good += 1

    # only pages that hold nothing may be damaged unnoticed: there are none in this file
    assert (good, names(place)) == (0, [])


def test_records_of_a_newer_program_make_no_backup(
    records: Records, place: Path, disk: Store
) -> None:
    disk.db.execute(f"PRAGMA user_version = {NEWEST + 1}")

    with pytest.raises(NewerFile):
        back_up(records, place)

    assert names(place) == []


def test_a_ring_that_is_not_of_these_keys_makes_no_backup(records: Records, place: Path) -> None:
    other = Records(records.folder, Keys(b"x" * 48, records.keys.chain_key))

    with pytest.raises(DamagedFile, match="key ring is damaged"):
        back_up(other, place)

    assert names(place) == []


def test_a_place_that_is_not_there_is_said_in_words(records: Records, tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="is not there"):
        back_up(records, tmp_path / "gone" / "backups")


def test_a_place_that_is_a_file_is_said_in_words(records: Records, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(FolderTrouble, match="cannot be written"):
        back_up(records, tmp_path / "file")


def test_too_little_room_is_said_with_both_sizes(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match=r"needs [\d,]+ MB on the disk .* has [\d,]+ MB left"):
        check_room(tmp_path, 10**18, "The backup was not made")


@pytest.mark.parametrize("limit", [4_096, 40_000, 120_000])
def test_a_full_disk_leaves_no_half_backup_and_the_old_ones(
    records: Records, place: Path, limit: int
) -> None:
    old = back_up(records, place)
    code = f"""
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
try:
    back_up()
except FolderTrouble as error:
    print(error)
"""
    status, said = run_child(BACK_UP + code, records.folder)

    assert status == 0, said
    assert said.startswith("The backup was not made: ")
    assert "Earlier backups are as they were" in said
    assert names(place) == [old.folder.name]
    assert backups_in(place, records.keys)[0].is_good


def test_a_killed_backup_leaves_whole_ones_and_nothing_half_under_their_name(
    records: Records, place: Path
) -> None:
    seed = int(time.time())
    source = chance.Random(seed)
    code = BACK_UP + "print('ready', flush=True)\nwhile True:\n    back_up()\n"
    for _ in range(20):
        with start_child(code, records.folder) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            time.sleep(source.uniform(0.0, 0.06))
            child.send_signal(signal.SIGKILL)

    found = backups_in(place, records.keys)
    for each in found:
        assert each.is_good, (seed, each)
        with opened_backup(each, records.keys) as db:
            results = record_checks.check_copy(db, records.keys.chain_key)
        assert record_checks.first_failed(results) is None, seed
    # all the rest lies under the name of one that is being made
    named = {each.folder.name for each in found}
    assert all(name.startswith("making-") for name in set(names(place)) - named), seed


def test_what_a_crash_left_is_swept_after_an_hour(records: Records, place: Path) -> None:
    young = place / f"making-2026-11-20-170531Z-{'a' * 20}"
    old = place / f"making-2026-11-20-170529Z-{'b' * 20}"
    half = place / f"deleting-backup-2026-11-20-170529Z-{'c' * 20}"
    other = place / "making-hay"
    for folder in (young, old, half, other):
        folder.mkdir(parents=True)
        (folder / "half").write_bytes(b"half")

    made = back_up(records, place)

    assert names(place) == sorted([made.folder.name, young.name, other.name])


def test_a_backup_is_made_before_a_file_of_an_older_version_is_changed(
    tmp_path: Path, opened: Opened, older: Callable[[Path], None], place: Path
) -> None:
    older(tmp_path)
    records = Records(tmp_path, opened.keys)
    made: list[BackupMade] = []

    store = Store.open(
        tmp_path,
        opened,
        clock=lambda: NOW,
        new_id=lambda: "x",
        before_migration=lambda: made.append(back_up(records, place)),
    )

    assert one(store.db, "PRAGMA user_version") == NEWEST
    store.close()
    assert [each.manifest.file_version for each in made] == [1]
    assert backups_in(place, opened.keys)[0].is_good
    with opened_backup(backups_in(place, opened.keys)[0], opened.keys) as db:
        assert one(db, "SELECT family FROM patient") == "Ek"


def test_a_file_whose_backup_fails_is_left_in_its_older_version(
    tmp_path: Path, opened: Opened, older: Callable[[Path], None]
) -> None:
    older(tmp_path)
    before = (tmp_path / RECORDS).read_bytes()

    def fail() -> None:
        raise FolderTrouble("The backup was not made.")

    with pytest.raises(FolderTrouble, match="was not made"):
        Store.open(tmp_path, opened, clock=lambda: NOW, new_id=lambda: "x", before_migration=fail)

    assert (tmp_path / RECORDS).read_bytes() == before


def test_a_file_of_this_version_is_opened_without_a_backup(disk: Store, opened: Opened) -> None:
    folder = Path(one(disk.db, "SELECT file FROM pragma_database_list")).parent  # type: ignore[arg-type]  # a text
    asked: list[int] = []

    store = Store.open(
        folder,
        opened,
        clock=lambda: NOW,
        new_id=lambda: "x",
        before_migration=lambda: asked.append(1),
    )

    store.close()
    assert asked == []


def test_a_read_only_place_is_said_in_words(records: Records, open_folder: Path) -> None:
    shut = open_folder / "shut"
    shut.mkdir(mode=0o555)
    for path in (records.folder / RECORDS, records.folder / RING):
        (open_folder / path.name).write_bytes(path.read_bytes())
        (open_folder / path.name).chmod(0o666)
    open_folder.chmod(0o777)
    code = """
# loaded while the interpreter's own folder, which may be root's alone, can be read
import cryptography.hazmat.backends.openssl.backend
import cryptography.hazmat.primitives.kdf.hkdf

if os.getuid() == 0:
    os.setuid(65534)
try:
    make_backup(Records(folder, opened.keys), folder / "shut", now=clock())
except FolderTrouble as error:
    print(error)
"""
    status, said = run_child(BACK_UP + code, open_folder)

    assert status == 0, said
    assert "cannot be written (Permission denied)" in said
    assert names(shut) == []
