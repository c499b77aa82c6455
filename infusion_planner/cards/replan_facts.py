"""Gathers the courses that cannot stay on some days, and looks for a place for each."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.case import Case, PlannedCourse
from infusion_planner.domain.chairs import ChairDays, Outage
from infusion_planner.domain.clinic import days_from
from infusion_planner.domain.course import Course
from infusion_planner.domain.findings import Finding, Severity
from infusion_planner.domain.forecast import judge_ahead
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.opening import infusion_day_minutes
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.replan import HitCourse, Placed, place_all
from infusion_planner.domain.replan_hits import HORIZON, Scope, hit_bookings, hit_course
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store import bookings, center, chairs, courses, patient_calls, patients
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import case_of

_AROUND = timedelta(days=40)
"""The other days of a course that is hit lie within so many days."""
_AGAINST = frozenset({Severity.HARD, Severity.OVERRIDE})


class Hit(Frozen):
    """One course that cannot stay.

    Attributes:
        patient: whose.
        course: as it is stored.
        part: what may move, and where to.
        infusions: row ids of those that cannot stay, by day.
        against: what the rules say against the first day they do not let it begin on; None where
            they let it begin on each.
    """

    patient: Patient
    course: Course
    part: HitCourse
    infusions: tuple[tuple[date, str], ...]
    against: Finding | None


class ReplanFacts(Frozen):
    """Everything a re-plan is worded from.

    Attributes:
        scope: the days looked at.
        why: why they are closed; empty where nothing is recorded.
        booked: who is booked on them, or was given an infusion.
        hits: the courses.
        placed: where they may go together.
        room: the chairs by days, without what has to find room anew.
        shut: row ids of the patients whose charts are restricted to others.
        called: how many patients are on the call list of these days.
    """

    scope: Scope
    why: str
    booked: tuple[Booking, ...]
    hits: tuple[Hit, ...]
    placed: Placed
    room: ChairDays
    shut: tuple[Patient, ...]
    called: int


def gather(db: Database, scope: Scope, book: Rulebook, shut: frozenset[str]) -> ReplanFacts:
    """Read everything at one moment.

    Args:
        db: the open database.
        scope: the days looked at.
        book: the rules in force.
        shut: row ids of the patients whose charts are restricted to others.
    """
    minutes = infusion_day_minutes(book)
    span = (scope.first - _AROUND, max(scope.last, scope.today) + _AROUND + HORIZON)
    booked = bookings.between(db, scope.first, scope.last)
    hit = hit_bookings(booked, chairs.room(db, *span, minutes), scope)
    anew = frozenset(item.infusion_id for item in hit)
    room = chairs.room(db, *span, minutes, without_infusions=anew)
    looker = _Looker(db, book, room, scope)
    hits = looker.look(tuple(item for item in hit if item.patient_id not in shut))
    days = days_from(span[0], (span[1] - span[0]).days + 1)
    closed = sorted({item.patient_id for item in hit} & shut)
    return ReplanFacts(
        scope=scope,
        why=_why(db, scope),
        booked=booked,
        hits=hits,
        placed=place_all(
            [item.part for item in hits], {day: room.places_left(day) for day in days}
        ),
        room=room,
        shut=tuple(patients.get(db, patient_id) for patient_id in closed),
        called=len(patient_calls.of_days(db, scope.first, scope.last)),
    )


@dataclass(slots=True)
class _Judge:
    """Says whether a course may begin on a day, and keeps what spoke against the first."""

    case: Case
    course: Course
    book: Rulebook
    said: list[Finding] = field(default_factory=list)

    def allows(self, start: date) -> bool:
        """Judge a day as it is judged when a course is planned.

        The days of a course that has begun are for the prescriber to decide.
        """
        if self.course.doses:
            return True
        planned = PlannedCourse(self.course.number, start, self.course.length)
        findings = judge_ahead(self.case, planned, self.book).findings
        against = [item for item in findings if item.severity in _AGAINST]
        self.said.extend(against[:1])
        return not against


class _Looker:
    """Describes each course with every day on which it may begin."""

    def __init__(self, db: Database, book: Rulebook, room: ChairDays, scope: Scope) -> None:
        self._db = db
        self._book = book
        self._room = room
        self._today = scope.today

    def look(self, hit: tuple[Booking, ...]) -> tuple[Hit, ...]:
        """Describe the courses of bookings, by day."""
        by_course: defaultdict[str, list[Booking]] = defaultdict(list)
        for item in hit:
            by_course[item.course_id].append(item)
        return tuple(self._describe(items) for items in by_course.values())

    def _describe(self, items: list[Booking]) -> Hit:
        patient_id, course = courses.owner_of_course(self._db, items[0].course_id)
        judge = _Judge(case_of(self._db, patient_id, self._today), course, self._book)
        part = hit_course(
            course,
            frozenset(item.infusion_id for item in items),
            self._room.open_days,
            judge.allows,
            self._today,
            has_room=lambda day: self._room.places_left(day) > 0,
        )
        return Hit(
            patient=patients.get(self._db, patient_id),
            course=course,
            part=part,
            infusions=tuple((item.on, item.infusion_id) for item in items),
            against=judge.said[0] if judge.said else None,
        )


def _why(db: Database, scope: Scope) -> str:
    """Give why the days are closed, else why a chair is out of service on one of them."""
    closed = center.get(db).closures
    found = [item.why for item in closed if scope.first <= item.on <= scope.last and item.why]
    out = (item.outage for item in chairs.outages(db))
    found += [f"chair {item.chair} out of service" for item in out if _touches(item, scope)]
    return found[0] if found else ""


def _touches(outage: Outage, scope: Scope) -> bool:
    return outage.from_on <= scope.last and outage.to_on >= scope.first
