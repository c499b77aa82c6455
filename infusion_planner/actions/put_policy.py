"""Put a payer's policy of the center's own in force, or withdraw it; both stay readable."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import reason_given
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.store import payer_policies
from infusion_planner.store.payer_policies import PolicyPut
from infusion_planner.store.records import Records


class PutPolicy(Frozen):
    """Put a policy in force that was checked; it counts from the next sign-in on.

    Attributes:
        payer: the name of its folder.
        version: of the policy.
        content: the text of its file.
        reason: why it is put in force.
    """

    payer: str
    version: str
    content: str
    reason: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Write it beside the earlier ones.

        Raises:
            InvalidInput: no reason is given.
            Refused: the very same file is in force already.
        """
        why = reason_given(self.reason, "Say why the policy is put in force.")
        same = _counting(records, self.payer, self.version)
        if any(item.content == self.content for item in same[-1:]):
            raise Refused(f"This file of {self.payer} {self.version} was put in force already.")
        payer_policies.put(
            records,
            PolicyPut(
                payer=self.payer,
                version=self.version,
                content=self.content,
                put_on=moment.today,
                put_by=moment.actor_name,
                why=why,
            ),
        )
        return f"Put the policy {self.payer} {self.version} in force from the next sign-in on"


class WithdrawPolicy(Frozen):
    """Withdraw a policy of the center's own; it counts no more from the next sign-in on.

    Attributes:
        payer: the name of its folder.
        version: of the policy.
        reason: why it is withdrawn.
    """

    payer: str
    version: str
    reason: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Mark it, and every earlier file of the same version.

        Raises:
            InvalidInput: no reason is given.
            Refused: it was withdrawn meanwhile.
        """
        why = reason_given(self.reason, "Say why the policy is withdrawn.")
        stored = _counting(records, self.payer, self.version)
        if not stored:
            raise Refused(f"The policy {self.payer} {self.version} was withdrawn already.")
        for item in stored:
            payer_policies.withdraw(records, item, moment.today, moment.actor_name, why)
        return f"Withdrew the policy {self.payer} {self.version} from the next sign-in on"


def _counting(records: Records, payer: str, version: str) -> tuple[PolicyPut, ...]:
    return tuple(
        item
        for item in payer_policies.every(records.db)
        if item.counts and (item.payer, item.version) == (payer, version)
    )
