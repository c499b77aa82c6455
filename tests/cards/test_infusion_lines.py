"""The lines of a patient's infusions."""

from datetime import date, timedelta

import pytest

from infusion_planner.actions.hold_course import HoldCourse
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.actions.resume_course import EndCourse
from infusion_planner.cards.patient import PatientCard
from infusion_planner.domain.change_reasons import Why
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.recording import GivenEntry
from tests.office import TestOffice, give, outside, plan, register

MONDAY = date(2026, 11, 30)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(5))


@pytest.fixture
def sam(place: TestOffice) -> str:
    return register(place)


def card(place: TestOffice, sam: str) -> PatientCard:
    return place.reader.patient(sam)


def test_a_course_from_elsewhere_names_the_center_and_prints_no_sheet(
    place: TestOffice, sam: str
) -> None:
    outside(place, sam, date(2025, 3, 3))

    found = card(place, sam)

    assert found.courses[0].anchor == "60 mg given - last dose 07-Mar-2025, Lakeside Clinic"
    assert not any(line.can_print for line in found.infusions)
    assert all(line.can_amend for line in found.infusions)
    assert {line.steroid for line in found.infusions} == {"Not recorded"}


def test_a_bag_given_in_part_counts_as_a_dose(place: TestOffice, sam: str) -> None:
    """Worked example 13: the fifth bag was stopped at 4 mg."""
    plan(place, sam, MONDAY)
    give(place, sam, WEEK[:4])
    place.clock.set(WEEK[4], 15)
    fifth = card(place, sam).infusions[4].infusion_id
    entry = GivenEntry(WEEK[4], 4_000, Steroid.NOT_REQUIRED, "rash")
    place.desk.do(RecordInfusion(fifth, entry))

    found = card(place, sam)

    assert found.courses[0].anchor == "52 mg given - last dose 04-Dec-2026"
    assert found.courses[0].segments[-1] == "partial"
    line = found.infusions[4]
    assert (line.word, line.dose, line.steroid, line.note) == (
        "Given in part",
        "4 mg",
        "Not required",
        "rash",
    )


def test_a_steroid_not_given_is_told(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    place.clock.set(MONDAY, 15)
    first = card(place, sam).infusions[0].infusion_id
    entry = GivenEntry(MONDAY, 12_000, Steroid.NOT_GIVEN, "allergy", "Dr H. Lindqvist")
    place.desk.do(RecordInfusion(first, entry))

    assert card(place, sam).infusions[0].steroid == "Not given"


def test_the_newest_course_comes_first_in_the_table(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2025, 3, 3))
    plan(place, sam, MONDAY)

    titles = [line.title for line in card(place, sam).infusions]

    assert titles[:4] == [
        "Course 2, infusion 1 of 3",
        "Course 2, infusion 2 of 3",
        "Course 2, infusion 3 of 3",
        "Course 1, infusion 1 of 5",
    ]


def test_the_days_of_a_course_on_hold_say_so_and_none_is_to_be_recorded(
    place: TestOffice, sam: str
) -> None:
    course = plan(place, sam, MONDAY)
    give(place, sam, WEEK[:2])
    place.desk.do(HoldCourse(course, Why("infection")))
    place.clock.set(WEEK[2])

    found = card(place, sam)

    assert [line.word for line in found.infusions] == ["Given", "Given", *["On hold"] * 3]
    assert not any(line.can_record for line in found.infusions)
    assert (found.courses[0].word, found.next_action) == ("On hold", "resume")
    assert found.next_step.sentence == (
        "Course 1 is on hold: Fever or infection. Choose days to go on."
    )


def test_the_days_an_ended_course_left_out_say_so_with_its_reason(
    place: TestOffice, sam: str
) -> None:
    """Wednesday is over, Thursday is today and Friday to come: none of them is waited for."""
    course = plan(place, sam, MONDAY)
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[2])
    place.desk.do(EndCourse(course, "grade 3 reaction"))
    place.clock.set(WEEK[3])

    found = card(place, sam)

    assert [line.word for line in found.infusions] == ["Given", "Given", *["Course ended"] * 3]
    left = found.infusions[2:]
    assert {line.note for line in left} == {"grade 3 reaction"}
    assert {line.steroid for line in left} == {"Not required"}
    # the mark of what nobody records any more, not the one of what is still to be recorded
    assert {line.state for line in left} == {"noshow"}
    assert {line.note for line in found.infusions[:2]} == {""}


def test_an_infusion_not_given_before_its_course_ended_keeps_its_own_reason(
    place: TestOffice, sam: str
) -> None:
    course = plan(place, sam, MONDAY)
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[2], 15)
    third = card(place, sam).infusions[2].infusion_id
    entry = GivenEntry(WEEK[2], 0, Steroid.NOT_REQUIRED, "fever")
    place.desk.do(RecordInfusion(third, entry))
    place.desk.do(EndCourse(course, "grade 3 reaction"))

    said = [(line.word, line.note) for line in card(place, sam).infusions[2:]]

    assert said == [("Not given", "fever"), *[("Course ended", "grade 3 reaction")] * 2]
