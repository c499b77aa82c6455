"""The rules that the program asks for: a rulebook without one of them is refused at load."""

from dataclasses import dataclass

from infusion_planner.domain.infusion_rules import (
    MedicineChoices,
    Minutes,
    Premedication,
    Product,
    VitalSigns,
)
from infusion_planner.domain.rule_kinds import (
    AgeLimit,
    BaselineSet,
    BusinessDays,
    CourseLength,
    DailyMaximum,
    DaysBefore,
    DueWindow,
    LeastCount,
    MinimumWait,
    Notice,
    ProphylaxisStop,
    RecurringTest,
    RepeatedExam,
    StartSearch,
)
from infusion_planner.domain.rules import Rule


@dataclass(frozen=True, slots=True)
class Need:
    """Name a rule that the program asks for.

    Attributes:
        kind: the kind it must be of.
        purpose: what it decides.
        courses: numbers of courses it must apply to.
        situations: outcomes the program asks for.
    """

    kind: type[Rule]
    purpose: str
    courses: tuple[int, ...] = (1, 2)
    situations: tuple[str, ...] = ()


NEEDED = (
    Need(CourseLength, "course_length", situations=("other_length",)),
    Need(DailyMaximum, "daily_maximum"),
    Need(Notice, "dose_count", situations=("too_many", "too_many_given")),
    Need(MinimumWait, "course_spacing", (2,), ("too_early", "past_too_early", "past_overlap")),
    Need(Notice, "days_late", (2,), ("late",)),
    Need(StartSearch, "suggested_start", situations=("closed_day",)),
    Need(Notice, "interrupted_course", situations=("past",)),
    Need(Notice, "incomplete_course", situations=("next_course", "past")),
    Need(Premedication, "premedication"),
    Need(Minutes, "steroid_lead"),
    Need(Notice, "antiviral_order", situations=("no_order",)),
    Need(ProphylaxisStop, "prophylaxis_stop"),
    Need(MedicineChoices, "antiviral_choices"),
    Need(RecurringTest, "blood_and_urine"),
    Need(RecurringTest, "thyroid"),
    Need(RecurringTest, "rems_status_form"),
    Need(RepeatedExam, "skin_examination"),
    Need(DueWindow, "due_window"),
    Need(MinimumWait, "contraception", situations=("not_used",)),
    Need(Notice, "diagnosis", situations=("other", "not_active")),
    Need(LeastCount, "prior_drugs", situations=("too_few",)),
    Need(Notice, "active_infection", situations=("active",)),
    Need(Notice, "hypersensitivity", situations=("known",)),
    Need(Notice, "cautions", situations=("not_weighed",)),
    Need(Notice, "other_medicines", situations=("taken",)),
    Need(Notice, "suspected", situations=("suspected",)),
    Need(Notice, "tuberculosis", situations=("untreated",)),
    Need(Notice, "hiv", situations=("positive",)),
    Need(Notice, "hepatitis", situations=("not_tested", "carrier")),
    Need(Notice, "listeria", situations=("late",)),
    Need(Notice, "pregnancy_test", situations=("positive",)),
    Need(DaysBefore, "vaccination_wait", situations=("too_soon",)),
    Need(DaysBefore, "varicella", situations=("too_soon", "not_immune")),
    Need(Notice, "live_vaccines", situations=("after_start",)),
    Need(BaselineSet, "baseline_set", situations=("missing",)),
    Need(BaselineSet, "baseline_age", situations=("too_old", "not_reviewed")),
    Need(AgeLimit, "minimum_age", situations=("below_age",)),
    Need(AgeLimit, "adult_age", situations=("below_age",)),
    Need(Product, "product"),
    Need(Minutes, "bag_life"),
    Need(Minutes, "infusion_time"),
    Need(VitalSigns, "vital_signs"),
    Need(Minutes, "observation"),
    Need(BusinessDays, "rems_checklist"),
    Need(Notice, "rems_prescriber", situations=("missing", "not_valid")),
    Need(Notice, "rems_enrollment", situations=("missing",)),
    Need(Notice, "rems_form", (1,), situations=("missing",)),
    Need(Notice, "rems_facility", situations=("missing", "not_valid")),
    Need(Notice, "rems_order", situations=("missing", "not_valid")),
    Need(Notice, "rems_authorization", situations=("missing",)),
)
"""Every rule that the program asks for by purpose."""
