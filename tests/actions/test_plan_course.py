from datetime import date

import pytest

from infusion_planner.actions.plan_course import OverrideGiven, PlanCourse
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.actions.resume_course import EndCourse
from infusion_planner.domain.change import Change
from infusion_planner.domain.course import Course, Steroid
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.override import Override
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.store import courses
from tests.office import TestOffice, give, outside, plan, protect, register, somebody

MONDAY = date(2026, 11, 30)
WEEK = tuple(date(2026, 11, 30 + n) if n == 0 else date(2026, 12, n) for n in range(5))
ASKED = OverrideGiven("Dr H. Lindqvist", "benefit outweighs the risk")


def stored(place: TestOffice, patient_id: str) -> tuple[Course, ...]:
    return place.store.read(lambda db: courses.of_patient(db, patient_id))


def days(course: Course) -> tuple[date | None, ...]:
    return tuple(item.planned_on for item in course.infusions)


def ready_for_course_2(place: TestOffice) -> str:
    """A patient whose last dose was on Fri 05-Dec-2025, elsewhere."""
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 1))
    return patient_id


def stopped_after_three(place: TestOffice) -> str:
    """A patient whose first course ended after three infusions, the last on 20-Nov-2025."""
    patient_id = register(place)
    outside(place, patient_id, date(2025, 11, 18), count=3)
    return patient_id


def do(
    place: TestOffice, patient_id: str, start: date, *, number: int = 1, moves: bool = False
) -> Change:
    return place.desk.do(PlanCourse(patient_id, number, start, moves=moves))


def test_a_plan_made_meanwhile_is_not_overwritten(place: TestOffice) -> None:
    patient_id = register(place)
    do(place, patient_id, MONDAY)

    with pytest.raises(Refused, match="planned or canceled while you planned"):
        do(place, patient_id, date(2026, 12, 7))

    assert days(stored(place, patient_id)[0]) == WEEK


def test_a_plan_canceled_meanwhile_is_not_made_again_by_moving_it(place: TestOffice) -> None:
    patient_id = register(place)

    with pytest.raises(Refused, match="planned or canceled while you planned"):
        do(place, patient_id, MONDAY, moves=True)

    assert stored(place, patient_id) == ()


@pytest.mark.parametrize("length", [0, 6, 40])
def test_no_length_beyond_the_longest_course_can_be_chosen(place: TestOffice, length: int) -> None:
    patient_id = register(place)

    with pytest.raises(InvalidInput, match="between 1 and 5") as refusal:
        place.desk.do(PlanCourse(patient_id, 1, MONDAY, length, ASKED))

    assert [fault.field for fault in refusal.value.faults] == ["length"]


def test_a_first_course_is_planned_on_five_days_in_a_row(place: TestOffice) -> None:
    patient_id = register(place)

    change = do(place, patient_id, MONDAY)

    (course,) = stored(place, patient_id)
    assert days(course) == WEEK
    assert (course.number, course.length, course.rulebook_version) == (1, 5, "2026.1")
    assert change.title == (
        "Planned course 1, Mon 30-Nov to Fri 04-Dec-2026: LEE, Sam (Mr) MRN 0410077"
    )
    assert change.undoable
    assert change.touches_patient(patient_id)


def test_a_start_one_day_too_early_is_blocked_with_number_anchor_and_next_step(
    place: TestOffice,
) -> None:
    patient_id = ready_for_course_2(place)

    with pytest.raises(Refused) as refusal:
        do(place, patient_id, date(2026, 12, 4), number=2)

    assert str(refusal.value) == (
        "Blocked - 1 day too early. Last dose 05-Dec-2025; day 1 may be 05-Dec-2026 or later,"
        " first open start Mon 07-Dec-2026. Start on Mon 07-Dec-2026. SPACE-1"
    )
    assert len(stored(place, patient_id)) == 1


def test_a_hard_rule_cannot_be_overridden(place: TestOffice) -> None:
    patient_id = ready_for_course_2(place)

    with pytest.raises(Refused, match="SPACE-1"):
        place.desk.do(PlanCourse(patient_id, 2, date(2026, 12, 4), None, ASKED))


def test_the_first_legal_day_is_accepted_even_where_the_center_is_closed(place: TestOffice) -> None:
    patient_id = ready_for_course_2(place)

    do(place, patient_id, date(2026, 12, 5), number=2)

    assert days(stored(place, patient_id)[1])[0] == date(2026, 12, 5)


def test_an_override_that_is_asked_for_and_not_given_is_refused(place: TestOffice) -> None:
    patient_id = register(place, somebody(born_on=date(2009, 6, 21)))

    for given in (None, OverrideGiven(" ", "why"), OverrideGiven("Dr H. Lindqvist", " ")):
        with pytest.raises(Refused, match=r"An override is needed \(ELIG-3\): name the"):
            place.desk.do(PlanCourse(patient_id, 1, MONDAY, None, given))

    assert stored(place, patient_id) == ()


def test_an_override_is_kept_with_who_why_when_and_the_rulebooks_version(
    place: TestOffice,
) -> None:
    patient_id = register(place, somebody(born_on=date(2009, 6, 21)))

    change = place.desk.do(PlanCourse(patient_id, 1, MONDAY, None, ASKED))

    (course,) = stored(place, patient_id)
    (kept,) = place.store.read(lambda db: courses.overrides_of(db, course.id))
    assert kept.mark
    assert replace(kept, mark="") == Override(
        "ELIG-3",
        "Dr H. Lindqvist",
        "benefit outweighs the risk",
        "2026-11-20T09:00:00+00:00",
        "A. Ruiz",
        "2026.1",
        finding="17 years old on Mon 30-Nov-2026; the indication is for adults, 18 years reached on"
        " Mon 21-Jun-2027.",
    )
    assert place.store.history("course", course.id)[0].op.reason == "benefit outweighs the risk"
    assert change.undoable


def test_an_override_that_no_rule_asks_for_is_not_kept(place: TestOffice) -> None:
    patient_id = register(place)

    place.desk.do(PlanCourse(patient_id, 1, MONDAY, None, ASKED))

    (course,) = stored(place, patient_id)
    assert place.store.read(lambda db: courses.overrides_of(db, course.id)) == ()


def test_another_length_than_the_usual_asks_for_an_override(place: TestOffice) -> None:
    patient_id = register(place)

    with pytest.raises(Refused, match="DOSE-1"):
        place.desk.do(PlanCourse(patient_id, 1, MONDAY, 4))
    place.desk.do(PlanCourse(patient_id, 1, MONDAY, 4, ASKED))

    assert stored(place, patient_id)[0].length == 4


def test_more_infusions_than_a_course_has_are_blocked(place: TestOffice) -> None:
    patient_id = ready_for_course_2(place)

    with pytest.raises(Refused, match="Blocked - 4 infusions are more than course 2 may have"):
        place.desk.do(PlanCourse(patient_id, 2, date(2026, 12, 7), 4, ASKED))


def test_a_number_that_has_been_taken_meanwhile_is_refused(place: TestOffice) -> None:
    patient_id = ready_for_course_2(place)

    with pytest.raises(Refused, match="The next course is now number 2"):
        do(place, patient_id, date(2026, 12, 7), number=1)


def test_a_day_that_has_passed_is_refused_and_today_is_not(place: TestOffice) -> None:
    patient_id = register(place)

    protect(place, patient_id, date(2026, 11, 18))

    with pytest.raises(InvalidInput, match="Thu 19-Nov-2026 has passed"):
        do(place, patient_id, date(2026, 11, 19))
    do(place, patient_id, date(2026, 11, 20))

    assert len(stored(place, patient_id)) == 1


def test_after_an_incomplete_course_the_length_has_to_be_chosen(place: TestOffice) -> None:
    patient_id = stopped_after_three(place)

    with pytest.raises(InvalidInput, match="Choose the number of infusions") as refusal:
        do(place, patient_id, MONDAY, number=2)

    assert [fault.field for fault in refusal.value.faults] == ["length"]


@pytest.mark.parametrize("length", [3, 5])
def test_the_prescriber_may_choose_any_length_after_an_incomplete_course(
    place: TestOffice, length: int
) -> None:
    patient_id = stopped_after_three(place)

    with pytest.raises(Refused, match="MISS-3"):
        place.desk.do(PlanCourse(patient_id, 2, MONDAY, length))
    place.desk.do(PlanCourse(patient_id, 2, MONDAY, length, ASKED))

    assert stored(place, patient_id)[1].length == length


def test_no_course_is_planned_while_one_is_running(place: TestOffice) -> None:
    patient_id = register(place)
    plan(place, patient_id, MONDAY)
    give(place, patient_id, WEEK[:2])

    for number in (1, 2):
        with pytest.raises(Refused, match="Course 1 is not finished"):
            do(place, patient_id, date(2027, 12, 13), number=number)


def test_an_ended_course_no_longer_bars_the_next_one(place: TestOffice) -> None:
    patient_id = register(place)
    course_id = plan(place, patient_id, MONDAY)
    give(place, patient_id, WEEK[:2])
    place.desk.do(EndCourse(course_id, "grade 3 reaction"))

    place.desk.do(PlanCourse(patient_id, 2, date(2027, 12, 6), 3, ASKED))

    assert [course.number for course in stored(place, patient_id)] == [1, 2]


def test_a_plan_is_moved_and_its_infusions_keep_their_rows(place: TestOffice) -> None:
    patient_id = register(place)
    plan(place, patient_id, MONDAY)
    (before,) = stored(place, patient_id)

    change = do(place, patient_id, date(2026, 12, 7), moves=True)

    (after,) = stored(place, patient_id)
    assert [item.id for item in after.infusions] == [item.id for item in before.infusions]
    assert days(after) == tuple(date(2026, 12, day) for day in range(7, 12))
    assert change.title.startswith("Moved course 1, Mon 07 to Fri 11-Dec-2026:")


@pytest.mark.parametrize(("first", "second"), [(5, 3), (3, 5)])
def test_a_plan_may_be_made_shorter_or_longer(place: TestOffice, first: int, second: int) -> None:
    patient_id = stopped_after_three(place)
    place.desk.do(PlanCourse(patient_id, 2, MONDAY, first, ASKED))

    place.desk.do(PlanCourse(patient_id, 2, MONDAY, second, ASKED, moves=True))

    course = stored(place, patient_id)[1]
    assert course.length == second
    assert days(course) == WEEK[:second]


def test_a_moved_plan_keeps_only_the_overrides_it_still_needs(place: TestOffice) -> None:
    patient_id = register(place, somebody(born_on=date(2008, 12, 5)))
    place.desk.do(PlanCourse(patient_id, 1, MONDAY, None, ASKED))

    do(place, patient_id, date(2026, 12, 7), moves=True)

    (course,) = stored(place, patient_id)
    assert place.store.read(lambda db: courses.overrides_of(db, course.id)) == ()


def test_a_moved_plan_is_as_new_where_day_1_was_recorded_as_not_given(place: TestOffice) -> None:
    patient_id = register(place)
    plan(place, patient_id, MONDAY)
    place.clock.set(MONDAY, 15)
    (course,) = stored(place, patient_id)
    fever = GivenEntry(MONDAY, 0, Steroid.GIVEN, "fever")
    place.desk.do(RecordInfusion(course.infusions[0].id, fever))

    do(place, patient_id, date(2026, 12, 7), moves=True)

    (moved,) = stored(place, patient_id)
    assert (moved.infusions[0].given, moved.infusions[0].steroid) == (None, Steroid.NOT_RECORDED)
    place.clock.set(date(2026, 12, 7), 15)
    assert place.reader.patient(patient_id).next_infusion_id == moved.infusions[0].id
