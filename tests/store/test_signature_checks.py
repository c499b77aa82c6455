"""A signature says what it was put under: the check finds what was changed beneath it."""

import pytest

from infusion_planner.actions.close_course import CloseCourse, SignCourse
from infusion_planner.domain.course_closing import MEANING, CourseClose
from infusion_planner.domain.day_signatures import DaySigner
from infusion_planner.domain.day_values import Outcome
from infusion_planner.domain.signing import Signed
from infusion_planner.store.signature_checks import signature_troubles
from tests.actions.day.nursing import MONDAY, NURSE, Chair, chair, signed
from tests.office import moment, office
from tests.store.tampering import tamper


@pytest.fixture
def seat() -> Chair:
    """A course ceased on its first day, day and course signed."""
    seat = chair(office())
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish("11:30", "50.6", "chest pain")
    seat.close(Outcome.CEASED, "chest pain", "Dr H. Lindqvist")
    seat.sign(DaySigner.NURSE, signed("14:00"))
    seat.place.desk.do(CloseCourse(seat.course.id, CourseClose(prescription="acyclovir")))
    by = Signed("person-2", "B. Osei", NURSE, moment(MONDAY, 15), MEANING)
    seat.place.desk.do(SignCourse(seat.course.id, by))
    return seat


def found(seat: Chair) -> list[str]:
    return [trouble.table for trouble in signature_troubles(seat.place.store.db)]


def test_signatures_that_fit_are_not_named(seat: Chair) -> None:
    assert found(seat) == []


def test_an_entry_withdrawn_later_leaves_the_signature_whole(seat: Chair) -> None:
    tamper(
        seat.place.store.db,
        "UPDATE day_entry SET withdrawn = 'slip', withdrawn_at = 'x',"
        " withdrawn_by = 'x' WHERE kind = 'equipment'",
    )

    assert found(seat) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE day_entry SET content = '{\"volume_ml\":\"101.2\"}' WHERE kind = 'volume'",
        "UPDATE day_entry SET content = '{}' WHERE kind = 'volume'",
        "UPDATE day_entry SET real_at = '2026-11-30T08:59:00' WHERE kind = 'start'",
        "DELETE FROM day_entry WHERE kind = 'equipment'",
    ],
)
def test_what_was_changed_under_a_signature_is_found(seat: Chair, change: str) -> None:
    tamper(seat.place.store.db, change)

    assert found(seat) == ["day_signature"]


def test_a_close_that_was_changed_under_its_signature_is_found(seat: Chair) -> None:
    tamper(seat.place.store.db, 'UPDATE course_close SET content = \'{"prescription":"none"}\'')

    assert found(seat) == ["course_close"]
