"""The kinds of criteria about the request: prescriber, papers, amount, site, benefit, waits."""

from collections.abc import Iterator
from typing import ClassVar

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.payer_facts import PrescriberRole, Site
from infusion_planner.domain.payer_policy import Choices, Criterion, minimum_faults


class Prescriber(Criterion, kw_only=True):
    """Who prescribes; after a consultation its notes go to the payer.

    Attributes:
        roles: the roles accepted.
    """

    choices: ClassVar[Choices] = {"roles": PrescriberRole}

    roles: tuple[str, ...]


class Documents(Criterion, kw_only=True):
    """Results that have to exist for this course and go to the payer.

    Attributes:
        tests: names of baseline tests.
    """

    tests: tuple[str, ...]


class Attestation(Criterion, kw_only=True):
    """A statement that has to be signed for this course.

    Attributes:
        attestation: its name.
    """

    attestation: str


class Quantity(Criterion, kw_only=True):
    """How much is covered for one course.

    Attributes:
        infusions: the most in a course.
        dose_mg: the most milligrams in each.
    """

    counts: ClassVar[tuple[str, ...]] = ("infusions", "dose_mg")

    infusions: int
    dose_mg: int


class SiteOfCare(Criterion, kw_only=True):
    """Where the infusions are wanted; another site needs a reason.

    Attributes:
        sites: names of the sites wanted.
    """

    choices: ClassVar[Choices] = {"sites": Site}

    sites: tuple[str, ...]


class Benefit(Criterion, kw_only=True):
    """One sign of benefit is enough: relapses not more, no progression, or no new lesions.

    Attributes:
        mri_months: the oldest an MRI may be on the first day, in months.
    """

    counts: ClassVar[tuple[str, ...]] = ("mri_months",)

    mri_months: int


class NoToxicity(Criterion, kw_only=True):
    """The drug was tolerated."""


class WaitAfterDose(Criterion, kw_only=True):
    """A wait after the last dose, in completed months and further days.

    Attributes:
        minimum_months: months completed on the first day.
        extra_days: days after that.
        target_months: when the payer wants it; None when it names nothing.
    """

    counts: ClassVar[tuple[str, ...]] = ("minimum_months",)

    minimum_months: int
    extra_days: int = 0
    target_months: int | None = None

    def faults(self) -> Iterator[Fault]:
        """Yield also a minimum above the target."""
        yield from Criterion.faults(self)
        if self.extra_days < 0:
            yield Fault("extra_days", f"{self.extra_days} is below 0; expected 0 or more")
        yield from minimum_faults("minimum_months", self.minimum_months, self.target_months)


class MostCourses(Criterion, kw_only=True):
    """How many courses in life are covered.

    Attributes:
        most: that many.
    """

    counts: ClassVar[tuple[str, ...]] = ("most",)

    most: int


class MostVials(Criterion, kw_only=True):
    """How many vials are covered within any so many days in a row; one vial is one infusion.

    Attributes:
        most: that many.
        days: the length of the span.
    """

    counts: ClassVar[tuple[str, ...]] = ("most", "days")

    most: int
    days: int


class Note(Criterion, kw_only=True):
    """Something to know; it is only told.

    Attributes:
        states: two letters of the states whose members it is for; empty for all.
    """

    may_be_empty: ClassVar[tuple[str, ...]] = ("states",)

    states: tuple[str, ...] = ()
