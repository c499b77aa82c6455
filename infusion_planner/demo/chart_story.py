"""What is entered on the charts of the SAMPLE center before a first course."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from infusion_planner.actions.certify import Certify
from infusion_planner.actions.desk import Action
from infusion_planner.actions.record_fact import CorrectFact, RecordFacts
from infusion_planner.cards.reader import Reader
from infusion_planner.domain.chart_facts import NOTHING
from infusion_planner.domain.fact_kinds import NoneKnown
from infusion_planner.domain.facts import (
    Diagnosis,
    Medicine,
    MedicineKind,
    MsKind,
    PriorDrug,
    Screened,
    Vaccination,
    Varicella,
)
from infusion_planner.domain.rems_facts import Enrollment

Make = Callable[[str, Reader], Action]
"""Makes an action for a patient's row id, by what is recorded of the patient by then."""
_ENTERED_BEFORE = timedelta(days=20)
_CORRECTED_AFTER = timedelta(days=2)
_YEAR = timedelta(days=365)
_WRONG_LINE = "day read from the wrong line of the report"


def chart_story(first_on: date) -> Iterator[tuple[date, Make]]:
    """Yield the days on which facts are entered, and what makes the actions for them.

    Args:
        first_on: the first day of the patient's first course.
    """
    on = first_on - _ENTERED_BEFORE
    sampled = on - timedelta(days=6)
    entries = tuple(_entries(on, sampled))
    yield on, lambda patient_id, _: RecordFacts(patient_id, entries)
    yield on + _CORRECTED_AFTER, _correct_hiv(Screened(sampled + timedelta(days=1), positive=False))


def certifications(today: date, prescriber_ids: list[str]) -> Iterator[tuple[date, Action]]:
    """Yield the days on which certifications are recorded, and the actions."""
    on = today - _YEAR
    until = on + 3 * _YEAR
    yield on, Certify("facility", on, until)
    yield on, Certify("pharmacy", on, until, name="Bay Specialty Pharmacy")
    yield on, Certify("prescriber", on, until, prescriber_ids[0])


def _entries(on: date, sampled: date) -> Iterator[tuple[str, object]]:
    negative = Screened(sampled, positive=False)
    yield "diagnosis", Diagnosis(MsKind.RELAPSING, active=True)
    for name, years in (("glatiramer acetate", 4), ("natalizumab", 2)):
        first = on - years * _YEAR
        drug = PriorDrug(name, inadequate=True, from_on=first, to_on=first + _YEAR)
        yield "prior_drug", drug
    yield "hypersensitive", False
    yield NOTHING, NoneKnown("suspected", on)
    yield NOTHING, NoneKnown("caution", on)
    yield "medicine", Medicine("baclofen 10 mg", MedicineKind.OTHER, on - _YEAR)
    yield "hiv", negative
    yield "tuberculosis", negative
    yield "varicella", Varicella(history=True)
    yield "vaccination", Vaccination("influenza, inactivated", on - timedelta(days=60))
    yield "enrollment", Enrollment(on, on, on)


def _correct_hiv(right: Screened) -> Make:
    def make(patient_id: str, reader: Reader) -> Action:
        lines = reader.of_facts.card(patient_id).lines
        entry = next(line.entry_id for line in lines if line.title == "HIV test")
        seen = reader.of_facts.form(patient_id, entry).seen
        if seen is None:
            raise AssertionError("the entry that is corrected was read")
        return CorrectFact(seen, right, _WRONG_LINE)

    return make
