from datetime import date
from typing import Any

from infusion_planner.cards.day_sheet import StripCell
from infusion_planner.domain.clinic import PatientTexts
from tests.cards.day_sheets import WEEK, change, sheet
from tests.office import TestOffice, give
from tests.resources import scenarios

SCENARIOS: dict[str, dict[str, Any]] = {item["id"]: item for item in scenarios("infusion_day")}


def test_the_words_of_the_sheet_follow_from_the_rulebook(place: TestOffice, sam: str) -> None:
    expected = SCENARIOS["X-SHEET-1"]["expected"]

    found = sheet(place, sam, 1)

    assert found.use_by == expected["use_by"]
    assert found.leaves_from == expected["leaves_from"]
    assert found.rate_label == expected["rate_label"]
    assert found.bag_note == expected["bag_note"]
    assert found.premedication_note == expected["steroid_note"]


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
        "Every 30 min. Call also if systolic moves by 20 mmHg or 20 %, or pulse by 30, from the"
        " first row."
    )


def test_the_order_is_12_mg_in_100_ml_over_4_hours(place: TestOffice, sam: str) -> None:
    found = sheet(place, sam, 1)

    assert "".join(text for text, _ in found.order) == (
        "alemtuzumab – Lemtrada – DOSE 12 mg in 100 mL – intravenous – over 4 hours or longer"
    )
    assert [text for text, bold in found.order if bold] == ["alemtuzumab", "12 mg"]
    assert found.diluents == ("sodium chloride 0.9 %", "dextrose 5 %")


def test_a_sheet_of_a_given_infusion_says_so(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:1])

    found = sheet(place, sam, 1)

    assert found.strip[0] == StripCell("today", "1  Mon 30-Nov", "12 mg given")
    assert found.file_copy == (
        "12 mg on Mon 30-Nov-2026. This copy is for the file; nothing is to be given by it."
    )


def test_the_steroid_is_ordered_for_infusions_1_to_3_only(place: TestOffice, sam: str) -> None:
    third, fourth = sheet(place, sam, 3).premedication[0], sheet(place, sam, 4).premedication[0]

    assert (third.medicine, third.note) == (
        "methylPREDNISolone 1,000 mg",
        "required, infusions 1 to 3",
    )
    assert (third.route, third.ordered) == ("intravenous", True)
    assert (fourth.medicine, fourth.note, fourth.ordered) == ("Steroid", "only if ordered", False)
    assert sheet(place, sam, 4).premedication_note == (
        "Steroid not required, only infusions 1 to 3."
    )
    others = [(line.medicine, line.ordered) for line in sheet(place, sam, 4).premedication[1:]]
    assert others == [("Antihistamine", False), ("Antipyretic", False)]


def test_the_stop_note_names_the_number_to_call(place: TestOffice, sam: str) -> None:
    assert sheet(place, sam, 1).stop_note == "Any No: stop and call the prescriber, 555-0142."


def test_the_next_visit_says_when_to_come(place: TestOffice, sam: str) -> None:
    change(place, letters=PatientTexts(arrive_at="7:30 AM"))

    assert sheet(place, sam, 1).next_visit == "Tue 01-Dec-2026, come at 7:30 AM"


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
