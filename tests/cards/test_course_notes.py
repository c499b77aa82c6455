"""What the sheets and the page of a course say of a dose whose entry has a note."""

from datetime import date, timedelta

import pytest

from infusion_planner.actions.move_infusion import MoveInfusion
from infusion_planner.actions.record_infusion import AmendInfusion, RecordInfusion
from infusion_planner.actions.resume_course import EndCourse
from infusion_planner.cards.worksheet import Facts, Table
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.day_values import Outcome
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.recording import GivenEntry
from tests.actions.day.courses import give as give_at_chair
from tests.actions.day.courses import interrupted
from tests.actions.day.nursing import MONDAY, Chair, chair
from tests.cards.test_course_sheets import page, part, sheet
from tests.office import TestOffice, give, moment, office, plan, register, somebody

ALLERGY = "steroid left out: allergy"
DOCTOR = "Dr H. Lindqvist"


@pytest.fixture
def place() -> TestOffice:
    return office()


def noted(place: TestOffice, dose_ug: int = 12_000) -> Chair:
    """The first infusion was given without the steroid, as a prescriber decided."""
    seat = chair(place)
    place.clock.at = moment(MONDAY, 16)
    entry = GivenEntry(MONDAY, dose_ug, Steroid.NOT_GIVEN, ALLERGY, DOCTOR)
    place.desk.do(RecordInfusion(seat.infusion_id, entry))
    return seat


def test_a_full_dose_with_a_note_is_completed_and_its_note_is_a_note(place: TestOffice) -> None:
    first = part(sheet(noted(place)), Table).rows[0]

    assert first.cells[2:5] == ("Mon 30-Nov-2026", "12", "yes")
    assert first.above == (("Note. ", True), (ALLERGY, False))


def test_the_page_says_of_a_full_dose_with_a_note_that_it_was_given(place: TestOffice) -> None:
    card = page(noted(place))

    (first, *_), facts = card.days, {item.label: item.value for item in card.facts}
    assert (first.state, first.dose, first.note) == ("done", "12 mg", ALLERGY)
    assert facts["Not given"] == "nothing"


def test_a_full_dose_with_a_note_interrupts_no_course(place: TestOffice) -> None:
    seat = noted(place)

    assert not page(seat).interrupted
    with pytest.raises(Refused, match="was not interrupted"):
        sheet(seat, "S13")


@pytest.mark.parametrize(
    ("dose_ug", "dose", "title"), [(11_999, "11.999", "Given in part. "), (0, "0", "Not given. ")]
)
def test_less_than_a_full_dose_is_not_completed(
    place: TestOffice, dose_ug: int, dose: str, title: str
) -> None:
    seat = chair(place)
    give_at_chair(seat, 1, MONDAY)
    second = place.reader.patient(seat.patient_id).infusions[1].infusion_id
    tuesday = MONDAY + timedelta(days=1)
    place.clock.at = moment(tuesday, 16)
    entry = GivenEntry(tuesday, dose_ug, Steroid.GIVEN, "the line had leaked")
    place.desk.do(RecordInfusion(second, entry))

    row, card = part(sheet(seat), Table).rows[1], page(seat)

    assert row.cells[3:5] == (dose, "no")
    assert row.above == ((title, True), ("the line had leaked", False))
    assert card.interrupted
    facts = {item.label: item.value for item in card.facts}
    assert facts["Not given"] == "Infusion 2: the line had leaked"
    assert card.days[1].state == ("stopped" if dose_ug else "noshow")


def test_a_dose_moved_here_from_another_chart_is_completed(place: TestOffice) -> None:
    sam = register(place)
    eve = register(place, somebody("NOVAK", "Eve", "0410078", date(1985, 3, 2)))
    plan(place, sam, MONDAY)
    plan(place, eve, MONDAY)
    give(place, sam, [MONDAY])
    (entry,) = place.reader.of_mistakes.move_form(sam).entries
    place.desk.do(MoveInfusion(entry, eve, "the chairs were mistaken"))

    first = place.reader.patient(eve).infusions[0].infusion_id
    row = part(sheet(Chair(place, eve, first)), Table).rows[0]

    assert row.cells[3:5] == ("12", "yes")
    assert row.above[0] == ("Note. ", True)


def test_a_break_and_the_note_of_the_dose_after_it_are_both_said(place: TestOffice) -> None:
    seat = interrupted(place)
    third = place.reader.patient(seat.patient_id).infusions[2].infusion_id
    given_on = MONDAY + timedelta(days=7)
    entry = GivenEntry(given_on, 12_000, Steroid.GIVEN, "left arm")
    place.desk.do(AmendInfusion(third, entry, "the arm was left out"))

    above = part(sheet(seat), Table).rows[2].above

    assert above[0] == ("Interrupted. ", True)
    assert above[-3:] == ((" ", False), ("Note. ", True), ("left arm", False))


def test_the_note_of_a_full_dose_is_no_reason_of_an_interruption(place: TestOffice) -> None:
    seat = chair(place)
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish()
    seat.close(Outcome.GIVEN, "the antihistamine was left out", DOCTOR)
    place.desk.do(EndCourse(seat.course.id, "moved away"))

    decided = {item.label: item.value for item in part(sheet(seat, "S13"), Facts).items}

    assert decided == {"Decided by": "", "Reason": "moved away"}
