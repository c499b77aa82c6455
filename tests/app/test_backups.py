import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.backup_places import choose_second, read_places
from infusion_planner.app.backups import Backups, back_up
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.app.secret import by_password
from infusion_planner.domain.errors import FolderTrouble, WrongPassword
from infusion_planner.store.backup_list import backups_in
from infusion_planner.store.boxes import Cost
from tests.office import CENTER, SetClock, office, somebody

PASSWORD = "four words make one"
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def place(tmp_path: Path, clock: SetClock) -> Office:
    start = FirstStart(CENTER, "A. Ruiz", PASSWORD)
    return first_start(tmp_path / "center", start, clock=clock, cost=CHEAP)[0]


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


def backups(place: Office) -> Backups:
    found = place.backups()
    assert found is not None
    return found


def later(clock: SetClock, **how_long: int) -> None:
    clock.at += timedelta(**how_long)


def test_a_backup_is_due_at_first_and_then_every_30_minutes_if_changed(
    place: Office, clock: SetClock
) -> None:
    asked = [backups(place).is_due()]
    backups(place).make()
    later(clock, hours=2)
    asked.append(backups(place).is_due())
    place.desk.do(RegisterPatient(somebody()))
    asked.append(backups(place).is_due())
    backups(place).make()
    later(clock, minutes=29)
    place.desk.do(RegisterPatient(somebody(mrn="2")))
    asked.append(backups(place).is_due())
    later(clock, minutes=1)
    asked.append(backups(place).is_due())

    assert asked == [True, False, True, False, True]
    assert backups(place).is_changed()
    place.close()


def test_at_lock_it_is_asked_whether_a_row_changed_not_how_long_ago(
    place: Office, clock: SetClock
) -> None:
    backups(place).make()
    unchanged = backups(place).is_changed()
    place.desk.do(RegisterPatient(somebody()))

    assert (unchanged, backups(place).is_changed()) == (False, True)
    assert clock.at == SetClock().at
    place.close()


def test_records_in_memory_have_no_backups() -> None:
    memory = office()
    place = Office(
        "A. Ruiz",
        memory.store,
        memory.desk,
        memory.reader,
        Path(),
        memory.clock,
        memory.proof,
    )

    assert place.backups() is None
    memory.close()


def test_a_backup_is_made_in_both_places(place: Office, drive: Path, clock: SetClock) -> None:
    choose_second(place.folder, drive)

    outcomes = backups(place).make()

    assert [outcome.place for outcome in outcomes] == [place.folder / "backups", drive]
    assert [outcome.trouble for outcome in outcomes] == ["", ""]
    assert all(outcome.made for outcome in outcomes)
    assert read_places(place.folder).newest_at == clock.at
    assert outcomes[1].lines()[0].startswith(f"Backup made, opened again and checked: {drive}")
    place.close()


def test_a_drive_that_is_not_plugged_in_does_not_stop_the_local_backup(
    place: Office, drive: Path, clock: SetClock
) -> None:
    choose_second(place.folder, drive)
    backups(place).make()
    shutil.rmtree(drive)
    later(clock, hours=25)

    local, second = backups(place).make()
    card = backups(place).card()

    assert local.made is not None
    assert (second.made, second.lines()) == (None, ())
    assert f"{drive} is not there. Plug the drive in." in second.trouble
    assert len(card.places[0].lines) == 2
    assert card.places[1].lines == ()
    assert card.banner != ""
    place.close()


def test_a_place_that_cannot_be_written_is_a_worded_outcome(place: Office, tmp_path: Path) -> None:
    (place.folder / "backups").touch()

    (outcome,) = backups(place).make()

    assert outcome.made is None
    assert "cannot be written" in outcome.trouble
    assert tmp_path in place.folder.parents
    place.close()


def test_a_backup_elsewhere_that_fails_is_not_noted(place: Office, drive: Path) -> None:
    choose_second(place.folder, drive)
    for records in place.folder.glob("records.ring"):
        records.write_bytes(records.read_bytes()[:-9])

    outcomes = backups(place).make()

    assert [outcome.made for outcome in outcomes] == [None, None]
    assert "key ring is damaged" in outcomes[1].trouble
    assert read_places(place.folder).newest_at is None
    place.close()


def test_a_note_that_cannot_be_kept_is_said_beside_the_backup(place: Office, drive: Path) -> None:
    choose_second(place.folder, drive)
    (place.folder / "backup-places.json.new").mkdir()

    _, second = backups(place).make()

    assert second.made is not None
    assert "was not kept" in second.trouble
    place.close()


def test_old_backups_are_thinned_out(place: Office, clock: SetClock) -> None:
    for _ in range(4):
        backups(place).make()
        later(clock, hours=1)
    later(clock, days=60)
    for _ in range(3):
        backups(place).make()
        later(clock, minutes=40)

    # of the old day the last one stays, as that of its day, week and month
    assert len(backups_in(place.folder / "backups", None)) == 4
    place.close()


def test_the_card_says_what_is_good_and_what_is_not(
    place: Office, drive: Path, clock: SetClock
) -> None:
    choose_second(place.folder, drive)
    backups(place).make()
    later(clock, hours=3)
    _, second = backups(place).make()
    assert second.made is not None
    records = next(second.made.folder.glob("*.ipdb"))
    raw = bytearray(records.read_bytes())
    raw[50_000] ^= 1
    records.write_bytes(raw)
    later(clock, minutes=5)

    card = backups(place).card()

    assert card.newest.startswith("Newest good backup: Fri 20-Nov-2026 12:00 (5 minutes ago), in")
    first, elsewhere = card.places
    assert (first.title, first.state) == ("On this disk", "2 good backups.")
    assert [line.is_good for line in elsewhere.lines] == [False, True]
    assert "not as they were written" in elsewhere.lines[0].state
    assert (elsewhere.lines[1].made, elsewhere.lines[1].age) == (
        "Fri 20-Nov-2026 09:00",
        "3 hours ago",
    )
    assert elsewhere.lines[1].holds == "0 patients, 3 entries in the trail"
    # both folders of this test lie on one disk
    assert "same disk" in card.banner
    place.close()


def test_without_a_backup_the_card_says_so(place: Office) -> None:
    card = backups(place).card()

    assert card.newest == "There is no good backup yet."
    assert "No second place" in card.banner
    assert [each.lines for each in card.places] == [(), ()]
    place.close()


def test_a_file_where_the_place_should_be_is_said(place: Office) -> None:
    (place.folder / "backups").touch()

    first = backups(place).card().places[0]

    assert first.lines == ()
    assert "cannot be seen" in first.state
    assert backups(place).is_due()
    place.close()


def test_records_are_backed_up_with_a_password_alone(place: Office, tmp_path: Path) -> None:
    place.close()
    to = tmp_path / "to"

    (outcome,) = back_up(place.folder, by_password("A. Ruiz", PASSWORD), to, clock=SetClock())
    (local,) = back_up(place.folder, by_password("A. Ruiz", PASSWORD), None, clock=SetClock())

    assert outcome.made is not None
    assert outcome.made.folder.parent == to
    assert local.place == place.folder / "backups"


def test_a_wrong_password_backs_nothing_up(place: Office, tmp_path: Path) -> None:
    place.close()

    with pytest.raises(WrongPassword):
        back_up(place.folder, by_password("A. Ruiz", "no"), tmp_path / "to", clock=SetClock())

    assert not (tmp_path / "to").exists()


def test_where_there_are_no_records_none_are_backed_up(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="There are no records"):
        back_up(tmp_path, by_password("A. Ruiz", PASSWORD), None, clock=SetClock())
