"""What was recorded at the chair, put beside a patient's other facts for the rules."""

from collections.abc import Iterable, Iterator
from datetime import date

from infusion_planner.domain.aftercare_facts import Aftercare, Checklist
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_so_far import DaySoFar
from infusion_planner.domain.facts import Facts
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.lab_facts import Symptoms
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store import course_closes, courses, day_entries
from infusion_planner.store.driver import Database

Days = dict[day_entries.Day, tuple[DayEntry, ...]]


def with_days(db: Database, case: Case, patient_id: str, book: Rulebook) -> Case:
    """Give a case with the infusion days, call-backs and checklists that were recorded here.

    Args:
        db: the records.
        case: what the chart says.
        patient_id: the patient's row id.
        book: the rules in force.
    """
    if case.facts is None:
        return case
    stored = courses.of_patient(db, patient_id)
    days = day_entries.of_patient(db, patient_id)
    facts = replace(
        case.facts,
        infusions=tuple(_records(stored, days, book)) or case.facts.infusions,
        symptoms=_with_calls(case.facts, days),
        aftercare=replace(
            case.facts.aftercare or Aftercare(), checklists=tuple(_checklists(db, stored))
        ),
    )
    return replace(case, facts=facts)


def _records(stored: Iterable[Course], days: Days, book: Rulebook) -> Iterator[InfusionRecord]:
    """Yield the record of each infusion that was begun, by day.

    A day on which nothing was begun is no infusion day: what became of it the course says.
    """
    known = {item.id: (course, item) for course in stored for item in course.infusions}
    for (infusion_id, on), entries in sorted(days.items(), key=lambda pair: pair[0][1]):
        if infusion_id not in known:
            continue
        course, infusion = known[infusion_id]
        record = DaySoFar(on, course.number, infusion.number, entries).record(book)
        if record.run.started_at is not None and _counts(infusion, on):
            yield record


def _counts(infusion: Infusion, on: date) -> bool:
    return infusion.given is None or infusion.given.on == on


def _with_calls(facts: Facts, days: Days) -> Symptoms | None:
    """Add the calls in which somebody was reached to what the chart says of symptoms."""
    calls = tuple(
        entry.real_at.date()
        for entries in days.values()
        for entry, call in DayLog(entries).calls
        if call.reached
    )
    known = facts.symptoms
    if not calls:
        return known
    before = Symptoms() if known is None else known
    return replace(before, called_on=(*before.called_on, *calls))


def _checklists(db: Database, stored: Iterable[Course]) -> Iterator[Checklist]:
    """Yield the checklists that were sent; that of another center is not for this one to send."""
    sent = course_closes.sent_days(db)
    for course in stored:
        if course.given_elsewhere:
            yield Checklist(course.number, date.max)
        elif course.id in sent:
            yield Checklist(course.number, sent[course.id])
