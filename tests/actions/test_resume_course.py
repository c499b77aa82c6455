from datetime import date

import pytest

from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.actions.resume_course import CancelCourse, EndCourse, ResumeCourse
from infusion_planner.domain.course import CourseState, Infusion, Steroid, course_state
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.store import courses
from tests.office import TestOffice, give, plan, register

# Worked example 11, a year and a half later: given Monday and Tuesday, fever on Wednesday.
MONDAY = date(2026, 11, 30)
TUESDAY = date(2026, 12, 1)
WEDNESDAY = date(2026, 12, 2)
NEXT_WEEK = (date(2026, 12, 7), date(2026, 12, 8), date(2026, 12, 9))
WHY = "fever settled, cultures negative"
PRESCRIBER = "Dr H. Lindqvist"


def interrupted(place: TestOffice) -> str:
    """Infusions 1 and 2 are given, it is Friday; give the course's row id."""
    patient_id = register(place)
    course_id = plan(place, patient_id, MONDAY)
    give(place, patient_id, (MONDAY, TUESDAY))
    place.clock.set(date(2026, 12, 4))
    return course_id


def infusions(place: TestOffice, course_id: str) -> tuple[Infusion, ...]:
    return place.store.read(lambda db: courses.owner_of_course(db, course_id))[1].infusions


def faults(refusal: pytest.ExceptionInfo[InvalidInput]) -> list[str]:
    return [fault.field for fault in refusal.value.faults]


def test_the_infusions_left_move_to_days_in_a_row_and_keep_their_numbers(
    place: TestOffice,
) -> None:
    course_id = interrupted(place)

    change = place.desk.do(ResumeCourse(course_id, NEXT_WEEK[0], PRESCRIBER, WHY))

    found = infusions(place, course_id)
    assert [item.planned_on for item in found] == [MONDAY, TUESDAY, *NEXT_WEEK]
    assert [item.reason for item in found] == [""] * 5
    assert [item.entered for item in found] == [True, True, False, False, False]
    assert change.title == "Resumed course 1 on Mon 07-Dec-2026: LEE, Sam (Mr) MRN 0410077"
    assert change.undoable


def test_resuming_keeps_the_override_that_miss_1_asks_for(place: TestOffice) -> None:
    course_id = interrupted(place)

    place.desk.do(ResumeCourse(course_id, NEXT_WEEK[0], f" {PRESCRIBER} ", WHY))

    (kept,) = place.store.read(lambda db: courses.overrides_of(db, course_id))
    assert (kept.rule, kept.prescriber, kept.reason) == ("MISS-1", PRESCRIBER, WHY)
    assert (kept.recorded_at, kept.recorded_by) == ("2026-12-04T09:00:00+00:00", "A. Ruiz")


def test_a_resumed_course_needs_the_steroid_of_infusion_3_anew(place: TestOffice) -> None:
    course_id = interrupted(place)
    third = infusions(place, course_id)[2].id
    fever = GivenEntry(WEDNESDAY, 0, Steroid.GIVEN, "fever after the steroid")
    place.desk.do(RecordInfusion(third, fever))

    place.desk.do(ResumeCourse(course_id, NEXT_WEEK[0], PRESCRIBER, WHY))

    found = infusions(place, course_id)[2]
    assert found == Infusion(3, NEXT_WEEK[0], None, third, Steroid.NOT_RECORDED, None, "")
    history = place.store.history("infusion", third)
    assert [line.after and line.after["dose_ug"] for line in history] == [None, 0, None]


def test_a_resumed_course_is_done_after_the_doses_that_were_left(place: TestOffice) -> None:
    course_id = interrupted(place)
    place.desk.do(ResumeCourse(course_id, NEXT_WEEK[0], PRESCRIBER, WHY))
    patient_id = place.reader.patients()[0].patient_id

    give(place, patient_id, NEXT_WEEK)

    _, course = place.store.read(lambda db: courses.owner_of_course(db, course_id))
    assert course_state(course, NEXT_WEEK[-1]) is CourseState.DONE
    assert course.doses[-1].on == NEXT_WEEK[-1]


def test_resuming_twice_keeps_both_overrides(place: TestOffice) -> None:
    course_id = interrupted(place)
    place.desk.do(ResumeCourse(course_id, NEXT_WEEK[0], PRESCRIBER, WHY))
    place.desk.do(ResumeCourse(course_id, NEXT_WEEK[1], PRESCRIBER, "snow"))

    kept = place.store.read(lambda db: courses.overrides_of(db, course_id))

    assert [item.reason for item in kept] == [WHY, "snow"]


def test_a_course_may_be_resumed_today(place: TestOffice) -> None:
    course_id = interrupted(place)

    place.desk.do(ResumeCourse(course_id, date(2026, 12, 4), PRESCRIBER, WHY))

    assert infusions(place, course_id)[2].planned_on == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TUESDAY, "Choose a day after the last dose on Tue 01-Dec-2026"),
        (MONDAY, "Choose a day after the last dose"),
    ],
)
def test_a_day_to_resume_lies_after_the_last_dose(place: TestOffice, day: date, words: str) -> None:
    course_id = interrupted(place)

    with pytest.raises(InvalidInput, match=words) as refusal:
        place.desk.do(ResumeCourse(course_id, day, PRESCRIBER, WHY))

    assert faults(refusal) == ["resume_on"]


def test_resuming_needs_prescriber_and_reason(place: TestOffice) -> None:
    course_id = interrupted(place)

    with pytest.raises(InvalidInput) as refusal:
        place.desk.do(ResumeCourse(course_id, NEXT_WEEK[0], " ", ""))

    assert faults(refusal) == ["prescriber", "reason"]


def test_a_course_that_has_not_begun_has_nothing_to_resume(place: TestOffice) -> None:
    course_id = plan(place, register(place), MONDAY)

    with pytest.raises(Refused, match="Course 1 has nothing to resume"):
        place.desk.do(ResumeCourse(course_id, NEXT_WEEK[0], PRESCRIBER, WHY))


def test_an_ended_or_complete_course_has_nothing_to_resume(place: TestOffice) -> None:
    course_id = interrupted(place)
    place.desk.do(EndCourse(course_id, "reaction"))

    with pytest.raises(Refused, match="nothing to resume"):
        place.desk.do(ResumeCourse(course_id, NEXT_WEEK[0], PRESCRIBER, WHY))


def test_a_complete_course_can_neither_be_resumed_nor_ended_nor_canceled(
    place: TestOffice,
) -> None:
    patient_id = register(place)
    course_id = plan(place, patient_id, MONDAY)
    give(place, patient_id, [MONDAY, *(date(2026, 12, day) for day in range(1, 5))])

    for action in (
        ResumeCourse(course_id, NEXT_WEEK[0], PRESCRIBER, WHY),
        EndCourse(course_id, "x"),
        CancelCourse(course_id, "x"),
    ):
        with pytest.raises(Refused):
            place.desk.do(action)


def test_an_ended_course_says_after_how_many_infusions_and_why(place: TestOffice) -> None:
    course_id = interrupted(place)

    change = place.desk.do(EndCourse(course_id, " grade 3  reaction "))

    _, course = place.store.read(lambda db: courses.owner_of_course(db, course_id))
    assert course.ended_reason == "grade 3 reaction"
    assert course_state(course, date(2026, 12, 4)) is CourseState.INCOMPLETE
    assert change.title == ("Ended course 1 after 2 of 5 infusions: LEE, Sam (Mr) MRN 0410077")
    assert place.store.history("course", course_id)[-1].op.reason == " grade 3  reaction "


def test_ending_needs_a_reason(place: TestOffice) -> None:
    course_id = interrupted(place)

    with pytest.raises(InvalidInput, match="Say why no further infusion"):
        place.desk.do(EndCourse(course_id, " "))


def test_a_course_is_ended_once_and_only_after_it_has_begun(place: TestOffice) -> None:
    course_id = interrupted(place)
    place.desk.do(EndCourse(course_id, "reaction"))

    with pytest.raises(Refused, match="Course 1 cannot be ended"):
        place.desk.do(EndCourse(course_id, "reaction"))


def test_a_course_that_has_not_begun_is_canceled_not_ended(place: TestOffice) -> None:
    patient_id = register(place)
    course_id = plan(place, patient_id, MONDAY)

    with pytest.raises(Refused, match="Course 1 cannot be ended"):
        place.desk.do(EndCourse(course_id, "moved away"))
    change = place.desk.do(CancelCourse(course_id, "moved away"))

    assert place.reader.patient(patient_id).infusions == ()
    assert change.title == "Canceled the plan of course 1: LEE, Sam (Mr) MRN 0410077"
    last = place.store.history("course", course_id)[-1]
    assert (last.after, last.op.reason) == (None, "moved away")


def test_canceling_needs_a_reason(place: TestOffice) -> None:
    course_id = plan(place, register(place), MONDAY)

    with pytest.raises(InvalidInput, match="Say why the plan is canceled"):
        place.desk.do(CancelCourse(course_id, ""))


def test_a_begun_course_is_not_canceled(place: TestOffice) -> None:
    with pytest.raises(Refused, match="Course 1 has begun, so its plan cannot be canceled"):
        place.desk.do(CancelCourse(interrupted(place), "x"))


def test_a_plan_of_which_day_1_was_not_given_can_be_canceled(place: TestOffice) -> None:
    course_id = plan(place, register(place), MONDAY)
    place.clock.set(MONDAY, 15)
    first = infusions(place, course_id)[0].id
    place.desk.do(RecordInfusion(first, GivenEntry(MONDAY, 0, Steroid.NOT_RECORDED, "fever")))

    place.desk.do(CancelCourse(course_id, "patient decided against it"))

    last = place.store.history("infusion", first)[-1]
    assert last.after is None
    assert last.before is not None
    assert (last.before["dose_ug"], last.before["reason"]) == (0, "fever")


@pytest.mark.parametrize(
    "action",
    [
        ResumeCourse("gone", NEXT_WEEK[0], PRESCRIBER, WHY),
        EndCourse("gone", "x"),
        CancelCourse("gone", "x"),
    ],
)
def test_a_course_that_is_no_longer_there_is_refused(
    place: TestOffice, action: ResumeCourse | EndCourse | CancelCourse
) -> None:
    with pytest.raises(Refused, match="no longer in the records"):
        place.desk.do(action)
