"""A printed sheet is out of date when what it shows was changed after it left the printer."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from infusion_planner.actions.merge_patients import MergePatients
from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.record_antiviral import StartAntiviral
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.actions.record_print import RecordPrint
from infusion_planner.actions.register_patient import CorrectPatient
from infusion_planner.cards.sheet_copies import SheetCopy
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.facts import Diagnosis, MsKind, Screened
from infusion_planner.domain.patient import Allergy, AllergyState, PersonName
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.rems_facts import Authorization
from tests.office import (
    TestOffice,
    give,
    office,
    plan,
    record_tests,
    register,
    report,
    somebody,
)

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


@pytest.fixture
def place() -> TestOffice:
    return office()


def printed(place: TestOffice, copy: SheetCopy) -> None:
    made = copy.made(b"pdf", pages=2, paper="letter", destination="Printer 1")
    place.desk.do(RecordPrint(made))


def day_sheet(place: TestOffice, number: int = 1) -> SheetCopy:
    return place.reader.day_sheet(place.reader.by_mrn.infusions_of("0410077", 1)[number - 1])


def with_sheet(place: TestOffice) -> str:
    """Sam LEE, course 1 from Monday, whose first day sheet was printed on 20-Nov-2026."""
    sam = register(place)
    plan(place, sam, MONDAY)
    printed(place, day_sheet(place))
    return sam


def papers(place: TestOffice, patient_id: str) -> list[str]:
    return [line.paper for line in place.reader.patient(patient_id).infusions if line.paper]


KNOWN = {"allergy_state": AllergyState.KNOWN, "allergies": (Allergy("latex"),)}
CORRECTIONS: dict[str, Any] = {
    "name corrected": {"name": PersonName("LEIGH", "Sam", "Mr", "Sammy")},
    "birth date corrected": {"born_on": date(1990, 6, 12)},
    "MRN corrected": {"mrn": "0410777"},
    "allergies changed": KNOWN,
    "details corrected": {"rems_id": "LR-9"},
}


@pytest.mark.parametrize("reason", CORRECTIONS)
def test_a_corrected_identity_marks_the_printed_sheet(place: TestOffice, reason: str) -> None:
    sam = with_sheet(place)
    assert papers(place, sam) == []

    place.desk.do(CorrectPatient(somebody(id=sam, **CORRECTIONS[reason])))

    assert papers(place, sam) == [f"Printed copy 1 of 20-Nov-2026 is out of date: {reason}"]


def test_a_correction_that_is_undone_leaves_the_sheet_true(place: TestOffice) -> None:
    sam = with_sheet(place)
    place.desk.do(CorrectPatient(somebody(id=sam, mrn="0410777")))

    place.desk.undo()

    assert papers(place, sam) == []


def test_a_new_copy_settles_it_and_says_that_it_replaces_the_old_one(place: TestOffice) -> None:
    sam = with_sheet(place)
    place.desk.do(CorrectPatient(somebody(id=sam, name=PersonName("LEIGH", "Sam"))))

    copy = day_sheet(place)
    assert copy.outdated == "Printed copy 1 of 20-Nov-2026 is out of date: name corrected"
    assert copy.card.stamp.copy == "copy 2, replaces copy 1 printed 20-Nov-2026 09:00"
    printed(place, copy)

    assert papers(place, sam) == []
    assert day_sheet(place).outdated == ""


def test_the_page_says_what_to_do_with_old_paper(place: TestOffice) -> None:
    sam = with_sheet(place)
    printed(place, day_sheet(place, 2))

    place.desk.do(CorrectPatient(somebody(id=sam, mrn="0410777")))

    card = place.reader.patient(sam)
    (strip,) = [item for item in card.findings if item.word == "Paper"]
    assert strip.sentence == (
        "2 printed sheets are out of date: MRN corrected. Print new copies and take the old ones"
        " away."
    )
    tags = [line.paper_tag for line in card.infusions]
    assert tags == ["paper out of date", "paper out of date", "", "", ""]


def test_other_days_of_the_course_mark_its_sheets_and_its_calendar(place: TestOffice) -> None:
    sam = with_sheet(place)
    (course, *_) = [item.course_id for item in place.reader.patient(sam).courses]
    printed(place, place.reader.patient_calendar(course))

    place.desk.do(PlanCourse(sam, 1, date(2026, 12, 7), moves=True))

    outdated = place.reader.patient_calendar(place.reader.patient(sam).open_course_id).outdated
    assert outdated.endswith("is out of date: infusion days changed")


def test_what_happens_as_planned_leaves_the_sheets_true(place: TestOffice) -> None:
    sam = with_sheet(place)
    printed(place, day_sheet(place, 2))

    give(place, sam, [MONDAY])
    record_tests(place, sam, date(2026, 11, 20), ("cbc",))

    assert papers(place, sam) == []


def test_an_antiviral_started_later_is_not_on_the_sheet(place: TestOffice) -> None:
    sam = with_sheet(place)

    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir 200 mg", MONDAY)))

    assert papers(place, sam)[0].endswith("antiviral changed")


def test_sheets_of_a_merged_chart_carry_the_other_mrn(place: TestOffice) -> None:
    sam = with_sheet(place)
    kept = register(place, somebody("LI", "Sam", "0410099"))

    place.desk.do(MergePatients(kept, sam, {}, "one person"))

    (words,) = papers(place, kept)
    assert words.endswith("charts merged or parted, name corrected, MRN corrected")


BLOOD_AND_URINE = ["cbc", "creatinine", "urinalysis"]


def test_tests_drawn_later_mark_the_sheet_of_an_infusion_to_come(place: TestOffice) -> None:
    """The sheet says when blood and urine were last drawn."""
    sam = with_sheet(place)

    record_tests(place, sam, date(2026, 11, 18), BLOOD_AND_URINE)

    assert papers(place, sam) == [
        "Printed copy 1 of 20-Nov-2026 is out of date: blood and urine tests changed"
    ]


def test_values_of_a_report_mark_it_as_well(place: TestOffice) -> None:
    sam = with_sheet(place)

    values = tuple(("result", item) for item in report(date(2026, 11, 18)))
    place.desk.do(RecordFacts(sam, values))

    assert "blood and urine tests changed" in papers(place, sam)[0]


@pytest.mark.parametrize(
    "fact",
    [
        ("diagnosis", Diagnosis(MsKind.RELAPSING)),
        ("hiv", Screened(date(2026, 11, 10), positive=False)),
        ("authorization", Authorization(date(2026, 11, 19), "88213", "A. Ruiz")),
    ],
)
def test_what_it_prints_of_the_chart_marks_the_sheet(
    place: TestOffice, fact: tuple[str, object]
) -> None:
    sam = with_sheet(place)

    place.desk.do(RecordFacts(sam, (("listeria", date(2026, 11, 10)),)))
    assert not any("out of date" in line.lower() for line in papers(place, sam))
    place.desk.do(RecordFacts(sam, (fact,)))

    assert any("out of date" in line.lower() for line in papers(place, sam))


def test_half_of_the_tests_leaves_the_sheet_true(place: TestOffice) -> None:
    sam = with_sheet(place)

    record_tests(place, sam, date(2026, 11, 18), BLOOD_AND_URINE[:1])

    assert papers(place, sam) == []


def test_tests_after_the_infusion_leave_its_sheet_as_it_was(place: TestOffice) -> None:
    sam = with_sheet(place)
    give(place, sam, (MONDAY,))

    place.clock.set(date(2026, 12, 28), 9)
    record_tests(place, sam, date(2026, 12, 28), BLOOD_AND_URINE)

    assert [words for words in papers(place, sam) if "tests" in words] == []


def test_a_cd4_count_marks_the_patient_calendar(place: TestOffice) -> None:
    """It says until when the antiviral is taken."""
    sam = register(place)
    plan(place, sam, MONDAY)
    (course,) = place.reader.patient(sam).courses[:1]
    printed(place, place.reader.patient_calendar(course.course_id))

    place.desk.do(RecordCd4(sam, Cd4Sample(date(2026, 11, 18), Decimal(240))))

    (said,) = [
        card.sentence for card in place.reader.patient(sam).findings if "S8" in card.sentence
    ]
    assert said.startswith("Printed S8, copy 1 of 20-Nov-2026 is out of date: CD4 counts changed.")
