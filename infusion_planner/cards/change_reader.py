"""Reads what a change of a course is chosen from, and what follows from the course as it stands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from infusion_planner.cards.asked_for import asked_for
from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.course_change import ChangeDay, CourseChangeCard, CourseEventLine
from infusion_planner.cards.course_dates import course_dates
from infusion_planner.cards.day_follows import WAIT_LIST
from infusion_planner.cards.read_identity import identity_card
from infusion_planner.domain.change_reasons import VERB_WORDS
from infusion_planner.domain.course_changes import course_mark
from infusion_planner.domain.wording import day_words, moment_words
from infusion_planner.store import bookings, center, chairs, course_events, courses, patients
from infusion_planner.store.facts import case_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infusion_planner.cards.mistakes import ChartDates
    from infusion_planner.domain.change_reasons import CourseEvent
    from infusion_planner.domain.course import Course, Infusion
    from infusion_planner.store.driver import Database


class ChangeReader(ChartReader):
    """Reads courses for whoever changes them."""

    def form(self, course_id: str) -> CourseChangeCard:
        """Give a course as it stands.

        Raises:
            Refused: the course is no longer in the records.
        """
        owner, course = self._store.read(lambda db: courses.owner_of_course(db, course_id))
        self._access.open(owner)
        return self._store.read(lambda db: self._form(db, owner, course))

    def _form(self, db: Database, patient_id: str, course: Course) -> CourseChangeCard:
        today = self._clock().date()
        found = bookings.of_patient(db, patient_id)
        seats = {item.infusion_id: item.chair for item in found}
        return CourseChangeCard(
            identity=identity_card(patients.get(db, patient_id), today),
            course_id=course.id,
            title=f"Course {course.number}",
            days=tuple(_day(item, seats) for item in course.infusions),
            mark=course_mark(course),
            has_begun=bool(course.doses),
            held=course.held_reason,
            is_shut=bool(course.ended_reason) or course.given_elsewhere,
            prescribers=tuple(item.name for item in center.get(db).prescribers),
            chairs=tuple(item.name for item in chairs.in_use(db)),
            today=today,
        )

    def of_infusion(self, infusion_id: str) -> str:
        """Give the row id of the course of an infusion.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        owner, course, _ = self._store.read(lambda db: courses.owner_of_infusion(db, infusion_id))
        self._access.open(owner)
        return course.id

    def dates(self, patient_id: str, course_id: str) -> ChartDates:
        """Give everything that is counted from a course, as if it were given as it is planned.

        Asked before and within a rehearsal it shows what a change would come to.
        """
        self._access.open(patient_id)
        return self._store.read(lambda db: self._dates(db, patient_id, course_id))

    def _dates(self, db: Database, patient_id: str, course_id: str) -> ChartDates:
        stored = courses.of_patient(db, patient_id)
        course = next((item for item in stored if item.id == course_id), None)
        if course is None:
            return ()
        case = case_of(db, patient_id, self._clock().date())
        found = bookings.of_patient(db, patient_id)
        seats = {item.infusion_id: item.chair for item in found}
        dates = course_dates(course, case, seats, self._book)
        words = asked_for(db, patient_id, case.as_of)
        return (*dates, (WAIT_LIST, words)) if words else dates

    def events(self, patient_id: str) -> tuple[CourseEventLine, ...]:
        """Give what was done to a patient's courses and why, newest first.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._access.open(patient_id)
        found = self._store.read(lambda db: course_events.of_patient(db, patient_id))
        return tuple(self._line(place, event) for place, event in enumerate(found))[::-1]

    def _line(self, place: int, event: CourseEvent) -> CourseEventLine:
        at = datetime.fromisoformat(event.done_at).astimezone(self._clock().tzinfo)
        return CourseEventLine(
            key=str(place),
            when=moment_words(at),
            verb=VERB_WORDS[event.verb],
            what=event.what,
            why=event.why.text,
            who=event.done_by,
        )


def _day(infusion: Infusion, seats: Mapping[str, str]) -> ChangeDay:
    on = infusion.given.on if infusion.given else infusion.planned_on
    chair = seats.get(infusion.id, "")
    parts = (f"Day {infusion.number}", day_words(on) if on else "", f"chair {chair}" * bool(chair))
    return ChangeDay(
        infusion_id=infusion.id,
        number=infusion.number,
        on=on,
        words=", ".join(part for part in parts if part),
        is_open=not infusion.entered,
        chair=chair,
    )
