"""Say when the center is open and how many nurses are on duty."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.errors import InvalidInput
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.opening import Opening, infusion_day_minutes, opening_faults
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.store import chairs
from infusion_planner.store.records import Records


class SetOpening(Frozen):
    """Write hours and staff of the center.

    Attributes:
        opening: as they shall be.
    """

    opening: Opening
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write hours and staff.

        Raises:
            InvalidInput: the hours are shorter than an infusion day, or a number cannot be.
        """
        faults = tuple(opening_faults(self.opening, infusion_day_minutes(moment.book)))
        if faults:
            raise InvalidInput(*faults)
        chairs.save_opening(records, self.opening)
        return "Changed hours and staff of the center"
