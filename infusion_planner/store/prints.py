"""The log of printed and saved sheets."""

from dataclasses import dataclass

from infusion_planner.domain.print_code import print_code
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, read_rows


@dataclass(frozen=True, slots=True)
class Print:
    """Describe one print of a sheet.

    Attributes:
        patient_id: the patient's row id.
        course_id: the course's row id.
        infusion_id: the infusion's row id.
        sheet: sheet code, `S1`.
        code: six base-32 characters that the sheet's QR code carries.
        revision: the patient's record revision printed.
        copy_number: 1 for the first copy of this sheet.
        pages: number of pages.
        paper: `letter` or `a4`.
        destination: the printer's name, or `file`.
        sha256: of the bytes printed.
        printed_at: UTC ISO text.
        printed_by: the person's name.
    """

    patient_id: str
    course_id: str
    infusion_id: str
    sheet: str
    code: str
    revision: int
    copy_number: int
    pages: int
    paper: str
    destination: str
    sha256: str
    printed_at: str
    printed_by: str


def add(records: Records, made: Print) -> None:
    """Write one print."""
    records.insert("sheet_print", {name: getattr(made, name) for name in made.__slots__})


def last_of_infusion(db: Database, infusion_id: str, sheet: str) -> Print | None:
    """Read the newest print of an infusion's sheet; None when it was never printed."""
    found = read_rows(
        db,
        "SELECT * FROM sheet_print WHERE infusion_id = ? AND sheet = ?"
        " ORDER BY copy_number DESC LIMIT 1",
        [infusion_id, sheet],
    )
    return Print(**{name: found[0][name] for name in Print.__slots__}) if found else None


def code_for(infusion_id: str, last: Print | None) -> str:
    """Give the code of the next copy of an infusion's sheet; each copy has its own."""
    number = last.copy_number + 1 if last else 1
    return print_code(f"{infusion_id} copy {number}")
