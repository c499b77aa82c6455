"""Set the PIN with which a person goes on at a locked screen and signs."""

from os import urandom
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.frozen import Frozen, field
from infusion_planner.domain.roles import EVERYONE, Roles
from infusion_planner.store import pins
from infusion_planner.store.boxes import Cost
from infusion_planner.store.records import Records


class SetPin(Frozen):
    """Set one's own PIN; whoever asks for it has just proved the password.

    Attributes:
        pin: as typed; never shown.
        cost: the work a guess at it shall take.
    """

    unshown: ClassVar[tuple[str, ...]] = ("pin",)

    pin: str
    cost: Cost = field(default_factory=Cost)
    roles: ClassVar[Roles] = EVERYONE
    sealed: ClassVar[bool] = True
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check the PIN and keep its hash.

        Raises:
            InvalidInput: for the field `pin`, when it cannot be used.
        """
        person = moment.actor.id
        pins.put(records, person, self.pin, moment.instant, random=urandom, cost=self.cost)
        return "Set a PIN"
