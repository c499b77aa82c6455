from pathlib import Path

import pytest

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.backups import back_up
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.secret import by_password
from infusion_planner.app.verifying import verify_backup, verify_records
from infusion_planner.domain.errors import DamagedFile, FolderTrouble
from infusion_planner.store.boxes import Cost
from infusion_planner.store.driver import connect
from infusion_planner.store.vault import open_ring
from tests.office import CENTER, SetClock, somebody

PASSWORD = "four words make one"
SECRET = by_password("A. Ruiz", PASSWORD)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    start = FirstStart(CENTER, "A. Ruiz", PASSWORD)
    cheap = Cost(passes=1, memory_kib=32, lanes=1)
    office, _ = first_start(tmp_path / "center", start, clock=SetClock(), cost=cheap)
    office.desk.do(RegisterPatient(somebody()))
    office.close()
    return tmp_path / "center"


@pytest.fixture
def backup(folder: Path) -> Path:
    (outcome,) = back_up(folder, SECRET, None, clock=SetClock())
    assert outcome.made is not None
    return outcome.made.folder


def flip(path: Path, place: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)


def change(folder: Path, sql: str) -> None:
    data_key = open_ring(folder / "records.ring", "A. Ruiz", PASSWORD).data_key
    db = connect(folder / "records.ipdb", data_key)
    db.execute(sql)
    db.close()


def test_whole_records_pass_with_a_clear_last_line(folder: Path) -> None:
    done = verify_records(folder, SECRET)

    assert done.is_good
    assert [line[:34].strip() for line in done.lines[:-1]] == [
        "Every page against its code",
        "Tables and indexes",
        "Links between rows",
        "Mark, version and safeguards",
        "The whole trail",
        "Every row against the trail",
        "What is computed from rows",
        "Signatures",
    ]
    assert all(line.endswith(" good") for line in done.lines[:-1])
    assert done.lines[-1] == (
        f"GOOD: the records in {folder} passed all 8 checks: 1 patient, 5 entries in the trail."
    )


def test_a_check_changes_nothing(folder: Path) -> None:
    before = (folder / "records.ipdb").read_bytes()

    verify_records(folder, SECRET)

    assert (folder / "records.ipdb").read_bytes() == before


def test_what_is_wrong_is_said_in_its_line_and_in_the_last(folder: Path) -> None:
    change(folder, "DROP TRIGGER op_no_delete")

    done = verify_records(folder, SECRET)

    assert not done.is_good
    assert "op_no_delete" in done.lines[3]
    assert done.lines[-1] == f"WRONG: 1 of 8 checks found something in the records in {folder}."


def test_a_damaged_page_is_said(folder: Path) -> None:
    flip(folder / "records.ipdb", 12 * 4096 + 50)

    done = verify_records(folder, SECRET)

    assert not done.is_good
    assert "is not as it was written" in done.lines[0]


def test_records_that_do_not_open_at_all_are_said(folder: Path) -> None:
    flip(folder / "records.ipdb", 50)

    with pytest.raises(DamagedFile):
        verify_records(folder, SECRET)


def test_a_folder_without_records_is_said(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="There are no records"):
        verify_records(tmp_path, SECRET)


def test_a_whole_backup_passes_with_its_files(folder: Path, backup: Path) -> None:
    done = verify_backup(backup, folder, SECRET)

    assert done.is_good
    assert done.lines[0].startswith("Its files against the manifest")
    assert done.lines[-1].startswith(f"GOOD: the backup in {backup} passed all 9 checks")


def test_a_flipped_bit_in_a_backup_is_found_twice(folder: Path, backup: Path) -> None:
    flip(next(backup.glob("*.ipdb")), 12 * 4096 + 50)

    done = verify_backup(next(backup.glob("*.ipdb")), folder, SECRET)

    assert not done.is_good
    assert "not as they were written" in done.lines[0]
    assert "is not as it was written" in done.lines[1]


def test_a_manifest_that_was_changed_is_found(folder: Path, backup: Path) -> None:
    manifest = next(backup.glob("manifest-*"))
    manifest.write_bytes(manifest.read_bytes().replace(b'"patients": 1', b'"patients": 2'))

    done = verify_backup(backup, folder, SECRET)

    assert not done.is_good
    assert "its manifest was changed" in done.lines[0]
    assert done.lines[-1].startswith("WRONG: 1 of 9 checks")
