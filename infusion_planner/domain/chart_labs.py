"""Results, symptoms and the end of monitoring, put together from the entries of a chart."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from infusion_planner.domain.frozen import replace
from infusion_planner.domain.lab_entries import EndDecision, HpvExam, LabReview, SymptomCheck
from infusion_planner.domain.lab_facts import LabResult, MonitoringEnd, SymptomReport, Symptoms

Entered = tuple[str, object]
"""Row id and value of an entry that counts."""

Looked = TypeVar("Looked", LabResult, SymptomCheck)

RESULT, SYMPTOMS, REVIEW, END = "result", "symptoms", "review", "monitoring_end"
"""Keys of the kinds of entries."""

HPV = "hpv_exam"

LAB_KINDS = (RESULT, SYMPTOMS, REVIEW, HPV, END)
"""Kinds that are read by the day they are about, apart from the other facts."""


def results_of(entries: Iterable[Entered]) -> tuple[LabResult, ...] | None:
    """Give the results, each with its review; None where none is entered."""
    made = tuple(entries)
    reviews = _reviews(made)
    found = (_reviewed(each, reviews.get(row)) for row, each in made if isinstance(each, LabResult))
    return tuple(found) or None


def symptoms_of(entries: Iterable[Entered]) -> Symptoms | None:
    """Give what was asked and reported; None where nobody ever asked."""
    made = tuple(entries)
    reviews = _reviews(made)
    checks = [
        _reviewed(each, reviews.get(row)) for row, each in made if isinstance(each, SymptomCheck)
    ]
    if not checks:
        return None
    return Symptoms(
        asked_on=tuple(item.on for item in checks if not item.called),
        reports=tuple(_reports(checks)),
        called_on=tuple(item.on for item in checks if item.called),
    )


def monitoring_end_of(entries: Iterable[Entered]) -> MonitoringEnd | None:
    """Give what was decided last each way; None where nothing is decided."""
    made = [each for _, each in entries if isinstance(each, EndDecision)]
    if not made:
        return None
    going = max((item.on for item in made if not item.closes), default=None)
    closed = max((item for item in made if item.closes), key=lambda item: item.on, default=None)
    return MonitoringEnd(
        indicated_on=going,
        closed_on=closed.on if closed else None,
        closed_by=closed.clinician if closed else "",
    )


def to_review(entries: Iterable[Entered]) -> tuple[str, ...]:
    """Give the row ids of results and reported symptoms that no clinician has looked at."""
    made = tuple(entries)
    reviews = _reviews(made)
    return tuple(row for row, each in made if row not in reviews and _waits(each))


def lab_day(value: object) -> date:
    """Give the day an entry is about: of a sample, a question, a review or a decision."""
    if isinstance(value, LabResult):
        return value.sampled_on
    if isinstance(value, SymptomCheck | LabReview | EndDecision | HpvExam):
        return value.on
    raise TypeError(type(value).__name__)


def _waits(value: object) -> bool:
    if isinstance(value, SymptomCheck):
        return bool(value.symptoms) and value.reviewed_on is None
    return isinstance(value, LabResult) and value.reviewed_on is None


def _reviews(entries: Iterable[Entered]) -> dict[str, LabReview]:
    """Give the first review of each entry."""
    made = [each for _, each in entries if isinstance(each, LabReview)]
    made.sort(key=lambda item: item.on, reverse=True)
    return {row: review for review in made for row in review.entries}


def _reviewed(value: Looked, review: LabReview | None) -> Looked:
    if value.reviewed_on is not None or review is None:
        return value
    return replace(value, reviewed_on=review.on, reviewed_by=review.clinician)


def _reports(checks: Iterable[SymptomCheck]) -> Iterator[SymptomReport]:
    for item in checks:
        for symptom in item.symptoms:
            yield SymptomReport(symptom, item.on, item.reviewed_on)
