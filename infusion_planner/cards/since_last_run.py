"""What fell due while the program was closed: read a patient at a time, shown once."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from infusion_planner.cards.read_watch_lines import in_order, watch_lines
from infusion_planner.cards.read_watched import read_watched
from infusion_planner.cards.watch import WatchLine
from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.day_entries import DayLog, standing
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.similar import fold
from infusion_planner.domain.trail import Event
from infusion_planner.domain.wording import date_words, day_words, name_words
from infusion_planner.store import bookings, day_entries, patients, trail_query
from infusion_planner.store.driver import Database, one
from infusion_planner.store.store import Store

SEEN = "Looked at what fell due since the last run"
"""The entry of the trail that says so; it is what keeps the lines from being shown again."""
_DAY = timedelta(days=1)


class SinceCard(Frozen):
    """What fell due while the program was closed.

    Attributes:
        since: the last day on which it ran, in words.
        lines: what presses most first.
    """

    since: str
    lines: tuple[WatchLine, ...] = ()


class SinceRun:
    """One reading of what fell due, a patient with each step.

    Args:
        store: the records.
        book: the rules in force.
        last_on: the last day on which the program ran.
        today: the day it is now.
        shut: ids of patients whose charts are shut to the person who reads.
    """

    def __init__(
        self, store: Store, book: Rulebook, last_on: date, today: date, shut: frozenset[str]
    ) -> None:
        self._store = store
        self._book = book
        self._last_on = last_on
        self._today = today
        everybody = store.read(patients.every)
        self._left = [patient for patient in everybody if patient.id not in shut]
        self._all = len(self._left)
        self._lines: list[WatchLine] = []
        self._days = store.read(self._of_days)

    def step(self) -> bool:
        """Read one more patient, and tell whether anybody is left."""
        if self._left:
            patient = self._left.pop()
            self._lines += self._store.read(lambda db: tuple(self._of(db, patient)))
        return bool(self._left)

    def progress(self) -> tuple[int, int, str]:
        """Tell how far it is."""
        return self._all - len(self._left), self._all, ""

    def card(self) -> SinceCard:
        """Give what was read so far."""
        return SinceCard(day_words(self._last_on), in_order(self._lines))

    def _of(self, db: Database, patient: Patient) -> Iterator[WatchLine]:
        watched = read_watched(db, patient, self._today, self._book)
        last, today = self._last_on.isoformat(), self._today.isoformat()
        for line in watch_lines(watched, self._book):
            if last < line.sort_due <= today:
                yield line
        for place, (what, words, due_on) in enumerate(self._days.get(patient.id, ())):
            yield _line(patient, f"day {place}", what, words, due_on)

    def _of_days(self, db: Database) -> dict[str, list[tuple[str, str, date]]]:
        """Read the infusions nobody recorded."""
        found: dict[str, list[tuple[str, str, date]]] = {}
        for booking, log, on in self._booked(db):
            if not booking.given and not log.standing:
                words = "It was planned, and nothing is recorded of it."
                found.setdefault(booking.patient_id, []).append(
                    ("Infusion not recorded", words, on)
                )
        return found

    def _booked(self, db: Database) -> Iterator[tuple[Booking, DayLog, date]]:
        for booking in bookings.between(db, self._last_on + _DAY, self._today - _DAY):
            entries = day_entries.of_day(db, (booking.infusion_id, booking.on))
            yield booking, DayLog(standing(entries)), booking.on


def begin(store: Store, book: Rulebook, now: datetime, shut: frozenset[str]) -> SinceRun | None:
    """Begin to read; None where the program ran today already and somebody looked at it.

    Args:
        store: the records.
        book: the rules in force.
        now: the workstation's time, with its zone.
        shut: ids of patients whose charts are shut to the person who reads.
    """
    last_on = store.read(_last_run(now))
    if last_on is None or last_on >= now.date():
        return None
    return SinceRun(store, book, last_on, now.date(), shut)


def _last_run(now: datetime) -> Callable[[Database], date | None]:
    """Give the last day on which something was done, before today or before it was looked at."""
    midnight = datetime.combine(now.date(), time(), now.tzinfo).astimezone(UTC)

    def read(db: Database) -> date | None:
        seen = trail_query.newest_of(db, Event.REVIEW, SEEN, 1)
        if any(datetime.fromisoformat(op.ended_at) >= midnight for op in seen):
            return None
        sql = "SELECT max(ended_at) FROM op WHERE ended_at < ?"
        found = one(db, sql, (midnight.isoformat(timespec="seconds"),))
        if not found:
            return None
        return datetime.fromisoformat(str(found)).astimezone(now.tzinfo).date()

    return read


def _line(patient: Patient, key: str, what: str, words: str, due_on: date) -> WatchLine:
    return WatchLine(
        key=f"{patient.id} {key}",
        patient_id=patient.id,
        name=name_words(patient.name),
        born=date_words(patient.born_on),
        mrn=patient.mrn,
        state="overdue",
        word="Overdue",
        what=what,
        words=words,
        due=date_words(due_on),
        rule="",
        sort_state=f"1 {due_on.isoformat()}",
        sort_name=fold(f"{patient.name.family}, {patient.name.given}"),
        sort_due=due_on.isoformat(),
    )
