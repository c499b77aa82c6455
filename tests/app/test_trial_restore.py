"""Once a week the newest backup is restored into an empty folder, to see that it can be done."""

from datetime import timedelta
from pathlib import Path

import pytest

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.backup_desk import BackupDesk
from infusion_planner.app.office import Office
from infusion_planner.app.trial_restore import TRIAL, try_restore
from infusion_planner.domain.errors import FolderTrouble, StoreError
from infusion_planner.store.backed_up import Records
from infusion_planner.store.ring_file import RING
from tests.center import entries, new_center
from tests.office import SetClock, somebody

GOOD = "Test restore into an empty folder: good"


class Enough(Exception):
    """What a person does who presses Cancel."""


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def place(tmp_path: Path, clock: SetClock) -> Office:
    return new_center(tmp_path / "center", clock)


def desk(place: Office) -> BackupDesk:
    found = place.backup_desk()
    assert found is not None
    return found


def trials(place: Office) -> list[tuple[str, str]]:
    found = entries(place.store, "backup")
    return [(title, outcome) for title, outcome, *_ in found if title.startswith("Test")]


def back_up(place: Office, work: BackupDesk, mrn: str) -> None:
    """Do what the window does when a backup is due."""
    place.desk.do(RegisterPatient(somebody(mrn=mrn)))
    assert work.is_due()
    work.make()
    work.note_made()


def test_it_is_done_with_the_first_backup_after_a_week(place: Office, clock: SetClock) -> None:
    work = desk(place)
    back_up(place, work, "1")
    clock.at += timedelta(days=6, hours=23)
    back_up(place, work, "2")
    early = trials(place)
    clock.at += timedelta(hours=1)
    back_up(place, work, "3")
    clock.at += timedelta(days=6)
    back_up(place, work, "4")

    assert (early, trials(place)) == ([], [(GOOD, "done")])
    assert "3 patients" in entries(place.store, "backup")[-2][3]
    assert not (place.folder / TRIAL).exists()
    assert place.store.verify().is_good
    place.close()


def test_one_that_fails_is_an_entry_and_a_banner_until_one_is_good(
    place: Office, clock: SetClock
) -> None:
    work = desk(place)
    clock.at += timedelta(days=8)
    (place.folder / TRIAL).touch()  # a file stands where the folder should be

    back_up(place, work, "1")
    banner = work.standing().banner
    details = entries(place.store, "backup")[-1][3]
    (place.folder / TRIAL).unlink()
    clock.at += timedelta(hours=1)
    back_up(place, work, "2")

    assert trials(place) == [("Test restore failed", "refused"), (GOOD, "done")]
    assert "could not restore the newest backup" in banner
    assert "could not restore" not in work.standing().banner
    assert str(place.folder) not in details
    place.close()


def test_one_that_is_stopped_leaves_nothing(place: Office) -> None:
    place.back_up_if_changed()
    assert place.keys is not None
    records = Records(place.folder, place.keys)

    def stop(_done: int, _pages: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        try_restore(records, place.folder / "backups", now=place.clock(), progress=stop)

    assert not (place.folder / TRIAL).exists()
    place.close()


def test_a_ring_that_does_not_belong_to_the_backup_is_noticed(
    place: Office, tmp_path: Path, clock: SetClock
) -> None:
    place.back_up_if_changed()
    assert place.keys is not None
    other = new_center(tmp_path / "other", clock)
    (backup,) = (place.folder / "backups").iterdir()
    next(backup.glob("*.ring")).write_bytes((other.folder / RING).read_bytes())

    with pytest.raises(StoreError):
        try_restore(Records(place.folder, place.keys), place.folder / "backups", now=place.clock())

    place.close()
    other.close()


def test_without_a_backup_there_is_nothing_to_restore(place: Office, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert place.keys is not None

    with pytest.raises(FolderTrouble, match="no good backup"):
        try_restore(Records(place.folder, place.keys), tmp_path / "empty", now=place.clock())

    place.close()
