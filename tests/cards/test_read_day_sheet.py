from datetime import date, timedelta
from typing import Any

import pytest

from infusion_planner.actions.change_center import ChangeCenter
from infusion_planner.actions.record_antiviral import StartAntiviral
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.actions.resume_course import ResumeCourse
from infusion_planner.cards.day_sheet import DaySheetCard, StripCell
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.clinic import Center, Prescriber
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.recording import GivenEntry
from tests.office import TestOffice, give, outside, plan, register, somebody
from tests.resources import scenarios

MONDAY = date(2026, 11, 30)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(5))
SCENARIOS: dict[str, dict[str, Any]] = {item["id"]: item for item in scenarios("infusion_day")}


def sheet(place: TestOffice, sam: str, number: int) -> DaySheetCard:
    infusion_id = place.reader.patient(sam).infusions[number - 1].infusion_id
    card = place.reader.day_sheet(infusion_id).card
    assert isinstance(card, DaySheetCard)
    return card


@pytest.fixture
def sam(place: TestOffice) -> str:
    """A patient with a prescriber and a first course planned."""
    prescriber = place.reader.center().prescribers[0].id
    patient_id = register(place, somebody(prescriber_id=prescriber))
    plan(place, patient_id, MONDAY)
    return patient_id


def test_the_words_of_the_sheet_follow_from_the_rulebook(place: TestOffice, sam: str) -> None:
    expected = SCENARIOS["X-SHEET-1"]["expected"]

    found = sheet(place, sam, 1)

    assert found.use_by == expected["use_by"]
    assert found.leaves_from == expected["leaves_from"]
    assert found.rate_label == expected["rate_label"]
    assert found.bag_note.startswith(expected["bag_note"])
    assert expected["steroid_lead"] in found.premedication_note


def test_vital_signs_have_a_row_every_half_hour(place: TestOffice, sam: str) -> None:
    rows = sheet(place, sam, 1).watch_rows

    assert len(rows) == SCENARIOS["X-SHEET-1"]["expected"]["timed_rows"]
    assert [row.phase for row in rows if row.phase] == ["Before", "Running", "At stop", "Observe"]
    assert [row.offset for row in rows[1:9]] == [
        "0 h 30",
        "1 h 00",
        "1 h 30",
        "2 h 00",
        "2 h 30",
        "3 h 00",
        "3 h 30",
        "4 h 00",
    ]
    assert [row.offset for row in rows[10:]] == ["30 min", "60 min", "90 min", "120 min"]


def test_the_limits_say_when_to_call(place: TestOffice, sam: str) -> None:
    found = sheet(place, sam, 1)

    assert (found.limits.blood_pressure, found.limits.pulse) == ("90 to 159 / to 99", "50 to 120")
    assert (found.limits.temperature, found.limits.saturation) == ("to 37.9", "from 94")
    assert (found.limits.breaths, found.limits.pain) == ("10 to 24", "0 to 10")
    assert found.watch_note == (
        "Every 30 min. Call also if systolic moves by 20 mmHg or pulse by 30 from the first row."
    )


def test_the_order_is_12_mg_in_100_ml_over_4_hours(place: TestOffice, sam: str) -> None:
    found = sheet(place, sam, 1)

    assert "".join(text for text, _ in found.order) == (
        "alemtuzumab – Lemtrada – DOSE 12 mg in 100 mL – intravenous – over 4 hours or longer"
    )
    assert [text for text, bold in found.order if bold] == ["alemtuzumab", "12 mg"]
    assert found.diluents == ("sodium chloride 0.9 %", "dextrose 5 %")


def test_the_strip_shows_given_today_and_planned(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:2])

    found = sheet(place, sam, 3)

    assert (found.heading, found.day) == ("Course 1, infusion 3 of 5", "Wed 02-Dec-2026")
    assert found.strip == (
        StripCell("given", "1  Mon 30-Nov", "12 mg given"),
        StripCell("given", "2  Tue 01-Dec", "12 mg given"),
        StripCell("today", "3  Wed 02-Dec", "Today"),
        StripCell("planned", "4  Thu 03-Dec", "planned"),
        StripCell("planned", "5  Fri 04-Dec", "planned"),
    )
    assert found.next_visit == "Thu 03-Dec-2026"


def test_after_an_interruption_the_gap_and_the_override_are_shown(
    place: TestOffice, sam: str
) -> None:
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[3], 14, 5)
    course_id = place.reader.patient(sam).open_course_id
    place.desk.do(ResumeCourse(course_id, date(2026, 12, 7), "Dr H. Lindqvist", "fever settled"))

    found = sheet(place, sam, 3)

    assert found.strip[2] == StripCell(
        "gap", "Wed 02-Dec to Sun 06-Dec", "not given: fever settled"
    )
    assert found.strip[3] == StripCell("today", "3  Mon 07-Dec", "Today")
    assert found.disturbances == (
        ("Override MISS-1.", "Dr H. Lindqvist, Thu 03-Dec-2026 14:05: fever settled"),
    )
    assert found.premedication[0].ordered


def test_a_gap_of_one_day_names_it_once(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[2], 14)
    course_id = place.reader.patient(sam).open_course_id
    place.desk.do(ResumeCourse(course_id, WEEK[3], "Dr H. Lindqvist", "no chair"))

    assert sheet(place, sam, 3).strip[2] == StripCell("gap", "Wed 02-Dec", "not given: no chair")


def test_a_gap_is_shown_with_the_reason_the_course_was_resumed_for(
    place: TestOffice, sam: str
) -> None:
    give(place, sam, WEEK[:1])
    place.clock.set(WEEK[2], 15)
    course_id = place.reader.patient(sam).open_course_id
    place.desk.do(ResumeCourse(course_id, WEEK[2], "Dr H. Lindqvist", "came a day late"))
    second = place.reader.patient(sam).infusions[1].infusion_id
    place.desk.do(RecordInfusion(second, GivenEntry(WEEK[2], 12_000, Steroid.GIVEN)))

    strip = sheet(place, sam, 2).strip

    assert strip[1] == StripCell("gap", "Tue 01-Dec", "not given: came a day late")


def test_a_sheet_of_a_given_infusion_says_so(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:1])

    found = sheet(place, sam, 1)

    assert found.strip[0] == StripCell("today", "1  Mon 30-Nov", "12 mg given")
    assert found.disturbances[0] == (
        "Already given.",
        "12 mg on Mon 30-Nov-2026. This copy is for the file; nothing is to be given by it.",
    )


def test_an_infusion_not_given_is_a_gap_with_its_reason(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[2], 15)
    third = place.reader.patient(sam).infusions[2].infusion_id
    place.desk.do(RecordInfusion(third, GivenEntry(WEEK[2], 0, Steroid.NOT_RECORDED, "fever")))

    assert sheet(place, sam, 4).strip[2] == StripCell("gap", "3  Wed 02-Dec", "not given: fever")


def test_the_steroid_is_ordered_for_infusions_1_to_3_only(place: TestOffice, sam: str) -> None:
    third, fourth = sheet(place, sam, 3).premedication[0], sheet(place, sam, 4).premedication[0]

    assert (third.medicine, third.note) == (
        "methylPREDNISolone 1,000 mg",
        "required, infusions 1 to 3",
    )
    assert (third.route, third.ordered) == ("intravenous", True)
    assert (fourth.medicine, fourth.note, fourth.ordered) == (
        "Steroid",
        "not required, only infusions 1 to 3",
        False,
    )
    others = [(line.medicine, line.ordered) for line in sheet(place, sam, 4).premedication[1:]]
    assert others == [("Antihistamine", False), ("Antipyretic", False)]


def test_spacing_does_not_apply_to_a_first_course(place: TestOffice, sam: str) -> None:
    found = sheet(place, sam, 1)

    assert len(found.checks) == 12
    (spacing,) = [line for line in found.checks if line.kind == "does_not_apply"]
    assert spacing.text == "Spacing 12 months: first course"
    assert "Last dose before" not in {fact.label for fact in found.facts}


def test_a_later_course_names_the_last_dose_before_it(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2025, 11, 3))
    plan(place, patient_id, MONDAY)

    found = sheet(place, patient_id, 1)

    (spacing,) = [line for line in found.checks if line.text == "12 months since"]
    assert (spacing.fact, spacing.kind) == ("07-Nov-2025", "ask")
    assert ("Last dose before", "07-Nov-2025") in {(f.label, f.value) for f in found.facts}


def test_what_is_known_is_printed_and_the_rest_is_to_be_filled_in(
    place: TestOffice, sam: str
) -> None:
    found = sheet(place, sam, 1)

    assert [(fact.label, fact.value) for fact in found.facts] == [
        ("Prescriber", "Dr H. Lindqvist, NPI 1999999984"),
        ("Facility", "Harbor Infusion Center, REMS LF-0417"),
    ]
    assert found.to_fill == ("REMS authorization no.", "Diagnosis code")


def change(place: TestOffice, **facts: object) -> None:
    before = place.reader.center()
    values = {name: getattr(before, name) for name in Center.__slots__}
    place.desk.do(ChangeCenter(Center(**{**values, **facts})))


def test_missing_facts_are_to_be_filled_in(place: TestOffice) -> None:
    patient_id = register(place)
    plan(place, patient_id, MONDAY)
    change(place, rems_facility_id="", phone="")

    found = sheet(place, patient_id, 1)

    assert found.to_fill == (
        "Prescriber",
        "REMS facility ID",
        "REMS authorization no.",
        "Diagnosis code",
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


def test_the_stop_note_names_the_number_to_call(place: TestOffice, sam: str) -> None:
    assert sheet(place, sam, 1).stop_note == "Any No: stop and call the prescriber, 555-0142."


def test_after_the_last_infusion_there_is_no_next_visit(place: TestOffice, sam: str) -> None:
    assert sheet(place, sam, 5).next_visit == ""


def test_discharge_counts_two_hours_from_the_later_of_stop_and_flush(
    place: TestOffice, sam: str
) -> None:
    found = sheet(place, sam, 1)

    assert found.discharge[0] == "Observed at least 120 min"
    assert len(found.discharge) == 9
    assert found.discharge_note == "120 minutes count from the later of stop and flush end."
    assert found.stop_flush_note == "mg given = 12 × volume infused divided by bag volume."
    assert found.start_note.endswith("Rate = bag volume divided by 4 hours.")


def test_the_footer_says_which_state_of_the_record_it_shows(place: TestOffice, sam: str) -> None:
    place.clock.set(date(2026, 11, 27), 16, 52)

    copy = place.reader.day_sheet(place.reader.patient(sam).infusions[2].infusion_id)
    stamp = copy.card.stamp

    assert (stamp.code, stamp.title, stamp.version) == ("S1", "Infusion day sheet", "1")
    assert (stamp.subject, stamp.revision) == ("course 1, infusion 3 of 5", 2)
    assert stamp.printed == "Printed Fri 27-Nov-2026 16:52 by A. Ruiz"
    assert (stamp.site, stamp.rulebook) == ("Harbor Infusion Center", "rule set 2026.1")
    assert (stamp.copy, stamp.sample) == ("copy 1", True)
    assert stamp.qr == f"S1-{copy.code}-2"
    assert stamp.note == "Center worksheet, not the approved REMS form."
    assert (copy.copy_number, copy.paper) == (1, "letter")


def test_the_antiviral_of_the_day_stands_beside_its_check(place: TestOffice, sam: str) -> None:
    medicine = Antiviral("acyclovir 200 mg twice daily", WEEK[2])
    place.desk.do(StartAntiviral(sam, medicine))

    lines = {number: sheet(place, sam, number).checks[6] for number in (2, 3)}

    assert {line.text for line in lines.values()} == {"Antiviral taken today"}
    assert (lines[2].fact, lines[3].fact) == ("", "acyclovir 200 mg twice daily")
