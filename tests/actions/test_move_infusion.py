"""A dose recorded on the wrong chart is taken off it and recorded where it was given."""

from datetime import date

import pytest

from infusion_planner.actions.move_infusion import MoveInfusion
from infusion_planner.actions.record_infusion import RecordInfusion
from infusion_planner.domain.chart_entry import ChartEntry
from infusion_planner.domain.course import Dose, Steroid
from infusion_planner.domain.errors import Refused
from infusion_planner.domain.recording import GivenEntry
from infusion_planner.store import courses
from tests.office import ACTOR, TestOffice, give, outside, plan, register, somebody

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
WHY = "the chairs were mistaken"


def two(place: TestOffice, *, eve_starts: date | None = MONDAY) -> tuple[str, str]:
    """Sam LEE and Eve NOVAK, both with course 1 from Monday 30-Nov-2026."""
    eve = somebody("NOVAK", "Eve", "0410078", date(1985, 3, 2))
    ids = register(place), register(place, eve)
    plan(place, ids[0], MONDAY)
    if eve_starts is not None:
        plan(place, ids[1], eve_starts)
    return ids


def entry(place: TestOffice, patient_id: str, number: int = 1) -> ChartEntry:
    card = place.reader.of_mistakes.move_form(patient_id)
    (found,) = [item for item in card.entries if f"infusion {number}:" in item.words]
    return found


def doses(place: TestOffice, patient_id: str) -> list[date]:
    stored = courses.of_patient(place.store.db, patient_id)
    return [dose.on for course in stored for dose in course.doses]


def test_the_dose_stands_where_it_was_given_and_the_other_infusion_is_unrecorded(
    place: TestOffice,
) -> None:
    sam, eve = two(place)
    give(place, sam, [MONDAY])

    place.desk.do(MoveInfusion(entry(place, sam), eve, WHY))

    assert (doses(place, sam), doses(place, eve)) == ([], [MONDAY])
    (wrong,) = [item for item in place.reader.patient(sam).infusions if "infusion 1" in item.title]
    assert (wrong.day, wrong.dose, wrong.can_record) == ("Mon 30-Nov-2026", "", True)
    assert wrong.note == (
        "was 12 mg on 30-Nov-2026, moved to another chart 30-Nov-2026 15:00 by A. Ruiz:"
        " the chairs were mistaken"
    )
    (right,) = [item for item in place.reader.patient(eve).infusions if "infusion 1" in item.title]
    assert (right.dose, right.steroid) == ("12 mg", "1,000 mg given")
    assert right.note == "moved here from another chart on 30-Nov-2026"


def test_later_doses_of_the_wrong_chart_stay_and_its_course_is_interrupted(
    place: TestOffice,
) -> None:
    sam, eve = two(place)
    give(place, sam, [MONDAY, TUESDAY])

    place.desk.do(MoveInfusion(entry(place, sam), eve, WHY))

    assert doses(place, sam) == [TUESDAY]
    assert place.reader.patient(sam).courses[0].word == "Interrupted"


def test_a_day_with_a_dose_already_is_never_doubled(place: TestOffice) -> None:
    sam, eve = two(place)
    give(place, sam, [MONDAY])
    give(place, eve, [MONDAY])

    with pytest.raises(Refused, match="one day has one infusion"):
        place.desk.do(MoveInfusion(entry(place, sam), eve, WHY))

    assert (doses(place, sam), doses(place, eve)) == ([MONDAY], [MONDAY])


def test_without_an_infusion_planned_on_that_day_it_says_what_to_do_first(
    place: TestOffice,
) -> None:
    sam, eve = two(place, eve_starts=None)
    give(place, sam, [MONDAY])

    with pytest.raises(Refused, match=r"no infusion planned on Mon 30-Nov-2026 .* then move"):
        place.desk.do(MoveInfusion(entry(place, sam), eve, WHY))


def test_an_earlier_infusion_of_the_other_chart_is_recorded_first(place: TestOffice) -> None:
    sam, eve = two(place)
    give(place, sam, [MONDAY, TUESDAY])

    with pytest.raises(Refused, match="Record infusion 1 of course 1 first"):
        place.desk.do(MoveInfusion(entry(place, sam, 2), eve, WHY))


def test_a_dose_too_early_for_the_other_patient_is_not_recorded_there(place: TestOffice) -> None:
    """Eve: planned for 30-Nov-2026, then a course elsewhere until 12-Dec-2025 is found out."""
    sam, eve = two(place)
    give(place, sam, [MONDAY])
    (course,) = courses.of_patient(place.store.db, eve)
    early = f"UPDATE course SET number = 2 WHERE id = '{course.id}'"
    place.store.run("Make room", ACTOR, lambda db: db.execute(early))
    place.store.run(
        "Enter the earlier course",
        ACTOR,
        lambda db: [
            db.execute(
                "INSERT INTO course (id, patient_id, number, length, given_elsewhere,"
                f" rulebook_version) VALUES ('c', '{eve}', 1, 5, 1, '2026.1')"
            ),
            db.execute(
                "INSERT INTO infusion (id, patient_id, course_id, number, given_on, dose_ug)"
                f" VALUES ('i', '{eve}', 'c', 1, '2025-12-12', 12000)"
            ),
        ],
    )

    with pytest.raises(Refused, match=r"Nothing was moved.*before 12-Dec-2026.*SPACE-1"):
        place.desk.do(MoveInfusion(entry(place, sam), eve, WHY))

    assert doses(place, sam) == [MONDAY]


def test_an_override_for_the_steroid_goes_with_the_dose(place: TestOffice) -> None:
    sam, eve = two(place)
    place.clock.set(MONDAY, 15)
    first = place.reader.patient(sam).infusions[0].infusion_id
    without = GivenEntry(MONDAY, 12_000, Steroid.NOT_GIVEN, "allergic to it", "Dr H. Lindqvist")
    place.desk.do(RecordInfusion(first, without))

    place.desk.do(MoveInfusion(entry(place, sam), eve, WHY))

    (from_sam,), (to_eve,) = (courses.of_patient(place.store.db, item) for item in (sam, eve))
    assert courses.overrides_of(place.store.db, from_sam.id) == ()
    (override,) = courses.overrides_of(place.store.db, to_eve.id)
    assert (override.rule, override.prescriber) == ("PREMED-1", "Dr H. Lindqvist")
    assert override.reason.startswith("allergic to it; moved here")


def test_a_dose_of_another_center_is_moved_with_its_course_only(place: TestOffice) -> None:
    sam, eve = two(place, eve_starts=None)
    outside(place, eve, date(2024, 3, 4))
    infusion = courses.of_patient(place.store.db, eve)[0].infusions[0]

    with pytest.raises(Refused, match="Move the whole course"):
        place.desk.do(MoveInfusion(ChartEntry("infusion", infusion.id, 1, ""), sam, WHY))


def test_an_infusion_without_a_dose_has_nothing_to_move(place: TestOffice) -> None:
    sam, eve = two(place)
    planned = courses.of_patient(place.store.db, sam)[0].infusions[0]

    with pytest.raises(Refused, match="No dose is recorded"):
        place.desk.do(MoveInfusion(ChartEntry("infusion", planned.id, 1, ""), eve, WHY))


def test_what_is_moved_back_leaves_both_charts_with_their_doses(place: TestOffice) -> None:
    sam, eve = two(place)
    give(place, sam, [MONDAY])

    place.desk.do(MoveInfusion(entry(place, sam), eve, WHY))
    place.desk.do(MoveInfusion(entry(place, eve), sam, "it was right at first"))

    assert (doses(place, sam), doses(place, eve)) == ([MONDAY], [])
    (course,) = courses.of_patient(place.store.db, sam)
    assert course.infusions[0].given == Dose(MONDAY, 12_000)
