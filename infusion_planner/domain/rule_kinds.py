"""The kinds of rules: one class each, with the numbers that kind needs.

Those of the infusion day are in `infusion_rules.py`, those about results in `lab_rules.py`,
those of a claim in `billing_rules.py`.
"""

from collections.abc import Iterator

from infusion_planner.domain.billing_rules import (
    DiagnosisCodes,
    DrugUnits,
    InfusionCodes,
    WasteModifiers,
)
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.infusion_rules import (
    DaysAfter,
    EntryRanges,
    ExtraTests,
    MedicineChoices,
    Minutes,
    Premedication,
    Product,
    ReactionGrade,
    SeriousReaction,
    SevereReaction,
    VitalSigns,
)
from infusion_planner.domain.lab_rules import LAB_KINDS
from infusion_planner.domain.rules import Rule


class Notice(Rule, kw_only=True):
    """A rule that needs no number of its own."""


class CourseLength(Rule, kw_only=True):
    """How many infusions a course has, and how much is given in each.

    Attributes:
        infusions: infusions on consecutive days.
        dose_mg: milligrams a day, the same for everybody.
    """

    infusions: int
    dose_mg: int

    @property
    def dose_ug(self) -> int:
        """Give the dose in micrograms."""
        return self.dose_mg * 1000


class DailyMaximum(Rule, kw_only=True):
    """The most that may be given on one day.

    Attributes:
        dose_mg: milligrams.
    """

    dose_mg: int

    @property
    def dose_ug(self) -> int:
        """Give the maximum in micrograms."""
        return self.dose_mg * 1000


class MinimumWait(Rule, kw_only=True):
    """A wait in completed months after the last dose given (ROLL).

    Attributes:
        minimum_months: the first legal day has so many months completed.
        target_months: when it is aimed at; None when nothing is aimed at.
    """

    minimum_months: int
    target_months: int | None = None

    def faults(self) -> Iterator[Fault]:
        """Yield also a minimum that lies above the target."""
        yield from Rule.faults(self)
        if self.target_months is not None and self.minimum_months > self.target_months:
            yield Fault("minimum_months", "the minimum is above the target")


class ProphylaxisStop(Rule, kw_only=True):
    """When the antiviral may end: both conditions must be met.

    Attributes:
        minimum_months: months completed after the last dose (ROLL).
        cd4_cells_per_ul: the CD4 count that must be reached; equality counts.
    """

    minimum_months: int
    cd4_cells_per_ul: int


class RecurringTest(Rule, kw_only=True):
    """A test that falls due again and again (CLIP from the series' anchor).

    Attributes:
        tests: names of the tests drawn together.
        every_months: the interval.
        until_months: months completed after the last dose (ROLL), at which a last one is due.
    """

    tests: tuple[str, ...]
    every_months: int
    until_months: int

    def faults(self) -> Iterator[Fault]:
        """Yield also an interval that is not positive."""
        yield from Rule.faults(self)
        if self.every_months < 1:
            yield Fault("every_months", "the interval has to be at least 1 month")


class RepeatedExam(Rule, kw_only=True):
    """An examination that falls due again after the one before (CLIP from that day).

    Attributes:
        exam: its name.
        every_months: the interval.
    """

    exam: str
    every_months: int

    def faults(self) -> Iterator[Fault]:
        """Yield also an interval that is not positive."""
        yield from Rule.faults(self)
        if self.every_months < 1:
            yield Fault("every_months", "the interval has to be at least 1 month")


class DueWindow(Rule, kw_only=True):
    """How due dates close up and when they are late.

    Attributes:
        merge_days: a date so many days or fewer before the end merges into the end.
        window_days: days before and after the due date that are still in the window.
        overdue_days: days after the due date from which it is overdue.
    """

    merge_days: int
    window_days: int
    overdue_days: int

    def faults(self) -> Iterator[Fault]:
        """Yield also an overdue day inside the window."""
        yield from Rule.faults(self)
        if self.overdue_days <= self.window_days:
            yield Fault("overdue_days", "it is overdue while still in the window")


class AgeLimit(Rule, kw_only=True):
    """An age, in completed years on the first day of the course.

    Attributes:
        years: the rule speaks below this age.
    """

    years: int


class StartSearch(Rule, kw_only=True):
    """How far ahead a start is looked for.

    Attributes:
        horizon_days: days after the first legal day.
    """

    horizon_days: int


class BusinessDays(Rule, kw_only=True):
    """A deadline in business days.

    Attributes:
        days: Monday to Friday less closures, after the last dose.
    """

    days: int


class LeastCount(Rule, kw_only=True):
    """How many of something there have to be.

    Attributes:
        least: the number from which the rule is met.
    """

    least: int


class DaysBefore(Rule, kw_only=True):
    """How long before the first day of a course something has to lie behind.

    Attributes:
        days: full days between; equality is enough.
    """

    days: int


class BaselineSet(Rule, kw_only=True):
    """Tests and examinations that have to be complete and reviewed.

    Attributes:
        tests: their names.
        days: the oldest a sample may be on the first day of the course; None for any age.
    """

    tests: tuple[str, ...]
    days: int | None = None


KINDS: dict[str, type[Rule]] = {
    "notice": Notice,
    "course_length": CourseLength,
    "daily_maximum": DailyMaximum,
    "minimum_wait": MinimumWait,
    "prophylaxis_stop": ProphylaxisStop,
    "recurring_test": RecurringTest,
    "repeated_exam": RepeatedExam,
    "due_window": DueWindow,
    "age_limit": AgeLimit,
    "start_search": StartSearch,
    "premedication": Premedication,
    "medicine_choices": MedicineChoices,
    "minutes": Minutes,
    "business_days": BusinessDays,
    "product": Product,
    "vital_signs": VitalSigns,
    "entry_ranges": EntryRanges,
    "reaction_grade": ReactionGrade,
    "severe_reaction": SevereReaction,
    "serious_reaction": SeriousReaction,
    "days_after": DaysAfter,
    "extra_tests": ExtraTests,
    "least_count": LeastCount,
    "days_before": DaysBefore,
    "baseline_set": BaselineSet,
    "drug_units": DrugUnits,
    "waste_modifiers": WasteModifiers,
    "infusion_codes": InfusionCodes,
    "diagnosis_codes": DiagnosisCodes,
    **LAB_KINDS,
}
