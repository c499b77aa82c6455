"""Register a patient, and correct the details later."""

from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.registration import check_patient, tidy_patient
from infusion_planner.domain.roles import CHART_STAFF, Roles
from infusion_planner.domain.wording import name_words
from infusion_planner.store import patients
from infusion_planner.store.records import Records


class RegisterPatient(Frozen):
    """Add a patient to the records.

    Attributes:
        patient: the details; the id is not looked at.
    """

    patient: Patient
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the new patient.

        Raises:
            InvalidInput: a detail cannot be kept, or the MRN is taken.
        """
        patient = tidy_patient(self.patient)
        check_patient(patient, moment.today)
        _check_mrn(records, patient, "")
        patients.add(records, patient, moment.instant)
        return f"Registered {who(patient)}"


class CorrectPatient(Frozen):
    """Correct a patient's details.

    Attributes:
        patient: the details as they shall be; the id names the patient.
    """

    patient: Patient
    roles: ClassVar[Roles] = CHART_STAFF
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the details.

        Raises:
            InvalidInput: a detail cannot be kept, or the MRN is taken.
            Refused: the patient is no longer there.
        """
        patients.get(records.db, self.patient.id)
        patient = tidy_patient(self.patient)
        check_patient(patient, moment.today)
        _check_mrn(records, patient, patient.id)
        patients.save(records, patient)
        return f"Corrected details of {who(patient)}"


def _check_mrn(records: Records, patient: Patient, own_id: str) -> None:
    other = patients.by_mrn(records.db, patient.mrn)
    if other is not None and other.id != own_id:
        words = f"MRN {other.mrn} belongs to {name_words(other.name)}. Check the number."
        kept = patients.led_to(records.db, other.id)
        if kept != other.id:
            into = patients.who_words(records.db, kept)
            words = f"MRN {other.mrn} was merged into {into}. Open that chart, or check the number."
        raise InvalidInput(Fault("mrn", words))
