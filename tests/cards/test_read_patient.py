"""The patient page in every state a patient can be in."""

from datetime import date, timedelta

import pytest

from infusion_planner.actions.record_antiviral import StartAntiviral
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.actions.resume_course import EndCourse, ResumeCourse
from infusion_planner.cards.patient import PatientCard
from infusion_planner.domain.antiviral import Antiviral
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.domain.recording import GivenEntry
from tests.office import (
    BLOOD_AND_URINE,
    LATE_TESTS,
    TestOffice,
    give,
    outside,
    plan,
    record_tests,
    register,
    somebody,
)

MONDAY = date(2026, 11, 30)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(5))


@pytest.fixture
def sam(place: TestOffice) -> str:
    return register(place)


def card(place: TestOffice, sam: str, today: date | None = None) -> PatientCard:
    if today is not None:
        place.clock.set(today)
    return place.reader.patient(sam)


def not_given(place: TestOffice, sam: str, number: int, day: date) -> None:
    place.clock.set(day, 15)
    line = place.reader.patient(sam).infusions[number - 1]
    fever = GivenEntry(day, 0, Steroid.NOT_RECORDED, "fever")
    place.desk.do(RecordInfusion(line.infusion_id, fever))


def test_a_new_patient_may_be_planned_or_entered_from_elsewhere(
    place: TestOffice, sam: str
) -> None:
    found = card(place, sam)

    assert found.next_step.sentence == (
        "No course is planned yet. Plan the first course, or enter one given elsewhere."
    )
    assert (found.next_step.action, found.next_action) == ("Plan course 1", "plan")
    assert (found.next_number, found.open_course_id, found.next_infusion_id) == (1, "", "")
    (coming,) = found.courses
    assert (coming.title, coming.word, coming.dates) == ("Course 1", "Not planned", "Any open day")
    assert coming.segments == ("planned",) * 5
    assert (found.plan, found.infusions, found.findings) == ((), (), ())


def test_a_planned_course_offers_the_day_sheet_of_its_first_infusion(
    place: TestOffice, sam: str
) -> None:
    course_id = plan(place, sam, MONDAY)

    found = card(place, sam)

    assert found.next_step.sentence == ("Course 1, infusion 1 of 5 is planned on Mon 30-Nov-2026.")
    assert (found.next_action, found.next_step.action) == ("print", "Print day sheet")
    assert found.next_infusion_id == found.infusions[0].infusion_id
    assert (found.open_course_id, found.open_course_begun) == (course_id, False)
    assert found.next_number is None
    (course,) = found.courses
    assert (course.word, course.dates) == ("Planned", "Mon 30-Nov to Fri 04-Dec-2026")
    assert (course.count, course.anchor) == ("0 of 5", "Nothing given yet")


def test_a_later_course_that_is_planned_says_what_its_day_was_held_against(
    place: TestOffice, sam: str
) -> None:
    outside(place, sam, date(2025, 11, 3))
    plan(place, sam, MONDAY)

    _, course, _ = card(place, sam).courses

    assert (course.word, course.dates) == ("Planned", "Mon 30-Nov to Wed 02-Dec-2026")
    # 03-Nov-2025 and the four days after it, and twelve months from the last of them
    assert course.anchor == "Earliest 07-Nov-2026 - last dose 07-Nov-2025"
    assert (course.rule, course.count) == ("SPACE-1", "0 of 3")


def test_a_planned_course_says_the_days_of_steroid_and_antiviral(
    place: TestOffice, sam: str
) -> None:
    plan(place, sam, MONDAY)

    steroid, antiviral = card(place, sam).plan

    assert steroid.value == ("methylPREDNISolone 1,000 mg on Mon 30-Nov, Tue 01, Wed 02-Dec-2026")
    assert (steroid.anchor, steroid.rule) == ("infusions 1 to 3", "PREMED-1")
    assert (antiviral.value, antiviral.rule) == ("from 30-Nov-2026", "PROPH-1")


def test_on_its_day_an_infusion_is_to_be_recorded(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)

    found = card(place, sam, MONDAY)

    assert found.next_step.sentence == ("Course 1, infusion 1 of 5 is due today, Mon 30-Nov-2026.")
    assert (found.next_action, found.next_step.action) == ("record", "Record infusion")
    assert [line.can_record for line in found.infusions] == [True, False, False, False, False]


def test_a_first_day_that_passed_unrecorded_is_asked_about(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)

    found = card(place, sam, WEEK[1])

    assert (found.next_step.state, found.next_action) == ("override", "record")
    assert found.next_step.sentence == (
        "Course 1, infusion 1 of 5 was due Mon 30-Nov-2026. Record it, or change the dates."
    )
    assert found.infusions[0].word == "Not recorded"
    assert found.courses[0].segments[:2] == ("missed", "planned")


def test_a_running_course_looks_to_its_next_day(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    give(place, sam, WEEK[:2])

    found = card(place, sam)

    assert found.next_step.sentence == ("Course 1, infusion 3 of 5 is planned on Wed 02-Dec-2026.")
    assert found.open_course_begun
    assert found.courses[0].word == "Running"
    assert found.courses[0].anchor == "24 mg given - last dose 01-Dec-2026"
    assert found.courses[0].segments == ("given", "given", "planned", "planned", "planned")
    assert [line.word for line in found.infusions] == ["Given"] * 2 + ["Planned"] * 3
    assert [line.steroid for line in found.infusions] == [
        "1,000 mg given",
        "1,000 mg given",
        "Required",
        "Not required",
        "Not required",
    ]


def test_an_interrupted_course_asks_to_record_resume_or_end(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    give(place, sam, WEEK[:2])

    found = card(place, sam, WEEK[3])

    assert (found.next_step.state, found.next_step.rule) == ("override", "MISS-1")
    assert found.next_step.sentence.endswith("Record it, resume the course, or end it.")
    assert found.courses[0].word == "Interrupted"


@pytest.mark.parametrize("number", [3, 5])
def test_after_an_infusion_not_given_the_course_is_to_be_resumed(
    place: TestOffice, sam: str, number: int
) -> None:
    plan(place, sam, MONDAY)
    give(place, sam, WEEK[: number - 1])
    not_given(place, sam, number, WEEK[number - 1])

    found = card(place, sam)

    assert found.next_step.sentence == (
        f"Course 1, infusion {number} of 5 was not given."
        " Resume the course on another day, or end it."
    )
    assert (found.next_step.action, found.next_action) == ("Resume course", "resume")
    assert (found.next_infusion_id, found.next_number) == ("", None)
    assert not any(line.can_record for line in found.infusions)


def test_after_a_first_infusion_not_given_the_dates_are_to_be_changed(
    place: TestOffice, sam: str
) -> None:
    plan(place, sam, MONDAY)
    not_given(place, sam, 1, MONDAY)

    found = card(place, sam)

    assert found.next_step.sentence == (
        "Course 1, infusion 1 of 5 was not given. Change the dates, or cancel the plan."
    )
    assert (found.next_step.action, found.next_action) == ("Change dates", "plan")
    assert place.reader.patients()[0].word == "Course 1: day 1 not given"


def test_a_resumed_course_counts_every_date_from_the_last_dose_given(
    place: TestOffice, sam: str
) -> None:
    """Worked example 11 with its dates."""
    place.clock.set(date(2025, 4, 28))
    may = [date(2025, 5, day) for day in (5, 6, 12, 13, 14)]
    course_id = plan(place, sam, may[0])
    give(place, sam, may[:2])
    place.desk.do(ResumeCourse(course_id, may[2], "Dr H. Lindqvist", "fever settled"))
    give(place, sam, may[2:])

    found = card(place, sam, date(2025, 5, 20))

    facts = {fact.label: fact.value for fact in found.plan}
    assert facts["Antiviral"] == "05-May-2025 to at least 14-Jul-2025"
    assert facts["Blood and urine"] == "next due Sat 14-Jun-2025"
    assert facts["Monitoring"] == "to 14-May-2029"
    assert facts["Course 2"] == "not before 14-May-2026"
    assert [strip.rule for strip in found.findings] == ["MISS-1"]
    assert [line.steroid for line in found.infusions[:3]] == ["1,000 mg given"] * 3


def test_a_finished_course_offers_the_next_one_and_shows_monitoring(
    place: TestOffice, sam: str
) -> None:
    plan(place, sam, MONDAY)
    record_tests(place, sam, date(2026, 11, 20), ["skin_exam"])
    give(place, sam, WEEK)

    found = card(place, sam, date(2026, 12, 14))

    assert found.next_step.sentence == (
        "Course 2 may start from Sat 04-Dec-2027 - last dose 04-Dec-2026."
    )
    assert (found.next_step.rule, found.next_action) == ("SPACE-1", "plan")
    done, coming, monitoring = found.courses
    assert (done.word, done.count, done.segments) == ("Done", "5 of 5", ("given",) * 5)
    assert (coming.title, coming.dates) == ("Course 2", "Not before Sat 04-Dec-2027")
    assert coming.anchor == "12 months - last dose 04-Dec-2026"
    assert (monitoring.word, monitoring.dates) == ("Nothing due", "Ends Wed 04-Dec-2030")
    assert (monitoring.progress, monitoring.count) == (0.0, "month 0 of 48")


def test_every_date_that_follows_names_anchor_and_rule(place: TestOffice, sam: str) -> None:
    """Worked example 1."""
    outside(place, sam, date(2025, 3, 3))

    found = card(place, sam, date(2025, 3, 10))

    assert [(fact.label, fact.value, fact.rule) for fact in found.plan] == [
        ("Antiviral", "03-Mar-2025 to at least 07-May-2025", "PROPH-2"),
        ("Monitoring", "to 07-Mar-2029", "LAB-2"),
        ("Blood and urine", "next due Mon 07-Apr-2025", "LAB-2"),
        ("TSH", "next due Sat 07-Jun-2025", "LAB-3"),
        ("Contraception", "if pregnancy is possible, until 07-Jul-2025", "SCREEN-6"),
        ("Course 2", "not before 07-Mar-2026", "SPACE-1"),
    ]
    assert all(fact.anchor for fact in found.plan)


def test_the_rems_checklist_is_this_centers_only_for_a_course_given_here(
    place: TestOffice, sam: str
) -> None:
    """Five business days after Friday 04-Dec-2026; the other center sends its own."""
    elsewhere = register(place, somebody("Haas", mrn="77"))
    outside(place, elsewhere, date(2025, 3, 3))
    plan(place, sam, MONDAY)
    give(place, sam, WEEK)

    here = {fact.label: fact.value for fact in card(place, sam).plan}
    other = {fact.label for fact in card(place, elsewhere).plan}

    assert here["REMS checklist"] == "send by Fri 11-Dec-2026"
    assert "REMS checklist" not in other


def test_the_antiviral_ends_with_the_later_of_both_conditions(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2025, 2, 10))
    place.desk.do(RecordCd4(sam, Cd4Sample(date(2025, 5, 20), 200)))

    (antiviral,) = [fact for fact in card(place, sam).plan if fact.label == "Antiviral"]

    assert antiviral.value == "10-Feb-2025 to at least 20-May-2025"
    assert antiviral.anchor == ("later of 14-Apr-2025 and CD4 at least 200 cells per microliter")


def test_a_course_that_may_start_says_since_when(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2025, 3, 3))
    record_tests(place, sam, date(2025, 3, 3), ["skin_exam"])
    record_tests(place, sam, date(2026, 3, 3), ["skin_exam"])
    record_tests(place, sam, date(2026, 9, 7), ["tsh"])
    record_tests(place, sam, date(2026, 11, 9), BLOOD_AND_URINE)

    assert card(place, sam).next_step.sentence == (
        "Course 2 may be planned since Sat 07-Mar-2026 - last dose 07-Mar-2025."
    )


def test_after_an_incomplete_course_the_next_one_needs_a_choice(
    place: TestOffice, sam: str
) -> None:
    course_id = plan(place, sam, MONDAY)
    give(place, sam, WEEK[:3])
    place.desk.do(EndCourse(course_id, "grade 3 reaction"))

    found = card(place, sam, WEEK[4])

    ended, coming, _ = found.courses
    assert (ended.word, ended.state, ended.count) == ("Incomplete", "stopped", "3 of 5")
    assert (coming.count, coming.segments) == ("needs a choice", ())
    assert [(strip.rule, strip.state) for strip in found.findings] == [("MISS-3", "info")]
    assert not any(line.can_record for line in found.infusions)


def test_a_running_course_is_not_yet_said_to_be_incomplete(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    give(place, sam, WEEK[:3])

    assert card(place, sam).findings == ()


def test_monitoring_that_ended_says_so(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2025, 3, 3))
    place.clock.set(date(2029, 3, 7))
    record_tests(place, sam, date(2029, 3, 5))

    found = card(place, sam, date(2029, 3, 8))

    monitoring = found.courses[-1]
    assert (monitoring.word, monitoring.dates) == ("Ended", "Ended Wed 07-Mar-2029")
    assert (monitoring.progress, monitoring.count) == (1.0, "month 48 of 48")
    assert "Blood and urine" not in {fact.label for fact in found.plan}


def test_closing_tests_that_are_missing_keep_the_monitoring_open(
    place: TestOffice, sam: str
) -> None:
    outside(place, sam, date(2025, 3, 3))

    found = card(place, sam, date(2029, 4, 8))

    # CBC, creatinine, urinalysis and TSH of the end; the skin was never examined
    assert (found.courses[-1].state, found.courses[-1].word) == ("overdue", "5 overdue")


def test_tests_that_are_due_come_before_a_course_that_may_wait(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2025, 12, 8))
    record_tests(place, sam, date(2025, 12, 8), ["skin_exam"])
    record_tests(place, sam, date(2026, 9, 12), ["tsh"])
    plan(place, sam, date(2026, 12, 14), LATE_TESTS)

    found = card(place, sam, date(2026, 11, 18))

    assert found.next_step.sentence == (
        "CBC, creatinine and urinalysis due 12-Nov-2026. Window ends Thu 19-Nov-2026, tomorrow."
    )
    assert (found.next_step.rule, found.next_action) == ("LAB-2", "tests")
    assert found.courses[-1].word == "3 due"


def test_a_drawn_test_is_no_longer_among_the_dates_that_follow(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2026, 8, 31))
    record_tests(place, sam, date(2026, 11, 2), BLOOD_AND_URINE)

    facts = {fact.label: fact.value for fact in card(place, sam).plan}

    # due 04-Oct was missed, 04-Nov drawn on 02-Nov
    assert facts["Blood and urine"] == "next due Fri 04-Dec-2026"


def test_results_that_never_came_are_counted(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2026, 8, 31))
    record_tests(place, sam, date(2026, 8, 31), ["skin_exam"])
    record_tests(place, sam, date(2026, 11, 2), BLOOD_AND_URINE, abnormal=None)

    found = card(place, sam).courses[-1]

    assert (found.state, found.word) == ("info", "3 without result")


def test_the_count_the_antiviral_waits_for_comes_before_a_course_a_year_away(
    place: TestOffice, sam: str
) -> None:
    outside(place, sam, date(2026, 8, 3))
    place.desk.do(StartAntiviral(sam, Antiviral("acyclovir", date(2026, 8, 3))))
    record_tests(place, sam, date(2026, 8, 3), ["skin_exam"])
    record_tests(place, sam, date(2026, 11, 9))

    found = card(place, sam)

    assert (found.next_action, found.next_step.rule) == ("cd4", "PROPH-2")


def test_a_third_course_is_not_suggested_without_a_reason(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2023, 3, 6))
    outside(place, sam, date(2024, 3, 11), 3)
    record_tests(place, sam, date(2023, 3, 6), ["skin_exam"])
    for year in (2024, 2025, 2026):
        record_tests(place, sam, date(year, 3, 6), ["skin_exam"])
    record_tests(place, sam, date(2026, 11, 10), BLOOD_AND_URINE)
    record_tests(place, sam, date(2026, 9, 10), ["tsh"])

    found = card(place, sam)

    assert (found.next_step.rule, found.next_step.action, found.next_action) == ("DOSE-8", "", "")
    assert [item.count for item in found.courses if item.title == "Course 3"] == ["needs a reason"]


def test_an_ended_course_spans_the_days_it_was_given(place: TestOffice, sam: str) -> None:
    course_id = plan(place, sam, MONDAY)
    give(place, sam, WEEK[:3])
    place.desk.do(EndCourse(course_id, "grade 3 reaction"))

    assert card(place, sam).courses[0].dates == "Mon 30-Nov to Wed 02-Dec-2026"


def test_on_an_infusion_day_the_infusion_comes_first(place: TestOffice, sam: str) -> None:
    outside(place, sam, date(2025, 11, 20))
    plan(place, sam, MONDAY)

    assert card(place, sam, MONDAY).next_action == "record"


def test_a_similar_name_stands_on_the_banner_of_both(place: TestOffice, sam: str) -> None:
    other = register(place, somebody("Lea", "Ann", mrn="2"))

    assert card(place, sam).identity.similar == "Similar name: LEA, Ann (Mr) MRN 2"
    assert card(place, other).identity.similar == "Similar name: LEE, Sam (Mr) MRN 0410077"
