"""Reads the readiness of a course: gates, where their facts stand, and what they come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from infusion_planner.cards.read_identity import identity_card
from infusion_planner.cards.readiness import (
    ReadinessBrief,
    ReadinessCard,
    ReadinessGroup,
    ReadinessLine,
)
from infusion_planner.cards.readiness_repairs import Asked, repair_of
from infusion_planner.cards.ready_words import VERDICTS, how_many
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.case import Case, PlannedCourse
from infusion_planner.domain.chart_facts import ChartFact, newest_of
from infusion_planner.domain.dose_words import dose_date_words
from infusion_planner.domain.fact_kinds import kinds_of
from infusion_planner.domain.fact_names import FACT_NAMES, FactName
from infusion_planner.domain.fact_words import fact_title
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.override import Override
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.readiness import (
    GateStanding,
    GateState,
    Readiness,
    Ready,
    readiness,
)
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import first_starts, next_course, usual_length
from infusion_planner.domain.wording import count_words, date_words, day_words, time_words

_STATES = {
    GateState.BLOCKED: ("blocked", "Blocked"),
    GateState.OVERRIDE: ("override", "Override needed"),
    GateState.NOT_KNOWN: ("noteval", "Not known"),
    GateState.REMINDER: ("reminder", "Reminder"),
    GateState.OVERRIDDEN: ("override", "Overridden"),
    GateState.INFORMATION: ("info", "Information"),
    GateState.MET: ("ok", "Met"),
}
_TO_DO = ("reminder", "To do")
_GROUPS = (
    ("blocked", "Blocked", "only a correction or the entry it names clears it"),
    ("override", "Override needed", "named prescriber, reason, date and time"),
    ("not known", "Not known", "no entry; not the same as met"),
    ("to do", "Still to do", "with date"),
    ("met", "Met", "from what is entered"),
)
_COUNTED = {
    "blocked": "blocked",
    "override": "override",
    "not known": "noteval",
    "to do": "reminder",
    "met": "ok",
}


class ReadinessFacts(Frozen):
    """What the card is made of.

    Attributes:
        patient: the patient.
        case: the facts, as of the day of the question.
        today: the center's civil date.
        entries: what is entered on the chart.
        planned: the course that is planned or under way; None where there is none.
        number: its number, or that of the coming course.
        course_id: row id of the planned course; empty where none is planned.
        overrides: decisions documented for it.
        zone: the workstation's, for the day of a decision.
        has_begun: whether anything of it was given.
    """

    patient: Patient
    case: Case
    today: date
    entries: tuple[ChartFact, ...]
    planned: PlannedCourse | None
    number: int
    course_id: str
    overrides: tuple[Override, ...]
    zone: tzinfo | None = None
    has_begun: bool = False


def readiness_card(facts: ReadinessFacts, book: Rulebook) -> ReadinessCard:
    """Judge every gate and word the answers."""
    planned = judged_course(facts, book)
    found = readiness(facts.case, planned, facts.overrides, book)
    words = _Words(facts, found)
    groups = _groups([words.line(gate) for gate in found.gates])
    return ReadinessCard(
        identity=identity_card(facts.patient, facts.today),
        course=_course_words(facts, planned),
        number=facts.number,
        course_id=facts.course_id,
        as_of=facts.case.as_of,
        as_of_words=_as_of_words(facts),
        verdict=_verdict(found, groups),
        first_legal=_first_legal(found),
        counts=_counts(groups),
        groups=groups,
        start_on=planned.start_on,
        override_off=_override_off(facts),
        day=day_words(planned.start_on),
    )


def readiness_brief(facts: ReadinessFacts, book: Rulebook) -> ReadinessBrief:
    """Say in a few words what the gates of a planned course come to; of no other it is judged."""
    name = f"ourse {facts.number}"
    if facts.planned is None:
        return ReadinessBrief("info", f"Readiness of c{name}")
    found = readiness(facts.case, facts.planned, facts.overrides, book)
    state, word = VERDICTS[found.ready]
    return ReadinessBrief(state, ", ".join((f"C{name}: {word.lower()}", *how_many(found))))


def _override_off(facts: ReadinessFacts) -> str:
    if facts.planned is None:
        return "The course is not planned yet: an override is recorded with the plan."
    if facts.case.as_of != facts.today:
        return "An override is decided as of today: press Today first."
    return ""


def judged_course(facts: ReadinessFacts, book: Rulebook) -> PlannedCourse:
    """Give the course that is planned; without one, the coming course on its first start."""
    if facts.planned is not None:
        return facts.planned
    coming = next_course(facts.case.given, facts.case.as_of, book)
    length = coming.infusions or usual_length(book, coming.number)
    starts = first_starts(coming, length, facts.case.open_days, book, 1)
    start = starts[0] if starts else coming.search_from
    return PlannedCourse(coming.number, start, length)


def _course_words(facts: ReadinessFacts, planned: PlannedCourse) -> str:
    day = day_words(planned.start_on)
    if facts.planned is not None:
        return f"Course {planned.number}, planned day 1 {day}"
    return f"Course {planned.number}, not planned; judged for {day}, the first start that fits"


def _as_of_words(facts: ReadinessFacts) -> str:
    as_of = facts.case.as_of
    if as_of == facts.today:
        return f"today, {day_words(as_of)}"
    if as_of < facts.today:
        return f"{day_words(as_of)}, a day that is over, by what is entered now"
    return f"as it would stand on {day_words(as_of)} if nothing were added"


class _Words:
    """Words gates, with where their facts stand."""

    def __init__(self, facts: ReadinessFacts, found: Readiness) -> None:
        self._facts = facts
        self._plan = found.plan
        self._asked = Asked(
            plan=found.plan,
            is_planned=facts.planned is not None,
            has_begun=facts.has_begun,
            has_prescriber=bool(facts.patient.prescriber_id),
            entries=facts.entries,
        )

    def line(self, gate: GateStanding) -> ReadinessLine:
        names = tuple(FactName(name) for name in gate.rule.facts if name in FACT_NAMES)
        kinds = tuple(kind.key for name in names for kind in kinds_of(name))
        entry = newest_of(self._facts.entries, *kinds)
        state, word = _STATES[gate.state]
        if gate.state is GateState.NOT_KNOWN and entry is not None:
            state, word = _TO_DO
        noted, origin, who = self._origin(names, entry)
        repair = repair_of(gate, names, kinds, self._asked)
        return ReadinessLine(
            state=state,
            word=word,
            title=gate.rule.title,
            rule=gate.rule.id,
            sentence=f"{gate.words} {gate.next_step}".strip(),
            found=gate.words,
            source=gate.rule.source_words,
            noted=noted,
            origin=origin,
            who=who,
            due=f"by {day_words(gate.due_on)}" if gate.due_on else "",
            decided=_decided(gate, self._facts.zone),
            action=repair.action,
            kinds=repair.kinds,
            action_on=repair.on,
            leads=repair.leads,
            entry_id=repair.entry_id,
            overrides=repair.overrides,
            record=repair.record,
        )

    def _origin(self, names: Sequence[FactName], entry: ChartFact | None) -> tuple[str, str, str]:
        """Give day, place and author of the fact behind a gate."""
        if entry is not None:
            return date_words(entry.noted_on), fact_title(entry), entry.noted_by
        given = self._plan.case.given
        if FactName.COURSES in names and given:
            last = given[-1]
            return dose_date_words(last.doses[-1]), f"Course {last.number}, last dose", ""
        places = ((FactName.BIRTH_DATE, "Birth date"), (FactName.ANTIVIRALS, "Medicines"))
        return "", next((words for name, words in places if name in names), ""), ""


def _decided(gate: GateStanding, zone: tzinfo | None) -> str:
    decided = gate.override or gate.void
    if decided is None:
        return ""
    at = datetime.fromisoformat(decided.recorded_at).astimezone(zone)
    said = f"{decided.prescriber}, {date_words(at.date())} {time_words(at)}"
    if gate.void is not None:
        return f"The override of {said} no longer stands: the facts or the rule changed."
    return f"Override of {said}: {decided.reason}"


def _groups(lines: Sequence[ReadinessLine]) -> tuple[ReadinessGroup, ...]:
    of_group: dict[str, list[ReadinessLine]] = {key: [] for key, _, _ in _GROUPS}
    for line in lines:
        of_group[_group_of(line)].append(line)
    return tuple(
        ReadinessGroup(title, note, tuple(of_group[key]))
        for key, title, note in _GROUPS
        if of_group[key]
    )


def _group_of(line: ReadinessLine) -> str:
    if line.word == "Overridden":
        return "met"
    keys = {"blocked": "blocked", "override": "override", "noteval": "not known"}
    return keys.get(line.state, "to do" if line.state == "reminder" else "met")


def _counts(groups: Sequence[ReadinessGroup]) -> tuple[tuple[str, int, str], ...]:
    by_title = {group.title: len(group.lines) for group in groups}
    return tuple((_COUNTED[key], by_title.get(title, 0), key) for key, title, _ in _GROUPS)


def _verdict(found: Readiness, groups: Sequence[ReadinessGroup]) -> VerdictCard:
    """Give the worst gate's sentence; of a course that is only not ready, how much is missing."""
    state, word = VERDICTS[found.ready]
    worst = groups[0].lines[0] if groups else None
    if found.ready in (Ready.BLOCKED, Ready.OVERRIDE) and worst is not None:
        return VerdictCard(state, word, worst.sentence, worst.rule, worst.action, worst.action_on)
    start = day_words(found.plan.start_on)
    left = sum(gate.state is GateState.NOT_KNOWN for gate in found.gates)
    if found.ready is Ready.READY:
        return VerdictCard(state, word, _ready_words(found, start))
    words = f"{count_words(left, 'fact')} still to come before {start}."
    can_record = any(line.action for group in groups for line in group.lines)
    return VerdictCard(state, word, words, action="Record next" if can_record else "")


def _ready_words(found: Readiness, start: str) -> str:
    """Say what stands open although nothing holds the course back."""
    states = Counter(gate.state for gate in found.gates)
    over, due = states[GateState.OVERRIDDEN], states[GateState.REMINDER]
    left = states[GateState.NOT_KNOWN]
    open_ = (
        (over, f"{count_words(over, 'gate')} overridden"),
        (due, f"{count_words(due, 'reminder')} to do"),
        (left, f"{count_words(left, 'fact')} not known"),
    )
    said = ", ".join(words for count, words in open_ if count)
    if said:
        return f"Nothing holds the course back on {start}; {said}."
    return f"Every gate is met for {start}."


def _first_legal(found: Readiness) -> str:
    days = [gate.next_on for gate in found.gates if gate.next_on is not None]
    return f"First legal day 1: {day_words(max(days))}" if days else ""
