from datetime import date, timedelta

import pytest

from infusion_planner.actions.record_infusion import AmendInfusion, RecordInfusion
from infusion_planner.actions.resume_course import EndCourse
from infusion_planner.domain.course import Dose, Infusion, Steroid
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.store import courses
from tests.office import TestOffice, give, outside, plan, register

MONDAY = date(2026, 11, 30)
TUESDAY = date(2026, 12, 1)
GIVEN = GivenEntry(MONDAY, 12_000, Steroid.GIVEN)


@pytest.fixture
def rows(place: TestOffice) -> tuple[str, ...]:
    """The row ids of a first course's infusions; it is the afternoon of day 1."""
    patient_id = register(place)
    plan(place, patient_id, MONDAY)
    place.clock.set(MONDAY, 15)
    return tuple(line.infusion_id for line in place.reader.patient(patient_id).infusions)


def stored(place: TestOffice, infusion_id: str) -> Infusion:
    return place.store.read(lambda db: courses.owner_of_infusion(db, infusion_id))[2]


def faults(refusal: pytest.ExceptionInfo[InvalidInput]) -> list[str]:
    return [fault.field for fault in refusal.value.faults]


def test_an_infusion_is_recorded_sealed_and_told_by_two_identifiers(
    place: TestOffice, rows: tuple[str, ...]
) -> None:
    change = place.desk.do(RecordInfusion(rows[0], GIVEN))

    found = stored(place, rows[0])
    assert found.given == Dose(MONDAY, 12_000)
    assert (found.steroid, found.steroid_ug) == (Steroid.GIVEN, 1_000_000)
    assert change.title == (
        "Recorded infusion 1 of 5, course 1: 12 mg, Mon 30-Nov-2026: LEE, Sam (Mr) MRN 0410077"
    )
    assert not change.undoable


def test_an_infusion_not_given_is_recorded_with_its_reason(
    place: TestOffice, rows: tuple[str, ...]
) -> None:
    change = place.desk.do(
        RecordInfusion(rows[0], GivenEntry(MONDAY, 0, Steroid.NOT_RECORDED, "fever"))
    )

    assert stored(place, rows[0]).reason == "fever"
    assert "infusion 1 of 5, course 1: not given, Mon 30-Nov-2026" in change.title


def test_an_infusion_is_recorded_once(place: TestOffice, rows: tuple[str, ...]) -> None:
    place.desk.do(RecordInfusion(rows[0], GIVEN))

    with pytest.raises(Refused, match="is recorded already"):
        place.desk.do(RecordInfusion(rows[0], GIVEN))


def test_infusions_are_recorded_in_the_order_of_their_numbers(
    place: TestOffice, rows: tuple[str, ...]
) -> None:
    with pytest.raises(Refused, match="Record infusion 1 of course 1 first"):
        place.desk.do(RecordInfusion(rows[1], GIVEN))


def test_after_an_infusion_not_given_the_next_one_waits_for_other_days(
    place: TestOffice, rows: tuple[str, ...]
) -> None:
    place.desk.do(RecordInfusion(rows[0], GivenEntry(MONDAY, 0, Steroid.NOT_RECORDED, "fever")))
    place.clock.set(TUESDAY, 15)

    with pytest.raises(Refused, match="The infusion 1 of course 1 was not given"):
        place.desk.do(RecordInfusion(rows[1], replace(GIVEN, given_on=TUESDAY)))

    assert stored(place, rows[1]).given is None


def test_nothing_is_recorded_of_an_ended_course(place: TestOffice, rows: tuple[str, ...]) -> None:
    place.desk.do(RecordInfusion(rows[0], GIVEN))
    _, course, _ = place.store.read(lambda db: courses.owner_of_infusion(db, rows[0]))
    place.desk.do(EndCourse(course.id, "reaction"))

    with pytest.raises(Refused, match="Course 1 was ended: reaction"):
        place.desk.do(RecordInfusion(rows[1], GIVEN))


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (replace(GIVEN, dose_ug=12_001), "dose"),
        (replace(GIVEN, dose_ug=-1, note="x"), "dose"),
        (replace(GIVEN, given_on=TUESDAY, note="x"), "given_on"),
        (replace(GIVEN, given_on=date(1990, 6, 20), note="x"), "given_on"),
        (replace(GIVEN, steroid=Steroid.NOT_RECORDED), "steroid"),
        (replace(GIVEN, steroid=Steroid.NOT_GIVEN), "prescriber"),
        (replace(GIVEN, dose_ug=4_000), "note"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_and_nothing_is_stored(
    place: TestOffice, rows: tuple[str, ...], entry: GivenEntry, field: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        place.desk.do(RecordInfusion(rows[0], entry))

    assert faults(refusal) == [field]
    assert stored(place, rows[0]).given is None


def test_two_infusions_on_one_day_are_refused(place: TestOffice, rows: tuple[str, ...]) -> None:
    place.desk.do(RecordInfusion(rows[0], GIVEN))

    with pytest.raises(InvalidInput, match="one day has one infusion"):
        place.desk.do(RecordInfusion(rows[1], replace(GIVEN, note="second bag")))


def test_a_dose_before_the_twelve_months_is_refused(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 1))
    plan(place, patient_id, date(2026, 12, 7))
    place.clock.set(date(2026, 12, 7), 15)
    first = place.reader.patient(patient_id).infusions[0].infusion_id

    early = replace(GIVEN, given_on=date(2026, 12, 4), note="came earlier")

    with pytest.raises(InvalidInput, match=r"Blocked - Fri 04-Dec-2026 .*\(SPACE-1\)"):
        place.desk.do(RecordInfusion(first, early))


def test_a_dose_too_early_that_was_given_is_recorded_with_who_reviewed_it(
    place: TestOffice,
) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 1))
    plan(place, patient_id, date(2026, 12, 7))
    place.clock.set(date(2026, 12, 7), 15)
    first = place.reader.patient(patient_id).infusions[0].infusion_id
    given = replace(
        GIVEN, given_on=date(2026, 12, 4), note="came to the wrong visit", reviewer="Dr M. Okonjo"
    )

    place.desk.do(RecordInfusion(first, given))

    card = place.reader.patient(patient_id)
    assert card.infusions[0].day == "Fri 04-Dec-2026"
    assert [strip.rule for strip in card.findings if strip.rule == "SPACE-1"] == ["SPACE-1"]
    _, course, _ = place.store.read(lambda db: courses.owner_of_infusion(db, first))
    (kept,) = place.store.read(lambda db: courses.overrides_of(db, course.id))
    assert (kept.rule, kept.prescriber, kept.infusion) == ("SPACE-1", "Dr M. Okonjo", 1)
    assert kept.reason == "came to the wrong visit"


def test_an_amendment_to_a_legal_day_takes_the_review_away(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 1))
    plan(place, patient_id, date(2026, 12, 7))
    place.clock.set(date(2026, 12, 7), 15)
    first = place.reader.patient(patient_id).infusions[0].infusion_id
    early = replace(GIVEN, given_on=date(2026, 12, 4), note="visit", reviewer="Dr M. Okonjo")
    place.desk.do(RecordInfusion(first, early))

    right = replace(GIVEN, given_on=date(2026, 12, 7))
    place.desk.do(AmendInfusion(first, right, "day read from the wrong line"))

    _, course, _ = place.store.read(lambda db: courses.owner_of_infusion(db, first))
    assert place.store.read(lambda db: courses.overrides_of(db, course.id)) == ()


def test_a_steroid_not_given_is_kept_as_an_override(
    place: TestOffice, rows: tuple[str, ...]
) -> None:
    entry = GivenEntry(MONDAY, 12_000, Steroid.NOT_GIVEN, "allergy", " Dr H. Lindqvist ")

    place.desk.do(RecordInfusion(rows[0], entry))

    _, course, _ = place.store.read(lambda db: courses.owner_of_infusion(db, rows[0]))
    (kept,) = place.store.read(lambda db: courses.overrides_of(db, course.id))
    assert (kept.rule, kept.prescriber, kept.reason) == ("PREMED-1", "Dr H. Lindqvist", "allergy")
    assert stored(place, rows[0]).steroid_ug is None


def test_an_amended_entry_leaves_the_old_one_readable(
    place: TestOffice, rows: tuple[str, ...]
) -> None:
    place.desk.do(RecordInfusion(rows[0], GIVEN))
    place.clock.set(TUESDAY, 8, 5)

    change = place.desk.do(
        AmendInfusion(rows[0], replace(GIVEN, dose_ug=4_000, note="bag leaked"), "pump log read")
    )

    patient_id = place.reader.patients()[0].patient_id
    line = place.reader.patient(patient_id).infusions[0]
    assert line.dose == "4 mg"
    assert line.note == (
        "was 12 mg on 30-Nov-2026, amended 01-Dec-2026 08:05 by A. Ruiz: pump log read; bag leaked"
    )
    before = place.store.history("infusion", rows[0])[-1].before
    assert before is not None
    assert (before["given_on"], before["dose_ug"]) == ("2026-11-30", 12_000)
    assert change.title.startswith("Amended infusion 1 of 5, course 1: 4 mg, Mon 30-Nov-2026")
    assert not change.undoable


def test_every_amendment_stays_readable_oldest_first(
    place: TestOffice, rows: tuple[str, ...]
) -> None:
    place.desk.do(RecordInfusion(rows[0], GivenEntry(MONDAY, 0, Steroid.NOT_RECORDED, "fever")))
    place.desk.do(AmendInfusion(rows[0], GIVEN, "wrong patient"))
    place.desk.do(AmendInfusion(rows[0], replace(GIVEN, dose_ug=1_000, note="x"), "volume"))

    history = place.reader.infusion_to_record(rows[0]).history

    assert [line.split(",")[0] for line in history] == [
        "was not given on 30-Nov-2026",
        "was 12 mg on 30-Nov-2026",
    ]


def test_an_amendment_needs_a_reason(place: TestOffice, rows: tuple[str, ...]) -> None:
    place.desk.do(RecordInfusion(rows[0], GIVEN))

    with pytest.raises(InvalidInput) as refusal:
        place.desk.do(AmendInfusion(rows[0], GIVEN, " "))

    assert faults(refusal) == ["reason"]


def test_an_amendment_is_checked_like_an_entry(place: TestOffice, rows: tuple[str, ...]) -> None:
    place.desk.do(RecordInfusion(rows[0], GIVEN))

    with pytest.raises(InvalidInput, match="more than 12 mg"):
        place.desk.do(AmendInfusion(rows[0], replace(GIVEN, dose_ug=24_000), "x"))


def test_what_is_not_recorded_cannot_be_amended(place: TestOffice, rows: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match="Infusion 1 is not recorded yet"):
        place.desk.do(AmendInfusion(rows[0], GIVEN, "x"))


def test_a_dose_given_elsewhere_can_be_amended(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 1))
    last = place.reader.patient(patient_id).infusions[-1].infusion_id

    entry = GivenEntry(date(2025, 12, 8), 12_000, Steroid.NOT_RECORDED)
    place.desk.do(AmendInfusion(last, entry, "letter of the other center"))

    assert place.reader.patients()[0].last_dose == "08-Dec-2025"


def test_what_lies_after_a_recorded_dose_counts_from_it(
    place: TestOffice, rows: tuple[str, ...]
) -> None:
    patient_id = place.reader.patients()[0].patient_id

    give(place, patient_id, [MONDAY + timedelta(days=n) for n in range(5)])

    assert place.reader.patients()[0].next_earliest == "04-Dec-2027"


def test_a_dose_after_a_gap_nobody_decided_on_asks_to_resume_the_course(place: TestOffice) -> None:
    patient_id = register(place)
    plan(place, patient_id, date(2026, 11, 30))
    give(place, patient_id, [date(2026, 11, 30), date(2026, 12, 1)])
    place.clock.set(date(2026, 12, 7))
    third = place.reader.patient(patient_id).infusions[2].infusion_id
    late = GivenEntry(date(2026, 12, 7), 12_000, Steroid.GIVEN, "late")

    with pytest.raises(InvalidInput, match="Use Resume course first") as refusal:
        place.desk.do(RecordInfusion(third, late))

    assert [fault.field for fault in refusal.value.faults] == ["given_on"]


def test_an_amended_dose_stays_before_the_next_course(place: TestOffice) -> None:
    patient_id = register(place)
    outside(place, patient_id, date(2024, 1, 8))
    outside(place, patient_id, date(2025, 3, 3), 3)
    last = place.reader.patient(patient_id).infusions[-1].infusion_id
    wrong = GivenEntry(date(2025, 6, 2), 12_000, Steroid.NOT_RECORDED, "typed wrongly")

    with pytest.raises(InvalidInput, match="Course 2 was given from Mon 03-Mar-2025"):
        place.desk.do(AmendInfusion(last, wrong, "found in the letter"))


def test_an_amended_steroid_takes_its_override_along(place: TestOffice) -> None:
    patient_id = register(place)
    course_id = plan(place, patient_id, date(2026, 11, 30))
    place.clock.set(date(2026, 11, 30), 15)
    first = place.reader.patient(patient_id).infusions[0].infusion_id
    day = date(2026, 11, 30)
    without = GivenEntry(day, 12_000, Steroid.NOT_GIVEN, "allergic", "Dr H. Lindqvist")
    place.desk.do(RecordInfusion(first, without))

    place.desk.do(AmendInfusion(first, GivenEntry(day, 12_000, Steroid.GIVEN), "wrong line"))

    assert place.store.read(lambda db: courses.overrides_of(db, course_id)) == ()
