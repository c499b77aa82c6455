"""Change after how long without use the screen is hidden and the records are closed."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.locking import Locking, check_locking
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.store import center
from infusion_planner.store.records import Records


class ChangeLocking(Frozen):
    """Change the limits of the center.

    Attributes:
        locking: the limits as they shall be.
    """

    locking: Locking
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the limits.

        Raises:
            InvalidInput: a limit cannot be kept.
        """
        del moment
        check_locking(self.locking)
        center.save_locking(records, self.locking)
        return (
            f"Changed locking: hidden after {self.locking.hide_minutes} min,"
            f" closed after {self.locking.lock_minutes} min"
        )
