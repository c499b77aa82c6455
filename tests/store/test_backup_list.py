import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from infusion_planner.domain.errors import DamagedFile, FolderTrouble
from infusion_planner.store.backed_up import Records
from infusion_planner.store.backup import BackupMade, make_backup
from infusion_planner.store.backup_list import (
    FoundBackup,
    backups_in,
    delete_old,
    look_at,
    look_at_file,
    newest_good,
)
from infusion_planner.store.backup_names import deleting
from infusion_planner.store.backup_open import belongs_to, opened_backup
from infusion_planner.store.driver import one
from infusion_planner.store.restore import check_backup
from infusion_planner.store.sealing import Keys
from infusion_planner.store.store import Store
from infusion_planner.store.vault import Opened
from tests.store.conftest import run_child

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
STRANGER = Keys(b"s" * 48, b"s" * 32)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def keys(opened: Opened) -> Keys:
    return opened.keys


@pytest.fixture
def make(disk: Store, tmp_path: Path, keys: Keys, place: Path) -> Callable[..., BackupMade]:
    assert disk.last_seq() == 1

    def make(**ago: int) -> BackupMade:
        return make_backup(Records(tmp_path, keys), place, now=NOW - timedelta(**ago))

    return make


Make = Callable[..., BackupMade]


def flip(path: Path, place: int = -40) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)


def records_of(made: BackupMade) -> Path:
    return made.folder / f"records-{made.manifest.id}.ipdb"


def test_backups_are_listed_newest_first_with_what_they_hold(
    make: Make, keys: Keys, place: Path
) -> None:
    made = [make(hours=3), make(days=2), make(hours=1)]
    (place / "notes.txt").write_text("not a backup")
    (place / "pictures").mkdir()

    found = backups_in(place, keys)

    assert [each.folder for each in found] == [made[i].folder for i in (2, 0, 1)]
    assert all(each.is_good for each in found)
    assert found[0].made_at == NOW - timedelta(hours=1)
    assert found[0].manifest == made[2].manifest


def test_before_anybody_signed_in_nothing_is_proved(make: Make, place: Path) -> None:
    make()

    found = backups_in(place, None)

    assert [(each.is_proved, each.is_good, each.trouble) for each in found] == [(False, False, "")]


@pytest.mark.parametrize("where", range(0, 120_000, 9_999))
def test_a_flipped_bit_in_a_backup_is_found_and_it_is_not_offered(
    make: Make, keys: Keys, place: Path, where: int
) -> None:
    older, newest = make(hours=2), make()
    flip(records_of(newest), where)

    found = backups_in(place, keys)

    assert [each.is_good for each in found] == [False, True]
    assert "not as they were written" in found[0].trouble
    offered = newest_good(place, keys)
    assert offered is not None
    assert offered.folder == older.folder


def test_by_its_size_alone_a_flipped_bit_is_not_noticed(
    make: Make, keys: Keys, place: Path
) -> None:
    flip(records_of(make()))

    assert backups_in(place, keys, whole=False)[0].is_good


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(file.seek(0, 2) - 20)


def change_count(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"patients": 2,', b'"patients": 9,'))


def point_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def name_as_another(path: Path) -> None:
    path.parent.rename(path.parent.with_name(f"{path.parent.name[:-20]}{'a' * 20}"))


DAMAGES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "cut": ("records-*.ipdb", cut),
    "no records": ("records-*.ipdb", Path.unlink),
    "no ring": ("records-*.ring", Path.unlink),
    "ring": ("records-*.ring", flip),
    "no manifest": ("manifest-*.json", Path.unlink),
    "manifest cut": ("manifest-*.json", cut),
    "manifest changed": ("manifest-*.json", change_count),
    "folder of another": ("manifest-*.json", name_as_another),
    "unreadable": ("records-*.ipdb", point_to_itself),
}


def damage(made: BackupMade, what: str) -> None:
    pattern, do = DAMAGES[what]
    do(next(made.folder.glob(pattern)))


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("cut", r"have [\d,]+ bytes instead of [\d,]+"),
        ("no records", "records-.*ipdb is missing"),
        ("no ring", "records-.*ring is missing"),
        ("ring", "key ring is not as it was written"),
        ("no manifest", "manifest is missing or damaged"),
        ("manifest cut", "manifest is missing or damaged"),
        ("manifest changed", "of other records, or its manifest was changed"),
        ("folder of another", "manifest is missing or damaged"),
        ("unreadable", "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_backup_is_said(
    make: Make, keys: Keys, place: Path, what: str, words: str
) -> None:
    damage(make(), what)

    found = backups_in(place, keys)

    assert [each.is_good for each in found] == [False]
    assert re.search(words, found[0].trouble)
    assert newest_good(place, keys) is None


def test_a_backup_of_other_records_is_not_offered(make: Make, place: Path) -> None:
    make()

    found = backups_in(place, STRANGER)

    assert [each.trouble for each in found] == [
        "It is of other records, or its manifest was changed."
    ]


def test_without_its_manifest_a_backup_tells_its_age_by_its_name(
    make: Make, keys: Keys, place: Path
) -> None:
    damage(make(hours=5), "no manifest")

    assert backups_in(place, keys)[0].made_at == NOW - timedelta(hours=5)


def test_a_place_that_is_not_there_is_said_in_words(tmp_path: Path, keys: Keys) -> None:
    with pytest.raises(FolderTrouble, match="cannot be seen"):
        backups_in(tmp_path / "gone", keys)


def test_a_backup_is_found_by_its_records_whatever_its_folder_is_called(
    make: Make, keys: Keys, tmp_path: Path
) -> None:
    made = make()
    stick = tmp_path / "stick"
    shutil.copytree(made.folder, stick)

    found = look_at_file(stick / records_of(made).name, keys)

    assert found is not None
    assert (found.is_good, found.made_at) == (True, NOW)
    assert look_at(stick, keys) is None
    assert look_at_file(stick / "records.ipdb", keys) is None
    assert look_at_file(tmp_path / records_of(made).name, keys) is None


def test_a_backup_made_before_the_key_was_renewed_opens_with_the_earlier_key(
    make: Make, keys: Keys, place: Path
) -> None:
    make()
    renewed = Keys(b"n" * 48, keys.chain_key, (b"x" * 48, keys.data_key))

    found = backups_in(place, renewed)[0]

    assert found.is_good
    with opened_backup(found, renewed) as db:
        assert one(db, "SELECT family FROM patient") == "Ek"


def test_a_backup_does_not_open_with_other_keys(make: Make, place: Path) -> None:
    make()
    found = backups_in(place, STRANGER)[0]

    assert not belongs_to(found, STRANGER)
    with pytest.raises(DamagedFile, match="of other records"), opened_backup(found, STRANGER):
        pass


def test_a_backup_without_records_does_not_open(make: Make, keys: Keys, place: Path) -> None:
    damage(make(), "no records")
    found = backups_in(place, keys)[0]

    with pytest.raises(FolderTrouble, match=r"There is no records-.*\.ipdb"):
        belongs_to(found, keys)


def made_ats(found: tuple[FoundBackup, ...]) -> list[datetime]:
    return [each.made_at for each in found]


def test_old_backups_are_deleted_as_the_rotation_says(make: Make, keys: Keys, place: Path) -> None:
    # of the day two days ago only the last stays
    for ago in ({"days": 2, "hours": 9}, {"days": 2}, {"hours": 2}, {"hours": 1}, {"hours": 0}):
        make(**ago)

    gone = delete_old(place, keys, NOW)

    left = [NOW - timedelta(hours=hours) for hours in (0, 1, 2, 48)]
    assert made_ats(backups_in(place, keys)) == left
    assert [path.name[:25] for path in gone] == ["backup-2026-11-18-090000Z"]
    assert len(list(place.iterdir())) == 4


def test_the_newest_three_that_are_whole_are_never_deleted(
    make: Make, keys: Keys, place: Path
) -> None:
    # three of one day, whose last would do; the newer ones are damaged in a way only reading shows
    old = [make(days=2, hours=hours) for hours in (0, 1, 2, 3)]
    for hours in range(3):
        flip(records_of(make(hours=hours)))

    gone = delete_old(place, keys, NOW)

    assert gone == (old[3].folder,)
    good = [each for each in backups_in(place, keys) if each.is_good]
    assert [each.folder for each in good] == [each.folder for each in old[:3]]


def test_backups_of_other_records_and_damaged_ones_are_left_alone(
    make: Make, keys: Keys, place: Path
) -> None:
    for hours in range(5):
        make(days=400, hours=hours)
    damage(make(days=400, hours=6), "no manifest")

    assert delete_old(place, STRANGER, NOW) == ()
    assert len(delete_old(place, keys, NOW)) == 2

    assert len(backups_in(place, keys)) == 4


def test_the_only_whole_one_is_spared_however_old_it_is(
    make: Make, keys: Keys, place: Path
) -> None:
    whole = make(days=400, hours=9)
    for hours in range(5):
        flip(records_of(make(days=400, hours=hours)))

    gone = delete_old(place, keys, NOW)

    assert len(gone) == 2
    offered = newest_good(place, keys)
    assert offered is not None
    assert offered.folder == whole.folder


def test_what_cannot_be_renamed_is_not_deleted(make: Make, keys: Keys, place: Path) -> None:
    made = [make(days=400, hours=hours) for hours in range(5)]
    for each in made[3:]:
        (deleting(each.folder) / "in the way").mkdir(parents=True)

    assert delete_old(place, keys, NOW) == ()
    assert all(each.is_good for each in backups_in(place, keys))


@pytest.mark.parametrize("size", [0, 100, 4_096, 8_192, 50_000])
def test_a_backup_cut_short_is_damaged(make: Make, keys: Keys, place: Path, size: int) -> None:
    with records_of(make()).open("r+b") as file:
        file.truncate(size)
    found = backups_in(place, keys)[0]

    with pytest.raises(DamagedFile):
        check_backup(found, keys)


def test_a_backup_that_cannot_be_deleted_stays_whole(
    make: Make, keys: Keys, open_folder: Path, place: Path
) -> None:
    for hours in range(5):
        make(days=400, hours=hours)
    shut = open_folder / "backups"
    shutil.copytree(place, shut)
    for path in (shut, *shut.rglob("*")):
        path.chmod(0o555)
    code = f"""
from infusion_planner.store.backup_list import delete_old
from infusion_planner.store.restore import check_backup
from infusion_planner.store.sealing import Keys
# loaded while the interpreter's own folder, which may be root's alone, can be read
import _strptime
import cryptography.hazmat.backends.openssl.backend
import cryptography.hazmat.primitives.kdf.hkdf
if os.getuid() == 0:
    os.setuid(65534)
keys = Keys(bytes.fromhex({keys.data_key.hex()!r}), bytes(32))
print(len(delete_old(folder, keys, datetime(2026, 11, 20, tzinfo=UTC))))
"""
    status, said = run_child(code, shut)

    assert (status, said) == (0, "0\n")
    for path in (shut, *shut.rglob("*")):
        path.chmod(0o755)
    assert len([each for each in backups_in(shut, keys) if each.is_good]) == 5
