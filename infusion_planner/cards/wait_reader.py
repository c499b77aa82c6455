"""Reads the wait list: what was asked for, and who may have the next course soon."""

from collections.abc import Iterator, Mapping
from datetime import date

from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.wait_list import WaitCard, WaitLine
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import Course, given_courses
from infusion_planner.domain.course_request import (
    CourseRequest,
    Priority,
    is_waiting,
    month_words,
    open_course,
)
from infusion_planner.domain.eligible_soon import (
    AHEAD_DAYS,
    Eligible,
    blocking_rule,
    eligible_soon,
)
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.similar import fold
from infusion_planner.domain.spacing import NextCourse, next_course
from infusion_planner.domain.wording import count_words, date_words, name_words, span_words
from infusion_planner.store import center, course_requests, courses, patients
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import case_of

_FACES = {
    Priority.URGENT: ("override", "Urgent"),
    Priority.SOON: ("reminder", "Soon"),
    Priority.USUAL: ("planned", "Asked for"),
}
_LATE = ("blocked", "Too late")
_BY_ITSELF = ("info", "May be given")
_BLOCKED = ("blocked", "Blocked")
_ORDER = (_LATE, *_FACES.values(), _BY_ITSELF, _BLOCKED)
_SECOND = 2


class _Waits(Frozen):
    """One who waits, before it is worded."""

    patient: Patient
    coming: NextCourse
    face: tuple[str, str]
    why: str
    request: CourseRequest | None = None
    held: Course | None = None


class WaitReader(ChartReader):
    """Reads who waits for the days of a course."""

    def card(self) -> WaitCard:
        """Give the list.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The wait list")
        shut = self._access.shut()
        waiting = self._store.read(lambda db: tuple(self._waiting(db)))
        mine = [item for item in waiting if item.patient.id not in shut]
        today = self._clock().date()
        lines = sorted(
            (_line(item, today) for item in mine), key=lambda each: (each.sort_state, each.key)
        )
        return WaitCard(tuple(lines), _counts(mine, len(waiting) - len(mine)))

    def request_of(self, patient_id: str) -> CourseRequest | None:
        """Give what is asked for of a patient, for the form; None where nobody asked.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The wait list")
        today = self._clock().date()
        stored = self._store.read(lambda db: courses.of_patient(db, patient_id))
        asked = self._store.read(lambda db: course_requests.of_patient(db, patient_id))
        return next((item for item in asked if is_waiting(item, stored, today)), None)

    def _waiting(self, db: Database) -> Iterator[_Waits]:
        today, open_days = self._clock().date(), center.get(db).open_days
        asked: dict[str, list[CourseRequest]] = {}
        for request in course_requests.standing(db):
            asked.setdefault(request.patient_id, []).append(request)
        stored: Mapping[str, tuple[Course, ...]] = dict(courses.every(db))
        for patient in patients.every(db):
            own = stored.get(patient.id, ())
            case = Case(today, open_days, given_courses(own))
            found = next(
                (item for item in asked.get(patient.id, ()) if is_waiting(item, own, today)), None
            )
            if found is not None:
                yield replace(
                    _asked(patient, case, found, self._book), held=open_course(own, today)
                )
            elif (eligible := eligible_soon(own, case, self._book)) is not None:
                yield self._by_itself(db, patient, eligible)

    def _by_itself(self, db: Database, patient: Patient, eligible: Eligible) -> _Waits:
        coming = eligible.coming
        rule = blocking_rule(case_of(db, patient.id, self._clock().date()), coming, self._book)
        if rule:
            why = f"{rule} stands against course {coming.number} now. Look at the readiness."
            return _Waits(patient, coming, _BLOCKED, why)
        words = f"Last dose {date_words(eligible.last_on)}, 12 months are over (SPACE-1)"
        if coming.earliest_on and coming.earliest_on > self._clock().date():
            words = f"Last dose {date_words(eligible.last_on)} and 12 months (SPACE-1)"
        later = ", if the prescriber orders it" if coming.number > _SECOND else ""
        return _Waits(patient, coming, _BY_ITSELF, f"{words}{later}")


def _asked(patient: Patient, case: Case, request: CourseRequest, book: Rulebook) -> _Waits:
    ends = [day for day in (request.wish_to, request.due_until) if day is not None]
    is_late = any(day < case.as_of for day in ends)
    asked_on = date_words(request.asked_on) if request.asked_on else ""
    wish = _wish_words(request)
    parts = (
        f"Wishes a start {wish}" if wish else "",
        request.note,
        f"Asked for {asked_on} by {request.asked_by}",
    )
    why = " - ".join(part for part in parts if part)
    face = _LATE if is_late else _FACES[request.priority]
    coming = next_course(case.given, case.as_of, book)
    return _Waits(patient, coming, face, why, request)


def _counts(mine: list[_Waits], left_out: int) -> tuple[str, ...]:
    asked = sum(item.request is not None for item in mine)
    alone = len(mine) - asked
    words = []
    if asked:
        words.append(f"{asked} asked for")
    if alone:
        words.append(f"{alone} may be given within {AHEAD_DAYS} days")
    if left_out:
        words.append(f"{count_words(left_out, 'restricted chart')} left out")
    return tuple(words)


def _line(item: _Waits, today: date) -> WaitLine:
    patient, coming, request = item.patient, item.coming, item.request
    held = item.held
    begun = held if held is not None and held.doses else None
    # when a course that has begun goes on is for the prescriber to say
    earliest = None if begun else coming.earliest_on
    days = [today, *(day for day in (earliest, request and request.wish_from) if day)]
    due = request.due_on if request else None
    ends = [day for day in (request.wish_to, request.due_until) if day] if request else []
    presses = min(ends, default=earliest or today)
    return WaitLine(
        key=patient.id,
        patient_id=patient.id,
        request_id=request.id if request else "",
        name=name_words(patient.name),
        born=date_words(patient.born_on),
        mrn=patient.mrn,
        course=str(held.number if held else coming.number),
        state=item.face[0],
        word=item.face[1],
        why=item.why,
        earliest=date_words(earliest) if earliest else "Any day",
        wish=_wish_words(request),
        due=month_words(due),
        search_from=max(days),
        sort_state=f"{_ORDER.index(item.face)} {presses.isoformat()}",
        sort_name=fold(f"{patient.name.family}, {patient.name.given}"),
        sort_earliest=earliest.isoformat() if earliest else "",
        sort_due=due.isoformat() if due else "",
        resumes=begun.id if begun else "",
    )


def _wish_words(request: CourseRequest | None) -> str:
    if request is None or not (request.wish_from or request.wish_to):
        return ""
    if request.wish_from is None:
        return f"up to {date_words(request.wish_to)}" if request.wish_to else ""
    if request.wish_to is None:
        return f"from {date_words(request.wish_from)}"
    return span_words(request.wish_from, request.wish_to)
