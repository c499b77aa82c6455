"""The log of printed and saved sheets."""

from dataclasses import asdict, dataclass, fields

from infusion_planner.domain.made_sheet import MadeSheet
from infusion_planner.domain.print_code import print_code
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records, read_rows


@dataclass(frozen=True, slots=True)
class Print(MadeSheet):
    """Describe one print as it was logged.

    Attributes:
        printed_at: UTC ISO text.
        printed_by: the person's name.
    """

    printed_at: str
    printed_by: str


_COLUMNS = tuple(field.name for field in fields(Print))


def add(records: Records, made: MadeSheet, *, printed_at: str, printed_by: str) -> None:
    """Write one print.

    Args:
        records: the open transaction.
        made: what was printed.
        printed_at: UTC ISO text.
        printed_by: the person's name.
    """
    made_by = {"printed_at": printed_at, "printed_by": printed_by}
    records.insert("sheet_print", {**asdict(made), **made_by})


def last_of_infusion(db: Database, infusion_id: str, sheet: str) -> Print | None:
    """Read the newest print of an infusion's sheet; None when it was never printed."""
    return _last(db, "infusion_id", infusion_id, sheet)


def last_of_course(db: Database, course_id: str, sheet: str) -> Print | None:
    """Read the newest print of a course's own sheet; None when it was never printed."""
    return _last(db, "course_id", course_id, sheet)


def _last(db: Database, column: str, row_id: str, sheet: str) -> Print | None:
    found = read_rows(
        db,
        f"SELECT {', '.join(_COLUMNS)} FROM sheet_print WHERE {column} = ? AND sheet = ?"
        " ORDER BY copy_number DESC LIMIT 1",
        [row_id, sheet],
    )
    return Print(**found[0]) if found else None


def code_for(row_id: str, last: Print | None) -> str:
    """Give the code of the next copy of an infusion's or a course's sheet; each has its own."""
    number = last.copy_number + 1 if last else 1
    return print_code(f"{row_id} copy {number}")
