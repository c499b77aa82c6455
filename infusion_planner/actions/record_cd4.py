"""Record a CD4 count."""

from dataclasses import dataclass
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.roles import CLINICIANS, Roles
from infusion_planner.domain.wording import date_words, day_words
from infusion_planner.store import labs, patients
from infusion_planner.store.records import Records

HIGHEST_CD4 = 5000
"""Accepted range of entries; a higher number is a wrong unit."""


@dataclass(frozen=True, slots=True)
class RecordCd4:
    """Record a CD4 count of a patient.

    Attributes:
        patient_id: the patient's row id.
        sample: day and count.
    """

    patient_id: str
    sample: Cd4Sample
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the count.

        Raises:
            InvalidInput: day or count cannot be.
        """
        patient = patients.get(records.db, self.patient_id)
        sampled_on, cells = self.sample.sampled_on, self.sample.cells_per_ul
        if not patient.born_on <= sampled_on <= moment.today:
            words = f"{day_words(sampled_on)} is before birth or in the future. Check the date."
            raise InvalidInput(Fault("sampled_on", words))
        if not 0 <= cells <= HIGHEST_CD4:
            words = f"Enter cells per microliter, 0 to {HIGHEST_CD4:,}; 0.2 x 10^9/L is 200."
            raise InvalidInput(Fault("cells", words))
        labs.add_cd4(records, self.patient_id, self.sample)
        count = f"{cells:,g} cells per microliter, {date_words(sampled_on)}"
        return f"Recorded CD4 {count}: {who(patient)}"
