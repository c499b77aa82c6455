from datetime import date

from infusion_planner.actions.record_infusion import AmendInfusion, RecordInfusion
from infusion_planner.actions.resume_course import EndCourse, ResumeCourse
from infusion_planner.cards.day_sheet import StripCell
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.recording import GivenEntry
from tests.cards.day_sheets import MONDAY, WEEK, sheet
from tests.office import TestOffice, give, plan, register


def test_the_strip_shows_given_today_and_planned(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:2])

    found = sheet(place, sam, 3)

    assert (found.heading, found.day) == ("Course 1, infusion 3 of 5", "Wed 02-Dec-2026")
    assert found.strip == (
        StripCell("given", "1  Mon 30-Nov", "12 mg given"),
        StripCell("given", "2  Tue 01-Dec", "12 mg given"),
        StripCell("today", "3  Wed 02-Dec", "Today"),
        StripCell("planned", "4  Thu 03-Dec", "planned"),
        StripCell("planned", "5  Fri 04-Dec", "planned"),
    )
    assert found.next_visit == "Thu 03-Dec-2026"


def test_after_an_interruption_the_gap_and_the_override_are_shown(
    place: TestOffice, sam: str
) -> None:
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[3], 14, 5)
    course_id = place.reader.patient(sam).open_course_id
    place.desk.do(ResumeCourse(course_id, date(2026, 12, 7), "Dr H. Lindqvist", "fever settled"))

    found = sheet(place, sam, 3)

    assert found.strip[2] == StripCell("gap", "02 to 06-Dec", "not given")
    assert found.strip[3] == StripCell("today", "3  Mon 07-Dec", "Today")
    assert found.disturbances == (
        (
            "Override MISS-1, interrupted course.",
            "Dr H. Lindqvist, Thu 03-Dec-2026 14:05: fever settled",
        ),
    )
    assert found.premedication[0].ordered


def resume(place: TestOffice, sam: str, day: date, reason: str) -> None:
    course_id = place.reader.patient(sam).open_course_id
    place.desk.do(ResumeCourse(course_id, day, "Dr H. Lindqvist", reason))


def miss(place: TestOffice, sam: str, number: int, day: date, reason: str) -> None:
    missed = place.reader.patient(sam).infusions[number - 1].infusion_id
    place.desk.do(RecordInfusion(missed, GivenEntry(day, 0, Steroid.NOT_RECORDED, reason)))


def test_a_gap_gives_the_reason_recorded_for_its_day_and_not_the_one_to_resume(
    place: TestOffice, sam: str
) -> None:
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[2], 14)
    miss(place, sam, 3, WEEK[2], "fever")
    resume(place, sam, date(2026, 12, 7), "fever settled, cultures negative")
    give(place, sam, (date(2026, 12, 7),))

    for number in (3, 4):
        found = sheet(place, sam, number)
        assert found.strip[2] == StripCell("gap", "02 to 06-Dec", "not given", "fever")
        assert found.disturbances[-1][1].endswith(": fever settled, cultures negative")


def test_a_gap_gives_the_reason_as_it_was_amended(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[2], 14)
    miss(place, sam, 3, WEEK[2], "fever")
    third = place.reader.patient(sam).infusions[2].infusion_id
    entry = GivenEntry(WEEK[2], 0, Steroid.NOT_RECORDED, "no chair")
    place.desk.do(AmendInfusion(third, entry, "taken for somebody else"))
    resume(place, sam, WEEK[3], "chair free")

    assert sheet(place, sam, 3).strip[2] == StripCell("gap", "Wed 02-Dec", "not given", "no chair")


def test_a_gap_without_an_entry_has_no_reason(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[2], 14)
    resume(place, sam, WEEK[3], "no chair")

    assert sheet(place, sam, 3).strip[2] == StripCell("gap", "Wed 02-Dec", "not given")


def test_a_gap_over_the_end_of_a_month_names_both(place: TestOffice) -> None:
    patient_id = register(place)
    plan(place, patient_id, date(2027, 1, 25))
    give(place, patient_id, [date(2027, 1, day) for day in (25, 26, 27)])
    resume(place, patient_id, date(2027, 2, 2), "cough gone")

    assert sheet(place, patient_id, 4).strip[3].head == "28-Jan to 01-Feb"


def test_nothing_is_started_by_the_sheet_of_a_day_that_has_passed(
    place: TestOffice, sam: str
) -> None:
    give(place, sam, WEEK[:1])
    place.clock.set(WEEK[2], 8)

    found = sheet(place, sam, 2)

    assert found.disturbances[0] == (
        "Not recorded on this day: do not start, prescriber decides (MISS-1).",
        "Planned on Tue 01-Dec-2026. Record it if it was given, else choose another day.",
    )
    assert found.strip == (
        StripCell("given", "1  Mon 30-Nov", "12 mg given"),
        StripCell("today", "2  Tue 01-Dec", "not recorded"),
        StripCell("planned", "3  Wed 02-Dec", "to be decided"),
        StripCell("planned", "4  Thu 03-Dec", "to be decided"),
        StripCell("planned", "5  Fri 04-Dec", "to be decided"),
    )
    assert found.next_visit == ""


def test_nothing_is_started_on_a_day_after_one_that_was_missed(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:1])
    place.clock.set(WEEK[2], 8)

    unrecorded = sheet(place, sam, 3)
    miss(place, sam, 2, WEEK[1], "fever")
    not_given = sheet(place, sam, 3)

    assert unrecorded.disturbances[0][0] == (
        "Infusion 2 not recorded: do not start, prescriber decides (MISS-1)."
    )
    assert unrecorded.strip[2] == StripCell("today", "3  Wed 02-Dec", "to be decided")
    assert not_given.disturbances[0] == (
        "Infusion 2 not given: do not start, prescriber decides (MISS-1).",
        "Not given on Tue 01-Dec-2026: fever.",
    )


def test_a_plan_whose_first_day_has_passed_needs_other_dates(place: TestOffice, sam: str) -> None:
    place.clock.set(WEEK[1], 8)

    assert sheet(place, sam, 1).disturbances[0][0] == (
        "Not recorded on this day: do not start, change the dates first."
    )


def test_nothing_is_started_after_a_course_was_ended(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:1])
    place.desk.do(EndCourse(place.reader.patient(sam).open_course_id, "grade 3 reaction"))

    found = sheet(place, sam, 2)

    assert found.disturbances == (("Course ended: do not start.", "Reason: grade 3 reaction."),)
    assert found.strip[1] == StripCell("today", "2  Tue 01-Dec", "course ended")


def test_a_sheet_printed_before_or_on_its_day_may_be_started_by(
    place: TestOffice, sam: str
) -> None:
    early = sheet(place, sam, 1)
    place.clock.set(MONDAY, 7)

    assert early.disturbances == sheet(place, sam, 1).disturbances == ()
    assert early.file_copy == ""


def test_an_infusion_not_given_is_a_gap_with_its_reason(place: TestOffice, sam: str) -> None:
    give(place, sam, WEEK[:2])
    place.clock.set(WEEK[2], 15)
    third = place.reader.patient(sam).infusions[2].infusion_id
    place.desk.do(RecordInfusion(third, GivenEntry(WEEK[2], 0, Steroid.NOT_RECORDED, "fever")))

    assert sheet(place, sam, 4).strip[2] == StripCell("gap", "3  Wed 02-Dec", "not given", "fever")
