"""Whether a course is ready to begin: every gate as it stands on a day.

Up to a gate's moment a fact that is missing may still come; from then on it weighs what its rule
weighs. A documented override stands as long as neither the rule nor its facts change.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from infusion_planner.domain.answers import Met, NotEvaluated, Plan
from infusion_planner.domain.case import Case, PlannedCourse
from infusion_planner.domain.fact_marks import facts_mark
from infusion_planner.domain.fact_names import Gate
from infusion_planner.domain.findings import Finding, Severity
from infusion_planner.domain.forecast import judge
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.override import Override
from infusion_planner.domain.rems import answers_of_course
from infusion_planner.domain.rules import Rule, Rulebook


class GateState(Enum):
    """How a gate stands, worst first."""

    BLOCKED = "blocked"
    OVERRIDE = "override"
    NOT_KNOWN = "not_known"
    REMINDER = "reminder"
    OVERRIDDEN = "overridden"
    INFORMATION = "information"
    MET = "met"


class Ready(Enum):
    """What all gates together come to, worst first."""

    BLOCKED = "blocked"
    OVERRIDE = "override"
    NOT_READY = "not_ready"
    READY = "ready"


_OF_SEVERITY = {
    Severity.HARD: GateState.BLOCKED,
    Severity.OVERRIDE: GateState.OVERRIDE,
    Severity.REMINDER: GateState.REMINDER,
    Severity.INFORMATION: GateState.INFORMATION,
}
_RANK = {state: rank for rank, state in enumerate(GateState)}


class GateStanding(Frozen):
    """How one rule stands.

    Attributes:
        rule: the rule.
        state: how it stands.
        words: what the rule found, what is missing, or the fact that meets it.
        next_step: what may legally be done next; empty for nothing.
        next_on: the next legal day where there is one.
        due_on: up to when a missing fact may still come; None where nothing is missing.
        override: the decision that stands for it; None for none.
        void: a decision that no longer stands, because rule or facts changed; None for none.
    """

    rule: Rule
    state: GateState
    words: str
    next_step: str = ""
    next_on: date | None = None
    due_on: date | None = None
    override: Override | None = None
    void: Override | None = None


class Readiness(Frozen):
    """Every gate of a course, as of a day.

    Attributes:
        plan: the course judged.
        gates: worst first, then by rule.
        ready: what they come to.
    """

    plan: Plan
    gates: tuple[GateStanding, ...]
    ready: Ready


def readiness(
    case: Case, planned: PlannedCourse, overrides: Iterable[Override], book: Rulebook
) -> Readiness:
    """Say of each gate how it stands on the day of the case.

    Args:
        case: the facts; `as_of` may lie ahead, to see what would be missing then.
        planned: its length must be chosen where `next_course` leaves it open.
        overrides: decisions documented for this course, the later ones last.
        book: the rules in force.
    """
    waits = case.as_of < planned.start_on
    judged = judge(replace(case, may_come=waits), planned, book)
    rules = {rule.id: rule for rule in book.rules}
    decided = {item.rule: item for item in overrides}
    gates = [
        *(_found(item, rules[item.rule]) for item in judged.findings),
        *(_missing(item, judged.plan) for item in judged.not_evaluated),
        *(_met(item) for item in judged.met),
    ]
    settled = [_settled(gate, decided.get(gate.rule.id), judged.plan) for gate in gates]
    ordered = sorted(settled, key=lambda gate: (_RANK[gate.state], gate.rule.id))
    return Readiness(judged.plan, tuple(ordered), _ready(ordered))


def gate_day(rule: Rule, plan: Plan) -> date | None:
    """Give the day from which a missing fact weighs what its rule weighs; None for never."""
    if rule.gate is None:
        return None
    if rule.gate is Gate.DAY_1 or plan.case.facts is None:
        return plan.start_on
    asked = [item.on for item in answers_of_course(plan.case.facts, plan)]
    return min([*asked, plan.start_on])


def _found(finding: Finding, rule: Rule) -> GateStanding:
    state = _OF_SEVERITY[finding.severity]
    return GateStanding(rule, state, finding.message, finding.next_step, finding.next_on)


def _missing(item: NotEvaluated, plan: Plan) -> GateStanding:
    due = gate_day(item.rule, plan)
    # what would only inform weighs nothing on any day, and was not looked at all the same
    informs = item.rule.severity is Severity.INFORMATION
    if due is None or plan.case.as_of < due or informs:
        return GateStanding(item.rule, GateState.NOT_KNOWN, item.missing, due_on=due)
    state = _OF_SEVERITY[item.rule.severity]
    return GateStanding(item.rule, state, item.missing, "Record it before infusion 1.", due_on=due)


def _met(item: Met) -> GateStanding:
    return GateStanding(item.rule, GateState.MET, item.fact)


def _settled(gate: GateStanding, decided: Override | None, plan: Plan) -> GateStanding:
    """Let a decision stand for a gate that asks for one, unless it was made on other facts."""
    if gate.state is not GateState.OVERRIDE or decided is None:
        return gate
    if decided.mark == facts_mark(gate.rule, plan):
        return replace(gate, state=GateState.OVERRIDDEN, override=decided)
    return replace(gate, void=decided)


def _ready(gates: Iterable[GateStanding]) -> Ready:
    states = {gate.state for gate in gates if _holds_back(gate)}
    if GateState.BLOCKED in states:
        return Ready.BLOCKED
    if GateState.OVERRIDE in states:
        return Ready.OVERRIDE
    return Ready.NOT_READY if GateState.NOT_KNOWN in states else Ready.READY


def _holds_back(gate: GateStanding) -> bool:
    """Leave out what is missing for a rule that only reminds."""
    reminds = gate.rule.severity in (Severity.REMINDER, Severity.INFORMATION)
    return not (gate.state is GateState.NOT_KNOWN and reminds)
