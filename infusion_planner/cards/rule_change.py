"""What other rules would change: planned courses whose gates, dates or overrides differ."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from infusion_planner.cards.access import ChartAccess
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.read_identity import bare_identity, identity_card
from infusion_planner.cards.read_review import all_consequences
from infusion_planner.domain.case import PlannedCourse, planned_again
from infusion_planner.domain.course import UNFINISHED, Course, course_state
from infusion_planner.domain.fact_marks import facts_mark
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.override import Override
from infusion_planner.domain.readiness import GateState, Readiness, readiness
from infusion_planner.domain.rules import Rule, Rulebook
from infusion_planner.domain.wording import count_words, date_words
from infusion_planner.store import courses, patients
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import case_of
from infusion_planner.store.store import Store

_STATES = {
    GateState.BLOCKED: "blocked",
    GateState.OVERRIDE: "override needed",
    GateState.NOT_KNOWN: "not known",
    GateState.REMINDER: "reminder",
    GateState.OVERRIDDEN: "overridden",
    GateState.INFORMATION: "information",
    GateState.MET: "met",
}


_SHUT = "The chart is restricted; whoever may open it has to look."


class PlanChange(Frozen):
    """One planned course that other rules would judge otherwise.

    Attributes:
        identity: whose it is; bare where the chart is restricted.
        course: `Course 2, day 1 14-Dec-2026`.
        lines: what would change, one sentence each, the gates first.
    """

    identity: IdentityCard
    course: str
    lines: tuple[str, ...]


class PlansChanged:
    """Look what other rules would change, one planned or running course at a step.

    Args:
        store: the open records.
        access: says which charts are shut to the person: of those only that they change is told.
        now: the workstation's time.
        old: the rules in force.
        new: the rules that might come.
    """

    def __init__(
        self, store: Store, access: ChartAccess, now: datetime, old: Rulebook, new: Rulebook
    ) -> None:
        self._store = store
        self._shut = access.shut()
        self._done = 0
        self._found: list[PlanChange] = []
        every = store.read(lambda db: tuple(courses.every(db)))
        self._courses = tuple(
            _Judged(patient_id, course, planned, now, old, new)
            for patient_id, stored in every
            for course in stored
            if (planned := _open(course, now)) is not None
        )

    @property
    def progress(self) -> tuple[int, int, str]:
        """Give how many courses were looked at, how many there are, and words."""
        total = len(self._courses)
        return self._done, total, f"{self._done:,} of {count_words(total, 'planned course')}"

    @property
    def found(self) -> tuple[PlanChange, ...]:
        """Give the courses that would be judged otherwise, of those looked at."""
        return tuple(self._found)

    def step(self) -> bool:
        """Look at the next course and tell whether any is left."""
        if self._done < len(self._courses):
            judged = self._courses[self._done]
            hidden = judged.patient_id in self._shut
            change = self._store.read(lambda db: judged.change(db, hidden=hidden))
            self._found += [] if change is None else [change]
            self._done += 1
        return self._done < len(self._courses)


def _open(course: Course, now: datetime) -> PlannedCourse | None:
    if course.given_elsewhere or course_state(course, now.date()) not in UNFINISHED:
        return None
    return planned_again(course)


class _Judged(Frozen):
    """One course under two sets of rules."""

    patient_id: str
    course: Course
    planned: PlannedCourse
    now: datetime
    old: Rulebook
    new: Rulebook

    def change(self, db: Database, *, hidden: bool) -> PlanChange | None:
        lines = tuple(self._lines(db))
        if not lines:
            return None
        patient, today = patients.get(db, self.patient_id), self.now.date()
        course = f"Course {self.course.number}, day 1 {date_words(self.planned.start_on)}"
        if hidden:
            return PlanChange(bare_identity(patient, today), course, (_SHUT,))
        return PlanChange(identity_card(patient, today), course, lines)

    def _lines(self, db: Database) -> Iterator[str]:
        case = case_of(db, self.patient_id, self.now.date(), self.course.number)
        overrides = courses.overrides_of(db, self.course.id)
        before = readiness(case, self.planned, overrides, self.old)
        after = readiness(case, self.planned, overrides, self.new)
        yield from _gates(before, after)
        yield from _voided(before, after, overrides, _by_id(self.old), _by_id(self.new))
        yield from _dates(before, after, self.old, self.new)


def _gates(before: Readiness, after: Readiness) -> Iterator[str]:
    was = {gate.rule.id: _STATES[gate.state] for gate in before.gates}
    now = {gate.rule.id: _STATES[gate.state] for gate in after.gates}
    titles = {gate.rule.id: gate.rule.title for gate in (*before.gates, *after.gates)}
    for rule in sorted(was.keys() | now.keys()):
        one, other = was.get(rule, "not asked"), now.get(rule, "not asked")
        if one != other:
            yield f"{titles[rule]} ({rule}): {one}, then {other}."


def _voided(
    before: Readiness,
    after: Readiness,
    overrides: tuple[Override, ...],
    olds: Mapping[str, Rule],
    news: Mapping[str, Rule],
) -> Iterator[str]:
    for item in overrides:
        if item.rule not in olds or item.mark != facts_mark(olds[item.rule], before.plan):
            continue
        if item.rule not in news or item.mark != facts_mark(news[item.rule], after.plan):
            yield f"The override of {item.rule} by {item.prescriber} would be void."


def _by_id(book: Rulebook) -> Mapping[str, Rule]:
    return {rule.id: rule for rule in book.rules}


def _dates(before: Readiness, after: Readiness, old: Rulebook, new: Rulebook) -> Iterator[str]:
    was = {fact.label: fact.value for fact in all_consequences(before.plan, old)}
    for fact in all_consequences(after.plan, new):
        if fact.value != was.get(fact.label, ""):
            yield f"{fact.label}: {was.get(fact.label) or 'nothing'}, then {fact.value}."
