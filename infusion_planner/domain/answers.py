"""What a check of a planned course is asked about, and what it may answer.

A check answers with a finding when its rule speaks, with `Met` when the facts satisfy it, with
`NotEvaluated` when a fact is missing, and with None when it does not apply.
"""

from collections.abc import Callable
from datetime import date

from infusion_planner.domain.case import Case
from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.payer_policy import InForce
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.spacing import NextCourse


class Met(Frozen):
    """Say that the facts satisfy a rule.

    Attributes:
        rule: the rule.
        fact: the fact that satisfies it, one sentence without a full stop.
    """

    rule: Rule
    fact: str


class NotEvaluated(Frozen):
    """Say that a rule could not be judged.

    Attributes:
        rule: the rule.
        missing: which fact is missing, one sentence.
    """

    rule: Rule
    missing: str


class Plan(Frozen):
    """A planned course with its facts, ready to be judged.

    Attributes:
        case: the facts.
        coming: the course that may be planned next.
        start_on: the first day wanted.
        length: number of infusions.
        policies: the versions of the payer's policy that its days meet, each with its days.
    """

    case: Case
    coming: NextCourse
    start_on: date
    length: int
    policies: tuple[InForce, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """Give the infusion days: calendar days in a row, open or not."""
        return days_from(self.start_on, self.length)

    @property
    def waits(self) -> bool:
        """Tell whether what is missing may still come: day 1 is not here, or is only planned."""
        return self.case.may_come or self.case.as_of < self.start_on


Answer = Finding | Met | NotEvaluated | None
Check = Callable[[Plan, Rulebook], Answer]


def say(rule: Rule, when: str, *, next_on: date | None = None, **words: str | int) -> Finding:
    """Word what a rule found, from its templates.

    Args:
        rule: the rule that speaks.
        when: the situation; decides the severity.
        next_on: the next legal day, where there is one.
        words: the values of the templates' placeholders.
    """
    outcome = rule.outcome(when)
    return Finding(
        rule=rule.id,
        severity=outcome.severity,
        message=outcome.why.format(**words),
        source=rule.source_words,
        next_step=outcome.next_step.format(**words),
        next_on=next_on,
    )
