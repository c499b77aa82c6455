from datetime import date, time

import pytest

from infusion_planner.actions.record_antiviral import StartAntiviral
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.clinic import Prescriber
from infusion_planner.domain.facts import Diagnosis, MsKind, Screened
from infusion_planner.domain.rems_facts import Authorization
from tests.cards.day_sheets import MONDAY, WEEK, change, sheet
from tests.office import TestOffice, give, outside, plan, record_tests, register, somebody


def test_spacing_does_not_apply_to_a_first_course(place: TestOffice, sam: str) -> None:
    found = sheet(place, sam, 1)

    assert len(found.checks) == 12
    (spacing,) = [line for line in found.checks if "Spacing" in line.text]
    assert (spacing.text, spacing.kind) == ("Spacing 12 months: first course", "does_not_apply")
    assert not any(fact.label.startswith("Last dose") for fact in found.facts)


@pytest.mark.parametrize(
    ("gender", "text", "kind"),
    [
        ("Male", "Pregnancy test", "does_not_apply"),
        ("Female", "Pregnancy test negative", "not_needed"),
        ("Non-binary", "Pregnancy test negative", "not_needed"),
    ],
)
def test_the_pregnancy_test_is_asked_for_unless_it_cannot_apply(
    place: TestOffice, gender: str, text: str, kind: str
) -> None:
    patient_id = register(place, somebody(gender=gender))
    plan(place, patient_id, MONDAY)

    line = sheet(place, patient_id, 1).checks[5]

    assert (line.text, line.kind) == (text, kind)


def test_the_labs_were_drawn_when_the_last_of_all_three_was(place: TestOffice, sam: str) -> None:
    place.clock.set(date(2026, 11, 27))
    record_tests(place, sam, date(2026, 11, 9), ("cbc", "creatinine", "urinalysis"))
    record_tests(place, sam, date(2026, 11, 12), ("cbc",))

    line = sheet(place, sam, 1).checks[3]

    assert (line.text, line.fact, line.kind) == (
        "Labs reviewed, last drawn",
        "09-Nov-2026",
        "ask",
    )


def test_labs_that_are_not_all_recorded_leave_a_box_for_the_date(
    place: TestOffice, sam: str
) -> None:
    place.clock.set(date(2026, 11, 27))
    record_tests(place, sam, date(2026, 11, 12), ("cbc", "creatinine"))

    labs, hiv = sheet(place, sam, 1).checks[3:5]

    assert (labs.text, labs.fact, labs.kind) == ("Labs reviewed, drawn", "", "date")
    assert (hiv.text, hiv.fact, hiv.kind) == ("HIV negative", "", "date")


def test_labs_drawn_after_the_infusion_say_nothing_about_it(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:2])
    record_tests(place, sam, WEEK[1], ("cbc", "creatinine", "urinalysis"))

    assert sheet(place, sam, 1).checks[3].kind == "date"
    assert sheet(place, sam, 2).checks[3].fact == "01-Dec-2026"


def test_a_later_course_names_the_last_dose_before_it(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2025, 11, 3))
    plan(place, patient_id, MONDAY)

    found = sheet(place, patient_id, 1)

    (spacing,) = [line for line in found.checks if line.text == "12 months since"]
    assert (spacing.fact, spacing.kind) == ("07-Nov-2025", "ask")
    assert ("Last dose, course 1", "07-Nov-2025") in {(f.label, f.value) for f in found.facts}


def test_what_is_known_is_printed_and_the_rest_is_to_be_filled_in(
    place: TestOffice, sam: str
) -> None:
    found = sheet(place, sam, 1)

    assert [(fact.label, fact.value) for fact in found.facts] == [
        ("Prescriber", "Dr H. Lindqvist, NPI 1999999984"),
        ("Facility", "Harbor Infusion Center, REMS LF-0417"),
    ]
    # the REMS number is asked for once, at the check
    assert found.to_fill == ("Diagnosis", "REMS authorized on", "Chair", "Weight")


def record(place: TestOffice, patient_id: str, *facts: tuple[str, object]) -> None:
    place.desk.do(RecordFacts(patient_id, facts))


def test_what_the_chart_holds_is_printed_and_not_asked_for_again(
    place: TestOffice, sam: str
) -> None:
    record(
        place,
        sam,
        ("diagnosis", Diagnosis(MsKind.RELAPSING, active=True)),
        ("hiv", Screened(date(2026, 11, 10), positive=False)),
        ("authorization", Authorization(date(2026, 11, 19), "88213", "A. Ruiz", time(14, 20))),
    )

    found = sheet(place, sam, 1)

    known = {fact.label: fact.value for fact in found.facts}
    assert known["Diagnosis"] == "G35.A relapsing-remitting MS"
    assert known["REMS authorized"] == "No. 88213, 19-Nov-2026 14:20"
    assert found.to_fill == ("Chair", "Weight")
    hiv = found.checks[4]
    assert (hiv.text, hiv.fact, hiv.kind) == ("HIV negative", "10-Nov-2026", "ask")
    # asked anew each day
    assert found.checks[1].kind == "number_time"


def test_the_code_of_a_day_is_that_of_its_date_of_service(place: TestOffice) -> None:
    place.clock.set(date(2025, 9, 22))
    patient_id = register(place)
    record(place, patient_id, ("diagnosis", Diagnosis(MsKind.RELAPSING)))
    plan(place, patient_id, date(2025, 9, 29))

    codes = [
        fact.value.split()[0]
        for number in (1, 2, 3)
        for fact in sheet(place, patient_id, number).facts
        if fact.label == "Diagnosis"
    ]

    assert codes == ["G35", "G35", "G35.A"]


def test_an_answer_for_the_course_before_is_not_that_of_this_one(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2025, 11, 3))
    record(
        place, patient_id, ("authorization", Authorization(date(2025, 11, 7), "70001", "A. Ruiz"))
    )
    plan(place, patient_id, MONDAY)

    assert "REMS authorized on" in sheet(place, patient_id, 1).to_fill
    record(
        place, patient_id, ("authorization", Authorization(date(2025, 11, 8), "70002", "A. Ruiz"))
    )
    assert "REMS authorized on" not in sheet(place, patient_id, 1).to_fill


def test_a_positive_hiv_test_is_never_printed_as_negative(place: TestOffice, sam: str) -> None:
    record(place, sam, ("hiv", Screened(date(2026, 11, 10), positive=True)))

    hiv = sheet(place, sam, 1).checks[4]

    assert (hiv.text, hiv.fact, hiv.kind) == ("HIV negative", "", "date")


def test_missing_facts_are_to_be_filled_in(place: TestOffice) -> None:
    patient_id = register(place)
    plan(place, patient_id, MONDAY)
    change(place, rems_facility_id="", phone="")

    found = sheet(place, patient_id, 1)

    assert found.to_fill == (
        "Prescriber",
        "REMS facility ID",
        "Diagnosis",
        "REMS authorized on",
        "Chair",
        "Weight",
    )
    assert [fact.value for fact in found.facts] == ["Harbor Infusion Center"]
    assert found.stop_note == "Any No: stop and call the prescriber."


def test_a_prescriber_without_an_npi_leaves_the_number_to_fill_in(
    place: TestOffice, sam: str
) -> None:
    (known,) = place.reader.center().prescribers
    change(place, prescribers=(Prescriber(known.id, known.name),))

    found = sheet(place, sam, 1)

    assert found.facts[0].value == "Dr H. Lindqvist"
    assert found.to_fill[0] == "Prescriber NPI"


def test_the_antiviral_of_the_day_stands_beside_its_check(place: TestOffice, sam: str) -> None:
    medicine = Antiviral("acyclovir 200 mg twice daily", WEEK[2])
    place.desk.do(StartAntiviral(sam, medicine))

    lines = {number: sheet(place, sam, number).checks[6] for number in (2, 3)}

    assert {line.text for line in lines.values()} == {"Antiviral taken today"}
    assert (lines[2].fact, lines[3].fact) == ("", "acyclovir 200 mg twice daily")
