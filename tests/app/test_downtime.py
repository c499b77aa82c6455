"""The downtime pack: locked, whole or not at all, and nothing of a patient outside of it."""

import errno
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from infusion_planner.app.downtime import DowntimeDesk
from infusion_planner.app.locked_file import write_locked, write_trouble
from infusion_planner.domain.downtime import FILE_NAME
from infusion_planner.domain.errors import (
    FolderTrouble,
    InvalidInput,
    NotPermitted,
    Refused,
)
from infusion_planner.domain.roles import Role
from infusion_planner.store import prints
from tests.office import TestOffice, office, plan, register, somebody

MONDAY = date(2026, 11, 30)
CANARY = "ZYXWVU"


def on(_done: int, _total: int, _words: str) -> bool:
    return True


@pytest.fixture
def place() -> TestOffice:
    made = office()
    plan(made, register(made, somebody(CANARY, "Eve", "0410078")), MONDAY)
    return made


@pytest.fixture
def desk(place: TestOffice, tmp_path: Path) -> DowntimeDesk:
    found = place.downtime_desk()
    assert found.choose(str(tmp_path), 2)
    return found


def write(desk: DowntimeDesk) -> None:
    ready = desk.prepare()
    assert desk.write(ready, on)
    desk.note(ready)


def test_the_pack_opens_with_its_password_alone(desk: DowntimeDesk, tmp_path: Path) -> None:
    card = desk.new_password()

    write(desk)

    found = PdfReader(tmp_path / FILE_NAME)
    assert found.is_encrypted
    assert not found.decrypt("wrong words")
    assert found.decrypt(card.password)
    text = "".join(page.extract_text() for page in found.pages)
    assert CANARY in text
    assert "copy of the downtime pack" in text
    assert "Mon 30-Nov-2026" in text
    assert "Tue 01-Dec-2026" in text
    assert "Wed 02-Dec-2026" not in found.pages[0].extract_text()


def test_the_file_is_sealed_with_aes_256(desk: DowntimeDesk, tmp_path: Path) -> None:
    desk.new_password()

    write(desk)

    locked = PdfReader(tmp_path / FILE_NAME).trailer["/Encrypt"].get_object()
    assert isinstance(locked, DictionaryObject)
    assert [str(locked[key]) for key in ("/V", "/R", "/Length")] == ["5", "6", "256"]


def test_nothing_of_a_patient_lies_outside_of_the_lock(desk: DowntimeDesk, tmp_path: Path) -> None:
    card = desk.new_password()

    write(desk)

    (only,) = tmp_path.iterdir()
    assert only.name == FILE_NAME
    content = only.read_bytes()
    for secret in (CANARY, "0410078", card.password):
        assert secret.encode() not in content


def test_a_new_password_shuts_the_old_one_out(desk: DowntimeDesk, tmp_path: Path) -> None:
    old = desk.new_password().password
    write(desk)
    new = desk.new_password().password

    write(desk)

    assert old != new
    found = PdfReader(tmp_path / FILE_NAME)
    assert not found.decrypt(old)
    assert found.decrypt(new)


def test_the_trail_keeps_no_password(desk: DowntimeDesk, place: TestOffice) -> None:
    card = desk.new_password()

    rows = place.store.db.execute("SELECT before, after FROM change WHERE tbl = 'downtime'")
    kept = " ".join(str(cell) for row in rows for cell in row)
    assert card.password not in kept
    assert "(not kept)" in kept


def test_it_counts_as_no_copy_but_stands_in_the_trail(
    desk: DowntimeDesk, place: TestOffice
) -> None:
    desk.new_password()

    write(desk)

    (title,) = place.store.db.execute("SELECT title FROM op ORDER BY seq DESC LIMIT 1").fetchone()
    assert title == "Wrote the downtime pack: 2 days, 2 patients"
    assert desk.standing().written
    first = place.reader.by_mrn.infusions_of("0410078", 1)[0]
    assert prints.last_of_infusion(place.store.db, first, "S1") is None


def test_the_sealed_sheet_carries_the_words(desk: DowntimeDesk) -> None:
    card = desk.new_password()

    text = PdfReader(BytesIO(desk.slip(card))).pages[0].extract_text()

    assert all(word in text for word in card.password.split())
    assert CANARY not in text


def test_a_stopped_pack_leaves_the_one_before(desk: DowntimeDesk, tmp_path: Path) -> None:
    desk.new_password()
    (tmp_path / FILE_NAME).write_bytes(b"before")

    assert desk.write(desk.prepare(), lambda *_: False) is None

    assert (tmp_path / FILE_NAME).read_bytes() == b"before"


def test_a_folder_that_went_away_is_said(desk: DowntimeDesk, tmp_path: Path) -> None:
    desk.new_password()
    tmp_path.rmdir()

    with pytest.raises(FolderTrouble, match="is not there, so no downtime pack was written"):
        desk.prepare()


def test_a_folder_that_is_not_there_is_not_chosen(place: TestOffice, tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="is not there"):
        place.downtime_desk().choose(str(tmp_path / "gone"), 3)

    assert not place.downtime_desk().standing().folder


@pytest.mark.parametrize("days", [0, 11, -1])
def test_a_number_of_days_that_no_pack_holds_is_refused(
    place: TestOffice, tmp_path: Path, days: int
) -> None:
    with pytest.raises(InvalidInput, match="1 to 10"):
        place.downtime_desk().choose(str(tmp_path), days)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EROFS, "cannot be written to"),
        (errno.EACCES, "cannot be written to"),
        (errno.EIO, "Look at the drive"),
    ],
)
def test_each_trouble_says_what_to_do(tmp_path: Path, number: int, said: str) -> None:
    words = str(write_trouble(tmp_path, OSError(number, "trouble")))

    assert said in words
    assert "The one written before is still there" in words


def test_what_stands_in_the_way_of_the_file_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()

    with pytest.raises(FolderTrouble, match="was not written"):
        write_locked(tmp_path, b"locked")

    assert [each.name for each in tmp_path.iterdir()] == [FILE_NAME]


def test_without_a_folder_nothing_is_due(place: TestOffice, desk: DowntimeDesk) -> None:
    assert not desk.is_due()
    desk.new_password()
    assert desk.is_due()
    desk.choose("", 2)

    assert not desk.is_due()
    with pytest.raises(Refused, match="No downtime pack is set up"):
        desk.prepare()
    assert place.reader.downtime().password


def test_when_nobody_comes_nothing_is_due(tmp_path: Path) -> None:
    desk = office().downtime_desk()
    desk.choose(str(tmp_path), 3)
    desk.new_password()

    assert not desk.is_due()
    with pytest.raises(Refused, match="Nobody comes"):
        desk.prepare()


def test_only_a_manager_makes_a_password(place: TestOffice, desk: DowntimeDesk) -> None:
    nurse = DowntimeDesk(place.reader, place.desk, frozenset({Role.NURSE}), place.clock)

    with pytest.raises(NotPermitted, match="is for a manager"):
        nurse.new_password()
    assert not desk.standing().password


def test_a_lock_writes_it_once_and_leaves_a_notice_where_it_cannot(
    place: TestOffice, desk: DowntimeDesk, tmp_path: Path
) -> None:
    """A day without infusions; the patient comes later."""
    place.clock.set(date(2026, 11, 20), 17)
    folder = tmp_path / "drive"
    folder.mkdir()
    desk.choose(str(folder), 2)
    desk.new_password()
    held = folder / FILE_NAME

    desk.write_if_due()
    first = held.read_bytes()
    held.unlink()
    desk.write_if_due()
    place.clock.set(date(2026, 11, 21), 17)
    again = desk.is_due_tonight()
    folder.rmdir()
    before = place.reader.of_days.today().notice
    desk.write_if_due()

    assert "could not be written at 17:00" not in before
    assert "could not be written at 17:00" in place.reader.of_days.today().notice
    assert first.startswith(b"%PDF-2.0")
    assert again
    assert not held.exists()
    assert desk.is_due_tonight()
