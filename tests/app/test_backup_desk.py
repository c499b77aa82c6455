from datetime import timedelta
from pathlib import Path

import pytest

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.backup_desk import BackupDesk
from infusion_planner.app.backup_places import choose_second
from infusion_planner.app.office import Office
from tests.center import entries, new_center, no_room
from tests.office import CENTER, SetClock, office, somebody


class Enough(Exception):
    """What a person does who presses Cancel."""


def stop(_done: int, _pages: int) -> None:
    raise Enough


def nothing(_done: int, _pages: int) -> None:
    """Listen to no steps."""


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


def test_each_place_has_an_entry_with_what_the_backup_holds(place: Office, tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    choose_second(place.folder, tmp_path / "drive")
    work = desk(place)

    work.make()
    trouble = work.note_made()

    first, second = entries(place.store, "backup")
    assert trouble == ""
    assert first[:2] == ("Backup made on this disk, opened again and checked", "done")
    assert second[:2] == ("Backup made elsewhere, opened again and checked", "done")
    assert first[3].endswith("0 patients, 4 entries in the trail")
    place.close()


def test_a_backup_that_fails_is_an_entry_without_the_folder(place: Office) -> None:
    no_room(place.folder)
    work = desk(place)

    work.make()
    trouble = work.note_made()

    ((title, outcome, _, details),) = entries(place.store, "backup")
    assert (title, outcome) == ("Backup failed on this disk", "refused")
    assert "cannot be written" in details
    assert str(place.folder) not in details
    assert str(place.folder) in trouble
    assert work.standing().status == "Backup failed"
    place.close()


def test_a_backup_that_is_stopped_leaves_no_entry_and_no_folder(place: Office) -> None:
    work = desk(place)

    with pytest.raises(Enough):
        work.make(stop)

    assert work.note_made() == ""
    assert entries(place.store, "backup") == []
    assert list((place.folder / "backups").iterdir()) == []
    place.close()


def test_a_backup_can_still_be_stopped_while_the_copy_is_checked(place: Office) -> None:
    told: list[tuple[int, int]] = []

    def stop_when_copied(done: int, pages: int) -> None:
        told.append((done, pages))
        if told.count((1, 1)) > 2:
            raise Enough

    with pytest.raises(Enough):
        desk(place).make(stop_when_copied)

    assert list((place.folder / "backups").iterdir()) == []
    place.close()


def test_the_status_bar_says_when_the_last_one_was_made(place: Office, clock: SetClock) -> None:
    work = desk(place)
    said = [work.standing().status]
    work.make()
    work.note_made()
    said.append(work.standing().status)
    clock.at += timedelta(days=1)
    said.append(work.standing().status)

    assert said == ["No backup yet", "Backup 09:00", "Backup Fri 20-Nov-2026 09:00"]
    place.close()


def test_without_a_second_place_the_banner_says_so(place: Office) -> None:
    assert "No second place" in desk(place).standing().banner
    place.close()


def test_the_sample_center_makes_none_by_itself_and_shouts_nothing(
    tmp_path: Path, clock: SetClock
) -> None:
    place = new_center(tmp_path / "sample", clock, CENTER)
    work = desk(place)

    assert (work.is_due(), work.is_due_at_end()) == (False, False)
    assert work.standing().banner == ""
    # in the page of backups it is said all the same
    assert "No second place" in work.card().banner
    place.close()


def test_what_failed_is_tried_again_after_half_an_hour(place: Office, clock: SetClock) -> None:
    no_room(place.folder)
    work = desk(place)
    due = [work.is_due()]
    work.make(nothing)
    work.note_made()
    clock.at += timedelta(minutes=29)
    due.append(work.is_due())
    clock.at += timedelta(minutes=1)
    due.append(work.is_due())

    assert due == [True, False, True]
    assert work.is_due_at_end()
    place.close()


def test_a_lock_waits_for_the_backup_of_what_changed(place: Office) -> None:
    place.desk.do(RegisterPatient(somebody()))

    told = [place.back_up_if_changed(), place.back_up_if_changed()]

    assert told == ["", ""]
    assert len(entries(place.store, "backup")) == 1
    assert len(list((place.folder / "backups").iterdir())) == 1
    place.close()


def test_a_lock_gets_told_why_there_is_no_backup(place: Office) -> None:
    no_room(place.folder)

    assert "cannot be written" in place.back_up_if_changed()
    assert entries(place.store, "backup")[0][1] == "refused"
    place.close()


def test_records_in_memory_have_none() -> None:
    memory = office()
    place = Office(
        "A. Ruiz", memory.store, memory.desk, memory.reader, Path(), memory.clock, memory.proof
    )

    assert place.backup_desk() is None
    assert place.back_up_if_changed() == ""
    memory.close()


def test_a_disk_that_fills_up_is_said_in_words_and_leaves_no_half_backup(place: Office) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no limit to files")
    size = (place.folder / "records.ipdb").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    work = desk(place)
    # no file may grow beyond half of the copy: what the disk says when it is full
    resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, before[1]))
    try:
        work.make()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    trouble = work.note_made()

    assert "the disk is full or failed" in trouble
    assert "Check that the disk has room" in trouble
    assert list((place.folder / "backups").iterdir()) == []
    assert work.standing().status == "Backup failed"
    place.close()
