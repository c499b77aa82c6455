"""Record a CD4 count."""

from math import isfinite
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.lab_entry import number_words
from infusion_planner.domain.lab_rules import ResultRange
from infusion_planner.domain.lab_values import CD4
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.roles import CLINICIANS, Roles
from infusion_planner.domain.wording import date_words, day_words
from infusion_planner.store import labs, patients
from infusion_planner.store.records import Records


class RecordCd4(Frozen):
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
        rule = moment.book.find(ResultRange, f"entry_{CD4}")
        lowest, highest = rule.bounds(rule.units[0])
        if not isfinite(cells) or not lowest <= cells <= highest:
            accepted = f"{number_words(lowest)} to {number_words(highest)}"
            words = f"Enter cells per microliter, {accepted}; 0.2 x 10^9/L is 200 ({rule.id})."
            raise InvalidInput(Fault("cells", words))
        labs.add_cd4(records, self.patient_id, self.sample)
        count = f"{cells:,g} cells per microliter, {date_words(sampled_on)}"
        return f"Recorded CD4 {count}: {who(patient)}"
