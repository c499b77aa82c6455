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
    """Log one print.

    Attributes:
        made: what was printed.
    """

    made: Print
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the print."""
        del moment
        prints.add(records, self.made)
        patient = patients.get(records.db, self.made.patient_id)
        return f"Printed {self.made.sheet}, copy {self.made.copy_number}: {who(patient)}"
