"""Move courses off days that were closed, all of them in one operation."""

from datetime import date
from typing import ClassVar

from infusion_planner.actions.assign_chair import AssignChair
from infusion_planner.actions.clash_checks import refuse_any_clash
from infusion_planner.actions.course_acts import Done, decided, keep_event, refuse_shut
from infusion_planner.actions.course_days import write_days
from infusion_planner.actions.desk import Moment
from infusion_planner.actions.move_days import MoveDays
from infusion_planner.actions.no_place import wait_for_days
from infusion_planner.actions.plan_course import OverrideGiven
from infusion_planner.actions.words import who
from infusion_planner.domain.change_reasons import OTHER, Verb, Why
from infusion_planner.domain.clashes import Wanted
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.course_changes import Scope, change_faults, has_gap
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.override import Override
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.replan import CourseLeft, CourseMove
from infusion_planner.domain.roles import CLINICIANS, PLANNERS, Roles
from infusion_planner.domain.wording import count_words, days_words, span_words
from infusion_planner.store import courses, patient_calls, patients
from infusion_planner.store.patient_calls import PatientCall
from infusion_planner.store.records import Records


class AcceptReplan(Frozen):
    """Accept what was proposed for courses that cannot stay, and note who is to be called.

    Attributes:
        from_on: the first day that was closed.
        to_on: the last one.
        why: why they were closed.
        moves: the proposals accepted.
        left: courses without a place; they are put on hold, and their patients wait.
        override: who decided, for courses that have begun.
    """

    from_on: date
    to_on: date
    why: str
    moves: tuple[CourseMove, ...]
    left: tuple[CourseLeft, ...] = ()
    override: OverrideGiven | None = None
    roles: ClassVar[Roles] = PLANNERS
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give why."""
        return self.why

    def apply(self, records: Records, moment: Moment) -> str:
        """Move every course as `MoveDays` moves one; where one is refused, none is moved.

        Raises:
            InvalidInput: no reason is given.
            Refused: nothing is accepted, or a course cannot go where it was proposed any more.
        """
        if not tidy(self.why):
            raise InvalidInput(Fault("why", "Say why the days were closed."))
        if not self.moves and not self.left:
            raise Refused("Nothing was accepted. Choose at least one proposal.")
        for move in self.moves:
            self._take(records, moment, move)
        for item in self.left:
            self._leave(records, moment, item)
        moved = count_words(len(self.moves), "course")
        left = f"; {count_words(len(self.left), 'course')} on the wait list" if self.left else ""
        return f"Accepted new days for {moved}, {span_words(self.from_on, self.to_on)}{left}"

    def _leave(self, records: Records, moment: Moment, item: CourseLeft) -> None:
        patient_id, _ = _as_proposed(records, item)
        call = self._call(patient_id, item.course_id, item.old)
        patient_calls.save(records, replace(call, no_place=item.reason))
        wait_for_days(records, moment, item.course_id, item.old, tidy(self.why))

    def _take(self, records: Records, moment: Moment, move: CourseMove) -> None:
        patient_id, course = _as_proposed(records, move)
        if move.new != move.old:
            self._move(records, moment, course, move)
        for infusion_id, chair in move.seats:
            AssignChair(infusion_id, chair).apply(records, moment)
        if move.new != move.old:
            call = self._call(patient_id, course.id, move.old)
            patient_calls.save(records, replace(call, new=move.new))

    def _move(self, records: Records, moment: Moment, course: Course, move: CourseMove) -> None:
        if course.doses:
            self._move_begun(records, moment, course, move)
            return
        MoveDays(
            infusion_id=_coming(course, len(move.old))[0].id,
            to=move.new[0],
            scope=Scope.REST,
            why=self.why,
            seen_on=move.old[0],
            verb=Verb.REPLAN,
        ).apply(records, moment)

    def _move_begun(
        self, records: Records, moment: Moment, course: Course, move: CourseMove
    ) -> None:
        """Interrupt a course: what is left of it follows on days that need not be in a row.

        Source: rulebook MISS-1.
        """
        refuse_shut(course)
        patient_id, _ = courses.owner_of_course(records.db, course.id)
        changed = _changed(course, move)
        faults = tuple(change_faults(changed, moment.today))
        if faults:
            raise InvalidInput(*faults)
        wanted = [Wanted(new) for old, new in zip(move.old, move.new, strict=True) if old != new]
        refuse_any_clash(records.db, patient_id, course.id, wanted, moment.book)
        overrides = courses.overrides_of(records.db, course.id)
        if has_gap(changed):
            overrides = (*overrides, self._decision(moment))
        seats = write_days(records, course, changed, moment)
        courses.save_course(records, course, overrides)
        what = f"{len(wanted)} of {course.length} days of course {course.number} to"
        what += f" {days_words(move.new)}" + (f"; {seats}" if seats else "")
        done = Done(Verb.REPLAN, Why(OTHER, tidy(self.why)), what)
        keep_event(records, moment, patient_id, course, done)

    def _decision(self, moment: Moment) -> Override:
        given = self.override
        moment.require(CLINICIANS, "An override")
        if given is None or not tidy(given.prescriber) or not tidy(given.reason):
            raise Refused(
                "The days of a course that has begun would no longer follow one another: name the"
                " prescriber who decided, and the reason. MISS-1"
            )
        return decided("MISS-1", given.prescriber, given.reason, moment)

    def _call(self, patient_id: str, course_id: str, old: tuple[date, ...]) -> PatientCall:
        return PatientCall(patient_id, course_id, self.from_on, self.to_on, tidy(self.why), old)


def _as_proposed(records: Records, item: CourseMove | CourseLeft) -> tuple[str, Course]:
    """Read a course with the row id of its patient, as long as it is as it was looked at."""
    patient_id, course = courses.owner_of_course(records.db, item.course_id)
    if tuple(day.planned_on for day in _coming(course, len(item.old))) != item.old:
        patient = who(patients.get(records.db, patient_id))
        raise Refused(
            f"The course of {patient} was changed meanwhile, so nothing was saved. Look at the"
            " proposals again."
        )
    return patient_id, course


def _coming(course: Course, count: int) -> tuple[Infusion, ...]:
    """Give the last infusions of a course that are still to come."""
    coming = tuple(item for item in course.infusions if item.given is None)
    return coming[-count:] if count else ()


def _changed(course: Course, move: CourseMove) -> Course:
    coming = _coming(course, len(move.old))
    days = {item.id: day for item, day in zip(coming, move.new, strict=True)}
    infusions = tuple(
        Infusion(item.number, days[item.id], id=item.id) if item.id in days else item
        for item in course.infusions
    )
    return replace(course, infusions=infusions)
