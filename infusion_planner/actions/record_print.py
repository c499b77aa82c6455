"""Log a sheet that was printed or saved."""

from dataclasses import dataclass
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.store import patients, prints
from infusion_planner.store.prints import Print
from infusion_planner.store.records import Records


@dataclass(frozen=True, slots=True)
class RecordPrint:
    """Log one print of an infusion's sheet.

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
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the print."""
        made = Print(
            patient_id=self.patient_id,
            course_id=self.course_id,
            infusion_id=self.infusion_id,
            sheet=self.sheet,
            code=self.code,
            revision=self.revision,
            copy_number=self.copy_number,
            pages=self.pages,
            paper=self.paper,
            destination=self.destination,
            sha256=self.sha256,
            printed_at=moment.instant,
            printed_by=moment.actor_name,
        )
        prints.add(records, made)
        patient = patients.get(records.db, self.patient_id)
        return f"Printed {self.sheet}, copy {self.copy_number}: {who(patient)}"
