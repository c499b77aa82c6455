import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import methodcaller
from pathlib import Path

import pytest

from infusion_planner.domain.errors import (
    DamagedFile,
    FolderTrouble,
    InvalidInput,
    NewerFile,
    Refused,
    StoreBusy,
    WrongPassword,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.store import record_checks, vault, vault_people
from infusion_planner.store.backed_up import Records
from infusion_planner.store.backup import make_backup
from infusion_planner.store.backup_keys import file_key
from infusion_planner.store.backup_list import FoundBackup, look_at
from infusion_planner.store.boxes import Cost
from infusion_planner.store.driver import connect_copy
from infusion_planner.store.ids import Ids
from infusion_planner.store.journal import Actor
from infusion_planner.store.passwords import NewPassword
from infusion_planner.store.records_file import RECORDS
from infusion_planner.store.restore import (
    RESTORING,
    check_backup,
    compare,
    dated_folder,
    restore_beside,
)
from infusion_planner.store.ring_file import RING
from infusion_planner.store.schema import NEWEST
from infusion_planner.store.store import Store
from infusion_planner.store.switch import let_go, switch
from infusion_planner.store.unlock import Secret, unlock
from infusion_planner.store.vault import Opened
from tests.store.conftest import PASSWORD, Clock, run_child, write_all

NOW = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)


@dataclass
class Center:
    """A center with records, a recovery sheet, and a backup on a drive of its own."""

    folder: Path
    drive: Path
    opened: Opened
    words: str
    store: Store
    backup: FoundBackup

    def contents(self) -> record_checks.Contents:
        return record_checks.contents(self.store.db)


@pytest.fixture
def center(
    tmp_path: Path, cost: Cost, random: Callable[[int], bytes], new_id: Ids, actor: Actor
) -> Center:
    clock = Clock()
    folder, drive = tmp_path / "center", tmp_path / "drive"
    folder.mkdir()
    opened, sheet = vault.create_ring(folder / RING, "Ana Ruiz", PASSWORD, cost=cost, random=random)
    store = Store.create(folder, opened, clock=clock, new_id=new_id)
    store.run("Fill every table", actor, write_all)
    made = make_backup(Records(folder, opened.keys), drive, now=NOW)
    found = look_at(made.folder, opened.keys)
    assert found is not None
    return Center(folder, drive, opened, " ".join(sheet.words), store, found)


def with_password(password: str = PASSWORD) -> Secret:
    return lambda ring: vault.open_ring(ring, "Ana Ruiz", password)


def with_words(words: str) -> Secret:
    return lambda ring: vault.open_by_recovery(ring, words)


@pytest.mark.parametrize("secret", ["password", "recovery words"])
def test_a_backup_and_one_secret_are_enough_on_an_empty_machine(
    center: Center, tmp_path: Path, clock: Clock, new_id: Ids, secret: str
) -> None:
    center.store.close()
    before = center.backup.manifest
    new = tmp_path / "new machine"
    shutil.rmtree(center.folder)
    opens = with_password() if secret == "password" else with_words(center.words)

    unlocked = unlock(center.backup, new, opens)
    held = check_backup(center.backup, unlocked.opened.keys)
    kept = switch(new, restore_beside(center.backup, unlocked, new, now=NOW), now=NOW)

    assert kept is None
    assert sorted(path.name for path in new.iterdir()) == [RECORDS, RING]
    store = Store.open(new, opens(new / RING), clock=clock, new_id=new_id)
    assert record_checks.contents(store.db) == held
    assert before is not None
    check = store.verify()
    assert (check.is_good, check.entries, check.head) == (True, before.entries, before.head_hash)
    store.close()
    assert vault.open_ring(new / RING, "Ana Ruiz", PASSWORD).keys == center.opened.keys


def test_after_a_renewal_of_the_key_an_old_backup_still_needs_nothing_else(
    center: Center, tmp_path: Path
) -> None:
    """The ring beside a backup is the one of its day, so its data key is the one it needs."""
    new = tmp_path / "new machine"

    unlocked = unlock(center.backup, new, with_password())

    assert unlocked.opened.keys == center.opened.keys
    assert not unlocked.is_present_ring


def test_the_ring_in_use_is_taken_where_it_opens_so_that_who_left_stays_out(
    center: Center, cost: Cost, random: Callable[[int], bytes]
) -> None:
    password = NewPassword("a rather different long one", cost=cost)
    vault_people.add_person(center.folder / RING, center.opened, "Bo Ek", password, random=random)

    unlocked = unlock(center.backup, center.folder, with_password())

    assert unlocked.is_present_ring
    assert unlocked.in_use is not None
    assert unlocked.ring == (center.folder / RING).read_bytes()
    assert unlocked.ring != center.backup.ring.read_bytes()


def test_a_damaged_ring_in_use_gives_way_to_the_copy(center: Center) -> None:
    (center.folder / RING).write_bytes(b"no ring")

    unlocked = unlock(center.backup, center.folder, with_password())

    assert not unlocked.is_present_ring
    assert unlocked.in_use is None


def test_a_wrong_password_and_a_damaged_backup_are_told_apart(
    center: Center, tmp_path: Path
) -> None:
    new = tmp_path / "new machine"
    with pytest.raises(WrongPassword):
        unlock(center.backup, new, with_password("no password at all"))
    with pytest.raises(WrongPassword):
        unlock(center.backup, center.folder, with_password("no password at all"))

    raw = bytearray(center.backup.records.read_bytes())
    raw[100] ^= 1
    center.backup.records.write_bytes(raw)

    with pytest.raises(DamagedFile, match="damaged, or of other records"):
        unlock(center.backup, new, with_password())


def test_a_damaged_page_is_found_before_anything_is_restored(center: Center) -> None:
    raw = bytearray(center.backup.records.read_bytes())
    raw[9 * 4096 + 100] ^= 1
    center.backup.records.write_bytes(raw)

    with pytest.raises(DamagedFile, match="The backup is damaged"):
        check_backup(center.backup, center.opened.keys)


def test_recovery_words_that_are_none_are_said(center: Center, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        unlock(center.backup, tmp_path / "new", with_words("one two three"))


def test_a_backup_of_other_records_does_not_open_with_the_ring_in_use(
    center: Center, tmp_path: Path, cost: Cost, random: Callable[[int], bytes]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    vault.create_ring(other / RING, "Ana Ruiz", PASSWORD, cost=cost, random=random)
    center.backup.ring.unlink()

    with pytest.raises(DamagedFile, match="of other records"):
        unlock(center.backup, other, with_password())


def test_where_no_ring_is_left_that_is_said(center: Center, tmp_path: Path) -> None:
    center.backup.ring.unlink()

    with pytest.raises(FolderTrouble, match="There is no key ring"):
        unlock(center.backup, tmp_path / "new", with_password())


def test_a_backup_without_its_manifest_can_still_be_checked_and_restored(
    center: Center, tmp_path: Path
) -> None:
    (center.backup.folder / center.backup.name.manifest).unlink()
    found = look_at(center.backup.folder, center.opened.keys)
    assert found is not None
    assert not found.is_good

    unlocked = unlock(found, tmp_path / "new", with_password())

    assert check_backup(found, unlocked.opened.keys) == center.contents()


def test_a_backup_of_a_newer_program_is_refused(center: Center) -> None:
    keys = center.opened.keys
    copy = connect_copy(center.backup.records, file_key(keys.data_key, center.backup.name.id))
    copy.execute(f"PRAGMA user_version = {NEWEST + 1}")
    copy.close()

    with pytest.raises(NewerFile):
        check_backup(center.backup, keys)


def test_a_restore_says_what_will_be_missing(center: Center, actor: Actor) -> None:
    then = center.contents()
    for why in ("one", "two"):
        sql = f"UPDATE closure SET why = '{why}'"
        center.store.run("Rename", actor, methodcaller("execute", sql))

    found = compare(then, center.folder, center.opened.keys)

    ops = center.store.db.execute("SELECT ended_at FROM op WHERE seq > 1 ORDER BY seq").fetchall()
    assert (found.missing, found.missing_from, found.missing_to) == (2, ops[0][0], ops[1][0])
    assert found.now is not None
    assert (found.then.patients, found.now.patients, found.now.entries) == (2, 2, 3)
    assert (found.is_same_line, found.trouble) == (True, "")


def test_nothing_is_missing_where_nothing_was_written_since(center: Center) -> None:
    found = compare(center.contents(), center.folder, center.opened.keys)

    assert (found.missing, found.is_same_line) == (0, True)


def test_records_that_grew_from_another_point_are_not_the_same_line(center: Center) -> None:
    other = replace(center.contents(), head_hash="another")

    assert not compare(other, center.folder, center.opened.keys).is_same_line


def test_without_records_there_is_nothing_to_compare_with(center: Center, tmp_path: Path) -> None:
    found = compare(center.contents(), tmp_path / "new", None)

    assert (found.now, found.trouble, found.is_same_line) == (None, "", True)


def test_damaged_records_are_said_and_left_as_they_are(center: Center) -> None:
    then = center.contents()
    center.store.close()
    path = center.folder / RECORDS
    raw = bytearray(path.read_bytes())
    raw[:8_192] = bytes(8_192)
    path.write_bytes(raw)

    found = compare(then, center.folder, center.opened.keys)
    locked = compare(then, center.folder, None)

    assert found.now is None
    assert "damaged" in found.trouble
    assert locked.trouble == "The key ring beside them cannot be opened."
    assert path.read_bytes() == bytes(raw)


def test_what_is_restored_lies_in_a_dated_folder_and_the_records_stay(center: Center) -> None:
    center.store.close()
    before = (center.folder / RECORDS).read_bytes()
    unlocked = unlock(center.backup, center.folder, with_password())

    first = restore_beside(center.backup, unlocked, center.folder, now=NOW)
    second = restore_beside(center.backup, unlocked, center.folder, now=NOW)

    assert first.name == "restored-2026-11-20-180500"
    assert second.name == "restored-2026-11-20-180500-2"
    assert dated_folder(center.folder, "restored", NOW).name == "restored-2026-11-20-180500-3"
    assert sorted(path.name for path in first.iterdir()) == [RECORDS, RING]
    assert (center.folder / RECORDS).read_bytes() == before


def test_a_restore_that_is_stopped_leaves_nothing(center: Center) -> None:
    unlocked = unlock(center.backup, center.folder, with_password())
    before = sorted(center.folder.iterdir())

    def stop(_done: int, _pages: int) -> None:
        raise Refused("Stopped.")

    with pytest.raises(Refused):
        restore_beside(center.backup, unlocked, center.folder, now=NOW, progress=stop)

    assert sorted(center.folder.iterdir()) == before


def test_what_a_crash_left_half_restored_is_cleared_away(center: Center, tmp_path: Path) -> None:
    new = tmp_path / "new"
    (new / RESTORING).mkdir(parents=True)
    (new / RESTORING / RECORDS).write_bytes(b"half")
    unlocked = unlock(center.backup, new, with_password())

    restored = restore_beside(center.backup, unlocked, new, now=NOW)

    assert [path.name for path in new.iterdir()] == [restored.name]


def test_a_folder_that_cannot_be_made_is_said(center: Center, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    unlocked = unlock(center.backup, tmp_path / "new", with_password())

    with pytest.raises(FolderTrouble, match="Nothing was restored"):
        restore_beside(center.backup, unlocked, tmp_path / "file", now=NOW)


def test_a_full_disk_restores_nothing_and_leaves_the_records(
    center: Center, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    code = f"""
from infusion_planner.store.backup_list import look_at
from infusion_planner.store.restore import restore_beside
from infusion_planner.store.unlock import unlock
found = look_at(Path({str(center.backup.folder)!r}), None)
unlocked = unlock(found, folder, lambda ring: vault.open_ring(ring, "Ana Ruiz", sys.argv[2]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000))
try:
    restore_beside(found, unlocked, folder, now=clock())
except FolderTrouble as error:
    print(error)
"""
    status, said = run_child(code, new)

    assert status == 0, said
    assert said.startswith("Nothing was restored: ")
    assert list(new.iterdir()) == []


def test_records_that_somebody_has_open_are_not_switched(center: Center) -> None:
    with pytest.raises(StoreBusy, match="second window"):
        let_go(center.folder, center.opened.data_key)

    center.store.close()
    let_go(center.folder, center.opened.data_key)
    assert not (center.folder / f"{RECORDS}-wal").exists()
