"""What stands on the lists about several patients, and what the trail says of their prints."""

from datetime import date, time

import pytest

from infusion_planner.actions.accept_replan import AcceptReplan
from infusion_planner.actions.close_days import CloseDays
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.actions.set_start import SetStart
from infusion_planner.cards.list_sheets import CallListCard, DayListCard, WeekPlanCard
from infusion_planner.cards.read_day_list import Coming, DayListFacts, day_list_card
from infusion_planner.cards.read_stamp import Form, PrintFacts, sheet_stamp
from infusion_planner.domain.bookings import Booking
from infusion_planner.domain.course import Course
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.opening import DayPlan, Hours, Opening
from infusion_planner.domain.patient import Allergy, AllergyState
from infusion_planner.domain.starts import StartReason
from tests.actions.chairs.seats import MONDAY, book, booked, patients, set_chairs
from tests.office import CENTER, TestOffice, moment, register, somebody
from tests.resources import shipped_rulebook

TUESDAY = date(2026, 12, 1)


def day_list(place: TestOffice, day: date = MONDAY) -> DayListCard:
    card = place.reader.of_lists.day_list(day).card
    assert isinstance(card, DayListCard)
    return card


def test_the_day_list_goes_by_chair_and_those_without_come_last(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    first, second = patients(place, 2)
    book(place, first, MONDAY)
    book(place, second, MONDAY, "A2")

    card = day_list(place)

    assert [(row.chair, row.name) for row in card.rows] == [
        ("A2", "LEE1, Sam (Mr)"),
        ("open", "LEE0, Sam (Mr)"),
    ]
    assert card.rows[0].course == "Course 1, 1 of 5"
    assert card.counts == ("2 to infuse", "steroid for 2")
    assert (card.call_day, [call.comes for call in card.calls]) == (
        "Tue 01-Dec-2026",
        ["Tue", "Tue"],
    )
    assert set(card.patients) == {first, second}


def test_a_start_that_was_saved_stands_on_the_list(place: TestOffice) -> None:
    hours = Hours(time(7, 0), time(17, 0))
    place.desk.do(SetOpening(Opening((DayPlan(0, hours, 2, 3, 2),))))
    first, second = patients(place, 2)
    book(place, first)
    book(place, second)
    infusion = booked(place, first)[0].infusion_id
    place.desk.do(SetStart(infusion, time(8, 30), StartReason.WISH, seen=time(7, 0)))

    card = day_list(place)

    assert [(row.mrn, row.comes) for row in card.rows] == [("0410000", "08:30"), ("0410001", "")]
    assert card.rows[0].bar == (510, 570, 810, 960)
    assert card.hours == (7, 17)
    assert card.to_fill[0] == "When each patient comes and arrives"


def test_a_day_with_nobody_has_no_rows_and_no_calls(place: TestOffice) -> None:
    card = day_list(place, date(2026, 12, 24))

    assert (card.rows, card.calls, card.call_day) == ((), (), "")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (AllergyState.NONE, ""),
        (AllergyState.NOT_RECORDED, "not recorded"),
        (AllergyState.UNAVAILABLE, "cannot be asked"),
        (AllergyState.KNOWN, "latex, penicillin"),
    ],
)
def test_what_is_known_of_allergies_is_said(
    place: TestOffice, state: AllergyState, words: str
) -> None:
    known = (Allergy("latex", ""), Allergy("penicillin", "")) if words.startswith("latex") else ()
    book(place, register(place, somebody(allergy_state=state, allergies=known)))

    assert day_list(place).rows[0].allergies == words


def test_a_planned_time_gives_the_stay_and_who_is_there_in_each_hour() -> None:
    book_ = shipped_rulebook()
    made = PrintFacts(0, "ABCDEF", 1, None, moment(MONDAY, 7), "A. Ruiz")
    stamp = sheet_stamp(Form("S11", "Day list", "1"), "x", made, CENTER, book_)
    patient = replace(somebody(), id="p")
    third, fourth = (
        Coming(
            Booking("i", "p", "c", MONDAY, "A1", 1, number, given=False),
            patient,
            Course(1, 5, ()),
            at,
        )
        for number, at in ((3, time(7, 30)), (4, time(9, 0)))
    )

    card = day_list_card(DayListFacts(MONDAY, (third, fourth), ("A1",)), stamp, book_)

    # an hour of steroid before infusions 1 to 3; 4 hours; half an hour to flush and 2 hours after
    assert [row.bar for row in card.rows] == [(450, 510, 750, 900), (540, 540, 780, 930)]
    assert card.rows[1].orders.startswith("no steroid")
    assert card.hours == (7, 18)
    assert card.in_chairs == (1, 1, 2, 2, 2, 2, 2, 2, 1, 0, 0)


def test_of_a_chart_restricted_to_others_only_who_comes_is_told() -> None:
    book_ = shipped_rulebook()
    made = PrintFacts(0, "ABCDEF", 1, None, moment(MONDAY, 7), "A. Ruiz")
    stamp = sheet_stamp(Form("S11", "Day list", "1"), "x", made, CENTER, book_)
    patient = replace(somebody(), id="p")
    third = Booking("i", "p", "c", MONDAY, "A1", 1, 3, given=False)
    coming = Coming(third, patient, Course(1, 5, ()), None, is_shut=True)

    (row,) = day_list_card(DayListFacts(MONDAY, (coming,), ("A1",)), stamp, book_).rows

    assert (row.course, row.orders, row.allergies) == ("", "restricted chart", "")


def test_the_week_plan_has_each_chair_and_each_open_day(place: TestOffice) -> None:
    set_chairs(place, "A1", "A2")
    (patient_id,) = patients(place, 1)
    book(place, patient_id, MONDAY, "A2", "A2")

    card = place.reader.of_lists.week_plan(TUESDAY).card

    assert isinstance(card, WeekPlanCard)
    assert [head for head, _ in card.heads] == ["Mon 30", "Tue 01", "Wed 02", "Thu 03", "Fri 04"]
    assert [(row.chair, [len(cell) for cell in row.cells]) for row in card.rows] == [
        ("A1", [0, 0, 0, 0, 0]),
        ("A2", [1, 1, 0, 0, 0]),
        ("No chair", [0, 0, 1, 1, 1]),
    ]
    assert card.rows[1].cells[0][0].ids == "21-Jun-1980  MRN 0410000"


def test_the_call_list_names_old_and_new_days_and_is_refused_while_nobody_is_on_it(
    place: TestOffice,
) -> None:
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    place.desk.do(CloseDays(TUESDAY, TUESDAY, "burst pipe"))
    with pytest.raises(Refused, match="Nobody is on the call list"):
        place.reader.of_lists.call_list(TUESDAY, TUESDAY)
    card = place.reader.of_replan.card(TUESDAY, TUESDAY)
    place.desk.do(AcceptReplan(TUESDAY, TUESDAY, card.why, card.moves))

    sheet = place.reader.of_lists.call_list(TUESDAY, TUESDAY).card

    assert isinstance(sheet, CallListCard)
    (line,) = sheet.lines
    assert (line.mrn, line.old, line.new, line.why) == (
        "0410000",
        "Mon 30-Nov to Fri 04-Dec-2026",
        "Mon 07 to Fri 11-Dec-2026",
        "burst pipe",
    )
    assert line.phone == ""
    assert sheet.to_fill[0] == "Telephone numbers that the records do not hold"


def test_a_telephone_number_stands_on_the_call_lists_alone(place: TestOffice) -> None:
    patient_id = register(place, somebody(phone="(212) 555 0142"))
    book(place, patient_id)
    before = place.reader.of_lists.day_list(date(2026, 11, 27)).card
    place.desk.do(CloseDays(TUESDAY, TUESDAY, "burst pipe"))
    card = place.reader.of_replan.card(TUESDAY, TUESDAY)
    place.desk.do(AcceptReplan(TUESDAY, TUESDAY, card.why, card.moves))

    sheet = place.reader.of_lists.call_list(TUESDAY, TUESDAY).card

    assert isinstance(before, DayListCard)
    assert [call.phone for call in before.calls] == ["212-555-0142"]
    assert isinstance(sheet, CallListCard)
    assert [line.phone for line in sheet.lines] == ["212-555-0142"]
    assert sheet.to_fill == ("When and by whom each was reached",)
    assert "0142" not in str(place.reader.identity(patient_id))


def test_a_print_is_noted_in_the_record_of_each_patient_on_it(place: TestOffice) -> None:
    first, second = patients(place, 2)
    book(place, first)
    book(place, second)
    copy = place.reader.of_lists.day_list(MONDAY)

    notes = tuple(copy.notes(b"pdf", pages=1, paper="letter", destination="file"))

    assert {note.patient_id for note in notes} == {first, second}
    assert notes[0].title == "Saved S11 Day list, Mon 30-Nov-2026: 2 patients"
    assert copy.code in notes[0].details
    assert "LEE" not in notes[0].title + notes[0].details
