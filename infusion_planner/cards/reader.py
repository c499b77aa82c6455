"""The one door to every read: gives cards, never rows.

What is asked for at every start or end stands here; `Doors` leads to all the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.doors import Doors
from infusion_planner.cards.read_patients import patient_list
from infusion_planner.cards.review_due import review_is_due
from infusion_planner.domain.roles import CHART_STAFF, TRAIL_READERS
from infusion_planner.store import center, downtime, emergencies, handovers, patients

if TYPE_CHECKING:
    from datetime import date

    from infusion_planner.cards.certifications import CertificationLine
    from infusion_planner.cards.drafts import DraftLine
    from infusion_planner.cards.handover import HandoverLine
    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.cards.monitoring import MonitoringCard
    from infusion_planner.cards.patient import PatientCard, RecordCard
    from infusion_planner.cards.patients import PatientLine
    from infusion_planner.cards.plan import PlanCard, Wish
    from infusion_planner.cards.restricted import EmergencyReviewLine
    from infusion_planner.cards.sheet_copies import SheetCopy
    from infusion_planner.domain.clinic import Center
    from infusion_planner.domain.downtime import Downtime
    from infusion_planner.domain.locking import Locking
    from infusion_planner.domain.patient import Patient
    from infusion_planner.domain.rules import Rulebook


class Reader(Doors):
    """Reads cards for one person, from sign-in to sign-out."""

    @property
    def book(self) -> Rulebook:
        """Give the rules in force."""
        return self._book

    def today(self) -> date:
        """Give the center's civil date."""
        return self._clock().date()

    def center(self) -> Center:
        """Give the center's facts."""
        return self._store.read(center.get)

    def certifications(self) -> tuple[CertificationLine, ...]:
        """Give the REMS certifications of the center, its pharmacy and each prescriber."""
        from infusion_planner.cards.certifications import read_certifications  # noqa: PLC0415

        return read_certifications(self._store, self.today())

    def locking(self) -> Locking:
        """Give after how long without use the screen is hidden and the records are closed."""
        return self._store.read(center.locking)

    def downtime(self) -> Downtime:
        """Give what the center chose of the downtime pack, with what opens it.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The downtime pack")
        return self._store.read(downtime.get)

    def drafts(self) -> tuple[DraftLine, ...]:
        """Give what this person typed and did not save, the newest first."""
        from infusion_planner.cards.drafts import draft_lines  # noqa: PLC0415

        return draft_lines(self._store, self._actor, self._clock())

    def patients(self, judged: int | None = None) -> tuple[PatientLine, ...]:
        """Give every patient as a line, by family and given name.

        Args:
            judged: with the courses of how many, from the first; with those of all when None.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        return patient_list(self._store, self._access, self.today(), self._book, judged)

    def patient(self, patient_id: str) -> PatientCard:
        """Give one patient's record.

        Raises:
            Refused: the patient is no longer in the records.
        """
        return self._of_patient.card(patient_id)

    def review_is_due(self) -> bool:
        """Tell whether the weekly review of the trail is due.

        Raises:
            NotPermitted: the person's roles do not read the trail.
        """
        self._access.require(TRAIL_READERS, "The review of the trail")
        return review_is_due(self._store, self._clock())

    def emergencies_to_review(self) -> tuple[EmergencyReviewLine, ...]:
        """Give the emergencies that nobody reviewed, oldest first; only a manager gets any."""
        if not self._access.is_manager() or not self._store.read(emergencies.to_review):
            return ()
        return self.of_restricted.reviews()

    def handed_to_me(self) -> tuple[HandoverLine, ...]:
        """Give the patients somebody left to this person, and whom nobody took over yet.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "Who is handed over")
        if not self._store.read(lambda db: handovers.was_any(db, self.today())):
            return ()
        lines = self.of_days.handovers()
        return tuple(line for line in lines if line.handed_to == self._actor.name)

    def monitoring(self, patient_id: str) -> MonitoringCard:
        """Give one patient's monitoring.

        Raises:
            Refused: the patient is no longer in the records.
        """
        return self.of_monitoring.card(patient_id)

    def details(self, patient_id: str) -> Patient:
        """Give one patient's details for the form.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._access.open(patient_id)
        return self._store.read(lambda db: patients.get(db, patient_id))

    def leave_chart(self) -> None:
        """Close the chart that is open; whoever opens it again leaves another entry."""
        self._access.leave()

    def searched(self, words: str, found: int) -> None:
        """Write into the trail that patients were searched for; see `ChartAccess`."""
        self._access.note_search(words, found)

    def identity(self, patient_id: str) -> IdentityCard:
        """Give one patient's banner.

        Raises:
            Refused: the patient is no longer in the records.
        """
        return self._of_patient.identity(patient_id)

    def duplicates(self, patient: Patient) -> tuple[IdentityCard, ...]:
        """Give those who may be the same person as somebody being registered, the likest first.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "Who may be the same person")
        return self._of_patient.duplicates(patient)

    def plan(self, patient_id: str, wish: Wish) -> PlanCard:
        """Judge a wished start.

        Raises:
            Refused: the patient is no longer in the records.
        """
        return self._of_patient.plan(patient_id, wish)

    def infusion_to_record(self, infusion_id: str) -> RecordCard:
        """Give the form for recording or amending an infusion.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        return self._of_patient.infusion_to_record(infusion_id)

    def day_sheet(self, infusion_id: str) -> SheetCopy:
        """Give the day sheet of an infusion as the next copy would print it.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        return self._sheets.day_sheet(infusion_id)

    def patient_calendar(self, course_id: str) -> SheetCopy:
        """Give the patient calendar of a course as the next copy would print it.

        Raises:
            Refused: the course is no longer in the records, or was given elsewhere.
        """
        return self._sheets.patient_calendar(course_id)

    def readiness_sheet(self, patient_id: str, as_of: date | None = None) -> SheetCopy:
        """Give the readiness sheet, as of a day or today, as the next copy would print it.

        Raises:
            Refused: the patient is no longer in the records.
        """
        return self._sheets.readiness(patient_id, as_of)
