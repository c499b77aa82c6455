"""Log a sheet that was printed or saved."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.made_sheet import MadeSheet
from infusion_planner.domain.roles import CHART_STAFF, Roles
from infusion_planner.store import patients, prints
from infusion_planner.store.records import Records


class RecordPrint(Frozen):
    """Log one print of a sheet.

    Attributes:
        made: what was printed or saved.
    """

    made: MadeSheet
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the print."""
        made = self.made
        prints.add(records, made, printed_at=moment.instant, printed_by=moment.actor_name)
        patient = patients.get(records.db, made.patient_id)
        verb = "Saved" if made.saved else "Printed"
        return f"{verb} {made.sheet}, copy {made.copy_number}: {who(patient)}"
