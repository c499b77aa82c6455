"""A sheet that was made: which one, of what, and where it went."""

from infusion_planner.domain.frozen import Frozen

TO_FILE = "file"
"""The destination of a sheet that was saved, not printed."""


class MadeSheet(Frozen):
    """Describe one copy of a sheet that was printed or saved.

    Attributes:
        patient_id: the patient's row id.
        course_id: the course's row id; empty where the sheet is about none.
        infusion_id: the infusion's row id; empty for a sheet of the whole course.
        sheet: sheet code, `S1`.
        code: six base-32 characters that the sheet's QR code carries.
        revision: the patient's record revision printed.
        copy_number: 1 for the first copy of this sheet.
        pages: number of pages.
        paper: `letter` or `a4`.
        destination: the printer's name, or `file`.
        sha256: of the bytes printed, in hexadecimal.
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

    @property
    def saved(self) -> bool:
        """Tell whether it was saved as a file, so that nothing says it was printed."""
        return self.destination == TO_FILE
