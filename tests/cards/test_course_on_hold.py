"""What the sheets and the page of a course say while it is on hold."""

from datetime import date, timedelta

import pytest

from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.actions.resume_course import ResumeCourse
from infusion_planner.cards.worksheet import Facts, Lines, Table
from infusion_planner.domain.change_reasons import OTHER, Why
from infusion_planner.domain.day_values import Outcome
from tests.actions.day.courses import at_chair, begun, give
from tests.actions.day.nursing import MONDAY, Chair
from tests.cards.test_course_sheets import page, part, sheet
from tests.office import office

TUESDAY, THURSDAY = date(2026, 12, 1), date(2026, 12, 3)


@pytest.fixture
def seat() -> Chair:
    """Given on Monday, put on hold on Tuesday; it is Thursday."""
    seat = begun(office())
    give(seat, 1, MONDAY)
    seat.place.clock.set(TUESDAY)
    seat.place.desk.do(HoldCourse(seat.course.id, Why(OTHER, "fever")))
    seat.place.clock.set(THURSDAY)
    return seat


def test_the_checklist_promises_no_day_of_a_course_on_hold_and_asks_for_none(seat: Chair) -> None:
    card = sheet(seat)

    assert [row.cells[2:5] for row in part(card, Table).rows] == [
        ("Mon 30-Nov-2026", "12", "yes"),
        *[("on hold", "", "")] * 4,
    ]
    assert not [label for _, label in card.gaps if "given on" in label]


def test_the_page_says_which_infusions_are_on_hold(seat: Chair) -> None:
    card = page(seat)

    assert [(line.dose, line.state) for line in card.days] == [
        ("12 mg", "done"),
        *[("on hold", "override")] * 4,
    ]
    assert card.interrupted


def test_the_note_says_that_a_begun_course_is_on_hold_and_why(seat: Chair) -> None:
    card = sheet(seat, "S13")

    assert card.lead.words == (("On hold", True),)
    assert card.lead.under == ("1 of 5 infusions given, 12 mg", "4 infusions still to give")
    known = {item.label: item.value for item in part(card, Facts).items}
    assert known == {"Decided by": "", "Reason": "fever"}
    assert part(card, Lines).items == (
        (("The days of infusions 2, 3, 4 and 5 are still to be chosen.", False),),
    )


def test_the_last_infusion_on_hold_is_one_day_to_choose() -> None:
    seat = begun(office())
    for number in (1, 2, 3, 4):
        give(seat, number, MONDAY + timedelta(days=number - 1))
    seat.place.desk.do(HoldCourse(seat.course.id, Why(OTHER, "fever")))

    lines = part(sheet(seat, "S13"), Lines).items

    assert lines == ((("The day of infusion 5 is still to be chosen.", False),),)


def test_a_deferred_day_of_a_course_on_hold_is_to_be_chosen_too() -> None:
    seat = begun(office())
    give(seat, 1, MONDAY)
    at_chair(seat, 2, TUESDAY).close(Outcome.DEFERRED, "fever")
    seat.place.desk.do(HoldCourse(seat.course.id, Why(OTHER, "fever")))

    lines = part(sheet(seat, "S13"), Lines).items

    assert lines == ((("The days of infusions 2, 3, 4 and 5 are still to be chosen.", False),),)


def test_the_note_on_a_second_break_names_no_decision_of_the_first(seat: Chair) -> None:
    """Fever on Tuesday; resumed on Friday, and put on hold again before that."""
    do, course_id = seat.place.desk.do, seat.course.id
    do(ResumeCourse(course_id, date(2026, 12, 4), "Dr H. Lindqvist", "fever settled"))
    do(HoldCourse(course_id, Why(OTHER, "bronchitis")))

    known = {item.label: item.value for item in part(sheet(seat, "S13"), Facts).items}

    assert known == {"Decided by": "", "Reason": "bronchitis"}
