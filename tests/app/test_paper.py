from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.app.first_start import FirstStart, first_start
from infusion_planner.app.office import Office
from infusion_planner.app.opening import sign_in
from infusion_planner.app.paper import (
    SheetFile,
    Wanted,
    log_prints,
    make_sheets,
    print_day_sheets,
    sheet_pdf,
    write_file,
    write_sheets,
)
from infusion_planner.domain.errors import PaperError, PlannerError, Refused, WrongPassword
from infusion_planner.domain.roles import Role
from infusion_planner.store.boxes import Cost
from tests.office import CENTER, SetClock, somebody

ACCOUNT = ("A. Ruiz", "four words make one")
CHEAP = Cost(passes=1, memory_kib=32, lanes=1)
MRN = "0410077"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Records on disk with one patient whose first course is planned."""
    start = FirstStart(CENTER, *ACCOUNT, also=frozenset({Role.NURSE}))
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
        for infusion_id in office.reader.by_mrn.infusions_of(MRN, 1)
    ]
    office.close()
    return found


def pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def test_all_sheets_of_a_course_are_written_as_one_file_and_logged(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "sheets.pdf"

    said = write_sheets(folder, ACCOUNT, Wanted("S1", MRN, 1), out)

    assert said == "5 day sheets"
    assert pages(out.read_bytes()) == 10
    assert copies(folder) == [2, 2, 2, 2, 2]


def test_the_sheet_of_one_day_is_written_alone(folder: Path, tmp_path: Path) -> None:
    said = write_sheets(folder, ACCOUNT, Wanted("S1", MRN, 1, 3), tmp_path / "day3.pdf")

    assert said == "1 day sheet"
    assert pages((tmp_path / "day3.pdf").read_bytes()) == 2
    assert copies(folder) == [1, 1, 2, 1, 1]


def test_a_day_the_course_does_not_have_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="Course 1 has 5 infusions; there is no 6"):
        write_sheets(folder, ACCOUNT, Wanted("S1", MRN, 1, 6), tmp_path / "x.pdf")


def test_an_unknown_patient_or_course_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No patient has the MRN 7"):
        write_sheets(folder, ACCOUNT, Wanted("S1", "7", 1), tmp_path / "x.pdf")
    with pytest.raises(Refused, match="Course 2"):
        write_sheets(folder, ACCOUNT, Wanted("S1", MRN, 2), tmp_path / "x.pdf")


def test_a_wrong_password_writes_nothing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassword):
        write_sheets(folder, ("A. Ruiz", "no"), Wanted("S1", MRN, 1), tmp_path / "x.pdf")

    assert not (tmp_path / "x.pdf").exists()


def test_a_folder_without_records_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match=r"There are no records in .*nowhere"):
        write_sheets(tmp_path / "nowhere", ACCOUNT, Wanted("S1", MRN, 1), tmp_path / "x.pdf")


def test_a_file_that_cannot_be_written_is_said_and_no_print_is_logged(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(PaperError, match=r"x\.pdf was not written"):
        write_sheets(folder, ACCOUNT, Wanted("S1", MRN, 1), tmp_path / "file" / "x.pdf")

    assert copies(folder) == [1, 1, 1, 1, 1]


def test_a_file_is_written_whole_into_a_new_folder(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b.pdf", b"content")

    assert (tmp_path / "a" / "b.pdf").read_bytes() == b"content"


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_sheets_come_on_the_paper_asked_for(office: Office, paper: str, width: int) -> None:
    first = office.reader.by_mrn.infusions_of(MRN, 1)[0]

    pdf = print_day_sheets([office.reader.day_sheet(first)], paper)

    assert int(PdfReader(BytesIO(pdf)).pages[0].mediabox.width) == width


def test_a_saved_file_is_logged_with_its_checksum(office: Office) -> None:
    first = office.reader.by_mrn.infusions_of(MRN, 1)[0]
    copy = office.reader.day_sheet(first)

    log_prints(office, [copy], SheetFile(b"abc", (2,), "letter"))

    (row,) = office.store.db.execute(
        "SELECT destination, pages, paper, sha256, revision FROM sheet_print"
    )
    # The SHA-256 of `abc` as its standard gives it.
    assert row == (
        "file",
        2,
        "letter",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        copy.revision,
    )


def test_a_patient_calendar_is_written_and_logged_for_the_course(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "calendar.pdf"

    said = write_sheets(folder, ACCOUNT, Wanted("S8", MRN, 1), out)

    assert said == "1 patient calendar"
    assert pages(out.read_bytes()) == 2
    office = sign_in(folder, *ACCOUNT, clock=SetClock())
    row = office.store.db.execute("SELECT sheet, infusion_id, pages FROM sheet_print").fetchone()
    assert row == ("S8", "", 2)
    again = office.reader.patient_calendar(office.reader.by_mrn.course_of(MRN, 1))
    assert again.copy_number == 2
    office.close()


def test_a_calendar_of_a_course_that_is_not_there_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"Course 3 .* was not planned here"):
        write_sheets(folder, ACCOUNT, Wanted("S8", MRN, 3), tmp_path / "x.pdf")


def test_a_readiness_sheet_is_written_and_logged_for_the_planned_course(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "readiness.pdf"

    said = write_sheets(folder, ACCOUNT, Wanted("S10", MRN), out)

    assert said == "1 readiness sheet"
    office = sign_in(folder, *ACCOUNT, clock=SetClock())
    course_id = office.reader.by_mrn.course_of(MRN, 1)
    row = office.store.db.execute(
        "SELECT sheet, course_id, infusion_id, pages FROM sheet_print"
    ).fetchone()
    assert row == ("S10", course_id, "", pages(out.read_bytes()))
    again = office.reader.readiness_sheet(office.reader.by_mrn.patient(MRN))
    assert again.copy_number == 2
    office.close()


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_the_window_makes_a_calendar_on_the_paper_asked_for(
    office: Office, paper: str, width: int
) -> None:
    copy = office.reader.patient_calendar(office.reader.by_mrn.course_of(MRN, 1))

    pdf = sheet_pdf(copy, paper)

    assert int(PdfReader(BytesIO(pdf)).pages[0].mediabox.width) == width
    assert pdf == sheet_pdf(copy, paper)


def test_pages_are_counted_for_each_sheet_of_a_file(office: Office) -> None:
    ids = office.reader.by_mrn.infusions_of(MRN, 1)[:2]
    copies = [office.reader.day_sheet(infusion_id) for infusion_id in ids]

    file = make_sheets(copies, "letter")

    assert file.pages == (2, 2)
    assert pages(file.pdf) == 4
