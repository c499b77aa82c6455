"""A course is closed with what was counted and booked, and stands once it is signed."""

from datetime import date

import pytest

from infusion_planner.actions.close_course import CloseCourse, SendChecklist, SignCourse
from infusion_planner.domain.course_closing import (
    MEANING,
    ChecklistSent,
    CourseClose,
    StoredClose,
)
from infusion_planner.domain.day_values import Outcome
from infusion_planner.domain.errors import InvalidInput, NotPermitted, Refused
from infusion_planner.domain.infusion_bag import VialCount
from infusion_planner.domain.roles import Role
from infusion_planner.domain.signing import Signed
from infusion_planner.store import course_closes
from tests.actions.day.nursing import MONDAY, Chair, chair
from tests.office import TestOffice, moment, office

WHOLE = CourseClose(
    VialCount(received=5, used=1, returned=4),
    "acyclovir 200 mg twice a day, Dr H. Lindqvist",
    date(2026, 12, 30),
    ("Call the neurologist",),
)


@pytest.fixture
def place() -> TestOffice:
    return office()


@pytest.fixture
def seat(place: TestOffice) -> Chair:
    """A first course that was ceased on its first day."""
    seat = chair(place)
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish("11:30", "50.6", "chest pain")
    seat.close(Outcome.CEASED, "chest pain", "Dr H. Lindqvist")
    return seat


def stored(seat: Chair) -> StoredClose | None:
    return seat.place.store.read(lambda db: course_closes.of_course(db, seat.course.id))


def close(seat: Chair, said: CourseClose = WHOLE) -> None:
    seat.place.desk.do(CloseCourse(seat.course.id, said))


def sign(seat: Chair, role: Role = Role.NURSE) -> None:
    by = Signed("person-2", "B. Osei", frozenset({role}), moment(MONDAY, 15, 5), MEANING)
    seat.place.desk.do(SignCourse(seat.course.id, by))


def faults(seat: Chair, said: CourseClose) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refusal:
        close(seat, said)
    return {fault.field: fault.words for fault in refusal.value.faults}


def test_what_is_said_at_the_close_is_kept(seat: Chair) -> None:
    close(seat)

    kept = stored(seat)
    assert kept is not None
    assert kept.close == WHOLE
    assert not kept.is_signed


def test_a_close_is_saved_again_and_undone_until_it_is_signed(seat: Chair) -> None:
    close(seat)
    close(seat, CourseClose(prescription="none yet"))
    seat.place.desk.undo()

    kept = stored(seat)
    assert kept is not None
    assert kept.close == WHOLE
    seat.place.desk.undo()
    assert stored(seat) is None


def test_a_signed_close_stands(seat: Chair) -> None:
    close(seat)
    sign(seat)

    with pytest.raises(Refused, match=r"B\. Osei signed the close of course 1"):
        close(seat)
    with pytest.raises(Refused, match="cannot be undone"):
        seat.place.desk.undo()
    with pytest.raises(Refused, match="signed it already"):
        sign(seat)
    kept = stored(seat)
    assert kept is not None
    assert kept.signed_by == "B. Osei"


def test_only_who_gives_infusions_signs(seat: Chair) -> None:
    close(seat)

    with pytest.raises(NotPermitted, match="To sign the close of a course"):
        sign(seat, Role.PHARMACIST)


def test_nothing_is_signed_or_sent_before_it_is_closed(seat: Chair) -> None:
    with pytest.raises(Refused, match="not closed yet"):
        sign(seat)
    with pytest.raises(Refused, match="not closed yet"):
        seat.place.desk.do(SendChecklist(seat.course.id, ChecklistSent(MONDAY, "fax")))


def test_a_course_with_infusions_to_come_is_not_closed(place: TestOffice) -> None:
    seat = chair(place)

    with pytest.raises(Refused, match="Nothing of course 1 was given"):
        close(seat)

    seat.prepare()
    seat.check()
    seat.start()
    seat.finish()
    seat.close(Outcome.GIVEN)
    with pytest.raises(Refused, match="4 infusions of course 1 may still follow"):
        close(seat)


@pytest.mark.parametrize(
    ("vials", "field", "words"),
    [
        (VialCount(5, 1, 3), "received", "come to 4, received were 5"),
        (VialCount(5, 0, 5), "used", "1 infusion was given, each from a vial"),
        (VialCount(5, 1, -1, 5), "returned", "0 or more"),
    ],
)
def test_vials_that_do_not_add_up_are_asked_about(
    seat: Chair, vials: VialCount, field: str, words: str
) -> None:
    found = faults(seat, CourseClose(vials))

    assert list(found) == [field]
    assert words in found[field]


def test_the_first_tests_come_after_the_last_infusion(seat: Chair) -> None:
    assert "Mon 30-Nov-2026" in faults(seat, CourseClose(first_lab_on=MONDAY))["first_lab_on"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (ChecklistSent(date(2026, 12, 1), "fax"), "sent_on"),
        (ChecklistSent(date(2026, 11, 29), "fax"), "sent_on"),
        (ChecklistSent(MONDAY, ""), "how"),
    ],
)
def test_a_checklist_is_sent_between_the_last_infusion_and_now(
    seat: Chair, sent: ChecklistSent, field: str
) -> None:
    close(seat)

    with pytest.raises(InvalidInput) as refusal:
        seat.place.desk.do(SendChecklist(seat.course.id, sent))

    assert [fault.field for fault in refusal.value.faults] == [field]


def test_a_checklist_is_sent_after_the_signature_as_well(seat: Chair) -> None:
    close(seat)
    sign(seat)
    sent = ChecklistSent(MONDAY, "portal", "C-17")

    seat.place.desk.do(SendChecklist(seat.course.id, sent))

    kept = stored(seat)
    assert kept is not None
    assert kept.sent == sent
