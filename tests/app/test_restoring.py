import json
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.backups import back_up
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.app.opening import sign_in
from infusion_planner.app.restoring import carry_out, find_backup, prepare
from infusion_planner.app.secret import Typed, by_password, by_recovery
from infusion_planner.domain.errors import (
    FolderTrouble,
    Refused,
    StoreBusy,
    StoreError,
    WrongPassword,
)
from infusion_planner.store.backup import BackupMade
from infusion_planner.store.boxes import Cost
from tests.office import CENTER, SetClock, somebody

PASSWORD = "four words make one"
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)


@dataclass
class Drill:
    """A closed center with one patient, a backup of it on a drive, and its recovery words."""

    folder: Path
    drive: Path
    clock: SetClock
    words: str
    made: BackupMade

    def secret(self) -> Typed:
        return by_password("A. Ruiz", PASSWORD)

    def register(self, mrn: str) -> None:
        self.clock.at += timedelta(minutes=10)
        office = sign_in(self.folder, "A. Ruiz", PASSWORD, clock=self.clock)
        office.desk.do(RegisterPatient(somebody(mrn=mrn)))
        office.close()

    def patients(self, folder: Path) -> int:
        office = sign_in(folder, "A. Ruiz", PASSWORD, clock=self.clock)
        count = len(office.reader.patients())
        assert office.store.verify().is_good
        office.close()
        return count


@pytest.fixture
def drill(tmp_path: Path) -> Drill:
    folder, drive, clock = tmp_path / "center", tmp_path / "drive", SetClock()
    start = FirstStart(CENTER, "A. Ruiz", PASSWORD)
    office, sheet = first_start(folder, start, clock=clock, cost=CHEAP)
    office.desk.do(RegisterPatient(somebody(mrn="1")))
    office.close()
    (outcome,) = back_up(folder, by_password("A. Ruiz", PASSWORD), drive, clock=clock)
    assert outcome.made is not None
    return Drill(folder, drive, clock, " ".join(sheet.words), outcome.made)


@pytest.mark.parametrize("by", ["password", "recovery words"])
def test_the_drill_on_an_empty_machine_needs_the_backup_and_one_secret(
    drill: Drill, tmp_path: Path, by: str
) -> None:
    shutil.rmtree(drill.folder)
    new = tmp_path / "new machine"
    secret = drill.secret() if by == "password" else by_recovery(drill.words)

    prepared = prepare(drill.drive, new, secret, clock=drill.clock)
    restored = carry_out(prepared, clock=drill.clock)

    assert not prepared.unlocked.is_present_ring
    assert (restored.kept, restored.backup_id) == (None, drill.made.manifest.id)
    assert restored.lines() == (
        "Restored and checked: 1 patient, 5 entries in the trail. Sign in to go on.",
    )
    assert drill.patients(new) == 1


def test_a_restore_says_first_what_will_be_missing_and_keeps_the_records_in_use(
    drill: Drill,
) -> None:
    drill.register("2")
    drill.register("3")
    drill.clock.at += timedelta(minutes=30)

    prepared = prepare(drill.drive, drill.folder, drill.secret(), clock=drill.clock)
    restored = carry_out(prepared, clock=drill.clock)

    assert prepared.card.backup == "Backup of Fri 20-Nov-2026 09:00, 50 minutes ago"
    assert prepared.card.lines == (
        "It was opened and checked now: 1 patient, 5 entries in the trail.",
        "Will be missing: 6 entries written after the backup, from Fri 20-Nov-2026 09:10 to"
        " Fri 20-Nov-2026 09:20.",
        "Patients: 1 in the backup, 3 in the records in use.",
        "The records in use are not deleted: they are kept in a dated folder.",
        "The same people as now can sign in afterwards, with the passwords of now.",
    )
    assert restored.kept == drill.folder / "kept-2026-11-20-095000"
    assert restored.lines()[1].endswith(f"are kept in {restored.kept}.")
    assert drill.patients(drill.folder) == 1
    assert drill.patients(restored.kept) == 3
    assert (restored.person_name, restored.comparison.missing) == ("A. Ruiz", 6)


def test_damaged_records_are_kept_and_replaced(drill: Drill) -> None:
    records = drill.folder / "records.ipdb"
    damaged = bytes(4_096) + records.read_bytes()[4_096:]
    records.write_bytes(damaged)

    prepared = prepare(drill.drive, drill.folder, drill.secret(), clock=drill.clock)
    restored = carry_out(prepared, clock=drill.clock)

    assert any("cannot be said" in line for line in prepared.card.lines)
    assert restored.kept is not None
    assert (restored.kept / "records.ipdb").read_bytes() == damaged
    assert drill.patients(drill.folder) == 1


def test_a_lone_ring_is_kept_and_replaced(drill: Drill) -> None:
    (drill.folder / "records.ipdb").unlink()

    prepared = prepare(drill.drive, drill.folder, drill.secret(), clock=drill.clock)
    carry_out(prepared, clock=drill.clock)

    assert drill.patients(drill.folder) == 1


def test_records_that_are_open_are_not_replaced(drill: Drill) -> None:
    office = sign_in(drill.folder, "A. Ruiz", PASSWORD, clock=drill.clock)
    prepared = prepare(drill.drive, drill.folder, drill.secret(), clock=drill.clock)
    before = sorted(path.name for path in drill.folder.iterdir())

    with pytest.raises(StoreBusy):
        carry_out(prepared, clock=drill.clock)

    assert sorted(path.name for path in drill.folder.iterdir()) == before
    office.close()
    assert drill.patients(drill.folder) == 1


def test_records_opened_while_the_backup_was_copied_are_not_replaced(drill: Drill) -> None:
    prepared = prepare(drill.drive, drill.folder, drill.secret(), clock=drill.clock)
    opened: list[Office] = []

    def open_meanwhile(_done: int, _pages: int) -> None:
        if not opened:
            opened.append(sign_in(drill.folder, "A. Ruiz", PASSWORD, clock=drill.clock))

    with pytest.raises(StoreBusy):
        carry_out(prepared, clock=drill.clock, progress=open_meanwhile)

    opened[0].close()
    assert not list(drill.folder.glob("restored-*"))
    assert drill.patients(drill.folder) == 1


def test_a_restore_that_is_stopped_changes_nothing(drill: Drill) -> None:
    prepared = prepare(drill.drive, drill.folder, drill.secret(), clock=drill.clock)

    def stop(_done: int, _pages: int) -> None:
        raise Refused("Stopped.")

    with pytest.raises(Refused):
        carry_out(prepared, clock=drill.clock, progress=stop)

    assert not list(drill.folder.glob("kept-*"))
    assert drill.patients(drill.folder) == 1


def test_a_wrong_password_is_told_from_a_damaged_backup(drill: Drill, tmp_path: Path) -> None:
    with pytest.raises(WrongPassword):
        prepare(drill.drive, tmp_path / "new", by_password("A. Ruiz", "no"), clock=drill.clock)

    records = next(drill.made.folder.glob("*.ipdb"))
    raw = bytearray(records.read_bytes())
    raw[60_000] ^= 1
    records.write_bytes(raw)

    with pytest.raises(StoreError, match="The backup is damaged"):
        prepare(drill.made.folder, tmp_path / "new", drill.secret(), clock=drill.clock)
    with pytest.raises(FolderTrouble, match=r"no backup in .* that can be used"):
        prepare(drill.drive, tmp_path / "new", drill.secret(), clock=drill.clock)


def test_a_backup_is_found_by_folder_by_file_and_by_place(drill: Drill) -> None:
    drill.clock.at += timedelta(hours=1)
    (outcome,) = back_up(drill.folder, drill.secret(), drill.drive, clock=drill.clock)
    assert outcome.made is not None
    file = next(drill.made.folder.glob("*.ipdb"))

    assert find_backup(drill.made.folder).folder == drill.made.folder
    assert find_backup(file).folder == drill.made.folder
    assert find_backup(drill.drive).folder == outcome.made.folder


@pytest.mark.parametrize("name", ["gone", "records.ipdb"])
def test_what_is_no_backup_is_said(drill: Drill, name: str) -> None:
    with pytest.raises(FolderTrouble, match="is no backup"):
        find_backup(drill.folder / name)


def test_a_switch_that_a_crash_cut_short_is_finished_at_sign_in(drill: Drill) -> None:
    drill.register("2")
    restored = drill.folder / "restored-x"
    restored.mkdir()
    prepared = prepare(drill.drive, drill.folder, drill.secret(), clock=drill.clock)
    shutil.copytree(drill.folder, drill.folder.parent / "other", dirs_exist_ok=True)
    carry_out(prepared, clock=drill.clock)
    # as after a power cut: the plan is written, nothing is moved yet
    cut = drill.folder.parent / "other"
    for name in ("records.ipdb", "records.ring"):
        shutil.copy(drill.folder / name, cut / "restored-x" / name)
    plan = {"restored": "restored-x", "kept": "kept-x"}
    (cut / "switching.json").write_text(json.dumps(plan))

    assert drill.patients(cut) == 1
    assert drill.patients(cut / "kept-x") == 2
