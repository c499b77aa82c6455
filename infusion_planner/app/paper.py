"""Makes the PDFs, writes them and logs the prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.app.office import Office, sign_in
from infusion_planner.app.places import has_records, resources
from infusion_planner.domain.errors import PaperError, PlannerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infusion_planner.cards.reader import SheetCopy
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.sheets.page import Paper


def print_day_sheets(copies: Sequence[SheetCopy], paper: str) -> bytes:
    """Make one PDF of day sheets.

    Raises:
        PaperError: a letter cannot be set, or the sheets cannot be made as asked.
    """
    from infusion_planner.sheets.day_sheet import day_sheets

    cards = tuple(copy.card for copy in copies)
    return day_sheets(cards, "a4" if paper == "a4" else "letter", resources() / "fonts")


def write_day_sheets(  # noqa: PLR0917  # one argument for each of the command's words
    folder: Path, account: tuple[str, str], mrn: str, course: int, day: int | None, out: Path
) -> str:
    """Write the day sheets of a course as one PDF, log each, and say what was written.

    Raises:
        PlannerError: the account, patient, course or day is wrong, or the file cannot be written.
    """
    if not has_records(folder):
        raise PlannerError(f"There are no records in {folder}. Name their folder with --data.")
    office = sign_in(folder, *account)
    try:
        ids = office.reader.infusions_of(mrn, course)
        if day is not None and day > len(ids):
            raise PlannerError(f"Course {course} has {len(ids)} infusions; there is no {day}.")
        chosen = ids if day is None else (ids[day - 1],)
        copies = tuple(office.reader.day_sheet(infusion_id) for infusion_id in chosen)
        pdf = print_day_sheets(copies, copies[0].paper)
        write_file(out, pdf)
        log_prints(office, copies, pdf, copies[0].paper)
    finally:
        office.close()
    return f"{len(copies)} day sheet{'' if len(copies) == 1 else 's'}"


def log_prints(office: Office, copies: Sequence[SheetCopy], pdf: bytes, paper: str) -> None:
    """Log each sheet of a file that was saved."""
    from infusion_planner.actions.record_print import RecordPrint
    from infusion_planner.sheets.day_sheet import draw_day_sheets

    size: Paper = "a4" if paper == "a4" else "letter"
    for copy in copies:
        pages = draw_day_sheets((copy.card,), size, resources() / "fonts").pages
        made = copy.made(pdf, pages=pages, paper=paper, destination="file")
        office.desk.do(RecordPrint(made))


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole.

    Raises:
        PaperError: the folder is missing or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A side file, so that a full disk leaves neither half a sheet nor none where one was.
        side = path.with_name(f"{path.name}.part")
        side.touch(mode=0o600)
        side.write_bytes(content)
        side.replace(path)
    except OSError as trouble:
        raise PaperError(
            f"{path.name} was not written ({trouble.strerror}). Choose a folder this account may"
            " write to, with room on the disk, and try again."
        ) from None


def print_recovery_sheet(card: RecoverySheetCard, paper: str) -> bytes:
    """Make the PDF of a recovery sheet.

    Raises:
        PaperError: a letter cannot be set.
    """
    from infusion_planner.sheets.recovery_sheet import recovery_sheet

    return recovery_sheet(card, "a4" if paper == "a4" else "letter", resources() / "fonts")


def unprintable(text: str) -> tuple[str, ...]:
    """Give the letters of a text that the sheets' typeface does not have."""
    from infusion_planner.sheets.typeface import missing_glyphs

    return missing_glyphs(text, resources() / "fonts")
