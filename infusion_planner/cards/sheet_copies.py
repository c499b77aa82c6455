"""Sheets as their next copy would be printed, and what a print is logged with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from infusion_planner.cards.claim_list import ClaimListCard
from infusion_planner.cards.day_record import DayRecordCard, ExtraSheetCard
from infusion_planner.cards.day_sheet import DaySheetCard
from infusion_planner.cards.necessity_letter import NecessityLetterCard
from infusion_planner.cards.patient_calendar import PatientCalendarCard
from infusion_planner.cards.payer_packet import PayerPacketCard
from infusion_planner.cards.read_stamp import PrintFacts
from infusion_planner.cards.readiness_sheet import ReadinessSheetCard
from infusion_planner.cards.sheet_ages import age_words
from infusion_planner.cards.worksheet import WorksheetCard
from infusion_planner.domain.clinic import Paper
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.made_sheet import MadeSheet
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store import courses, prints
from infusion_planner.store.driver import Database
from infusion_planner.store.printed import outdated
from infusion_planner.store.store import Store

SheetCard = (
    DaySheetCard
    | PatientCalendarCard
    | ReadinessSheetCard
    | NecessityLetterCard
    | ClaimListCard
    | PayerPacketCard
    | WorksheetCard
    | ExtraSheetCard
    | DayRecordCard
)


class SheetCopy(Frozen):
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

    @property
    def patients(self) -> tuple[str, ...]:
        """Give the patients it is about."""
        return (self.patient_id,)

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


class Owner(Frozen):
    """The rows a sheet is about; without an infusion it is about the whole course.

    One about no course is about the one that may be planned next.
    """

    patient_id: str
    course_id: str
    infusion_id: str = ""


class NextCopies:
    """Say of the next copy of each sheet what its footer says.

    Args:
        store: the records.
        book: the rules in force.
        clock: the workstation's time.
        actor_name: who prints.
    """

    def __init__(
        self, store: Store, book: Rulebook, clock: Callable[[], datetime], actor_name: str
    ) -> None:
        self._store = store
        self._book = book
        self._clock = clock
        self._actor_name = actor_name

    def next_of_coming(self, owner: Owner, sheet: str) -> PrintFacts:
        """Say what the footer of a sheet of the coming course says, planned or not."""
        last = self._store.read(lambda db: _last_of_coming(db, owner, sheet))
        row_id = owner.course_id or owner.patient_id
        return self.next_copy(owner.patient_id, f"{row_id} {sheet}", last)

    def with_age(self, copy: SheetCopy) -> SheetCopy:
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

    def next_copy(self, patient_id: str, row_id: str, last: prints.Print | None) -> PrintFacts:
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


def _last_of_coming(db: Database, owner: Owner, sheet: str) -> prints.Print | None:
    if owner.course_id:
        return prints.last_of_course(db, owner.course_id, sheet)
    return prints.last_of_patient(db, owner.patient_id, sheet)


def copy_of(card: SheetCard, owner: Owner, made: PrintFacts, paper: Paper) -> SheetCopy:
    """Give a sheet with what its print must be logged with."""
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
