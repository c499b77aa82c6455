"""Makes the PDFs, writes them and logs the prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.app.places import has_records, resources
from infusion_planner.domain.errors import PaperError, PlannerError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infusion_planner.app.office import Office
    from infusion_planner.cards.claim_list import ClaimListCard
    from infusion_planner.cards.list_copy import AnyCopy
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.cards.sheet_copies import SheetCopy
    from infusion_planner.domain.reference import TrialEvidence
    from infusion_planner.sheets.page import Paper


DAY_SHEET, PATIENT_CALENDAR, READINESS, LETTER = "S1", "S8", "S10", "S17"
CHECKLIST, PHARMACY, INTERRUPTION, CLAIM_LIST, PACKET = "S3", "S4", "S13", "S18", "S19"
SHEET_CODES = (
    DAY_SHEET,
    CHECKLIST,
    PHARMACY,
    PATIENT_CALENDAR,
    READINESS,
    INTERRUPTION,
    LETTER,
    CLAIM_LIST,
    PACKET,
)
OF_COURSE = {
    CHECKLIST: "A course checklist",
    PATIENT_CALENDAR: "A patient calendar",
    INTERRUPTION: "A course interruption note",
    CLAIM_LIST: "A claim hand-off list",
}
"""Sheets that are about a whole course, and how they are called."""
OF_PATIENT = frozenset({READINESS, LETTER, PACKET})
"""Sheets that are about the coming course, whichever it is."""


class SheetFile(Frozen):
    """A finished file of sheets.

    Attributes:
        pdf: the file.
        pages: number of pages of each sheet in it, in order.
        paper: `letter` or `a4`.
    """

    pdf: bytes
    pages: tuple[int, ...]
    paper: str


class Wanted(Frozen):
    """Which sheets are to be written.

    Attributes:
        kind: one of `SHEET_CODES`.
        mrn: the patient's medical record number.
        course: number of the course; 0 for a sheet that is about the coming one.
        day: number of the infusion; None for all of them.
    """

    kind: str
    mrn: str
    course: int = 0
    day: int | None = None


def make_sheets(copies: Sequence[SheetCopy], paper: str) -> SheetFile:
    """Make one PDF of sheets.

    Raises:
        PaperError: a letter cannot be set, or the sheets cannot be made as asked.
    """
    from infusion_planner.sheets.sheet_file import draw_sheets

    size: Paper = "a4" if paper == "a4" else "letter"
    printout = draw_sheets([copy.card for copy in copies], size, resources() / "fonts")
    return SheetFile(printout.checked(), printout.sheets, size)


def sheet_pdf(copy: AnyCopy, paper: str) -> bytes:
    """Make the PDF of one sheet, or of a list about several patients.

    Raises:
        PaperError: a letter cannot be set, or the sheet cannot be made as asked.
    """
    from infusion_planner.cards.list_copy import ListCopy

    if not isinstance(copy, ListCopy):
        return make_sheets((copy,), paper).pdf
    from infusion_planner.sheets.list_file import draw_list

    size: Paper = "a4" if paper == "a4" else "letter"
    return draw_list(copy.card, size, resources() / "fonts").checked()


def print_day_sheets(copies: Sequence[SheetCopy], paper: str) -> bytes:
    """Make one PDF of day sheets.

    Raises:
        PaperError: a letter cannot be set, or the sheets cannot be made as asked.
    """
    return make_sheets(copies, paper).pdf


def write_sheets(folder: Path, account: tuple[str, str], wanted: Wanted, out: Path) -> str:
    """Write sheets of a patient as one PDF, log each, and say what was written.

    Raises:
        PlannerError: the account, patient, course or day is wrong, or the file cannot be written.
    """
    from infusion_planner.app.opening import sign_in

    if not has_records(folder):
        raise PlannerError(f"There are no records in {folder}. Name their folder with --data.")
    office = sign_in(folder, *account)
    try:
        _refuse_one_time(office)
        copies = _copies(office, wanted)
        file = make_sheets(copies, copies[0].paper)
        write_file(out, file.pdf)
        log_prints(office, copies, file)
    finally:
        office.close()
    return _written(wanted.kind, len(copies))


def _written(kind: str, count: int) -> str:
    nouns = {
        CHECKLIST: "course checklist",
        PHARMACY: "pharmacy sheet",
        PATIENT_CALENDAR: "patient calendar",
        INTERRUPTION: "course interruption note",
        READINESS: "readiness sheet",
        LETTER: "draft letter",
        CLAIM_LIST: "claim hand-off list",
        PACKET: "payer packet",
    }
    return count_words(count, nouns.get(kind, "day sheet"))


def _refuse_one_time(office: Office) -> None:
    if office.accounts is not None and office.accounts.own.must_choose:
        raise PlannerError(
            "This is a one-time password. Open the window, sign in with it and choose your own"
            " password; then use that one here."
        )


def _copies(office: Office, wanted: Wanted) -> tuple[SheetCopy, ...]:
    if wanted.kind in OF_PATIENT:
        return (_of_patient(office, wanted),)
    if wanted.kind in OF_COURSE:
        return (_of_course(office, wanted),)
    ids = office.reader.by_mrn.infusions_of(wanted.mrn, wanted.course)
    if wanted.day is not None and wanted.day > len(ids):
        raise PlannerError(
            f"Course {wanted.course} has {len(ids)} infusions; there is no {wanted.day}."
        )
    chosen = ids if wanted.day is None else (ids[wanted.day - 1],)
    read = office.reader
    sheet = read.of_closing.pharmacy_sheet if wanted.kind == PHARMACY else read.day_sheet
    return tuple(sheet(infusion_id) for infusion_id in chosen)


def _of_course(office: Office, wanted: Wanted) -> SheetCopy:
    read = office.reader
    course_id = read.by_mrn.course_of(wanted.mrn, wanted.course)
    if wanted.kind == CLAIM_LIST:
        return read.of_payer.claim_list(course_id)
    if wanted.kind == PATIENT_CALENDAR:
        return read.patient_calendar(course_id)
    return read.of_closing.sheet(wanted.kind, course_id)


def _of_patient(office: Office, wanted: Wanted) -> SheetCopy:
    patient_id = office.reader.by_mrn.patient(wanted.mrn)
    if wanted.kind == READINESS:
        return office.reader.readiness_sheet(patient_id)
    if wanted.kind == PACKET:
        return office.reader.of_payer.packet(patient_id, trial_evidence())
    return office.reader.of_payer.necessity_letter(patient_id, trial_evidence())


def log_prints(office: Office, copies: Sequence[SheetCopy], file: SheetFile) -> None:
    """Log each sheet of a file that was saved."""
    from infusion_planner.actions.record_print import RecordPrint

    for copy, pages in zip(copies, file.pages, strict=True):
        made = copy.made(file.pdf, pages=pages, paper=file.paper, destination="file")
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


def trial_evidence() -> TrialEvidence:
    """Give what the trials of the drug found.

    Raises:
        RulebookError: the file cannot be trusted.
    """
    from infusion_planner.rulebook.reference import load_evidence

    return load_evidence(resources())


def claim_table(card: ClaimListCard) -> str:
    """Give the list for the biller as a table for a spreadsheet."""
    from infusion_planner.exchange.claim_table import claim_table as table_of

    return table_of(card)


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
