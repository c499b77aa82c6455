"""Defer, omit, hold, resume, cease, cancel and no-show: each its own act, with its reason."""

from datetime import date

import pytest

from infusion_planner.actions.end_course import CallOffCourse, CeaseCourse, NoShow
from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.actions.move_days import DeferInfusion, MoveDays
from infusion_planner.actions.omit_infusion import OmitInfusion
from infusion_planner.actions.plan_course import OverrideGiven, PlanCourse
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.actions.resume_course import ResumeCourse
from infusion_planner.domain.change_reasons import ByWhom, CourseEvent, Verb, Why
from infusion_planner.domain.course import Course, CourseState, Steroid, course_state
from infusion_planner.domain.course_changes import Scope, course_mark
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.store import course_events, courses
from tests.actions.chairs.seats import (
    MONDAY,
    book,
    booked,
    patients,
    seats,
    second_desk,
    set_chairs,
)
from tests.office import TestOffice, give, register, somebody

FEVER = Why("infection", "38.4 since Tuesday")
DECIDED = OverrideGiven("Dr H. Lindqvist", "Fever, gone since Friday")
DOCTOR = "Dr H. Lindqvist"
TUESDAY = date(2026, 12, 1)


def course_of(place: TestOffice, patient_id: str) -> Course:
    (course,) = place.store.read(lambda db: courses.of_patient(db, patient_id))
    return course


def infusion(place: TestOffice, patient_id: str, number: int) -> str:
    return course_of(place, patient_id).infusions[number - 1].id


def events(place: TestOffice, patient_id: str) -> list[CourseEvent]:
    return list(place.store.read(lambda db: course_events.of_patient(db, patient_id)))


def running(place: TestOffice) -> str:
    """Plan five days in chair A1, of which two are given; give the patient's row id."""
    set_chairs(place, "A1", "A2")
    (patient_id,) = patients(place, 1)
    book(place, patient_id, MONDAY, *["A1"] * 5)
    give(place, patient_id, [MONDAY, TUESDAY])
    return patient_id


def test_a_deferred_day_takes_those_after_it_along_and_says_why(place: TestOffice) -> None:
    patient_id = running(place)
    third = infusion(place, patient_id, 3)

    change = place.desk.do(DeferInfusion(third, date(2026, 12, 7), FEVER, DECIDED))

    assert [day.day for day, _ in seats(place, patient_id)] == [30, 1, 7, 8, 9]
    assert {chair for _, chair in seats(place, patient_id)} == {"A1"}
    (kept,) = events(place, patient_id)
    assert (kept.verb, kept.why, kept.infusion_id) == (Verb.DEFER, FEVER, third)
    assert (kept.course, kept.done_by) == (1, "A. Ruiz")
    assert change.title.startswith("Deferred 3 of 5 days of course 1 to Mon 07")
    place.desk.undo()
    assert [day.day for day, _ in seats(place, patient_id)] == [30, 1, 2, 3, 4]
    assert events(place, patient_id) == []


def test_a_day_is_deferred_to_a_later_one_only(place: TestOffice) -> None:
    patient_id = running(place)

    with pytest.raises(InvalidInput, match="put off to a later one"):
        place.desk.do(DeferInfusion(infusion(place, patient_id, 4), date(2026, 12, 2), FEVER))


def test_an_omitted_day_leaves_the_others_where_they_are(place: TestOffice) -> None:
    patient_id = running(place)

    place.desk.do(OmitInfusion(infusion(place, patient_id, 3), FEVER, DOCTOR))

    course = course_of(place, patient_id)
    assert (course.length, [item.number for item in course.infusions]) == (4, [1, 2, 3, 4])
    assert [day.day for day, _ in seats(place, patient_id)] == [30, 1, 3, 4]
    assert {chair for _, chair in seats(place, patient_id)} == {"A1"}
    (override,) = place.store.read(lambda db: courses.overrides_of(db, course.id))
    assert (override.rule, override.prescriber) == ("DOSE-1", DOCTOR)
    give(place, patient_id, [date(2026, 12, 3), date(2026, 12, 4)])
    assert course_state(course_of(place, patient_id), date(2026, 12, 5)) is CourseState.DONE


def test_an_omission_is_undone_with_its_chair(place: TestOffice) -> None:
    patient_id = running(place)
    place.desk.do(OmitInfusion(infusion(place, patient_id, 3), FEVER, DOCTOR))

    place.desk.undo()

    assert [day.day for day, _ in seats(place, patient_id)] == [30, 1, 2, 3, 4]
    assert {chair for _, chair in seats(place, patient_id)} == {"A1"}


def test_the_last_day_and_a_given_one_are_not_omitted(place: TestOffice) -> None:
    patient_id = running(place)

    with pytest.raises(InvalidInput, match="End the course early"):
        place.desk.do(OmitInfusion(infusion(place, patient_id, 5), FEVER, DOCTOR))
    with pytest.raises(InvalidInput, match="cannot be omitted any more"):
        place.desk.do(OmitInfusion(infusion(place, patient_id, 2), FEVER, DOCTOR))
    with pytest.raises(InvalidInput, match="Name the prescriber"):
        place.desk.do(OmitInfusion(infusion(place, patient_id, 3), FEVER, " "))


def test_a_hold_frees_the_chairs_and_nothing_is_given_until_it_is_resumed(
    place: TestOffice,
) -> None:
    patient_id = running(place)
    other = register(place, somebody("OTHER", "Kim", "0499999", date(1970, 1, 1)))

    place.desk.do(HoldCourse(course_of(place, patient_id).id, FEVER))

    assert [day.day for day, _ in seats(place, patient_id)] == [30, 1]
    book(place, other, date(2026, 12, 7), "A1", "A1")
    third = infusion(place, patient_id, 3)
    place.clock.set(date(2026, 12, 2), 15)
    with pytest.raises(Refused, match=r"is on hold: Fever or infection: 38\.4 since Tuesday"):
        place.desk.do(RecordInfusion(third, GivenEntry(date(2026, 12, 2), 12_000, Steroid.GIVEN)))
    with pytest.raises(Refused, match="is on hold"):
        place.desk.do(MoveDays(third, date(2026, 12, 9), Scope.REST, "fever", DECIDED))

    course_id = course_of(place, patient_id).id
    place.desk.do(ResumeCourse(course_id, date(2026, 12, 8), DOCTOR, "well again", "infection"))

    assert seats(place, patient_id)[2:] == [
        (date(2026, 12, 8), "A2"),
        (date(2026, 12, 9), "A1"),
        (date(2026, 12, 10), "A1"),
    ]
    assert course_of(place, patient_id).held_reason == ""
    assert [item.verb for item in events(place, patient_id)] == [Verb.HOLD, Verb.RESUME]


def test_a_hold_whose_chairs_were_taken_is_not_undone_onto_them(place: TestOffice) -> None:
    set_chairs(place, "A1")
    first, second = patients(place, 2)
    other = second_desk(place)
    book(place, first, MONDAY, *["A1"] * 5)
    place.desk.do(HoldCourse(course_of(place, first).id, FEVER))
    other.do(PlanCourse(second, 1, MONDAY, chairs=("A1",) * 5))

    with pytest.raises(Refused, match="cannot be"):
        place.desk.undo()

    assert {item.patient_id for item in booked(place)} == {second}


def test_a_plan_on_hold_gets_days_again_by_changing_its_dates(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    book(place, patient_id)
    place.desk.do(HoldCourse(course_of(place, patient_id).id, Why("payer")))

    place.desk.do(PlanCourse(patient_id, 1, date(2026, 12, 7), moves=True))

    assert len(seats(place, patient_id)) == 5
    assert course_of(place, patient_id).held_reason == ""


def test_ceasing_keeps_who_decided_and_the_reason_of_the_list(place: TestOffice) -> None:
    patient_id = running(place)

    place.desk.do(CeaseCourse(course_of(place, patient_id).id, Why("reaction"), DOCTOR))

    course = course_of(place, patient_id)
    assert course.ended_reason == "A reaction to the infusion (Dr H. Lindqvist)"
    assert course_state(course, date(2026, 12, 2)) is CourseState.INCOMPLETE
    assert events(place, patient_id)[0].what == "course 1, decided by Dr H. Lindqvist"


def test_a_plan_is_canceled_by_somebody_and_its_reason_outlives_it(place: TestOffice) -> None:
    (patient_id,) = patients(place, 1)
    course_id = book(place, patient_id)

    with pytest.raises(InvalidInput, match="Choose who called it off"):
        place.desk.do(CallOffCourse(course_id, Why("patient")))
    place.desk.do(CallOffCourse(course_id, Why("patient", "moves abroad", ByWhom.PATIENT)))

    assert booked(place, patient_id) == []
    (kept,) = events(place, patient_id)
    assert kept.why == Why("patient", "moves abroad", ByWhom.PATIENT)
    assert kept.what == "course 1, by the patient"


def test_who_does_not_come_frees_the_chair_and_is_recorded_for_good(place: TestOffice) -> None:
    patient_id = running(place)
    place.clock.set(date(2026, 12, 2), 11)

    change = place.desk.do(NoShow(infusion(place, patient_id, 3), Why("not_reached")))

    third = course_of(place, patient_id).infusions[2]
    assert third.given is not None
    assert not third.entered
    assert third.reason == "Did not come: Could not be reached"
    assert not change.undoable
    assert date(2026, 12, 2) not in [day for day, _ in seats(place, patient_id)]
    with pytest.raises(Refused, match="recorded already"):
        place.desk.do(NoShow(third.id, Why("not_reached")))


def test_nobody_has_missed_a_day_that_is_still_to_come(place: TestOffice) -> None:
    patient_id = running(place)

    with pytest.raises(Refused, match="still to come"):
        place.desk.do(NoShow(infusion(place, patient_id, 3), Why("not_reached")))


@pytest.mark.parametrize("why", [Why("other"), Why("nonsense", "x"), Why("", "x")])
def test_a_reason_is_on_the_list_or_in_words(place: TestOffice, why: Why) -> None:
    patient_id = running(place)

    with pytest.raises(InvalidInput):
        place.desk.do(HoldCourse(course_of(place, patient_id).id, why))


def test_what_was_changed_since_it_was_seen_is_refused(place: TestOffice) -> None:
    patient_id = running(place)
    seen = course_mark(course_of(place, patient_id))
    third, fifth = (infusion(place, patient_id, number) for number in (3, 5))
    place.desk.do(MoveDays(fifth, date(2026, 12, 7), Scope.ONE, "trip", DECIDED, seen=seen))

    with pytest.raises(Refused, match="changed at another screen meanwhile"):
        place.desk.do(OmitInfusion(third, FEVER, DOCTOR, seen))
