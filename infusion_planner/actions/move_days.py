"""Move days of a course: one, the rest or all; it stays the same course with as many infusions."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from infusion_planner.actions.clash_checks import refuse_any_clash
from infusion_planner.actions.desk import Moment
from infusion_planner.actions.plan_course import (
    OverrideGiven,
    PlanCourse,
    judged_plan,
    overrides_asked,
)
from infusion_planner.actions.words import who
from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.clashes import Wanted
from infusion_planner.domain.course import Course
from infusion_planner.domain.course_changes import Scope, change_faults, has_gap, moved
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.opening import infusion_day_minutes
from infusion_planner.domain.override import Override
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import CLINICIANS, PLANNERS, Roles
from infusion_planner.domain.wording import days_words
from infusion_planner.store import bookings, chairs, courses, patients
from infusion_planner.store.records import Records


@dataclass(frozen=True, slots=True)
class MoveDays:
    """Move infusions that are still to come.

    A chair goes with its infusion where it is free on the new day; else it is left open.

    Attributes:
        infusion_id: row id of the infusion that goes to `to`.
        to: its new day.
        scope: whether those after it, or all, move with it.
        why: the reason.
        override: who decided, where a rule asks for it or the days no longer follow one another.
        seen_on: the day on which the screen showed it; None not to ask.
    """

    infusion_id: str
    to: date
    scope: Scope
    why: str
    override: OverrideGiven | None = None
    seen_on: date | None = None
    roles: ClassVar[Roles] = PLANNERS
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give why it was moved."""
        return self.why

    def apply(self, records: Records, moment: Moment) -> str:
        """Judge the course as it would be, and write its days.

        Raises:
            InvalidInput: the day cannot be, or no reason is given.
            Refused: a rule, a chair or the staff is against it, or it was moved meanwhile.
        """
        patient_id, course, infusion = courses.owner_of_infusion(records.db, self.infusion_id)
        if self.seen_on is not None and infusion.planned_on != self.seen_on:
            raise Refused(
                "This day was moved meanwhile, so nothing was saved. Look at it again and choose."
            )
        if course.ended_reason or course.given_elsewhere:
            raise Refused(f"Course {course.number} is closed, so none of its days can move.")
        changed = moved(course, infusion.number, self.to, self.scope)
        self._check(changed, moment)
        overrides = self._overrides(records, moment, patient_id, course, changed)
        old, days = _days(course), _days(changed)
        wanted = [Wanted(day) for number, day in days.items() if old.get(number) != day]
        if not wanted:
            raise Refused("This is where the course stands already. Choose another day.")
        refuse_any_clash(records.db, patient_id, course.id, wanted, moment)
        _write(records, changed, course, moment)
        courses.save_course(records, course, overrides)
        span = days_words([item.on for item in wanted])
        moved_words = f"{len(wanted)} of {course.length} days of course {course.number}"
        return f"Moved {moved_words} to {span}: {who(patients.get(records.db, patient_id))}"

    def _check(self, changed: Course, moment: Moment) -> None:
        faults = list(change_faults(changed, moment.today))
        if not tidy(self.why):
            faults.append(Fault("why", "Say why the days are moved."))
        if faults:
            raise InvalidInput(*faults)

    def _overrides(
        self, records: Records, moment: Moment, patient_id: str, course: Course, changed: Course
    ) -> tuple[Override, ...]:
        """Give the overrides of the course as it would be; a start is judged as when planned."""
        if self.override is not None:
            moment.require(CLINICIANS, "An override")
        if course.doses:
            kept = courses.overrides_of(records.db, course.id)
        else:
            start = min(_days(changed).values())
            plan = PlanCourse(patient_id, course.number, start, course.length, moves=True)
            kept = overrides_asked(judged_plan(records, moment, plan), self.override, moment)
        return (*kept, self._gap(moment)) if has_gap(changed) else kept

    def _gap(self, moment: Moment) -> Override:
        given = self.override
        if given is None or not tidy(given.prescriber) or not tidy(given.reason):
            raise Refused(
                "The days of the course would no longer follow one another: name the prescriber"
                " who decided, and the reason, or move the days after it too. MISS-1"
            )
        return Override(
            rule="MISS-1",
            prescriber=tidy(given.prescriber),
            reason=tidy(given.reason),
            recorded_at=moment.instant,
            recorded_by=moment.actor_name,
            rulebook_version=moment.book.version,
        )


def _days(course: Course) -> dict[int, date]:
    return {
        item.number: item.planned_on
        for item in course.infusions
        if item.planned_on is not None and not item.entered
    }


def _write(records: Records, changed: Course, course: Course, moment: Moment) -> None:
    """Write the days; every chair of the course is let go first, so that none is in its own way."""
    held = {item.infusion_id: item.chair for item in _held(records, course)}
    before = {item.id: item for item in course.infusions}
    moves = [item for item in changed.infusions if item != before[item.id]]
    for item in moves:
        bookings.seat(records, item.id, "")
    for item in moves:
        courses.save_infusion(records, item)
    days = [item.planned_on for item in moves if item.planned_on is not None]
    minutes = infusion_day_minutes(moment.book)
    room = chairs.room(records.db, min(days), max(days), minutes, course.id)
    for item in moves:
        chair = held.get(item.id, "")
        if chair and item.planned_on is not None and chair in room.free_chairs(item.planned_on):
            bookings.seat(records, item.id, chair)


def _held(records: Records, course: Course) -> list[Booking]:
    patient_id, _ = courses.owner_of_course(records.db, course.id)
    found = bookings.of_patient(records.db, patient_id)
    return [item for item in found if item.course_id == course.id]
