"""Reads sheets as their next copy would be printed, and says what a print is logged with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from infusion_planner.cards.access import ChartAccess
from infusion_planner.cards.calendar_facts import CalendarFacts, day_of
from infusion_planner.cards.course_words import course_days
from infusion_planner.cards.day_sheet import DaySheetCard
from infusion_planner.cards.day_sheet_checks import SheetFacts
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.missed_days import missed_days
from infusion_planner.cards.patient_calendar import PatientCalendarCard
from infusion_planner.cards.read_course_strip import MissedDay
from infusion_planner.cards.read_day_sheet import FORM as DAY_SHEET
from infusion_planner.cards.read_day_sheet import day_sheet_card
from infusion_planner.cards.read_identity import allergy_confirmed, identity_card, with_confirmed
from infusion_planner.cards.read_patient_calendar import FORM as CALENDAR
from infusion_planner.cards.read_patient_calendar import patient_calendar_card
from infusion_planner.cards.read_stamp import PrintFacts
from infusion_planner.cards.sheet_ages import age_words
from infusion_planner.domain.antiviral import Antiviral, running
from infusion_planner.domain.clinic import Paper
from infusion_planner.domain.course import Course, Infusion, given_courses
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.findings import Finding
from infusion_planner.domain.forecast import still_blocked
from infusion_planner.domain.made_sheet import MadeSheet
from infusion_planner.domain.monitoring import BLOOD_AND_URINE
from infusion_planner.domain.rule_kinds import RecurringTest
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.similar import similar_to
from infusion_planner.domain.wording import date_words
from infusion_planner.store import antivirals, center, courses, monitoring_tests, patients, prints
from infusion_planner.store.facts import case_of
from infusion_planner.store.printed import outdated
from infusion_planner.store.store import Store


@dataclass(frozen=True, slots=True)
class SheetCopy:
    """A sheet ready to be made, with what its print must be logged with.

    Attributes:
        card: what the sheet places.
        patient_id: the patient's row id.
        course_id: the course's row id.
        infusion_id: the infusion's row id; empty for a sheet of the whole course.
        code: six base-32 characters of this print.
        revision: the patient's record revision.
        copy_number: 1 for the first copy.
        paper: `letter` or `a4`.
        outdated: that the copy before is out of date, and why; empty where it is not.
    """

    card: DaySheetCard | PatientCalendarCard
    patient_id: str
    course_id: str
    infusion_id: str
    code: str
    revision: int
    copy_number: int
    paper: str
    outdated: str = ""

    def made(self, pdf: bytes, *, pages: int, paper: str, destination: str) -> MadeSheet:
        """Give what is logged once the sheet was printed or saved.

        Args:
            pdf: the bytes printed.
            pages: number of pages of this sheet.
            paper: `letter` or `a4`.
            destination: the printer's name, or `file`.
        """
        return MadeSheet(
            patient_id=self.patient_id,
            course_id=self.course_id,
            infusion_id=self.infusion_id,
            sheet=self.card.stamp.code,
            code=self.code,
            revision=self.revision,
            copy_number=self.copy_number,
            pages=pages,
            paper=paper,
            destination=destination,
            sha256=sha256(pdf).hexdigest(),
        )


class SheetReader:
    """Reads the cards of the sheets for one person.

    Args:
        store: the records.
        book: the rules in force.
        clock: the workstation's time.
        actor_name: who prints.
        access: lets the charts be read.
    """

    def __init__(
        self,
        store: Store,
        book: Rulebook,
        clock: Callable[[], datetime],
        actor_name: str,
        access: ChartAccess,
    ) -> None:
        self._store = store
        self._access = access
        self._book = book
        self._clock = clock
        self._actor_name = actor_name

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
        made = self._next_copy(patient_id, infusion_id, last)
        facts = self._sheet_facts(patient_id, course, infusion)
        card = day_sheet_card(facts, made, self._book)
        owner = _Owner(patient_id, course.id, infusion_id)
        copy = _copy(card, owner, made, facts.center.paper)
        return replace(copy, outdated=self._outdated(owner, course))

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
        made = self._next_copy(patient_id, course_id, last)
        facts = CalendarFacts(
            identity=self._identity(patient_id),
            center=self._store.read(center.get),
            course=course,
            courses=self._store.read(lambda db: courses.of_patient(db, patient_id)),
            case=self._store.read(lambda db: case_of(db, patient_id, made.printed_at.date())),
            blocked=bool(self._blocked(patient_id, course)),
            tests_done=self._store.read(lambda db: monitoring_tests.of_patient(db, patient_id)),
            antiviral=self._antiviral(patient_id, course),
        )
        card = patient_calendar_card(facts, made, self._book)
        owner = _Owner(patient_id, course_id)
        copy = _copy(card, owner, made, facts.center.paper)
        return replace(copy, outdated=self._outdated(owner, course))

    def _outdated(self, owner: _Owner, course: Course) -> str:
        """Say that the copy before is out of date, and why; empty where it is not."""
        ages = self._store.read(lambda db: outdated(db, owner.patient_id, (course,)))
        own = (age for age in ages if age.infusion_id == owner.infusion_id)
        zone = self._clock().tzinfo
        return next((age_words(age, zone) for age in own), "")

    def _next_copy(self, patient_id: str, row_id: str, last: prints.Print | None) -> PrintFacts:
        """Say of a sheet's next copy what its footer says.

        Args:
            patient_id: the patient's row id.
            row_id: of the infusion or course the sheet is about.
            last: the copy before; None for the first.
        """
        now = self._clock()
        return PrintFacts(
            revision=self._store.revision(patient_id),
            code=prints.code_for(row_id, last),
            copy_number=last.copy_number + 1 if last else 1,
            replaces=_local(last.printed_at, now) if last else None,
            printed_at=now,
            printed_by=self._actor_name,
        )

    def _identity(self, patient_id: str) -> IdentityCard:
        """Give the banner, and who confirmed that there is no allergy."""
        now = self._clock()
        patient = self._store.read(lambda db: patients.get(db, patient_id))
        similar = similar_to(patient, self._store.read(patients.every))
        card = identity_card(patient, now.date(), similar)
        history = self._store.history("patient", patient_id)
        return with_confirmed(card, allergy_confirmed(history, now.tzinfo))

    def _sheet_facts(self, patient_id: str, course: Course, infusion: Infusion) -> SheetFacts:
        patient = self._store.read(lambda db: patients.get(db, patient_id))
        facts = self._store.read(center.get)
        stored = self._store.read(lambda db: courses.of_patient(db, patient_id))
        earlier = [item for item in given_courses(stored) if item.number < course.number]
        prescriber = next(
            (item for item in facts.prescribers if item.id == patient.prescriber_id), None
        )
        return SheetFacts(
            identity=self._identity(patient_id),
            center=facts,
            prescriber=prescriber,
            course=course,
            infusion=infusion,
            course_before=earlier[-1].number if earlier else 0,
            last_dose_before=date_words(earlier[-1].last_on) if earlier else "",
            overrides=self._store.read(lambda db: courses.overrides_of(db, course.id)),
            blocked=self._blocked(patient_id, course),
            antiviral=self._taken_on(patient_id, day_of(infusion)),
            missed=tuple(self._missed(course)),
            labs_on=self._labs_on(patient_id, course, day_of(infusion)),
        )

    def _missed(self, course: Course) -> Iterator[MissedDay]:
        """Give the days recorded as not given, whose infusions were then given another day."""
        for infusion in course.infusions:
            yield from missed_days(self._store.history("infusion", infusion.id))

    def _labs_on(self, patient_id: str, course: Course, day: date) -> date | None:
        """Give the oldest of the last blood and urine tests; None where one was never drawn."""
        done = self._store.read(lambda db: monitoring_tests.of_patient(db, patient_id))
        wanted = self._book.find(RecurringTest, BLOOD_AND_URINE, course.number).tests
        last = {item.test: item.done_on for item in done if item.done_on <= day}
        return min(last[test] for test in wanted) if last.keys() >= set(wanted) else None

    def _taken_on(self, patient_id: str, day: date) -> str:
        """Name the antiviral of a day; empty for none."""
        found = self._store.read(lambda db: antivirals.of_patient(db, patient_id))
        return next((item.medicine for item in found if item.covers(day)), "")

    def _antiviral(self, patient_id: str, course: Course) -> Antiviral | None:
        """Give the antiviral that runs, or the last one that had not ended before the course."""
        found = self._store.read(lambda db: antivirals.of_patient(db, patient_id))
        first = course_days(course)[0]
        own = [item for item in found if item.stopped_on is None or item.stopped_on >= first]
        return running(own) or next(reversed(own), None)

    def _blocked(self, patient_id: str, course: Course) -> tuple[Finding, ...]:
        """Judge again the plan of a course of which nothing was given."""
        if course.doses:
            return ()
        case = self._store.read(lambda db: case_of(db, patient_id, self._clock().date()))
        return still_blocked(case, course.number, course_days(course), self._book)


@dataclass(frozen=True, slots=True)
class _Owner:
    """The rows a sheet is about; without an infusion it is about the whole course."""

    patient_id: str
    course_id: str
    infusion_id: str = ""


def _copy(
    card: DaySheetCard | PatientCalendarCard, owner: _Owner, made: PrintFacts, paper: Paper
) -> SheetCopy:
    return SheetCopy(
        card=card,
        patient_id=owner.patient_id,
        course_id=owner.course_id,
        infusion_id=owner.infusion_id,
        code=made.code,
        revision=made.revision,
        copy_number=made.copy_number,
        paper=paper.value,
    )


def _local(instant: str, now: datetime) -> datetime:
    return datetime.fromisoformat(instant).astimezone(now.tzinfo)
