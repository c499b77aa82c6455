"""Reads the sheets for the chair, the patient and the coming course."""

from __future__ import annotations

from datetime import date

from infusion_planner.cards.calendar_facts import CalendarFacts
from infusion_planner.cards.read_day_sheet import FORM as DAY_SHEET
from infusion_planner.cards.read_day_sheet import day_sheet_card
from infusion_planner.cards.read_patient_calendar import FORM as CALENDAR
from infusion_planner.cards.read_patient_calendar import patient_calendar_card
from infusion_planner.cards.read_readiness_sheet import FORM as READINESS
from infusion_planner.cards.read_readiness_sheet import readiness_sheet_card
from infusion_planner.cards.sheet_copies import Owner, SheetCopy, copy_of
from infusion_planner.cards.sheet_desk import SheetDesk
from infusion_planner.domain.errors import Refused
from infusion_planner.store import center, courses, prints
from infusion_planner.store.facts import all_tests_of, case_of


class SheetReader(SheetDesk):
    """Reads the cards of the sheets for one person."""

    def day_sheet(self, infusion_id: str) -> SheetCopy:
        """Give the day sheet of an infusion as the next copy would print it.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        patient_id, course, infusion = self._store.read(
            lambda db: courses.owner_of_infusion(db, infusion_id)
        )
        self._access.open(patient_id)
        last = self._store.read(lambda db: prints.last_of_infusion(db, infusion_id, DAY_SHEET.code))
        made = self._copies.next_copy(patient_id, infusion_id, last)
        facts = self._facts.of_day(patient_id, course, infusion)
        card = day_sheet_card(facts, made, self._book)
        owner = Owner(patient_id, course.id, infusion_id)
        return self._copies.with_age(copy_of(card, owner, made, facts.center.paper))

    def patient_calendar(self, course_id: str) -> SheetCopy:
        """Give the patient calendar of a course as the next copy would print it.

        Raises:
            Refused: the course is no longer in the records, or was given elsewhere.
        """
        patient_id, course = self._store.read(lambda db: courses.owner_of_course(db, course_id))
        self._access.open(patient_id)
        if course.given_elsewhere:
            raise Refused(
                f"Course {course.number} was given at another center, so it has no patient"
                " calendar. Plan the next course, and print its calendar."
            )
        last = self._store.read(lambda db: prints.last_of_course(db, course_id, CALENDAR.code))
        made = self._copies.next_copy(patient_id, course_id, last)
        facts = CalendarFacts(
            identity=self._facts.identity(patient_id),
            center=self._store.read(center.get),
            course=course,
            courses=self._store.read(lambda db: courses.of_patient(db, patient_id)),
            case=self._store.read(lambda db: case_of(db, patient_id, made.printed_at.date())),
            blocked=bool(self._facts.blocked(patient_id, course)),
            tests_done=self._store.read(lambda db: all_tests_of(db, patient_id, self._book)),
            antiviral=self._facts.antiviral(patient_id, course),
        )
        card = patient_calendar_card(facts, made, self._book)
        owner = Owner(patient_id, course_id)
        return self._copies.with_age(copy_of(card, owner, made, facts.center.paper))

    def readiness(self, patient_id: str, as_of: date | None = None) -> SheetCopy:
        """Give the readiness sheet of the coming course as the next copy would print it.

        Args:
            patient_id: the patient's row id.
            as_of: the day of the question; None for today.

        Raises:
            Refused: the patient is no longer in the records.
        """
        card = self._readiness.card(patient_id, as_of)
        owner = Owner(patient_id, card.course_id)
        made = self._copies.next_of_coming(owner, READINESS.code)
        here = self._store.read(center.get)
        identity = self._facts.identity(patient_id)
        sheet = readiness_sheet_card(card, identity, made, here, self._book)
        return self._copies.with_age(copy_of(sheet, owner, made, here.paper))
