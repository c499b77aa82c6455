"""The kinds of criteria about the patient: age, diagnosis, earlier drugs, tests, medicines."""

from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRange(Criterion):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredDiagnosis(Criterion):
    """The forms of MS that are covered.

    Attributes:
        diagnoses: names of forms.
        secondary: what has to be documented of the secondary progressive form.
    """

    choices: ClassVar[Choices] = {"diagnoses": MsKind, "secondary": Secondary}

    diagnoses: tuple[str, ...]
    secondary: str = Secondary.NOTHING.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Experimental(CoveredDiagnosis):
    """The forms for which the drug is no experiment to the payer; any other is only told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorDrugCount(Criterion):
    """How many earlier MS drugs had an inadequate response.

    Attributes:
        least: that many different drugs.
    """

    counts: ClassVar[tuple[str, ...]] = ("least",)

    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrugTrials(Criterion):
    """A drug of each group was tried long enough, with inadequate response.

    Attributes:
        groups: names of groups of the policy's drug classes.
        months: full months of trial.
    """

    counts: ClassVar[tuple[str, ...]] = ("months",)

    groups: tuple[str, ...]
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSigns(DrugTrials):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenedNegative(Criterion):
    """A screening test has to be negative.

    Attributes:
        test: which one.
    """

    choices: ClassVar[Choices] = {"test": Screening}

    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoInfection(Criterion):
    """No infection is active."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCombined(Criterion):
    """Medicines of these kinds are not taken on the first day.

    Attributes:
        medicines: names of kinds.
    """

    choices: ClassVar[Choices] = {"medicines": MedicineKind}

    medicines: tuple[str, ...]
