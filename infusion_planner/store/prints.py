"""The log of printed and saved sheets."""

from infusion_planner.domain.frozen import as_dict, names_of
from infusion_planner.domain.made_sheet import MadeSheet
from infusion_planner.domain.print_code import print_code
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, read_rows


class Print(MadeSheet):
    """Describe one print as it was logged.

    Attributes:
        printed_at: UTC ISO text.
        printed_by: the person's name.
    """

    printed_at: str
    printed_by: str


_COLUMNS = names_of(Print)


def add(records: Records, made: MadeSheet, *, printed_at: str, printed_by: str) -> None:
    """Write one print.

    Args:
        records: the open transaction.
        made: what was printed.
        printed_at: UTC ISO text.
        printed_by: the person's name.
    """
    made_by = {"printed_at": printed_at, "printed_by": printed_by}
    records.insert("sheet_print", {**as_dict(made), **made_by})


def last_of_infusion(db: Database, infusion_id: str, sheet: str) -> Print | None:
    """Read the newest print of an infusion's sheet; None when it was never printed."""
    return _last(db, sheet, {"infusion_id": infusion_id})


def last_of_course(db: Database, course_id: str, sheet: str) -> Print | None:
    """Read the newest print of a course's own sheet; None when it was never printed."""
    return _last(db, sheet, {"course_id": course_id})


def last_of_patient(db: Database, patient_id: str, sheet: str) -> Print | None:
    """Read the newest print of a sheet that is about no course; None when there is none."""
    return _last(db, sheet, {"patient_id": patient_id, "course_id": ""})


def _last(db: Database, sheet: str, owner: dict[str, str]) -> Print | None:
    where = " AND ".join(f"{column} = ?" for column in owner)
    found = read_rows(
        db,
        f"SELECT {', '.join(_COLUMNS)} FROM sheet_print WHERE {where} AND sheet = ?"
        " ORDER BY copy_number DESC LIMIT 1",
        [*owner.values(), sheet],
    )
    return Print(**found[0]) if found else None


def code_for(row_id: str, last: Print | None) -> str:
    """Give the code of the next copy of an infusion's or a course's sheet; each has its own."""
    number = last.copy_number + 1 if last else 1
    return print_code(f"{row_id} copy {number}")
