"""What the checklist of a course says of days to come, of the day records, and of sending it."""

from datetime import date

import pytest

from infusion_planner.actions.close_course import SendChecklist
from infusion_planner.cards.worksheet import Box, Boxes, Facts, Table
from infusion_planner.domain.course_closing import ChecklistSent
from infusion_planner.domain.day_values import Outcome
from tests.actions.day.nursing import MONDAY, Chair, chair
from tests.cards.test_course_sheets import close, part, sheet, sign
from tests.office import office

SEND = (
    Box("Sent by", choices=("fax", "portal", "phone")),
    Box("Sent on"),
    Box("Sent at", guide="time"),
    Box("Confirmation no."),
)


def begun() -> Chair:
    """The first of five infusions has run on Mon 30-Nov-2026, authorized as RA-17 at 08:05."""
    seat = chair(office())
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish()
    return seat


@pytest.fixture
def seat() -> Chair:
    """It was given, and the course goes on."""
    seat = begun()
    seat.close(Outcome.GIVEN)
    return seat


def test_an_infusion_that_is_still_to_come_is_not_called_not_given(seat: Chair) -> None:
    rows = part(sheet(seat), Table).rows

    assert [row.cells[2:5] for row in rows] == [
        ("Mon 30-Nov-2026", "12", "yes"),
        *[("still to come", "", "")] * 4,
    ]


def test_a_day_that_went_by_without_an_entry_is_a_box_to_write_in(seat: Chair) -> None:
    seat.place.clock.set(date(2026, 12, 2))

    card = sheet(seat)

    second = part(card, Table).rows[1]
    letters = {label: letter for letter, label in card.gaps}
    assert second.cells[2:5] == ("", "", "")
    assert second.marks[2] == letters["Infusion 2, given on"]
    # it is of this Wednesday, and the day is not over
    assert part(card, Table).rows[2].cells[2] == "still to come"


def test_the_last_day_of_a_course_that_goes_on_is_that_so_far(seat: Chair) -> None:
    under = sheet(seat).lead.under

    assert under == ("last infusion so far 30-Nov-2026", "5 business days, a center setting")


def test_the_authorization_of_the_first_day_stands_on_the_checklist(seat: Chair) -> None:
    known = {item.label: item.value for item in part(sheet(seat), Facts).items}

    assert known["Authorization no."] == "RA-17"
    assert known["Authorization date"] == "30-Nov-2026"


def test_who_sends_it_by_hand_has_boxes_for_how_and_when(seat: Chair) -> None:
    assert part(sheet(seat), Boxes).items == SEND


def test_a_checklist_that_was_sent_has_none() -> None:
    seat = begun()
    seat.close(Outcome.CEASED, "moved away", "Dr H. Lindqvist")
    close(seat)
    sign(seat)
    seat.place.desk.do(SendChecklist(seat.course.id, ChecklistSent(MONDAY, "portal")))

    card = sheet(seat)

    assert part(card, Table).rows[1].cells[2:5] == ("not given", "0", "no")
    assert card.lead.label == "SENT"
    with pytest.raises(IndexError):
        part(card, Boxes)
