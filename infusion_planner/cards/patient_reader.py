"""Reads the record of one patient: the page, the banner, a plan, and the form of an infusion."""

from collections.abc import Callable
from datetime import date, datetime, tzinfo

from infusion_planner.cards.access import ChartAccess
from infusion_planner.cards.amendments import amendments, moved_words
from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.monitoring_reader import MonitoringReader
from infusion_planner.cards.patient import PatientCard, RecordCard
from infusion_planner.cards.plan import PlanCard, Wish
from infusion_planner.cards.read_identity import bare_identity, identity_card
from infusion_planner.cards.read_patient import Chart, patient_card
from infusion_planner.cards.read_plan import plan_card
from infusion_planner.cards.read_record import RecordFacts, record_card
from infusion_planner.cards.read_room import RoomReader, open_plan, own_chairs
from infusion_planner.cards.sheet_ages import aged_findings, aged_lines
from infusion_planner.domain.bookings import Booking, days_beside
from infusion_planner.domain.case import Case
from infusion_planner.domain.course import Course, Infusion
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.similar import similar_to
from infusion_planner.domain.wording import day_words
from infusion_planner.store import bookings, center, courses, merges, moving, patients, restrictions
from infusion_planner.store.driver import Database
from infusion_planner.store.facts import case_of
from infusion_planner.store.merges import Merge
from infusion_planner.store.printed import outdated
from infusion_planner.store.store import Store
from infusion_planner.store.unchanged import Kept

Planned = tuple[Patient, Case, tuple[Course, ...], tuple[Booking, ...]]
"""Whose course is planned, by which facts, the courses there are, and the days they take up."""


class PatientReader(ChartReader):
    """Reads what belongs to the record of one patient."""

    def __init__(
        self,
        store: Store,
        book: Rulebook,
        clock: Callable[[], datetime],
        monitoring: MonitoringReader,
        access: ChartAccess,
    ) -> None:
        super().__init__(store, book, clock, access)
        self._monitoring = monitoring
        self._rooms = RoomReader(store, book)
        # a day that is led over the calendar is judged on each step by the same facts
        self._planned: Kept[Planned] = Kept()

    def card(self, patient_id: str) -> PatientCard:
        """Give the record.

        Raises:
            Refused: the patient is no longer in the records.
        """
        chart, facts = self._chart(patient_id), self._monitoring.facts(patient_id)
        card = patient_card(chart, facts, self._book)
        ages = self._store.read(lambda db: outdated(db, patient_id, chart.courses, self._book))
        zone = self._clock().tzinfo
        return replace(
            card,
            infusions=aged_lines(card.infusions, ages, zone),
            findings=(*card.findings, *aged_findings(ages, zone)),
            moved_away=self._moved_away(patient_id),
            merged_from=self._merged_from(patient_id),
            restricted=self._store.read(lambda db: restrictions.is_restricted(db, patient_id)),
            managed=self._access.is_manager(),
        )

    def _merged_from(self, patient_id: str) -> tuple[str, ...]:
        zone = self._clock().tzinfo
        found = self._store.read(lambda db: merges.standing(db, patient_id))
        return tuple(self._merge_words(item, zone) for item in found)

    def _merge_words(self, merge: Merge, zone: tzinfo | None) -> str:
        other = self._store.read(lambda db: patients.who_words(db, merge.merged_id))
        at = datetime.fromisoformat(merge.merged_at).astimezone(zone)
        return f"Merged from {other} on {day_words(at.date())}"

    def _moved_away(self, patient_id: str) -> tuple[str, ...]:
        zone = self._clock().tzinfo
        gone = self._store.read(lambda db: moving.moved_away(db, patient_id))
        return tuple(moved_words(item, zone) for item in gone)

    def identity(self, patient_id: str) -> IdentityCard:
        """Give the banner.

        Raises:
            Refused: the patient is no longer in the records.
        """
        patient = self._patient(patient_id)
        similar = similar_to(patient, self._store.read(patients.every))
        return identity_card(patient, self._today(), similar)

    def duplicates(self, patient: Patient) -> tuple[IdentityCard, ...]:
        """Give those who may be the same person as somebody being registered.

        The same MRN comes first, then the same birth date with a like name, then like names.
        """
        everybody = self._store.read(patients.every)
        mrn = tidy(patient.mrn).casefold()
        taken = self._store.read(lambda db: patients.by_mrn(db, mrn))
        kept = self._store.read(lambda db: patients.led_to(db, taken.id)) if taken else ""
        same = [other for other in everybody if other.id == kept]
        like = [other for other in similar_to(patient, everybody) if other not in same]
        found = [other for other in (*same, *like) if other.id != patient.id]
        shut, today = self._access.shut(), self._today()
        return tuple(
            bare_identity(other, today) if other.id in shut else identity_card(other, today)
            for other in found
        )

    def plan(self, patient_id: str, wish: Wish) -> PlanCard:
        """Judge a wished start.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._access.open(patient_id)
        today = self._today()
        patient, case, stored, booked = self._store.read(
            lambda db: self._planned.give(
                db, (patient_id, today), lambda: _planned(db, patient_id, today)
            )
        )
        moved = open_plan(stored, case, self._book)
        own = own_chairs(stored, moved, {item.infusion_id: item.chair for item in booked})
        room, others = self._rooms.room(today, moved), days_beside(booked, moved)
        return plan_card(patient, case, wish, self._book, stored, room=room, own=own, others=others)

    def infusion_to_record(self, infusion_id: str) -> RecordCard:
        """Give the form for recording or amending an infusion.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        patient_id, course, infusion = self._infusion(infusion_id)
        prescribers = self._store.read(center.get).prescribers
        facts = RecordFacts(
            patient=self._patient(patient_id),
            course=course,
            infusion=infusion,
            prescribers=tuple(item.name for item in prescribers),
            history=self._amendments(infusion_id),
        )
        return record_card(facts, self._today(), self._book)

    def _chart(self, patient_id: str) -> Chart:
        patient = self._patient(patient_id)
        stored = self._store.read(lambda db: courses.of_patient(db, patient_id))
        return Chart(
            patient=patient,
            courses=stored,
            case=self._store.read(lambda db: case_of(db, patient_id, self._today())),
            similar=similar_to(patient, self._store.read(patients.every)),
            amendments={
                infusion.id: self._amendments(infusion.id)
                for course in stored
                for infusion in course.infusions
            },
        )

    def _amendments(self, infusion_id: str) -> tuple[str, ...]:
        zone = self._clock().tzinfo
        return amendments(self._store.history("infusion", infusion_id), zone)

    def _infusion(self, infusion_id: str) -> tuple[str, Course, Infusion]:
        return self._store.read(lambda db: courses.owner_of_infusion(db, infusion_id))

    def _patient(self, patient_id: str) -> Patient:
        self._access.open(patient_id)
        return self._store.read(lambda db: patients.get(db, patient_id))

    def _today(self) -> date:
        return self._clock().date()


def _planned(db: Database, patient_id: str, today: date) -> Planned:
    patient, case = patients.get(db, patient_id), case_of(db, patient_id, today)
    booked = bookings.of_patient(db, patient_id)
    return patient, case, courses.of_patient(db, patient_id), booked
