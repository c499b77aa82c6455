"""Reads the courses of a patient as they are closed, and the sheets printed of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.calendar_facts import day_of
from infusion_planner.cards.course_checklist import first_tests_on
from infusion_planner.cards.course_close import (
    CloseFacts,
    CourseCloseCard,
    counted_vials,
    course_close_card,
    is_interrupted,
)
from infusion_planner.cards.course_sheet_facts import CourseSheetFacts
from infusion_planner.cards.course_sheets import CHECKLIST, checklist_sheet
from infusion_planner.cards.days_reader import DaysReader
from infusion_planner.cards.interruption_note import NOTE, interruption_note
from infusion_planner.cards.pharmacy_sheet import PHARMACY, pharmacy_sheet_card
from infusion_planner.cards.sheet_copies import Owner, SheetCopy, copy_of
from infusion_planner.cards.sheet_desk import SheetDesk
from infusion_planner.domain.antiviral import running
from infusion_planner.domain.course_closing import CourseClose, why_open
from infusion_planner.domain.day_entries import DayLog
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.first_planned import first_planned
from infusion_planner.domain.frozen import replace
from infusion_planner.store import (
    antivirals,
    course_closes,
    course_events,
    courses,
    day_entries,
    prints,
)
from infusion_planner.store.facts import case_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from infusion_planner.cards.access import ChartAccess
    from infusion_planner.domain.course import Course
    from infusion_planner.domain.day_values import DayClosed
    from infusion_planner.domain.infusion_record import InfusionRecord
    from infusion_planner.domain.rules import Rulebook
    from infusion_planner.store.driver import Database
    from infusion_planner.store.store import Store

_NOTHING = "Nothing was given here yet, so no course can be closed. Record an infusion first."


class CloseReader(SheetDesk):
    """Read how courses are closed, for one person; see `SheetDesk`."""

    def __init__(
        self,
        store: Store,
        book: Rulebook,
        clock: Callable[[], datetime],
        actor_name: str,
        access: ChartAccess,
    ) -> None:
        super().__init__(store, book, clock, actor_name, access)
        self._days = DaysReader(store, book, clock, access)

    def given_here(self, patient_id: str) -> tuple[Course, ...]:
        """Give the courses of which anything was given here, the newest first.

        Raises:
            Refused: there is none, or the patient is no longer in the records.
        """
        self._access.open(patient_id)
        stored = self._store.read(lambda db: courses.of_patient(db, patient_id))
        here = [course for course in stored if course.doses and not course.given_elsewhere]
        if not here:
            raise Refused(_NOTHING)
        return tuple(sorted(here, key=lambda course: course.number, reverse=True))

    def last_infusion(self, patient_id: str) -> tuple[str, date]:
        """Give row id and day of the last infusion given here, whose log of reactions is open.

        Raises:
            Refused: there is none, or the patient is no longer in the records.
        """
        newest = self.given_here(patient_id)[0]
        given = [
            (item.given.on, item.id) for item in newest.infusions if item.given and item.entered
        ]
        on, infusion_id = max(given)
        return infusion_id, on

    def card(self, course_id: str) -> CourseCloseCard:
        """Give where the close of a course stands.

        Raises:
            Refused: the course is no longer in the records.
        """
        return course_close_card(self.facts(course_id))

    def facts(self, course_id: str) -> CloseFacts:
        """Give what is read of a course that is to be closed.

        Raises:
            Refused: the course is no longer in the records.
        """
        checklist = self._days.checklist(course_id)
        now = self._clock()

        def read(db: Database) -> CloseFacts:
            patient_id, course = courses.owner_of_course(db, course_id)
            records = self._days.records(db, patient_id, course)
            return CloseFacts(
                course=course,
                checklist=checklist,
                records=records,
                stored=course_closes.of_course(db, course_id),
                suggested=self._suggested(db, patient_id, course, records),
                said=(),
                why_not=why_open(course, now.date()),
                zone=now.tzinfo,
            )

        known = self._store.read(read)
        return self._with_rules(known)

    def sheet(self, code: str, course_id: str) -> SheetCopy:
        """Give a sheet of a course as the next copy would print it.

        Args:
            code: `S3` for the checklist, `S13` for the note on an interruption.
            course_id: the course's row id.

        Raises:
            Refused: the course is no longer in the records, nothing of it was given, or it was
                not interrupted.
        """
        known = self.facts(course_id)
        course = known.course
        if not course.doses:
            raise Refused(f"Nothing of course {course.number} was given, so it has no such sheet.")
        if code == NOTE.code and not is_interrupted(known):
            raise Refused(
                f"Course {course.number} was not interrupted, so there is nothing to note."
            )
        patient_id = known.checklist.identity.patient_id
        owner = Owner(patient_id, course_id)
        made = self._copies.next_of_coming(owner, code)
        facts = self._sheet_facts(patient_id, known)
        word = checklist_sheet if code == CHECKLIST.code else interruption_note
        card = word(facts, made, self._book)
        return self._copies.with_age(copy_of(card, owner, made, facts.sheet.center.paper))

    def pharmacy_sheet(self, infusion_id: str) -> SheetCopy:
        """Give the pharmacy's sheet of an infusion as the next copy would print it.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        patient_id, course, infusion = self._store.read(
            lambda db: courses.owner_of_infusion(db, infusion_id)
        )
        self._access.open(patient_id)
        code = PHARMACY.code
        last = self._store.read(lambda db: prints.last_of_infusion(db, infusion_id, code))
        made = self._copies.next_copy(patient_id, f"{infusion_id} {code}", last)
        facts = self._facts.of_day(patient_id, course, infusion)
        card = pharmacy_sheet_card(facts, made, self._book)
        owner = Owner(patient_id, course.id, infusion_id)
        return self._copies.with_age(copy_of(card, owner, made, facts.center.paper))

    def _sheet_facts(self, patient_id: str, known: CloseFacts) -> CourseSheetFacts:
        course = known.course
        last = max((item for item in course.infusions if item.entered), key=day_of)
        return CourseSheetFacts(
            known=known,
            sheet=self._facts.of_day(patient_id, course, last),
            closed=self._closed(course),
            follows=self._days.follows(last.id),
            first_planned=self._first_planned(patient_id, course),
        )

    def _first_planned(self, patient_id: str, course: Course) -> dict[int, date]:
        events = self._store.read(lambda db: course_events.of_patient(db, patient_id))
        return first_planned(course, events, self._clock().tzinfo)

    def _closed(self, course: Course) -> dict[str, DayClosed]:
        """Read how each day was closed, by the infusion's row id."""
        found: dict[str, DayClosed] = {}
        days = [(item.id, item.given.on) for item in course.infusions if item.given is not None]
        entered = self._store.read(lambda db: [day_entries.of_day(db, day) for day in days])
        for (infusion_id, _), entries in zip(days, entered, strict=True):
            closed = DayLog(entries).closed
            if closed is not None:
                found[infusion_id] = closed
        return found

    def _suggested(
        self, db: Database, patient_id: str, course: Course, records: dict[str, InfusionRecord]
    ) -> CourseClose:
        taken = running(antivirals.of_patient(db, patient_id))
        case = case_of(db, patient_id, self._clock().date())
        return CourseClose(
            vials=counted_vials(records),
            prescription="" if taken is None else taken.medicine,
            first_lab_on=first_tests_on(course, case, self._book),
        )

    def _with_rules(self, known: CloseFacts) -> CloseFacts:
        said = tuple(
            (f"Infusion {infusion.number}", words)
            for infusion in known.course.infusions
            if infusion.id in known.records and infusion.given is not None
            for words in self._days.said_of(infusion.id, infusion.given.on)
        )
        return replace(known, said=said)
