"""What is handed on when a course is closed: the worksheet for the REMS infusion checklist."""

from collections.abc import Iterator, Mapping
from datetime import date

from infusion_planner.cards.course_words import given_count, is_left_out, is_to_come
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.antiviral import Antiviral, running
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import Course, Infusion, given_courses
from infusion_planner.domain.day_reactions import is_serious
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_bag import VialCount
from infusion_planner.domain.infusion_reaction import Reaction
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_rules import Minutes, SeriousReaction
from infusion_planner.domain.monitoring import BLOOD_AND_URINE, MonitoringPlan, monitoring_plan
from infusion_planner.domain.rule_kinds import CourseLength, RecurringTest
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.spacing import earliest_next_start
from infusion_planner.domain.units import SECONDS_IN_MINUTE
from infusion_planner.domain.wording import (
    date_words,
    day_words,
    dose_words,
    duration_words,
    listed,
)

Days = Mapping[str, InfusionRecord]
"""The record of each infusion of which something was entered, by the infusion's row id."""


class ChecklistDay(Frozen):
    """One infusion of the course.

    Attributes:
        number: of the infusion.
        day: given or planned, in words.
        dose: given, in words; `not given` where none was.
        note: what its entry says besides, why it was not given in full above all; may be empty.
        is_full: whether the whole dose entered the patient.
        lots: of the vials; empty where none is recorded.
        reactions: in words; `none`, or `not recorded`.
        observed: how long, in words; `not recorded` where it is not.
    """

    number: int
    day: str
    dose: str
    note: str
    is_full: bool
    lots: str
    reactions: str
    observed: str


class CourseChecklistCard(Frozen):
    """The whole course.

    Attributes:
        identity: whose.
        title: which course, in words.
        days: one for each infusion, by number.
        total: milligrams in words.
        not_given: infusions that were not given in full, with why; empty for none. What is still
            to come is none of them.
        serious: serious reactions in words, or that there was none.
        observed_all: whether each day was observed long enough, in words.
        vials: how many came and where they went; `not recorded` where nobody counted.
        send_by: when the checklist is due; empty before any dose.
        first_labs: the first day of the monthly tests; empty before any dose.
        antiviral: what is taken, or that none is recorded.
        next_steps: in words, one each.
    """

    identity: IdentityCard
    title: str
    days: tuple[ChecklistDay, ...]
    total: str
    not_given: tuple[str, ...]
    serious: str
    observed_all: str
    vials: str
    send_by: str
    first_labs: str
    antiviral: str
    next_steps: tuple[str, ...]


def checklist_card(
    identity: IdentityCard,
    course: Course,
    records: Days,
    case: Case,
    antivirals: tuple[Antiviral, ...],
    *,
    book: Rulebook,
) -> CourseChecklistCard:
    """Word a course that was given, whole or in part.

    Args:
        identity: whose.
        course: the course.
        records: what was entered of its days.
        case: the patient's facts.
        antivirals: on the chart.
        book: the rules in force.
    """
    full_ug = book_dose_ug(course.number, book)
    days = tuple(_day(item, records.get(item.id), full_ug) for item in course.infusions)
    total_ug = sum(dose.dose_ug for dose in course.doses)
    taken = running(antivirals)
    dated = _dated(course, case, book)
    return CourseChecklistCard(
        identity=identity,
        title=f"Course {course.number}, {given_count(course)} of {course.length} infusions given",
        days=days,
        total=dose_words(total_ug),
        not_given=not_given(course, full_ug),
        serious=_serious(course, records, book),
        observed_all=_observed_all(course, records, book),
        vials=_vials(records),
        send_by=dated.get("send_by", ""),
        first_labs=dated.get("first_labs", ""),
        antiviral="none recorded" if taken is None else taken.medicine,
        next_steps=tuple(_next_steps(course, dated)),
    )


def book_dose_ug(course: int, book: Rulebook) -> int:
    """Give the micrograms of a whole infusion."""
    return book.find(CourseLength, "course_length", course).dose_ug


def not_given(course: Course, full_ug: int) -> tuple[str, ...]:
    """Word the infusions that were not given in full, with why; not those still to come.

    Those of which an ended course left no entry are not given because it ended.

    Args:
        course: the course.
        full_ug: micrograms of a whole infusion.
    """
    recorded = [item for item in course.infusions if not is_left_out(course, item)]
    left_out = [str(item.number) for item in course.infusions if is_left_out(course, item)]
    short = [
        f"Infusion {item.number}: {item.reason or 'reason not recorded'}"
        for item in recorded
        if _given_ug(item) < full_ug and not is_to_come(course, item)
    ]
    if left_out:
        which = f"Infusion{'s' if len(left_out) > 1 else ''} {listed(left_out)}"
        short.append(f"{which}: course ended, {course.ended_reason}")
    return tuple(short)


def _given_ug(infusion: Infusion) -> int:
    return infusion.given.dose_ug if infusion.given else 0


def _day(infusion: Infusion, record: InfusionRecord | None, full_ug: int) -> ChecklistDay:
    on = infusion.given.on if infusion.given else infusion.planned_on
    given_ug = _given_ug(infusion)
    lots = [] if record is None else [vial.lot for vial in record.bag.vials]
    return ChecklistDay(
        number=infusion.number,
        day="" if on is None else day_words(on),
        dose=dose_words(given_ug) if given_ug else "not given",
        note=infusion.reason,
        is_full=given_ug >= full_ug,
        lots=listed(lots),
        reactions=_reactions(record),
        observed=_observed(record),
    )


def _reactions(record: InfusionRecord | None) -> str:
    if record is None or record.reactions is None:
        return "not recorded"
    return listed([_reaction(item) for item in record.reactions]) or "none"


def _reaction(item: Reaction) -> str:
    signs = listed([sign.replace("_", " ") for sign in item.signs]) or "reaction"
    return signs if item.grade is None else f"{signs} grade {item.grade}"


def _observed_minutes(record: InfusionRecord | None) -> int | None:
    if record is None or record.discharge is None or record.run.stopped_at is None:
        return None
    flushed = None if record.flush is None else record.flush.stopped_at
    ended = max(record.run.stopped_at, flushed or record.run.stopped_at)
    return int((record.discharge.left_at - ended).total_seconds() // SECONDS_IN_MINUTE)


def _observed(record: InfusionRecord | None) -> str:
    minutes = _observed_minutes(record)
    return "not recorded" if minutes is None else duration_words(max(minutes, 0))


def _given_records(course: Course, records: Days) -> list[tuple[Infusion, InfusionRecord | None]]:
    return [(item, records.get(item.id)) for item in course.infusions if item.entered]


def _observed_all(course: Course, records: Days, book: Rulebook) -> str:
    """Say whether each day was observed as long as it has to be.

    Source: rulebook INF-4.
    """
    least = book.find(Minutes, "observation", course.number).minutes
    short, unknown = [], []
    for infusion, record in _given_records(course, records):
        minutes = _observed_minutes(record)
        if minutes is None:
            unknown.append(str(infusion.number))
        elif minutes < least:
            short.append(str(infusion.number))
    if short:
        return f"no, shorter after infusion {listed(short)}"
    return f"not recorded for infusion {listed(unknown)}" if unknown else "yes, each day"


def _serious(course: Course, records: Days, book: Rulebook) -> str:
    """Name serious reactions.

    Source: rulebook INF-10.
    """
    rule = book.find(SeriousReaction, "serious_reaction", course.number)
    found = [
        f"infusion {infusion.number}: {_reaction(item)}"
        for infusion, record in _given_records(course, records)
        for item in (record.reactions or () if record else ())
        if is_serious(item, rule)
    ]
    return listed(found) or "none recorded"


def _vials(records: Days) -> str:
    counts = [item.bag.count for item in records.values() if item.bag.count is not None]
    if not counts:
        return "not recorded"
    total = VialCount(
        received=sum(item.received for item in counts),
        used=sum(item.used for item in counts),
        returned=sum(item.returned for item in counts),
        wasted=sum(item.wasted for item in counts),
    )
    left = f", {total.left} not accounted for" if total.left else ""
    said = f"{total.received} received, {total.used} used, {total.returned} returned"
    return f"{said}, {total.wasted} discarded{left}"


def first_tests_on(course: Course, case: Case, book: Rulebook) -> date | None:
    """Give the first day of the monthly tests after a course; None before any dose."""
    plan = _plan_after(course, case, book)
    if plan is None:
        return None
    rule = book.find(RecurringTest, BLOOD_AND_URINE, course.number)
    after = (day for day in plan.due[rule.tests[0]] if day > course.doses[-1].on)
    return next(after, None)


def _plan_after(course: Course, case: Case, book: Rulebook) -> MonitoringPlan | None:
    given = given_courses((course,))
    others = tuple(item for item in case.given if item.number < course.number)
    return monitoring_plan((*others, *given), case.open_days, book) if given else None


def _dated(course: Course, case: Case, book: Rulebook) -> dict[str, str]:
    given, plan = given_courses((course,)), _plan_after(course, case, book)
    if plan is None:
        return {}
    first = first_tests_on(course, case, book)
    return {
        "send_by": day_words(plan.checklist_due_on),
        "first_labs": "" if first is None else day_words(first),
        "monitoring_ends": date_words(plan.series.ends_on),
        "next_course": date_words(earliest_next_start(given[0], book)),
    }


def _next_steps(course: Course, dated: Mapping[str, str]) -> Iterator[str]:
    if not dated:
        return
    yield f"Send the REMS infusion checklist by {dated['send_by']}."
    yield f"Call back 1 and 3 days after the last infusion, {day_words(course.doses[-1].on)}."
    if dated["first_labs"]:
        yield f"First monthly blood and urine tests {dated['first_labs']}."
    yield f"Monitoring goes on until {dated['monitoring_ends']}."
    yield f"Course {course.number + 1} not before {dated['next_course']}."
