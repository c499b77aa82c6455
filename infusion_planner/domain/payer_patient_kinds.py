"""The kinds of criteria about the patient: age, diagnosis, earlier drugs, tests, medicines."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import ClassVar

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.facts import MedicineKind, MsKind
from infusion_planner.domain.payer_policy import Choices, Criterion, minimum_faults


class Secondary(Enum):
    """What has to be documented of secondary progressive MS."""

    NOTHING = "nothing"
    ACTIVITY = "activity"
    RELAPSES = "relapses"


class Screening(Enum):
    """A screening test that a policy can want negative."""

    HIV = "hiv"
    TUBERCULOSIS = "tuberculosis"


SIGNS = ("relapses", "MRI progression", "worse disability")
"""By what the response to an earlier drug is judged."""


class AgeRange(Criterion, kw_only=True):
    """Age in completed years on the first day.

    Attributes:
        minimum_years: the lowest age.
        maximum_years: the highest; None for none.
    """

    counts: ClassVar[tuple[str, ...]] = ("minimum_years",)

    minimum_years: int
    maximum_years: int | None = None

    def faults(self) -> Iterator[Fault]:
        """Yield also a minimum above the maximum."""
        yield from Criterion.faults(self)
        yield from minimum_faults("minimum_years", self.minimum_years, self.maximum_years)


class CoveredDiagnosis(Criterion, kw_only=True):
    """The forms of MS that are covered.

    Attributes:
        diagnoses: names of forms.
        secondary: what has to be documented of the secondary progressive form.
    """

    choices: ClassVar[Choices] = {"diagnoses": MsKind, "secondary": Secondary}

    diagnoses: tuple[str, ...]
    secondary: str = Secondary.NOTHING.value


class Experimental(CoveredDiagnosis, kw_only=True):
    """The forms for which the drug is no experiment to the payer; any other is only told of."""


class PriorDrugCount(Criterion, kw_only=True):
    """How many earlier MS drugs had an inadequate response.

    Attributes:
        least: that many different drugs.
    """

    counts: ClassVar[tuple[str, ...]] = ("least",)

    least: int


class DrugTrials(Criterion, kw_only=True):
    """A drug of each group was tried long enough, with inadequate response.

    Attributes:
        groups: names of groups of the policy's drug classes.
        months: full months of trial.
    """

    counts: ClassVar[tuple[str, ...]] = ("months",)

    groups: tuple[str, ...]
    months: int


class ResponseSigns(DrugTrials, kw_only=True):
    """By what the inadequate response to those drugs has to be judged.

    Attributes:
        least_signs: how many of the three signs (relapses, MRI, disability).
        relapses: how many in the past 12 months are a sign.
        edss_above: a score above it is a sign of disability, as text, so that 3.5 stays 3.5.
    """

    counts: ClassVar[tuple[str, ...]] = ("months", "least_signs", "relapses")

    least_signs: int
    relapses: int
    edss_above: str

    def faults(self) -> Iterator[Fault]:
        """Yield also more signs than there are, and a score that is no number."""
        yield from Criterion.faults(self)
        if self.least_signs > len(SIGNS):
            words = f"there are {len(SIGNS)} signs; expected {len(SIGNS)} or less"
            yield Fault("least_signs", words)
        try:
            Decimal(self.edss_above)
        except InvalidOperation:
            yield Fault("edss_above", f"'{self.edss_above}' is no number; expected one as text")


class ScreenedNegative(Criterion, kw_only=True):
    """A screening test has to be negative.

    Attributes:
        test: which one.
    """

    choices: ClassVar[Choices] = {"test": Screening}

    test: str


class NoInfection(Criterion, kw_only=True):
    """No infection is active."""


class NotCombined(Criterion, kw_only=True):
    """Medicines of these kinds are not taken on the first day.

    Attributes:
        medicines: names of kinds.
    """

    choices: ClassVar[Choices] = {"medicines": MedicineKind}

    medicines: tuple[str, ...]
