"""What would clear a gate: a fact to record, another day, a decision, or a form elsewhere."""

from collections.abc import Sequence
from datetime import date

from infusion_planner.domain.answers import Plan
from infusion_planner.domain.chart_facts import ChartFact
from infusion_planner.domain.fact_kinds import FACT_KINDS
from infusion_planner.domain.fact_marks import read_fact
from infusion_planner.domain.fact_names import FactName
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.readiness import GateStanding, GateState
from infusion_planner.domain.rems_facts import Certified
from infusion_planner.domain.rule_kinds import BaselineSet
from infusion_planner.domain.rules import Rule
from infusion_planner.domain.wording import day_words

RECORD, CORRECT, OVERRIDE = "Record", "Correct", "Override"
PLAN, ANTIVIRAL, DETAILS = "plan", "antiviral", "details"
SETTINGS, FACTS, ENTRY = "settings", "facts", "entry"
_WORDS = {
    PLAN: "Plan",
    ANTIVIRAL: RECORD,
    DETAILS: "Details",
    SETTINGS: "Settings",
    FACTS: CORRECT,
    ENTRY: CORRECT,
}
_STANDS = frozenset(
    {
        "diagnosis",
        "hypersensitive",
        "infection_screen",
        "suspected",
        "caution",
        "medicine",
        "hiv",
        "tuberculosis",
    }
)
"""Kinds of which an entry speaks until it is corrected, whatever is entered after it."""
_OPEN = frozenset({GateState.BLOCKED, GateState.OVERRIDE, GateState.NOT_KNOWN, GateState.REMINDER})
_CERTIFIED = (FactName.PRESCRIBER, FactName.FACILITY, FactName.PHARMACY)
_ELSEWHERE = (
    (FactName.ANTIVIRALS, ANTIVIRAL),
    (FactName.BIRTH_DATE, DETAILS),
    (FactName.COURSES, PLAN),
)


class Asked(Frozen):
    """What is known of the course besides its gates.

    Attributes:
        plan: the course as it is judged.
        is_planned: whether it is planned; else it is the coming course on its first start.
        has_begun: whether anything of it was given, so that its days stand.
        has_prescriber: whether the patient has a prescriber.
        entries: what is entered on the chart.
    """

    plan: Plan
    is_planned: bool
    has_begun: bool
    has_prescriber: bool
    entries: tuple[ChartFact, ...] = ()


class Repair(Frozen):
    """The repair of one gate; see `ReadinessLine`.

    Attributes:
        action: words of the button; empty for none.
        kinds: what `Record` enters.
        on: the day the button goes to.
        leads: the form or page elsewhere.
        entry_id: the entry to correct.
        overrides: whether a prescriber may set it aside.
        record: words of the button beside `Override`.
    """

    action: str = ""
    kinds: tuple[str, ...] = ()
    on: date | None = None
    leads: str = ""
    entry_id: str = ""
    overrides: bool = False
    record: str = ""


def repair_of(
    gate: GateStanding, names: Sequence[FactName], kinds: tuple[str, ...], asked: Asked
) -> Repair:
    """Give the repair of a gate.

    Args:
        gate: as it stands.
        names: the facts its rule reads.
        kinds: the kinds of entries these are read from.
        asked: what is known of the course.
    """
    if gate.state not in _OPEN:
        return Repair()
    overrides = gate.state is GateState.OVERRIDE
    if gate.next_on is not None and not asked.has_begun:
        words = f"Use {day_words(gate.next_on)}"
        return Repair(words, on=gate.next_on, leads=PLAN, overrides=overrides and asked.is_planned)
    wanted = _screenings(gate.rule, asked.plan) or kinds
    made = _entered(gate, kinds, asked) or _enter(names, wanted, asked)
    if overrides and gate.due_on is None:
        return _decided(made, asked)
    return replace(made, overrides=overrides and asked.is_planned)


def _decided(made: Repair, asked: Asked) -> Repair:
    """Ask for a decision; of a course that is not planned yet it is recorded with the plan."""
    if asked.is_planned:
        return replace(made, action=OVERRIDE, overrides=True, record=made.action)
    if made.action:
        return made
    return Repair(_WORDS[PLAN], on=asked.plan.start_on, leads=PLAN)


def _entered(gate: GateStanding, kinds: tuple[str, ...], asked: Asked) -> Repair | None:
    """Give the correction of what was entered; None where something else is entered instead."""
    if gate.due_on is not None or not kinds or not _STANDS.issuperset(kinds):
        return None
    speaking = [entry for entry in asked.entries if entry.counts and entry.kind in kinds]
    if not speaking:
        return None
    if len(speaking) > 1:
        return Repair(CORRECT, leads=FACTS)
    return Repair(CORRECT, leads=ENTRY, entry_id=speaking[0].id)


def _enter(names: Sequence[FactName], kinds: tuple[str, ...], asked: Asked) -> Repair:
    """Give the entry of what is missing."""
    leads = _leads(names, kinds, asked)
    if leads or not kinds:
        return Repair(_WORDS.get(leads, ""), leads=leads)
    return Repair(RECORD, kinds)


def _screenings(rule: Rule, plan: Plan) -> tuple[str, ...]:
    """Give the screenings that a baseline lacks, once they are all that it lacks."""
    if not isinstance(rule, BaselineSet) or plan.case.facts is None:
        return ()
    made = {item.test for item in plan.case.facts.baseline or ()}
    missing = tuple(test for test in rule.tests if test not in made)
    return missing if FACT_KINDS.keys() >= set(missing) else ()


def _leads(names: Sequence[FactName], kinds: tuple[str, ...], asked: Asked) -> str:
    """Say where it is entered, where it is no fact of the chart; empty where it is one."""
    if any(name in names and not _covers(name, asked.plan) for name in _CERTIFIED):
        return DETAILS if FactName.PRESCRIBER in names and not asked.has_prescriber else SETTINGS
    if kinds:
        return ""
    found = next((leads for name, leads in _ELSEWHERE if name in names), "")
    return "" if found == PLAN and asked.has_begun else found


def _covers(name: FactName, plan: Plan) -> bool:
    held = read_fact(name.value, plan)
    return isinstance(held, Certified) and held.covers(plan.days[0], plan.days[-1])
