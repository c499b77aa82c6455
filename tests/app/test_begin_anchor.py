"""What a person meets who signs in to records that are not the ones that were closed."""

import shutil
from pathlib import Path

import pytest

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.begin_anchor import NO_ANCHOR_TITLE
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.app.opening import sign_in
from infusion_planner.app.paper import Wanted, write_sheets
from infusion_planner.app.places import ANCHOR_FILE, RECORDS_FILE
from infusion_planner.domain.errors import InvalidInput, NotPermitted, StoreError
from infusion_planner.domain.roles import Role
from infusion_planner.store.boxes import Cost
from infusion_planner.store.driver import Database
from tests.office import ACTOR, CENTER, SetClock, somebody

PASSWORD = "four words make one"
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Records in which somebody registered a patient and left, and a copy from before that."""
    folder = tmp_path / "center"
    office, _ = first_start(
        folder, FirstStart(CENTER, "A. Ruiz", PASSWORD), clock=SetClock(), cost=CHEAP
    )
    office.close()
    shutil.copy(folder / RECORDS_FILE, tmp_path / "older")
    office = enter(folder)
    office.desk.do(RegisterPatient(somebody()))
    office.close()
    return folder


def enter(folder: Path) -> Office:
    return sign_in(folder, "A. Ruiz", PASSWORD, clock=SetClock())


def put_back(folder: Path) -> Office:
    shutil.copy(folder.parent / "older", folder / RECORDS_FILE)
    return enter(folder)


def titles(office: Office) -> list[str]:
    rows = office.store.db.execute("SELECT title FROM op ORDER BY seq")
    return [str(row[0]) for row in rows]


def test_nothing_is_said_of_records_as_they_were_left(folder: Path) -> None:
    office = enter(folder)

    assert (office.trouble, office.notice) == (None, "")
    assert office.roles == {Role.MANAGER}
    office.close()


def test_the_sign_out_is_remembered_by_the_anchor(folder: Path) -> None:
    office = enter(folder)
    before = (folder / ANCHOR_FILE).read_bytes()

    office.close()

    assert (folder / ANCHOR_FILE).read_bytes() != before


def test_nobody_works_with_an_older_file(folder: Path) -> None:
    office = put_back(folder)

    assert office.trouble is not None
    with pytest.raises(StoreError, match="The last entries of the records are missing"):
        office.desk.do(RegisterPatient(somebody()))
    with pytest.raises(StoreError, match="The last entries of the records are missing"):
        office.reader.patients()
    with pytest.raises(StoreError, match="Do not work on"):
        office.desk.undo()
    with pytest.raises(StoreError, match="Do not work on"):
        office.desk.redo()
    office.close()


def test_a_command_writes_no_sheet_of_an_older_file(folder: Path, tmp_path: Path) -> None:
    put_back(folder).close()

    with pytest.raises(StoreError, match="The last entries of the records are missing"):
        write_sheets(
            folder, ("A. Ruiz", PASSWORD), Wanted("S1", "0410077", 1), tmp_path / "sheets.pdf"
        )

    assert not (tmp_path / "sheets.pdf").exists()


def test_to_sign_in_again_and_again_heals_nothing(folder: Path) -> None:
    put_back(folder).close()
    for _ in range(6):
        enter(folder).close()

    office = enter(folder)

    assert office.trouble is not None
    assert "not the ones that were used last" in office.trouble.title
    office.close()


def test_a_manager_goes_on_with_a_reason_which_the_trail_keeps(folder: Path) -> None:
    office = put_back(folder)

    office.go_on(" the disk was replaced ")

    assert office.trouble is None
    assert office.reader.patients() == ()
    row = office.store.db.execute(
        "SELECT title, reason, event FROM op ORDER BY seq DESC"
    ).fetchone()
    assert row == (
        "Went on although: The last entries of the records are missing",
        "the disk was replaced",
        "check",
    )
    office.close()
    assert enter(folder).trouble is None


def test_whoever_goes_on_says_why(folder: Path) -> None:
    office = put_back(folder)

    with pytest.raises(InvalidInput, match="Say why you go on"):
        office.go_on("  ")

    assert office.trouble is not None
    office.close()


def test_a_nurse_does_not_go_on(folder: Path) -> None:
    office = enter(folder)

    def demote(db: Database) -> None:
        db.execute("UPDATE person SET role = 'nurse'")

    office.store.run("Demote", ACTOR, demote)
    office.close()
    (folder / ANCHOR_FILE).write_text("forged")
    office = enter(folder)

    with pytest.raises(NotPermitted, match="is for a manager"):
        office.go_on("in a hurry")

    assert office.trouble is not None
    assert titles(office)[-1].startswith("Refused: Went on although")
    office.close()


def test_with_nothing_in_doubt_there_is_nothing_to_go_on_with(folder: Path) -> None:
    office = enter(folder)
    before = titles(office)

    office.go_on("just so")

    assert titles(office) == before
    office.close()


def test_a_missing_anchor_is_said_once_and_noted(folder: Path) -> None:
    (folder / ANCHOR_FILE).unlink()

    office = enter(folder)

    assert office.trouble is None
    assert "was not in the data folder" in office.notice
    assert titles(office)[-1] == NO_ANCHOR_TITLE
    office.close()
    again = enter(folder)
    assert again.notice == ""
    again.close()


def test_an_anchor_that_cannot_be_written_is_said(folder: Path) -> None:
    (folder / f"{ANCHOR_FILE}.new").mkdir()

    office = enter(folder)

    assert "could not be noted" in office.notice
    office.close()
