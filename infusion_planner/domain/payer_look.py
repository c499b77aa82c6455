"""What a criterion is looked at with, and what comes of it."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from infusion_planner.domain.answers import Plan
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.payer_facts import Coverage
from infusion_planner.domain.payer_policy import Criterion, PayerPolicy
from infusion_planner.domain.rules import Rulebook


class State(Enum):
    """How a criterion stands, best first; TOLD asks for nothing and is only to know."""

    MET = "met"
    TOLD = "told"
    MISSING = "missing"
    NOT_MET = "not_met"


class Weighed(Frozen):
    """Say how one criterion stands.

    Attributes:
        criterion: the criterion.
        state: how it stands.
        words: the fact that meets it, why it is not met, or what is missing; without a full stop.
        next_on: the first day on which it would be met, where there is one.
    """

    criterion: Criterion
    state: State
    words: str
    next_on: date | None = None


class Look(Frozen):
    """What a criterion is looked at with.

    Attributes:
        facts: what is recorded of the patient.
        coverage: what is recorded for the payer.
        plan: the course.
        policy: the version of the policy.
        book: the rules in force.
    """

    facts: Facts
    coverage: Coverage
    plan: Plan
    policy: PayerPolicy
    book: Rulebook

    def belongs(self, day: date) -> bool:
        """Tell whether what was made on a day belongs to this course."""
        return day <= self.plan.start_on and not self.is_past(day)

    def is_past(self, day: date) -> bool:
        """Tell whether a day lies up to the last dose, so that it says nothing of this course."""
        given = self.plan.case.given
        return bool(given) and day <= given[-1].last_on


def met(criterion: Criterion, words: str) -> Weighed:
    """Say by which fact a criterion is met."""
    return Weighed(criterion, State.MET, words)


def unmet(criterion: Criterion, words: str, next_on: date | None = None) -> Weighed:
    """Say why a criterion is not met."""
    return Weighed(criterion, State.NOT_MET, words, next_on)


def missing(criterion: Criterion, words: str) -> Weighed:
    """Say what is missing to judge a criterion."""
    return Weighed(criterion, State.MISSING, words)


def not_yet(criterion: Criterion, look: Look, words: str) -> Weighed:
    """Say what is missing up to the first day, and what is not met from then on."""
    return missing(criterion, words) if look.plan.waits else unmet(criterion, words)


def worst_state(states: Sequence[State]) -> State:
    """Give the worst of several; there has to be one."""
    order = tuple(State)
    return max(states, key=order.index)
