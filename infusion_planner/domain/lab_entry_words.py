"""What is entered of results, symptoms and the end of monitoring, in a line."""

from collections.abc import Callable
from datetime import date

from infusion_planner.domain.lab_entries import (
    EndDecision,
    HpvExam,
    HpvScreening,
    LabReview,
    SymptomCheck,
)
from infusion_planner.domain.lab_entry import number_words, value_words
from infusion_planner.domain.lab_facts import LabResult
from infusion_planner.domain.monitored import title_of
from infusion_planner.domain.wording import date_words, listed

_SYMPTOMS = {
    "bleeding": "bleeding or bruising",
    "kidney": "signs of the kidneys",
    "liver": "signs of the liver",
    "thyroid": "signs of the thyroid",
    "fever": "fever or infection",
    "pml": "signs of PML",
    "head_neck": "pain in head or neck",
    "abdominal_pain": "pain in the belly",
}


def symptom_words(symptom: str) -> str:
    """Name a symptom in a list; an unknown one is shown as it stands."""
    return _SYMPTOMS.get(symptom, symptom.replace("_", " "))


def bare_result_words(value: LabResult) -> str:
    """Word a result without its day and review, `Platelets 95 x10^9/L`."""
    limit = value.upper_limit
    up_to = "" if limit is None else f" (upper limit {number_words(limit)})"
    return f"{title_of(value.test)} {value_words(value)}{up_to}"


def bare_check_words(value: SymptomCheck) -> str:
    """Word a question about symptoms without its day and review."""
    asked = "called after infusions" if value.called else "asked"
    told = listed([symptom_words(each) for each in value.symptoms])
    return f"{asked}: {told}" if told else f"{asked}, none reported"


def reviewed_words(on: date | None, by: str) -> str:
    """Word who looked at something and when; `not reviewed` where nobody has."""
    if on is None:
        return "not reviewed"
    return f"reviewed {date_words(on)}" + (f" by {by}" if by else "")


def _result(value: LabResult) -> str:
    review = reviewed_words(value.reviewed_on, value.reviewed_by)
    return f"{bare_result_words(value)} of {date_words(value.sampled_on)}, {review}"


def _check(value: SymptomCheck) -> str:
    words = f"{date_words(value.on)}, {bare_check_words(value)}"
    if not value.symptoms:
        return words
    return f"{words}, {reviewed_words(value.reviewed_on, value.reviewed_by)}"


def _review(value: LabReview) -> str:
    count = len(value.entries)
    what = f"{count} entries" if count > 1 else "1 entry"
    return f"{what} reviewed {date_words(value.on)} by {value.clinician}"


def _decision(value: EndDecision) -> str:
    decided = "closed" if value.closes else "goes on, clinically indicated"
    return f"{decided}, {date_words(value.on)}, {value.clinician}: {value.reason}"


def _hpv(value: HpvScreening) -> str:
    return "applies" if value.applies else "does not apply"


def _hpv_exam(value: HpvExam) -> str:
    result = {None: "no result yet", False: "normal", True: "abnormal"}[value.abnormal]
    where = f", {value.where}" if value.where else ""
    return f"{date_words(value.on)}, {result}{where}"


LAB_WORDS: dict[type, Callable[..., str]] = {
    LabResult: _result,
    SymptomCheck: _check,
    LabReview: _review,
    EndDecision: _decision,
    HpvScreening: _hpv,
    HpvExam: _hpv_exam,
}
"""By what an entry holds."""
