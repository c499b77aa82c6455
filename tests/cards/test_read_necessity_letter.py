"""The draft of a letter says what is recorded, and leaves room for what is not."""

from datetime import date
from decimal import Decimal

import pytest

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.actions.record_print import RecordPrint
from infusion_planner.cards.necessity_letter import LetterPart, NecessityLetterCard
from infusion_planner.cards.sheet_copies import SheetCopy
from infusion_planner.domain.chart_facts import NOTHING
from infusion_planner.domain.fact_kinds import FurtherReason, NoneKnown
from infusion_planner.domain.facts import Diagnosis, MsKind, PriorDrug
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.payer_facts import Response
from tests.cards.day_sheets import MONDAY
from tests.office import TODAY, TestOffice, outside, plan, register, somebody
from tests.resources import shipped_evidence

GLATIRAMER = PriorDrug(
    "glatiramer",
    inadequate=True,
    from_on=date(2021, 2, 3),
    to_on=date(2022, 3, 9),
    response=Response(relapses=2, mri_progression=True, edss=Decimal("3.5")),
)


@pytest.fixture
def sam(place: TestOffice) -> str:
    """A patient with a prescriber, planned for Mon 30-Nov-2026."""
    prescriber = place.reader.center().prescribers[0].id
    patient_id = register(place, replace(somebody(), prescriber_id=prescriber))
    plan(place, patient_id, MONDAY)
    return patient_id


def record(place: TestOffice, patient_id: str, *facts: tuple[str, object]) -> None:
    place.desk.do(RecordFacts(patient_id, facts))


def copy_of(place: TestOffice, patient_id: str) -> SheetCopy:
    return place.reader.of_payer.necessity_letter(patient_id, shipped_evidence())


def letter(place: TestOffice, patient_id: str) -> NecessityLetterCard:
    card = copy_of(place, patient_id).card
    assert isinstance(card, NecessityLetterCard)
    return card


def part(card: NecessityLetterCard, head: str) -> LetterPart:
    return next(item for item in card.parts if item.head == head)


def heads(card: NecessityLetterCard) -> list[str]:
    return [item.head for item in card.parts]


def test_of_an_empty_chart_everything_is_to_be_written(place: TestOffice, sam: str) -> None:
    card = letter(place, sam)

    assert card.to_fill == ("Payer", "Member ID", "Diagnosis", "Earlier treatment", "Why now")
    assert part(card, "Diagnosis") == LetterPart("Diagnosis", to_write=True)
    # nobody knows yet which patients this one is like
    assert heads(card)[-3:] == ["Evidence: CARE-MS I", "Evidence: CARE-MS II", "Safety"]


def test_the_request_says_drug_course_dose_and_first_day(place: TestOffice, sam: str) -> None:
    assert part(letter(place, sam), "Request").paragraphs == (
        "Please cover alemtuzumab (Lemtrada), course 1: 5 infusions of 12 mg into a vein on days in"
        " a row, from Mon 30-Nov-2026.",
    )


def test_the_diagnosis_carries_its_code_on_the_planned_day(place: TestOffice, sam: str) -> None:
    record(place, sam, ("diagnosis", Diagnosis(MsKind.RELAPSING, active=True)))

    card = letter(place, sam)

    # BILL-5: from 01-Oct-2025 relapsing-remitting MS is G35.A
    assert part(card, "Diagnosis").paragraphs == ("Relapsing-remitting MS, ICD-10-CM G35.A.",)
    assert part(card, "Why now").paragraphs == (
        "The disease is active: relapses or new activity on MRI are recorded.",
    )


def test_earlier_drugs_stand_by_first_day_with_their_response(place: TestOffice, sam: str) -> None:
    later = PriorDrug("fingolimod", inadequate=False, from_on=date(2022, 4, 1))
    record(place, sam, ("prior_drug", later), ("prior_drug", GLATIRAMER))

    card = letter(place, sam)

    assert part(card, "Earlier treatment").lines == (
        "glatiramer from 03-Feb-2021 to 09-Mar-2022: inadequate response, 2 relapses in 12 months,"
        " progression on MRI and EDSS 3.5.",
        "fingolimod from 01-Apr-2022: stopped for another reason.",
    )
    assert "Evidence: CARE-MS II" in heads(card)
    assert "Evidence: CARE-MS I" not in heads(card)


def test_without_an_earlier_drug_the_trial_of_untreated_patients_is_quoted(
    place: TestOffice, sam: str
) -> None:
    record(place, sam, (NOTHING, NoneKnown("prior_drug", TODAY)))

    card = letter(place, sam)

    assert part(card, "Earlier treatment").paragraphs == (
        "No other medicine for MS was taken before.",
    )
    quoted = part(card, "Evidence: CARE-MS I")
    assert "Lancet 2012;380(9856):1819-1828" in quoted.paragraphs[0]
    # what the trial did not show is said as well
    assert "Disability progressed: 8 % against 11 %: 30 % fewer, p = 0.22" in quoted.lines
    assert "Free of relapse: 78 % against 59 %, p less than 0.0001" in quoted.lines
    assert "Evidence: CARE-MS II" not in heads(card)


def test_earlier_courses_and_the_reason_of_a_further_one_are_said(place: TestOffice) -> None:
    eve = register(place, somebody("NOVAK", "Eve", "0410078"))
    outside(place, eve, date(2024, 12, 2))
    record(place, eve, ("further_reason", FurtherReason(2, "two relapses since the first course")))

    card = letter(place, eve)

    assert part(card, "Treatment so far").lines == (
        "Course 1: 5 infusions, 60 mg in all, 02-Dec-2024 to 06-Dec-2024.",
    )
    assert part(card, "Why now").paragraphs == ("Two relapses since the first course.",)
    assert card.heading == "Course 2, proposed for"
    assert "Prescriber" in card.to_fill


def test_a_new_fact_makes_the_letter_old(place: TestOffice, sam: str) -> None:
    copy = copy_of(place, sam)
    made = copy.made(b"pdf", pages=2, paper="letter", destination="Printer 1")
    place.desk.do(RecordPrint(made))
    assert copy_of(place, sam).outdated == ""

    record(place, sam, ("prior_drug", GLATIRAMER))

    again = copy_of(place, sam)
    assert again.outdated.endswith("out of date: facts of the patient changed")
    assert (again.copy_number, again.card.stamp.qr) == (2, f"S17-{again.code}-{again.revision}")
