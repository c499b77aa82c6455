"""What the actions of an infusion day share: the day as it is stored, and what is around it."""

from datetime import date, datetime

from infusion_planner.actions.desk import Moment
from infusion_planner.domain.chart_facts import newest_of
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.day_clocks import set_back
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_signatures import DaySignature
from infusion_planner.domain.day_so_far import DaySoFar
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import moment_words
from infusion_planner.store import chart_facts, courses, day_entries, patients
from infusion_planner.store.driver import Database


class StoredDay(Frozen):
    """One infusion day as it stands in the records.

    Attributes:
        patient: whose.
        course: the course.
        infusion: the infusion.
        day: what was entered.
        signatures: under it, as they were made.
    """

    patient: Patient
    course: Course
    infusion: Infusion
    day: DaySoFar
    signatures: tuple[DaySignature, ...]

    @property
    def key(self) -> day_entries.Day:
        """Give what names it in the store."""
        return self.infusion.id, self.day.on

    @property
    def last_on(self) -> date:
        """Give the day of the course's last infusion so far; this day is one of them."""
        return max((self.day.on, *(dose.on for dose in self.course.doses)))

    @property
    def words(self) -> str:
        """Name it, `infusion 1 of course 1`."""
        return f"infusion {self.infusion.number} of course {self.course.number}"

    def plus(self, entries: tuple[DayEntry, ...]) -> "StoredDay":
        """Give it with what was entered since; the same one where nothing was."""
        return replace(self, day=self.day.plus(*entries)) if entries else self


def stored_day(db: Database, infusion_id: str, on: date) -> StoredDay:
    """Read one infusion day.

    Raises:
        Refused: there is no such infusion any more.
    """
    patient_id, course, infusion = courses.owner_of_infusion(db, infusion_id)
    entries = day_entries.of_day(db, (infusion_id, on))
    return StoredDay(
        patient=patients.get(db, patient_id),
        course=course,
        infusion=infusion,
        day=DaySoFar(on, course.number, infusion.number, entries),
        signatures=day_entries.signatures_of(db, (infusion_id, on)),
    )


def other_records(db: Database, stored: StoredDay, book: Rulebook) -> tuple[InfusionRecord, ...]:
    """Read the patient's other infusion days."""
    numbers = {
        infusion.id: (course.number, infusion.number)
        for course in courses.of_patient(db, stored.patient.id)
        for infusion in course.infusions
    }
    return tuple(
        DaySoFar(key[1], *numbers[key[0]], entries).record(book)
        for key, entries in day_entries.of_patient(db, stored.patient.id).items()
        if key != stored.key and key[0] in numbers
    )


def is_hypersensitive(db: Database, patient_id: str) -> bool | None:
    """Read whether the drug is known not to be tolerated; None when not recorded."""
    found = newest_of(chart_facts.of_patient(db, patient_id), "hypersensitive")
    return found.value if found is not None and isinstance(found.value, bool) else None


def local(moment: Moment) -> datetime:
    """Give the civil time of an action, as the clock on the wall shows it."""
    return moment.now.replace(tzinfo=None)


def refuse_clock_set_back(db: Database, on: date, moment: Moment) -> None:
    """Refuse a time where the computer's clock stands before what was entered already.

    Raises:
        Refused: it was set back.
    """
    newest = set_back(day_entries.newest_entry_at(db, on), moment.now)
    if newest is not None:
        there = newest.astimezone(moment.now.tzinfo)
        raise Refused(
            f"The computer's clock says {moment_words(moment.now)}, but an entry was made at"
            f" {moment_words(there)}. Nothing was entered. Write on paper, and let somebody set"
            " the clock right; then type it in."
        )
