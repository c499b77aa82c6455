from datetime import date, timedelta

import pytest

from infusion_planner.actions.record_infusion import AmendInfusion, RecordInfusion
from infusion_planner.actions.record_outside_course import RecordOutsideCourse
from infusion_planner.cards.plan import Wish
from infusion_planner.domain.course import Dose, Steroid
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.store import courses
from tests.office import TODAY, TestOffice, outside, plan, register

FIRST = date(2025, 12, 1)
MONDAY = date(2026, 11, 30)


def doses(first: date = FIRST, count: int = 5, dose_ug: int = 12_000) -> tuple[Dose, ...]:
    return tuple(Dose(first + timedelta(days=n), dose_ug) for n in range(count))


@pytest.fixture
def sam(place: TestOffice) -> str:
    return register(place)


def infusion(place: TestOffice, patient_id: str, number: int) -> str:
    (course,) = place.store.read(lambda db: courses.of_patient(db, patient_id))
    return next(item.id for item in course.infusions if item.number == number)


def faults(place: TestOffice, sam: str, *given: Dose) -> list[str]:
    with pytest.raises(InvalidInput) as refusal:
        place.desk.do(RecordOutsideCourse(sam, 1, given))
    return [fault.words for fault in refusal.value.faults]


def test_a_course_given_elsewhere_is_kept_by_day_and_never_undone(
    place: TestOffice, sam: str
) -> None:
    change = place.desk.do(RecordOutsideCourse(sam, 1, doses()[::-1], " Lakeside  Clinic "))

    (course,) = place.store.read(lambda db: courses.of_patient(db, sam))
    assert [(item.number, item.planned_on) for item in course.infusions] == [
        (number, None) for number in range(1, 6)
    ]
    assert course.doses == doses()
    assert (course.given_elsewhere, course.where_given) == (True, "Lakeside Clinic")
    assert change.title == ("Entered course 1, given elsewhere: LEE, Sam (Mr) MRN 0410077")
    assert not change.undoable


def test_the_next_course_here_counts_from_the_last_dose_given_elsewhere(
    place: TestOffice, sam: str
) -> None:
    outside(place, sam, FIRST)

    assert place.reader.patients()[0].next_earliest == "05-Dec-2026"


def test_spacing_and_length_of_the_past_are_findings_not_refusals(
    place: TestOffice, sam: str
) -> None:
    outside(place, sam, FIRST, count=3)
    outside(place, sam, date(2026, 6, 1), count=4)

    rules = [strip.rule for strip in place.reader.patient(sam).findings]

    assert rules == ["DOSE-5", "SPACE-1", "MISS-3"]


def test_a_day_of_0_mg_alone_is_no_course(place: TestOffice, sam: str) -> None:
    assert faults(place, sam, Dose(FIRST, 0)) == [
        "Enter at least one day on which a dose was given."
    ]
    assert faults(place, sam) == ["Enter at least one day on which a dose was given."]


def test_two_infusions_on_one_day_are_refused(place: TestOffice, sam: str) -> None:
    assert faults(place, sam, Dose(FIRST, 6_000), Dose(FIRST, 6_000)) == [
        "Two infusions on Mon 01-Dec-2025: one day has one infusion."
    ]


def test_a_day_on_which_another_course_was_given_is_refused(place: TestOffice, sam: str) -> None:
    outside(place, sam, FIRST)

    with pytest.raises(InvalidInput, match="Two infusions on Fri 05-Dec-2025"):
        place.desk.do(RecordOutsideCourse(sam, 2, doses(date(2025, 12, 5), 1)))


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(TODAY + timedelta(days=1), 12_000), "lies in the future"),
        (Dose(date(1990, 6, 20), 12_000), "lies before the birth date"),
        (Dose(FIRST, 12_001), "more than 12 mg"),
        (Dose(FIRST, -1), "below 0 mg"),
    ],
)
def test_a_dose_that_cannot_be_is_refused(
    place: TestOffice, sam: str, dose: Dose, words: str
) -> None:
    found = faults(place, sam, dose, Dose(date(2025, 1, 6), 12_000))

    assert len(found) == 1
    assert words in found[0]


def test_no_course_is_entered_while_one_is_planned_here(place: TestOffice, sam: str) -> None:
    plan(place, sam, date(2026, 11, 30))

    with pytest.raises(Refused, match="Course 1 is planned or running here"):
        place.desk.do(RecordOutsideCourse(sam, 1, doses()))


def test_a_number_that_has_been_taken_meanwhile_is_refused(place: TestOffice, sam: str) -> None:
    outside(place, sam, FIRST)

    with pytest.raises(Refused, match="The next course is now number 2"):
        place.desk.do(RecordOutsideCourse(sam, 1, doses(date(2024, 12, 2))))


def test_an_older_course_cannot_follow_a_newer_one(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2026, 6, 1))

    with pytest.raises(InvalidInput, match="in the order they were given"):
        outside(place, patient_id, date(2020, 1, 6), 3)

    anchors = [item.anchor for item in place.reader.patient(patient_id).courses]
    assert anchors[0] == "60 mg given - last dose 05-Jun-2026, Lakeside Clinic"
    assert [item.title for item in place.reader.patient(patient_id).courses] == [
        "Course 1",
        "Course 2",
        "Monitoring",
    ]


JUNE_2025 = Dose(date(2025, 6, 30), 12_000, PartlyKnown(2025, 6))


def test_of_a_course_elsewhere_the_month_may_be_all_that_is_known(
    place: TestOffice, sam: str
) -> None:
    """The last day of the month counts, so that nothing comes too early (SPACE-3)."""
    place.desk.do(RecordOutsideCourse(sam, 1, (JUNE_2025,) * 5, "Lakeside Clinic"))

    (course,) = place.store.read(lambda db: courses.of_patient(db, sam))
    assert course.doses == (JUNE_2025,) * 5
    line = place.reader.patients()[0]
    assert (line.last_dose, line.next_earliest) == ("June 2025", "30-Jun-2026")


def test_of_a_course_elsewhere_the_year_may_be_all_that_is_known(
    place: TestOffice, sam: str
) -> None:
    year = Dose(date(2023, 12, 31), 12_000, PartlyKnown(2023))
    place.desk.do(RecordOutsideCourse(sam, 1, (year,), "Lakeside Clinic"))

    (course,) = place.store.read(lambda db: courses.of_patient(db, sam))
    assert course.doses == (year,)
    assert place.reader.patients()[0].last_dose == "2023"


def test_the_page_says_what_a_month_is_taken_as(place: TestOffice, sam: str) -> None:
    place.desk.do(RecordOutsideCourse(sam, 1, (JUNE_2025,) * 5, "Lakeside Clinic"))

    card = place.reader.patient(sam)

    assert card.courses[0].dates == "June 2025"
    assert card.courses[0].anchor == (
        "60 mg given - last dose June 2025, taken as 30-Jun-2025, Lakeside Clinic"
    )
    assert {line.day for line in card.infusions} == {"June 2025"}


def test_the_month_of_today_can_be_told_a_coming_one_cannot(place: TestOffice, sam: str) -> None:
    november = Dose(date(2026, 11, 30), 12_000, PartlyKnown(2026, 11))
    december = Dose(date(2026, 12, 31), 12_000, PartlyKnown(2026, 12))

    assert faults(place, sam, december) == [
        "December 2026 lies in the future. Record an infusion after it was given."
    ]
    place.desk.do(RecordOutsideCourse(sam, 1, (november,)))


def test_the_month_of_birth_can_be_told_the_one_before_cannot(place: TestOffice, sam: str) -> None:
    may = Dose(date(1990, 5, 31), 12_000, PartlyKnown(1990, 5))

    assert faults(place, sam, may) == ["May 1990 lies before the birth date 21-Jun-1990."]
    june = Dose(date(1990, 6, 30), 12_000, PartlyKnown(1990, 6))
    place.desk.do(RecordOutsideCourse(sam, 1, (june,)))


def test_the_course_after_a_month_waits_for_an_override(place: TestOffice, sam: str) -> None:
    """SPACE-3: a start counted from a day that is only assumed asks the prescriber."""
    place.desk.do(RecordOutsideCourse(sam, 1, (JUNE_2025,) * 5))

    rules = [gate.rule for gate in place.reader.plan(sam, Wish(date(2026, 12, 7))).gates]

    assert "SPACE-3" in rules


def test_an_amendment_keeps_the_month_or_says_the_day(place: TestOffice, sam: str) -> None:
    place.desk.do(RecordOutsideCourse(sam, 1, (JUNE_2025,) * 5))
    third = infusion(place, sam, 3)
    assert place.reader.infusion_to_record(third).given_on == "June 2025"
    day = GivenEntry(date(2025, 6, 11), 12_000, Steroid.NOT_RECORDED, "their letter")

    place.desk.do(AmendInfusion(third, day, "the letter came"))

    form = place.reader.infusion_to_record(third)
    assert form.given_on == "11-Jun-2025"
    assert form.history == (
        "was 12 mg on June 2025, amended 20-Nov-2026 09:00 by A. Ruiz: the letter came",
    )


def test_an_infusion_given_here_has_a_day(place: TestOffice, sam: str) -> None:
    plan(place, sam, MONDAY)
    place.clock.set(MONDAY, 15)
    entry = GivenEntry(
        date(2026, 11, 30), 12_000, Steroid.GIVEN, "late", known=PartlyKnown(2026, 11)
    )

    with pytest.raises(InvalidInput, match="known to the day"):
        place.desk.do(RecordInfusion(infusion(place, sam, 1), entry))
