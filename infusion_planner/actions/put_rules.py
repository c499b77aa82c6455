"""Put a newer rule set in force; the old ones stay readable."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import reason_given
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.store import rule_sets
from infusion_planner.store.records import Records
from infusion_planner.store.rule_sets import RuleSetPut


class PutRules(Frozen):
    """Put a rule set in force that was checked; it counts from the next sign-in on.

    Attributes:
        version: of the rules.
        content: the text of the rulebook's file.
        reason: why it is put in force.
    """

    version: str
    content: str
    reason: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = True

    def apply(self, records: Records, moment: Moment) -> str:
        """Write it beside the earlier ones.

        Raises:
            InvalidInput: no reason is given.
            Refused: this version was put in force already.
        """
        why = reason_given(self.reason, "Say why the rule set is put in force.")
        if any(item.version == self.version for item in rule_sets.rule_sets(records.db)):
            raise Refused(f"Rule set {self.version} was put in force already.")
        rule_sets.put_rule_set(
            records,
            RuleSetPut(
                version=self.version,
                content=self.content,
                put_on=moment.today,
                put_by=moment.actor_name,
                why=why,
            ),
        )
        return f"Put rule set {self.version} in force from the next sign-in on"
