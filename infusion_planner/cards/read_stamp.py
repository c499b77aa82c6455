"""Words the footer of a sheet: which sheet, which state of the record, which copy."""

from datetime import datetime

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.domain.clinic import Center
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words, day_words, time_words

NOTE = "Center worksheet, not the approved REMS form."


class Form(Frozen):
    """Name a sheet.

    Attributes:
        code: sheet code, `S1`.
        title: `Infusion day sheet`.
        version: the layout's version, `1`.
        note: the last line of the footer.
        note_bold: whether it says what the sheet is not, and has to be seen.
    """

    code: str
    title: str
    version: str
    note: str = NOTE
    note_bold: bool = True


class PrintFacts(Frozen):
    """What is known about the copy being made.

    Attributes:
        revision: the patient's record revision.
        code: six base-32 characters of this print.
        copy_number: 1 for the first copy.
        replaces: when the copy before was printed, local time; None for the first copy.
        printed_at: local time.
        printed_by: the person's name.
    """

    revision: int
    code: str
    copy_number: int
    replaces: datetime | None
    printed_at: datetime
    printed_by: str


def sheet_stamp(
    form: Form, subject: str, made: PrintFacts, center: Center, book: Rulebook
) -> SheetStamp:
    """Word the footer.

    Args:
        form: the sheet.
        subject: what it is about, `course 1, infusion 3 of 5`.
        made: what is known about the copy.
        center: where it is printed.
        book: the rules in force.
    """
    printed = f"{day_words(made.printed_at.date())} {time_words(made.printed_at)}"
    return SheetStamp(
        code=form.code,
        title=form.title,
        version=form.version,
        subject=subject,
        revision=made.revision,
        rulebook=book.words,
        printed=f"Printed {printed} by {made.printed_by}",
        site=center.name,
        copy=_copy_words(made),
        note=form.note,
        qr=f"{form.code}-{made.code}-{made.revision}",
        sample=center.is_sample,
        note_bold=form.note_bold,
    )


def _copy_words(made: PrintFacts) -> str:
    if made.replaces is None:
        return f"copy {made.copy_number}"
    before = f"{date_words(made.replaces.date())} {time_words(made.replaces)}"
    return f"copy {made.copy_number}, replaces copy {made.copy_number - 1} printed {before}"
