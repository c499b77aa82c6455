"""What was amended later still decides about plans made before, and stays readable."""

from datetime import date, timedelta

from infusion_planner.actions.plan_course import PlanCourse
from infusion_planner.actions.record_infusion import AmendInfusion, RecordInfusion
from infusion_planner.actions.resume_course import ResumeCourse
from infusion_planner.cards.day_sheet import DaySheetCard
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.recording import GivenEntry
from tests.office import TestOffice, give, outside, plan, register

FIRST = date(2025, 12, 1)
NEXT = date(2026, 12, 7)


def amended_by_four_days(place: TestOffice) -> str:
    """Course 1 ended on 05-Dec-2025, course 2 is planned; then 09-Dec-2025 is found to be true."""
    patient_id = register(place)
    outside(place, patient_id, FIRST)
    plan(place, patient_id, NEXT)
    last = place.reader.patient(patient_id).infusions[-1].infusion_id
    late = GivenEntry(date(2025, 12, 9), 12_000, Steroid.NOT_RECORDED, "letter of the center")
    place.desk.do(AmendInfusion(last, late, "the letter says so"))
    return patient_id


def test_a_plan_that_became_too_early_is_blocked_on_the_patients_page(place: TestOffice) -> None:
    patient_id = amended_by_four_days(place)

    card = place.reader.patient(patient_id)

    assert (card.next_step.state, card.next_step.rule) == ("blocked", "SPACE-1")
    assert "2 days too early" in card.next_step.sentence
    assert card.next_action == "plan"


def test_a_plan_that_became_too_early_says_so_on_its_sheet(place: TestOffice) -> None:
    patient_id = amended_by_four_days(place)
    first = place.reader.patient(patient_id).infusions[0].infusion_id

    card = place.reader.day_sheet(first).card

    assert isinstance(card, DaySheetCard)
    assert card.disturbances[0][0] == "BLOCKED SPACE-1, do not start."


def test_a_course_amended_to_nothing_makes_room_for_a_plan(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, FIRST, count=1)
    only = place.reader.patient(patient_id).infusions[0].infusion_id
    nothing = GivenEntry(FIRST, 0, Steroid.NOT_RECORDED, "wrong patient")
    place.desk.do(AmendInfusion(only, nothing, "wrong patient"))

    place.desk.do(PlanCourse(patient_id, 1, NEXT))

    card = place.reader.patient(patient_id)
    assert [item.word for item in card.courses] == ["Planned"]
    assert all(line.can_print for line in card.infusions)


def test_a_course_amended_to_nothing_can_be_entered_again(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, FIRST, count=1)
    only = place.reader.patient(patient_id).infusions[0].infusion_id
    nothing = GivenEntry(FIRST, 0, Steroid.NOT_RECORDED, "wrong year")
    place.desk.do(AmendInfusion(only, nothing, "wrong year"))

    outside(place, patient_id, FIRST + timedelta(days=7))

    assert place.reader.patient(patient_id).courses[0].count == "5 of 5"


def test_a_day_not_given_stays_readable_after_the_course_is_resumed(place: TestOffice) -> None:
    patient_id = register(place)
    course_id = plan(place, patient_id, date(2026, 11, 30))
    give(place, patient_id, [date(2026, 11, 30)])
    place.clock.set(date(2026, 12, 1), 15)
    second = place.reader.patient(patient_id).infusions[1].infusion_id
    fever = GivenEntry(date(2026, 12, 1), 0, Steroid.NOT_RECORDED, "fever")
    place.desk.do(RecordInfusion(second, fever))

    place.desk.do(ResumeCourse(course_id, date(2026, 12, 3), "Dr H. Lindqvist", "fever settled"))

    assert "was not given on 01-Dec-2026" in place.reader.patient(patient_id).infusions[1].note
