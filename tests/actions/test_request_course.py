"""Putting a patient on the wait list, and what takes them off it again."""

from datetime import date

import pytest

from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.actions.merge_patients import MergePatients
from infusion_planner.actions.request_course import RequestCourse, WithdrawRequest
from infusion_planner.actions.resume_course import CancelCourse
from infusion_planner.cards.wait_list import WaitLine
from infusion_planner.domain.change_reasons import OTHER, Why
from infusion_planner.domain.course_request import CourseRequest, Priority
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.frozen import replace
from tests.office import TestOffice, outside, plan, register, somebody

MONDAY = date(2026, 11, 30)


def waiting(place: TestOffice) -> tuple[WaitLine, ...]:
    return place.reader.of_waiting.card().lines


def ask(place: TestOffice, patient_id: str, **wish: object) -> None:
    wishes = {"priority": Priority.USUAL, **wish}
    place.desk.do(RequestCourse(CourseRequest(patient_id, **wishes)))  # type: ignore[arg-type]


def test_a_request_is_on_the_list_with_its_wish(place: TestOffice) -> None:
    sam = register(place)

    ask(
        place,
        sam,
        priority=Priority.URGENT,
        wish_from=date(2026, 12, 14),
        due_on=date(2026, 12, 1),
        note="  mornings  only ",
    )

    (line,) = waiting(place)
    assert (line.name, line.mrn, line.course) == ("LEE, Sam (Mr)", "0410077", "1")
    assert (line.word, line.earliest) == ("Urgent", "Any day")
    assert (line.wish, line.due) == ("from 14-Dec-2026", "Dec-2026")
    wish = "Wishes a start from 14-Dec-2026"
    assert line.why == f"{wish} - mornings only - Asked for 20-Nov-2026 by A. Ruiz"
    assert line.search_from == date(2026, 12, 14)


def test_what_presses_most_stands_first(place: TestOffice) -> None:
    names = ("ADAMS", "BAKER", "CLARK", "DAVIS")
    patients = [register(place, somebody(name, "Eve", f"04100{n}")) for n, name in enumerate(names)]
    outside(place, patients[0], date(2025, 12, 8))
    ask(place, patients[1])
    ask(place, patients[2], priority=Priority.SOON)
    ask(place, patients[3], priority=Priority.URGENT)

    assert [line.name for line in waiting(place)] == [
        "DAVIS, Eve (Mr)",
        "CLARK, Eve (Mr)",
        "BAKER, Eve (Mr)",
        "ADAMS, Eve (Mr)",
    ]


def test_who_may_have_the_next_course_soon_appears_with_the_reason(place: TestOffice) -> None:
    sam = register(place)
    outside(place, sam, date(2025, 12, 8))

    (line,) = waiting(place)

    assert (line.request_id, line.course, line.earliest) == ("", "2", "12-Dec-2026")
    assert "12-Dec-2025" in line.why or line.word == "Blocked"


def test_a_plan_takes_the_patient_off_and_canceling_it_brings_them_back(
    place: TestOffice,
) -> None:
    sam = register(place)
    ask(place, sam)

    course = plan(place, sam, MONDAY)
    assert waiting(place) == ()

    place.desk.do(CancelCourse(course, "moved away"))
    assert [line.patient_id for line in waiting(place)] == [sam]


def test_a_second_request_and_one_beside_a_plan_are_refused(place: TestOffice) -> None:
    sam, eve = register(place), register(place, somebody("NOVAK", "Eve", "0410078"))
    ask(place, sam)
    plan(place, eve, MONDAY)

    with pytest.raises(Refused, match="on the wait list already"):
        ask(place, sam)
    with pytest.raises(Refused, match="Course 1 is planned or under way"):
        ask(place, eve)


def test_a_request_is_changed_and_keeps_who_asked(place: TestOffice) -> None:
    sam = register(place)
    ask(place, sam)
    stored = place.reader.of_waiting.request_of(sam)
    assert stored is not None

    place.desk.do(RequestCourse(replace(stored, priority=Priority.SOON, note="rings first")))

    (line,) = waiting(place)
    assert (line.word, line.request_id) == ("Soon", stored.id)
    assert line.why.startswith("rings first - Asked for 20-Nov-2026 by A. Ruiz")


def test_a_request_is_withdrawn_with_a_reason_and_undone(place: TestOffice) -> None:
    sam = register(place)
    ask(place, sam)
    (line,) = waiting(place)

    with pytest.raises(InvalidInput, match="Say why"):
        place.desk.do(WithdrawRequest(line.request_id, " "))
    place.desk.do(WithdrawRequest(line.request_id, "chose another medicine"))
    assert waiting(place) == ()
    with pytest.raises(Refused, match="withdrawn meanwhile"):
        place.desk.do(WithdrawRequest(line.request_id, "twice"))

    place.desk.undo()
    assert [item.request_id for item in waiting(place)] == [line.request_id]


def test_a_wish_that_has_passed_is_refused_beside_its_field(place: TestOffice) -> None:
    sam = register(place)

    with pytest.raises(InvalidInput) as refusal:
        ask(place, sam, wish_to=date(2026, 11, 19))

    assert [fault.field for fault in refusal.value.faults] == ["wish_to"]
    assert waiting(place) == ()


def test_what_was_asked_for_on_a_merged_chart_waits_on_the_one_that_is_kept(
    place: TestOffice,
) -> None:
    sam, twin = register(place), register(place, somebody(mrn="0410078"))
    ask(place, twin)

    place.desk.do(MergePatients(sam, twin, {}, "registered twice"))

    assert [line.patient_id for line in waiting(place)] == [sam]


def test_a_held_course_has_no_days_so_its_patient_may_wait(place: TestOffice) -> None:
    sam = register(place)
    course = plan(place, sam, MONDAY)
    with pytest.raises(Refused, match="is planned or under way"):
        ask(place, sam)
    place.desk.do(HoldCourse(course, Why(OTHER, "away for work")))

    ask(place, sam)

    assert [line.name for line in waiting(place)] == ["LEE, Sam (Mr)"]
