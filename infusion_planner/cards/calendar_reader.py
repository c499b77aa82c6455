"""Reads the calendar of the whole center, and the lens of one patient."""

from datetime import date, timedelta

from infusion_planner.cards.calendar_board import CalendarBoard, Lens
from infusion_planner.cards.calendar_lens import read_lens
from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.course_standing import StandingRun
from infusion_planner.cards.read_calendar import BoardFacts, read_board
from infusion_planner.cards.read_readiness import ReadinessFacts
from infusion_planner.cards.read_room import open_plan, overfull_days, read_room
from infusion_planner.cards.readiness_reader import facts_to_judge
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.store import bookings, center, chairs, courses, patients
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import case_of


class CalendarReader(ChartReader):
    """Reads what the screen of the calendar shows."""

    def board(self, first: date, length: int) -> CalendarBoard:
        """Give the board of some days.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The calendar")
        last = first + timedelta(days=length - 1)
        facts = self._store.read(lambda db: _facts(db, first, last))
        room = self._store.read(lambda db: read_room(db, first, self._book, until=last))
        facts = replace(facts, shut=self._access.shut(), overfull=overfull_days(room))
        return read_board(facts, first, length, self._clock().date())

    def lens(self, patient_id: str, board: CalendarBoard) -> Lens:
        """Lay a patient's coming course over a board.

        Raises:
            NotPermitted: the person's roles do not read charts.
            ChartRestricted: a manager restricted this chart to others.
            Refused: the patient is no longer in the records.
        """
        self._access.open(patient_id)
        today = self._clock().date()
        patient = self._store.read(lambda db: patients.get(db, patient_id))
        case = self._store.read(lambda db: case_of(db, patient_id, today))
        stored = self._store.read(lambda db: courses.of_patient(db, patient_id))
        moved = open_plan(stored, case, self._book)
        room = self._store.read(lambda db: read_room(db, today, self._book, moved))
        return read_lens(patient, case, stored, board.days, self._book, room=room)

    def standings(self, board: CalendarBoard) -> StandingRun:
        """Begin to read how the planned courses of a board stand; a step for each of them.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The calendar")
        shut = self._access.shut()
        ribbons = (ribbon for row in board.rows for ribbon in row.ribbons)
        planned = {
            ribbon.course_id: ribbon.patient_id
            for ribbon in ribbons
            if ribbon.state == "planned" and ribbon.patient_id not in shut
        }
        return StandingRun(tuple(planned.items()), self._to_judge, self._book)

    def _to_judge(self, patient_id: str) -> ReadinessFacts:
        now = self._clock()
        return self._store.read(lambda db: facts_to_judge(db, patient_id, now.date(), now))


def _facts(db: Database, first: date, last: date) -> BoardFacts:
    """Read only who comes on these days, so that a large center is as quick as a small one."""
    found = center.get(db)
    booked = bookings.between(db, first, last)
    who = sorted({booking.patient_id for booking in booked})
    return BoardFacts(
        open_days=found.open_days,
        closures=found.closures,
        patients={patient_id: patients.get(db, patient_id) for patient_id in who},
        courses=tuple((patient_id, courses.of_patient(db, patient_id)) for patient_id in who),
        chairs=tuple(chair.name for chair in chairs.in_use(db)),
        seats={booking.infusion_id: booking.chair for booking in booked if booking.chair},
        opening=chairs.opening(db),
    )
