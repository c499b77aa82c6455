"""One infusion day as the cards read it: what was entered, with what is around it."""

from datetime import date, datetime, tzinfo

from infusion_planner.domain.chart_facts import newest_of
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.day_clocks import DayClocks, day_clocks, set_back
from infusion_planner.domain.day_entries import DayLog
from infusion_planner.domain.day_signatures import DaySignature
from infusion_planner.domain.day_so_far import DaySoFar
from infusion_planner.domain.day_state import DayState, state_of
from infusion_planner.domain.facts import Pregnancy
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.units import MINUTES_IN_HOUR
from infusion_planner.store import bookings, chart_facts, courses, day_entries, patients
from infusion_planner.store.driver import Database


class DayRead(Frozen):
    """One infusion day at one moment.

    Attributes:
        patient: whose.
        course: the course.
        infusion: the infusion.
        day: what was entered.
        signatures: under it, as they were made.
        now: civil local time of the reading.
        set_back_to: what the clock said at the newest entry, where it says an earlier time now.
        zone: of the workstation; None where its times have none.
        hypersensitive: whether the drug is known not to be tolerated; None when not recorded.
        booked: name of the chair that is booked; empty for none.
        pregnancy_possible: whether a pregnancy is possible; None when not recorded.
    """

    patient: Patient
    course: Course
    infusion: Infusion
    day: DaySoFar
    signatures: tuple[DaySignature, ...]
    now: datetime
    set_back_to: datetime | None = None
    zone: tzinfo | None = None
    hypersensitive: bool | None = None
    booked: str = ""
    pregnancy_possible: bool | None = None

    @property
    def chair(self) -> str:
        """Give where the patient sits, or is to sit: as entered at check-in, else as booked."""
        return self.log.chair or self.booked

    @property
    def log(self) -> DayLog:
        """Give the entries that count."""
        return self.day.log

    def record(self, book: Rulebook) -> InfusionRecord:
        """Gather the record."""
        return self.day.record(book)

    def local(self, instant: str) -> datetime:
        """Give a stored instant as the clock on the wall showed it."""
        return datetime.fromisoformat(instant).astimezone(self.zone).replace(tzinfo=None)

    def minute(self, at: datetime) -> int:
        """Give a time as minutes since midnight of the day."""
        apart = (at.date() - self.day.on).days
        return apart * 24 * MINUTES_IN_HOUR + at.hour * MINUTES_IN_HOUR + at.minute


def read_day(db: Database, infusion_id: str, on: date, now: datetime) -> DayRead:
    """Read one infusion day.

    Args:
        db: the records.
        infusion_id: the infusion's row id.
        on: the day.
        now: the workstation's time, with its zone.

    Raises:
        Refused: there is no such infusion any more.
    """
    patient_id, course, infusion = courses.owner_of_infusion(db, infusion_id)
    key = (infusion_id, on)
    entries = day_entries.of_day(db, key)
    facts = chart_facts.of_patient(db, patient_id)
    newest, bearing = newest_of(facts, "hypersensitive"), newest_of(facts, "childbearing")
    newest_at = set_back(day_entries.newest_entry_at(db, on), now)
    known = newest.value if newest is not None and isinstance(newest.value, bool) else None
    pregnancy = bearing.value if bearing is not None else None
    return DayRead(
        patient=patients.get(db, patient_id),
        course=course,
        infusion=infusion,
        day=DaySoFar(on, course.number, infusion.number, entries),
        signatures=day_entries.signatures_of(db, key),
        now=now.replace(tzinfo=None),
        set_back_to=None if newest_at is None else newest_at.astimezone(now.tzinfo),
        zone=now.tzinfo,
        hypersensitive=known,
        booked=bookings.chair_of(db, infusion_id),
        pregnancy_possible=pregnancy.possible if isinstance(pregnancy, Pregnancy) else None,
    )


class DayView(Frozen):
    """One infusion day with what follows from its entries at that moment.

    Attributes:
        read: the day.
        record: its record.
        clocks: the three clocks.
        state: where it stands.
    """

    read: DayRead
    record: InfusionRecord
    clocks: DayClocks
    state: DayState


def view_of(read: DayRead, book: Rulebook) -> DayView:
    """Work out what follows from the entries of a day."""
    record = read.record(book)
    return DayView(read, record, day_clocks(record, read.now, book), state_of(read.log))
