from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.office import FirstStart, Office, first_start, sign_in
from infusion_planner.app.paper import (
    log_prints,
    print_day_sheets,
    write_day_sheets,
    write_file,
)
from infusion_planner.domain.errors import PaperError, PlannerError, Refused, WrongPassword
from infusion_planner.store.boxes import Cost
from tests.office import CENTER, SetClock, somebody

ACCOUNT = ("A. Ruiz", "four words make one")
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)
MRN = "0410077"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Records on disk with one patient whose first course is planned."""
    start = FirstStart(CENTER, *ACCOUNT)
    office, _ = first_start(tmp_path / "center", start, clock=SetClock(), cost=CHEAP)
    change = office.desk.do(RegisterPatient(somebody(mrn=MRN)))
    patient_id = next(row.row_id for row in change.rows if row.table == "patient")
    office.desk.do(PlanCourse(patient_id, 1, date(2026, 11, 30)))
    yield office
    office.close()


@pytest.fixture
def folder(office: Office) -> Path:
    return office.folder


def copies(folder: Path) -> list[int]:
    """The number each sheet's next copy would have."""
    office = sign_in(folder, *ACCOUNT, clock=SetClock())
    found = [
        office.reader.day_sheet(infusion_id).copy_number
        for infusion_id in office.reader.infusions_of(MRN, 1)
    ]
    office.close()
    return found


def pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def test_all_sheets_of_a_course_are_written_as_one_file_and_logged(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "sheets.pdf"

    said = write_day_sheets(folder, ACCOUNT, MRN, 1, None, out)

    assert said == "5 day sheets"
    assert pages(out.read_bytes()) == 10
    assert copies(folder) == [2, 2, 2, 2, 2]


def test_the_sheet_of_one_day_is_written_alone(folder: Path, tmp_path: Path) -> None:
    said = write_day_sheets(folder, ACCOUNT, MRN, 1, 3, tmp_path / "day3.pdf")

    assert said == "1 day sheet"
    assert pages((tmp_path / "day3.pdf").read_bytes()) == 2
    assert copies(folder) == [1, 1, 2, 1, 1]


def test_a_day_the_course_does_not_have_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="Course 1 has 5 infusions; there is no 6"):
        write_day_sheets(folder, ACCOUNT, MRN, 1, 6, tmp_path / "x.pdf")


def test_an_unknown_patient_or_course_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No patient has the MRN 7"):
        write_day_sheets(folder, ACCOUNT, "7", 1, None, tmp_path / "x.pdf")
    with pytest.raises(Refused, match="Course 2"):
        write_day_sheets(folder, ACCOUNT, MRN, 2, None, tmp_path / "x.pdf")


def test_a_wrong_password_writes_nothing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassword):
        write_day_sheets(folder, ("A. Ruiz", "no"), MRN, 1, None, tmp_path / "x.pdf")

    assert not (tmp_path / "x.pdf").exists()


def test_a_folder_without_records_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match=r"There are no records in .*nowhere"):
        write_day_sheets(tmp_path / "nowhere", ACCOUNT, MRN, 1, None, tmp_path / "x.pdf")


def test_a_file_that_cannot_be_written_is_said_and_no_print_is_logged(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(PaperError, match=r"x\.pdf was not written"):
        write_day_sheets(folder, ACCOUNT, MRN, 1, None, tmp_path / "file" / "x.pdf")

    assert copies(folder) == [1, 1, 1, 1, 1]


def test_a_file_is_written_whole_into_a_new_folder(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b.pdf", b"content")

    assert (tmp_path / "a" / "b.pdf").read_bytes() == b"content"


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_sheets_come_on_the_paper_asked_for(office: Office, paper: str, width: int) -> None:
    first = office.reader.infusions_of(MRN, 1)[0]

    pdf = print_day_sheets([office.reader.day_sheet(first)], paper)

    assert int(PdfReader(BytesIO(pdf)).pages[0].mediabox.width) == width


def test_a_saved_file_is_logged_with_its_checksum(office: Office) -> None:
    first = office.reader.infusions_of(MRN, 1)[0]
    copy = office.reader.day_sheet(first)

    log_prints(office, [copy], b"abc", "letter")

    (row,) = office.store.db.execute("SELECT destination, sha256, revision FROM sheet_print")
    # The SHA-256 of `abc` as its standard gives it.
    assert row == (
        "file",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        copy.revision,
    )
