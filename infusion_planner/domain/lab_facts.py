"""Laboratory results with their values, reports of symptoms, and the end of monitoring."""

from datetime import date
from decimal import Decimal

from infusion_planner.domain.frozen import Frozen


class LabResult(Frozen):
    """One result of one test.

    Attributes:
        test: its name in the rulebook, `platelets`.
        sampled_on: the day of the sample; the value belongs to this day.
        value: the number in the unit named, or a word of the dipstick.
        unit: as the rulebook spells it; empty for a word.
        resulted_on: the day of the result; None when not recorded.
        reviewed_on: the day a clinician reviewed it; None while nobody has.
        upper_limit: the laboratory's upper limit of normal, in the same unit; None when it was
            not entered.
        reviewed_by: who reviewed it; empty when not recorded.
    """

    test: str
    sampled_on: date
    value: Decimal | str
    unit: str = ""
    resulted_on: date | None = None
    reviewed_on: date | None = None
    upper_limit: Decimal | None = None
    reviewed_by: str = ""

    @property
    def known_on(self) -> date:
        """Give the day from which somebody could act on it."""
        return self.resulted_on or self.sampled_on


class SymptomReport(Frozen):
    """A symptom that the patient reported.

    Attributes:
        symptom: its name in the rulebook, `bleeding`.
        on: the day it was reported.
        reviewed_on: the day a clinician looked into it; None while nobody has.
    """

    symptom: str
    on: date
    reviewed_on: date | None = None


class Symptoms(Frozen):
    """What was asked and reported about symptoms between the infusions.

    Attributes:
        asked_on: days on which the patient was asked, in any order.
        reports: what was reported, in any order.
        called_on: days of call-backs after a block of infusions, in any order.
    """

    asked_on: tuple[date, ...] = ()
    reports: tuple[SymptomReport, ...] = ()
    called_on: tuple[date, ...] = ()


class MonitoringEnd(Frozen):
    """What a clinician decided about monitoring after its last day.

    Attributes:
        indicated_on: the day it was marked as clinically indicated to go on; None when it was not.
        closed_on: the day it was closed; None while it is not.
        closed_by: who signed it off; empty only where it is not closed.
    """

    indicated_on: date | None = None
    closed_on: date | None = None
    closed_by: str = ""
