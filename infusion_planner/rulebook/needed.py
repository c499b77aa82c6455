"""The rules that the program asks for: a rulebook without one of them is refused at load."""

from infusion_planner.domain.billing_rules import (
    DiagnosisCodes,
    DrugUnits,
    InfusionCodes,
    WasteModifiers,
)
from infusion_planner.domain.frozen import Frozen
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
from infusion_planner.domain.lab_rules import (
    CallBacks,
    CenterInterval,
    FirstThenMonthly,
    KidneyLimits,
    LiverLimits,
    LymphocyteNote,
    NeutrophilLimits,
    PlateletLimits,
    ResultRange,
    ResultWords,
    SymptomPrompts,
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


class Need(Frozen):
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


PAYER_CRITERIA = (
    "payer_hcsc_criteria",
    "payer_hcsc_combination",
    "payer_molina_diagnosis",
    "payer_molina_trials",
    "payer_molina_response",
    "payer_molina_documents",
    "payer_molina_attestations",
    "payer_molina_quantity",
    "payer_molina_continuation",
    "payer_molina_wait",
)
PAYER_NOTES = ("payer_hcsc_experimental", "payer_hcsc_contract")
CODE_FAULTS = ("unknown", "too_old", "not_label", "other_form", "ask", "no_code")
RESULTS = (
    "platelets",
    "neutrophils",
    "lymphocytes",
    "creatinine",
    "upcr",
    "urine_rbc",
    "alt",
    "ast",
    "bilirubin",
    "cd4",
)
"""Results with numbers that the program asks for."""

NEEDED = (
    Need(CourseLength, "course_length", situations=("other_length",)),
    Need(DailyMaximum, "daily_maximum", situations=("above",)),
    Need(Notice, "flat_dose", situations=("missing", "other_dose", "adjusted")),
    Need(Notice, "route", situations=("missing", "other_route")),
    Need(Notice, "course_number", situations=("other_count", "campath")),
    Need(Notice, "dose_count", situations=("too_many", "too_many_given")),
    Need(MinimumWait, "course_spacing", (2,), ("too_early", "past_too_early", "past_overlap")),
    Need(Notice, "days_late", (2,), ("late",)),
    Need(StartSearch, "suggested_start", situations=("closed_day",)),
    Need(Notice, "assumed_date", (2,), ("assumed",)),
    Need(Minutes, "start_to_start", situations=("too_close",)),
    Need(Notice, "interrupted_course", situations=("past",)),
    Need(Notice, "incomplete_course", situations=("next_course", "past")),
    Need(Premedication, "premedication", situations=("not_given", "left_out", "low_dose")),
    Need(Minutes, "steroid_lead", situations=("long_ago", "not_finished")),
    Need(Notice, "optional_steroid", situations=("optional",)),
    Need(Notice, "other_premedication", situations=("consider",)),
    Need(MedicineChoices, "equivalent_steroid", situations=("not_confirmed",)),
    Need(Notice, "steroid_after_gap", situations=("ask",)),
    Need(Notice, "antiviral_order", situations=("no_order",)),
    Need(ProphylaxisStop, "prophylaxis_stop"),
    Need(MedicineChoices, "antiviral_choices"),
    Need(RecurringTest, "blood_and_urine", situations=("due", "overdue")),
    Need(RecurringTest, "thyroid", situations=("due", "overdue")),
    Need(RecurringTest, "rems_status_form"),
    Need(RepeatedExam, "skin_examination", situations=("due", "overdue")),
    Need(DueWindow, "due_window"),
    Need(MinimumWait, "contraception", situations=("not_used",)),
    Need(Notice, "diagnosis", situations=("other", "not_active", "code")),
    Need(LeastCount, "prior_drugs", situations=("too_few",)),
    Need(Notice, "active_infection", situations=("active", "missing")),
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
    Need(EntryRanges, "flow_sheet"),
    Need(Product, "product", situations=("mismatch",)),
    Need(Notice, "vial_storage", situations=("not_kept",)),
    Need(Minutes, "bag_life", situations=("start_too_late", "finish_too_late", "stored_wrongly")),
    Need(Notice, "traced_vial", situations=("missing", "expired", "not_clear")),
    Need(Minutes, "infusion_time", situations=("too_short",)),
    Need(Notice, "fastest_rate", situations=("too_fast",)),
    Need(VitalSigns, "vital_signs", situations=("missed", "out_of_limits")),
    Need(Minutes, "observation", situations=("too_short", "against_advice")),
    Need(ReactionGrade, "longer_observation", situations=("longer",)),
    Need(Notice, "equipment", situations=("missing",)),
    Need(Notice, "line", situations=("missing", "shared")),
    Need(
        ReactionGrade,
        "graded_reaction",
        situations=("not_graded", "not_interrupted", "not_answered"),
    ),
    Need(SevereReaction, "severe_reaction", situations=("severe", "permanent", "resumed")),
    Need(SeriousReaction, "serious_reaction", situations=("not_reported",)),
    Need(DaysAfter, "reaction_log", situations=("open",)),
    Need(ExtraTests, "extra_tests", situations=("ecg", "platelets")),
    Need(Notice, "worksheet", situations=("always",)),
    Need(BusinessDays, "rems_checklist", situations=("due", "overdue")),
    Need(Notice, "unused_vials", situations=("left",)),
    Need(Notice, "adverse_events", situations=("not_reported",)),
    Need(Notice, "transfer_of_care", situations=("open",)),
    Need(Notice, "pregnancy_after", situations=("not_called",)),
    Need(Notice, "rems_prescriber", situations=("missing", "not_valid")),
    Need(Notice, "rems_enrollment", situations=("missing",)),
    Need(Notice, "rems_form", (1,), situations=("missing",)),
    Need(Notice, "rems_facility", situations=("missing", "not_valid")),
    Need(Notice, "rems_order", situations=("missing", "not_valid")),
    Need(Notice, "rems_authorization", situations=("missing", "not_today")),
    *(Need(Notice, purpose, situations=("not_met",)) for purpose in PAYER_CRITERIA),
    *(Need(Notice, purpose, situations=("told",)) for purpose in PAYER_NOTES),
    Need(Notice, "other_payers", situations=("no_policy",)),
    Need(Notice, "own_policies", situations=("not_met", "told")),
    Need(Notice, "payer_authorization", situations=("missing", "outside")),
    Need(Notice, "payer_authorized_units", situations=("too_few",)),
    Need(DrugUnits, "drug_units", situations=("listed", "mismatch", "part_of_a_unit")),
    Need(WasteModifiers, "discarded_drug", situations=("listed", "nothing_given")),
    Need(InfusionCodes, "infusion_codes", situations=("listed",)),
    Need(Notice, "billed_time", situations=("holds",)),
    Need(DiagnosisCodes, "diagnosis_codes", situations=CODE_FAULTS),
    Need(Notice, "national_drug_code", situations=("differs",)),
    Need(DrugUnits, "steroid_units", situations=("listed",)),
    *(Need(ResultRange, f"entry_{test}") for test in RESULTS),
    Need(ResultWords, "entry_urine_protein"),
    Need(FirstThenMonthly, "cd4_counts", situations=("due", "overdue")),
    Need(CenterInterval, "liver_tests", situations=("due", "overdue", "symptoms")),
    Need(KidneyLimits, "kidney_results", situations=("ratio", "creatinine", "blood", "protein")),
    Need(PlateletLimits, "platelets", situations=("urgent", "fall", "low", "bleeding")),
    Need(NeutrophilLimits, "neutrophils", situations=("urgent", "low", "watch")),
    Need(LiverLimits, "liver_results", situations=("high", "symptoms")),
    Need(LymphocyteNote, "lymphocytes", situations=("expected",)),
    Need(RepeatedExam, "hpv_screening", situations=("due", "overdue")),
    Need(Notice, "monitoring_end", situations=("decide", "goes_on")),
    Need(BaselineSet, "overdue_tests", (2,), situations=("overdue",)),
    Need(SymptomPrompts, "symptom_prompts", situations=("due", "overdue", "reported")),
    Need(CallBacks, "call_backs", situations=("due",)),
)
"""Every rule that the program asks for by purpose."""
