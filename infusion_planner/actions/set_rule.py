"""Set a number of a center rule, or let the rulebook's own hold again."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.domain.rule_settings import RuleSetting, settable_of, setting_faults
from infusion_planner.store import rule_sets
from infusion_planner.store.records import Records


class SetRule(Frozen):
    """Set one number; it counts from the next sign-in on.

    Attributes:
        rule: the rule's id.
        key: the number's name in the rule.
        value: the number; None lets the rulebook's own hold again.
        reason: why.
    """

    rule: str
    key: str
    value: int | None
    reason: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write it.

        Raises:
            InvalidInput: the rules do not allow the number, or no reason is given.
        """
        why = tidy(self.reason)
        faults = [] if why else [Fault("reason", "Say why the number is changed.")]
        if self.value is not None:
            wanted = RuleSetting(self.rule, self.key, self.value, why)
            faults += setting_faults(moment.book, wanted)
        if faults:
            raise InvalidInput(*faults)
        known = settable_of(moment.book, self.rule, self.key)
        title = known.title if known else self.key
        if self.value is None:
            rule_sets.drop_setting(records, self.rule, self.key)
            return f"Took back the setting of {self.rule}: {title}"
        rule_sets.put_setting(records, wanted)
        return f"Set {self.rule}: {title} {self.value}"
