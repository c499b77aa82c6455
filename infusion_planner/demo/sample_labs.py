"""Reports and questions about symptoms on the charts of fictional patients.

Most reports are quiet. One on which a test was called abnormal has a value that the rules call for
a clinician on, and waits for one.
"""

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.lab_entries import SymptomCheck
from infusion_planner.domain.lab_facts import LabResult

CLINICIAN = "Dr H. Lindqvist"
_QUIET = {
    "cbc": (
        ("platelets", "212", "x10^9/L"),
        ("neutrophils", "3.4", "x10^9/L"),
        ("lymphocytes", "0.9", "x10^9/L"),
        ("hemoglobin", "13.6", "g/dL"),
    ),
    "creatinine": (("creatinine", "0.82", "mg/dL"),),
    "urinalysis": (
        ("urine_rbc", "1", "/hpf"),
        ("urine_wbc", "2", "/hpf"),
        ("urine_protein", "negative", ""),
    ),
    "upcr": (("upcr", "86", "mg/g"),),
    "tsh": (("tsh", "1.9", "mIU/L"),),
    "alt": (("alt", "24", "units/L"),),
    "ast": (("ast", "21", "units/L"),),
    "bilirubin": (("bilirubin", "0.6", "mg/dL"),),
}
_LIMITS = {"alt": Decimal(40), "ast": Decimal(40), "bilirubin": Decimal("1.2")}
_LOUD = {"platelets": "84", "creatinine": "1.31", "urine_protein": "2+", "tsh": "8.7"}
LAB_TESTS = tuple(_QUIET)
"""Tests of which reports have values."""


class Drawn(Frozen):
    """One sample.

    Attributes:
        on: its day.
        back_on: the day of the results.
        reviewed_on: the day a clinician looked at them; None while nobody has.
        loud: the test whose result is abnormal; empty for none.
    """

    on: date
    back_on: date
    reviewed_on: date | None = None
    loud: str = ""


def report(tests: Collection[str], drawn: Drawn) -> Iterator[tuple[str, object]]:
    """Yield the entries of one report.

    Args:
        tests: those that were drawn; others have no values.
        drawn: the sample.
    """
    for test in LAB_TESTS:
        if test in tests:
            for part, quiet, unit in _QUIET[test]:
                value = _LOUD.get(part, quiet) if test == drawn.loud else quiet
                yield "result", _result(part, value, unit, drawn)


def asked(day: date, *reported: str) -> tuple[str, object]:
    """Give the entry that a patient was asked about symptoms."""
    return "symptoms", SymptomCheck(day, symptoms=reported)


def _result(part: str, value: str, unit: str, drawn: Drawn) -> LabResult:
    return LabResult(
        test=part,
        sampled_on=drawn.on,
        value=Decimal(value) if unit else value,
        unit=unit,
        resulted_on=drawn.back_on,
        reviewed_on=drawn.reviewed_on,
        upper_limit=_LIMITS.get(part),
        reviewed_by=CLINICIAN if drawn.reviewed_on else "",
    )
