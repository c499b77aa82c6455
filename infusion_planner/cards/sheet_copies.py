"""Reads sheets as their next copy would be printed, and says what a print is logged with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from infusion_planner.cards.access import ChartAccess
from infusion_planner.cards.calendar_facts import CalendarFacts
from infusion_planner.cards.course_facts import CourseFacts
from infusion_planner.cards.day_sheet import DaySheetCard
from infusion_planner.cards.necessity_letter import NecessityLetterCard
from infusion_planner.cards.patient_calendar import PatientCalendarCard
from infusion_planner.cards.read_day_sheet import FORM as DAY_SHEET
from infusion_planner.cards.read_day_sheet import day_sheet_card
from infusion_planner.cards.read_necessity_letter import FORM as LETTER
from infusion_planner.cards.read_necessity_letter import LetterFacts, necessity_letter_card
from infusion_planner.cards.read_patient_calendar import FORM as CALENDAR
from infusion_planner.cards.read_patient_calendar import patient_calendar_card
from infusion_planner.cards.read_readiness_sheet import FORM as READINESS
from infusion_planner.cards.read_readiness_sheet import readiness_sheet_card
from infusion_planner.cards.read_stamp import PrintFacts
from infusion_planner.cards.readiness_reader import ReadinessReader
from infusion_planner.cards.readiness_sheet import ReadinessSheetCard
from infusion_planner.cards.sheet_ages import age_words
from infusion_planner.domain.clinic import Paper
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.made_sheet import MadeSheet
from infusion_planner.domain.reference import TrialEvidence
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store import center, courses, prints
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import all_tests_of, case_of
from infusion_planner.store.printed import outdated
from infusion_planner.store.store import Store

SheetCard = DaySheetCard | PatientCalendarCard | ReadinessSheetCard | NecessityLetterCard


@dataclass(frozen=True, slots=True)
class SheetCopy:
    """A sheet ready to be made, with what its print must be logged with.

    Attributes:
        card: what the sheet places.
        patient_id: the patient's row id.
        course_id: the course's row id; empty where none is planned.
        infusion_id: the infusion's row id; empty for a sheet of the whole course.
        code: six base-32 characters of this print.
        revision: the patient's record revision.
        copy_number: 1 for the first copy.
        paper: `letter` or `a4`.
        outdated: that the copy before is out of date, and why; empty where it is not.
    """

    card: SheetCard
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
        self._facts = CourseFacts(store, book, clock)
        self._readiness = ReadinessReader(store, book, clock, access)

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
        facts = self._facts.of_day(patient_id, course, infusion)
        card = day_sheet_card(facts, made, self._book)
        owner = _Owner(patient_id, course.id, infusion_id)
        return self._with_age(_copy(card, owner, made, facts.center.paper))

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
        owner = _Owner(patient_id, course_id)
        return self._with_age(_copy(card, owner, made, facts.center.paper))

    def readiness(self, patient_id: str, as_of: date | None = None) -> SheetCopy:
        """Give the readiness sheet of the coming course as the next copy would print it.

        Args:
            patient_id: the patient's row id.
            as_of: the day of the question; None for today.

        Raises:
            Refused: the patient is no longer in the records.
        """
        card = self._readiness.card(patient_id, as_of)
        owner = _Owner(patient_id, card.course_id)
        made = self._next_of_coming(owner, READINESS.code)
        here = self._store.read(center.get)
        identity = self._facts.identity(patient_id)
        sheet = readiness_sheet_card(card, identity, made, here, self._book)
        return self._with_age(_copy(sheet, owner, made, here.paper))

    def necessity_letter(self, patient_id: str, evidence: TrialEvidence) -> SheetCopy:
        """Give the draft of a letter for the coming course as the next copy would print it.

        Args:
            patient_id: the patient's row id.
            evidence: what the trials found.

        Raises:
            Refused: the patient is no longer in the records.
        """
        known = self._readiness.facts(patient_id)
        here = self._store.read(center.get)
        facts = LetterFacts(known, self._facts.identity(patient_id), here, evidence)
        owner = _Owner(patient_id, known.course_id)
        made = self._next_of_coming(owner, LETTER.code)
        card = necessity_letter_card(facts, made, self._book)
        return self._with_age(_copy(card, owner, made, here.paper))

    def _next_of_coming(self, owner: _Owner, sheet: str) -> PrintFacts:
        """Say what the footer of a sheet of the coming course says, planned or not."""
        last = self._store.read(lambda db: _last_of_coming(db, owner, sheet))
        row_id = owner.course_id or owner.patient_id
        return self._next_copy(owner.patient_id, f"{row_id} {sheet}", last)

    def _with_age(self, copy: SheetCopy) -> SheetCopy:
        """Say that the copy before is out of date, and why."""
        patient_id = copy.patient_id
        stored = self._store.read(lambda db: courses.of_patient(db, patient_id))
        own = [course for course in stored if course.id == copy.course_id]
        ages = self._store.read(lambda db: outdated(db, patient_id, own, self._book))
        mine = (copy.card.stamp.code, copy.course_id, copy.infusion_id)
        zone = self._clock().tzinfo
        words = [
            age_words(age, zone)
            for age in ages
            if (age.sheet, age.course_id, age.infusion_id) == mine
        ]
        return replace(copy, outdated=next(iter(words), ""))

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


@dataclass(frozen=True, slots=True)
class _Owner:
    """The rows a sheet is about; without an infusion it is about the whole course.

    One about no course is about the one that may be planned next.
    """

    patient_id: str
    course_id: str
    infusion_id: str = ""


def _last_of_coming(db: Database, owner: _Owner, sheet: str) -> prints.Print | None:
    if owner.course_id:
        return prints.last_of_course(db, owner.course_id, sheet)
    return prints.last_of_patient(db, owner.patient_id, sheet)


def _copy(card: SheetCard, owner: _Owner, made: PrintFacts, paper: Paper) -> SheetCopy:
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
