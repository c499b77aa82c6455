from datetime import date

import pytest

from infusion_planner.actions.desk import Desk
from infusion_planner.actions.record_antiviral import (
    CorrectAntiviral,
    RemoveAntiviral,
    StartAntiviral,
    StopAntiviral,
)
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.domain.antiviral import Antiviral, Stop
from infusion_planner.domain.change import Change
from infusion_planner.domain.errors import InvalidInput, Refused, UndoConflict
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.store import antivirals
from infusion_planner.store.journal import Actor
from tests.office import STAFF, TestOffice, outside, plan, register
from tests.resources import shipped_rulebook

FIRST = date(2025, 2, 10)
ACYCLOVIR = Antiviral("acyclovir 200 mg twice daily", FIRST)


@pytest.fixture
def sam(place: TestOffice) -> str:
    """Course 1 ended on 14-Feb-2025: worked examples 19 to 23."""
    patient_id = register(place)
    outside(place, patient_id, FIRST)
    return patient_id


@pytest.fixture
def taking(place: TestOffice, sam: str) -> str:
    place.desk.do(StartAntiviral(sam, ACYCLOVIR))
    return sam


def stored(place: TestOffice, sam: str) -> list[Antiviral]:
    found = place.store.read(lambda db: antivirals.of_patient(db, sam))
    return [replace(item, id="") for item in found]


def of(place: TestOffice, patient_id: str) -> Antiviral:
    """Give the patient's newest antiviral as it is stored."""
    return place.store.read(lambda db: antivirals.of_patient(db, patient_id))[-1]


def stop(place: TestOffice, patient_id: str, how: Stop) -> Change:
    return place.desk.do(StopAntiviral(of(place, patient_id).id, how))


def fields(refused: pytest.ExceptionInfo[InvalidInput]) -> list[str]:
    return [fault.field for fault in refused.value.faults]


def test_a_start_is_recorded_and_undone(place: TestOffice, sam: str) -> None:
    change = place.desk.do(StartAntiviral(sam, replace(ACYCLOVIR, medicine=" acyclovir  200 mg ")))

    assert change.title == "Started acyclovir 200 mg, 10-Feb-2025: LEE, Sam (Mr) MRN 0410077"
    assert stored(place, sam) == [replace(ACYCLOVIR, medicine="acyclovir 200 mg")]
    place.desk.undo()
    assert stored(place, sam) == []


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (replace(ACYCLOVIR, medicine="  "), "medicine"),
        (replace(ACYCLOVIR, started_on=date(1990, 6, 20)), "started_on"),
        (replace(ACYCLOVIR, started_on=date(2027, 12, 24)), "started_on"),
    ],
)
def test_a_start_that_cannot_be_is_refused(
    place: TestOffice, sam: str, wanted: Antiviral, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        place.desk.do(StartAntiviral(sam, wanted))

    assert fields(refused) == [field]


def test_two_never_run_at_once(place: TestOffice, taking: str) -> None:
    with pytest.raises(InvalidInput, match=r"started 10-Feb-2025 and runs\. Stop it first"):
        place.desk.do(StartAntiviral(taking, Antiviral("valACYclovir 500 mg", date(2026, 1, 5))))


# Worked examples 19 to 23: last dose 14-Feb-2025, two months completed on 14-Apr-2025.
@pytest.mark.parametrize(
    ("counts", "first_day"),
    [
        ({(2025, 3, 14): 40, (2025, 5, 14): 110, (2025, 8, 14): 170, (2025, 11, 14): 205},
         date(2025, 11, 14)),
        ({(2025, 3, 20): 240}, date(2025, 4, 14)),
        ({(2025, 3, 20): 240, (2025, 4, 10): 180, (2025, 5, 10): 220}, date(2025, 5, 10)),
        ({(2025, 4, 20): 199, (2025, 5, 20): 200}, date(2025, 5, 20)),
    ],
)  # fmt: skip
def test_it_stops_from_the_day_both_conditions_are_met(
    place: TestOffice, taking: str, counts: dict[tuple[int, int, int], int], first_day: date
) -> None:
    for day, cells in counts.items():
        place.desk.do(RecordCd4(taking, Cd4Sample(date(*day), cells)))

    with pytest.raises(InvalidInput) as refused:
        stop(place, taking, Stop(date.fromordinal(first_day.toordinal() - 1)))
    stop(place, taking, Stop(first_day))

    assert fields(refused) == ["stopped_on"]
    assert stored(place, taking) == [replace(ACYCLOVIR, stopped_on=first_day)]


def test_a_count_before_the_last_dose_does_not_end_it(place: TestOffice, taking: str) -> None:
    """Worked example 23."""
    place.desk.do(RecordCd4(taking, Cd4Sample(date(2025, 2, 8), 700)))

    with pytest.raises(InvalidInput, match="CD4 count of at least 200"):
        stop(place, taking, Stop(date(2026, 11, 20)))


def test_a_stop_is_judged_by_what_was_known_on_its_day(place: TestOffice, taking: str) -> None:
    place.desk.do(RecordCd4(taking, Cd4Sample(date(2025, 5, 20), 250)))
    place.desk.do(RecordCd4(taking, Cd4Sample(date(2025, 9, 1), 150)))

    stop(place, taking, Stop(date(2025, 6, 1)))

    assert stored(place, taking)[0].stopped_on == date(2025, 6, 1)


def test_an_early_stop_is_recorded_with_its_reason(place: TestOffice, taking: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        stop(place, taking, Stop(date(2025, 3, 1), early=True))
    change = stop(place, taking, Stop(date(2025, 3, 1), early=True, why="rash, Dr Okafor"))

    assert fields(refused) == ["why"]
    assert change.title.startswith("Stopped acyclovir 200 mg twice daily early, 01-Mar-2025: ")
    (found,) = stored(place, taking)
    assert (found.stopped_early, found.why) == (True, "rash, Dr Okafor")


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2025, 2, 9)])
def test_a_stop_lies_between_its_start_and_today(place: TestOffice, taking: str, day: date) -> None:
    with pytest.raises(InvalidInput) as refused:
        stop(place, taking, Stop(day, early=True, why="told so"))

    assert fields(refused) == ["stopped_on"]


def test_it_is_stopped_once(place: TestOffice, taking: str) -> None:
    """Two windows: the second may not stop what was started since."""
    seen = of(place, taking)
    stop(place, taking, Stop(date(2025, 3, 1), early=True, why="rash"))
    place.desk.do(StartAntiviral(taking, Antiviral("valACYclovir 500 mg", date(2025, 3, 2))))

    with pytest.raises(Refused, match="was stopped on 01-Mar-2025 already"):
        place.desk.do(StopAntiviral(seen.id, Stop(date(2025, 4, 1), early=True, why="rash")))

    assert of(place, taking).stopped_on is None


def test_a_stop_entered_late_is_judged_by_the_course_before_it(
    place: TestOffice, taking: str
) -> None:
    place.desk.do(RecordCd4(taking, Cd4Sample(date(2025, 5, 20), 250)))
    outside(place, taking, date(2026, 3, 2), 3)

    stop(place, taking, Stop(date(2025, 6, 20)))

    assert of(place, taking).stopped_on == date(2025, 6, 20)


def test_it_does_not_stop_on_day_1_of_a_course(place: TestOffice, taking: str) -> None:
    place.desk.do(RecordCd4(taking, Cd4Sample(date(2025, 5, 20), 250)))
    plan(place, taking, date(2026, 11, 20))

    with pytest.raises(InvalidInput, match=r"Course 2 is planned from Fri 20-Nov-2026.*PROPH-1"):
        stop(place, taking, Stop(date(2026, 11, 20)))


def test_an_undo_never_leaves_two_that_run(place: TestOffice, taking: str) -> None:
    stop(place, taking, Stop(date(2025, 3, 1), early=True, why="rash"))
    other = Desk(place.store, shipped_rulebook(), place.clock, Actor("person-2", "B. Ek", STAFF))
    other.do(StartAntiviral(taking, Antiviral("valACYclovir 500 mg", date(2025, 3, 2))))

    with pytest.raises(UndoConflict):
        place.desk.undo()

    assert of(place, taking).medicine == "valACYclovir 500 mg"


def test_one_that_is_ordered_is_corrected_not_stopped(place: TestOffice, sam: str) -> None:
    place.desk.do(StartAntiviral(sam, replace(ACYCLOVIR, started_on=date(2026, 12, 7))))

    with pytest.raises(InvalidInput, match=r"ordered from 07-Dec-2026\. Correct that entry"):
        place.desk.do(StartAntiviral(sam, Antiviral("valACYclovir", date(2026, 12, 14))))


def test_a_start_carries_no_stop(place: TestOffice, sam: str) -> None:
    place.desk.do(StartAntiviral(sam, replace(ACYCLOVIR, stopped_on=date(2025, 2, 11))))

    assert stored(place, sam) == [ACYCLOVIR]


def test_before_any_dose_it_can_only_be_stopped_early(place: TestOffice) -> None:
    patient_id = register(place)
    place.desk.do(StartAntiviral(patient_id, replace(ACYCLOVIR, started_on=date(2026, 11, 1))))

    with pytest.raises(InvalidInput, match="No dose is recorded"):
        stop(place, patient_id, Stop(date(2026, 11, 20)))


def test_a_correction_needs_a_reason_and_may_not_overlap(place: TestOffice, taking: str) -> None:
    stop(place, taking, Stop(date(2025, 3, 1), early=True, why="rash"))
    place.desk.do(StartAntiviral(taking, Antiviral("valACYclovir 500 mg", date(2025, 3, 2))))
    found = place.store.read(lambda db: antivirals.of_patient(db, taking))
    later = found[1]

    with pytest.raises(InvalidInput) as without_reason:
        place.desk.do(CorrectAntiviral(later, replace(later, started_on=date(2025, 3, 3)), ""))
    with pytest.raises(InvalidInput, match="Stop it first, or take a later day"):
        place.desk.do(
            CorrectAntiviral(later, replace(later, started_on=date(2025, 3, 1)), "wrong day")
        )
    place.desk.do(CorrectAntiviral(later, replace(later, started_on=date(2025, 3, 5)), "wrong day"))
    wrong = replace(found[0], started_on=date(2025, 3, 2))
    with pytest.raises(InvalidInput) as after_stop:
        place.desk.do(CorrectAntiviral(found[0], wrong, "wrong day"))

    with pytest.raises(Refused, match="changed meanwhile"):
        place.desk.do(CorrectAntiviral(later, later, "as it was read before"))

    assert fields(without_reason) == ["reason"]
    assert stored(place, taking)[1].started_on == date(2025, 3, 5)
    assert "started_on" in fields(after_stop)


def test_an_error_is_taken_away_with_its_reason(place: TestOffice, taking: str) -> None:
    (found,) = place.store.read(lambda db: antivirals.of_patient(db, taking))

    with pytest.raises(InvalidInput):
        place.desk.do(RemoveAntiviral(found, " "))
    place.desk.do(RemoveAntiviral(found, "another patient's"))

    assert stored(place, taking) == []
    with pytest.raises(Refused, match="no longer"):
        place.desk.do(RemoveAntiviral(found, "again"))
