from dataclasses import replace
from datetime import date

import pytest

from infusion_planner.actions.record_antiviral import (
    CorrectAntiviral,
    RemoveAntiviral,
    StartAntiviral,
    StopAntiviral,
)
from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.domain.antiviral import Antiviral, Stop
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.store import antivirals
from tests.office import TestOffice, outside, register

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
        place.desk.do(StopAntiviral(taking, Stop(date.fromordinal(first_day.toordinal() - 1))))
    place.desk.do(StopAntiviral(taking, Stop(first_day)))

    assert fields(refused) == ["stopped_on"]
    assert stored(place, taking) == [replace(ACYCLOVIR, stopped_on=first_day)]


def test_a_count_before_the_last_dose_does_not_end_it(place: TestOffice, taking: str) -> None:
    """Worked example 23."""
    place.desk.do(RecordCd4(taking, Cd4Sample(date(2025, 2, 8), 700)))

    with pytest.raises(InvalidInput, match="CD4 count of at least 200"):
        place.desk.do(StopAntiviral(taking, Stop(date(2026, 11, 20))))


def test_a_stop_is_judged_by_what_was_known_on_its_day(place: TestOffice, taking: str) -> None:
    place.desk.do(RecordCd4(taking, Cd4Sample(date(2025, 5, 20), 250)))
    place.desk.do(RecordCd4(taking, Cd4Sample(date(2025, 9, 1), 150)))

    place.desk.do(StopAntiviral(taking, Stop(date(2025, 6, 1))))

    assert stored(place, taking)[0].stopped_on == date(2025, 6, 1)


def test_an_early_stop_is_recorded_with_its_reason(place: TestOffice, taking: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        place.desk.do(StopAntiviral(taking, Stop(date(2025, 3, 1), early=True)))
    change = place.desk.do(
        StopAntiviral(taking, Stop(date(2025, 3, 1), early=True, why="rash, Dr Okafor"))
    )

    assert fields(refused) == ["why"]
    assert change.title.startswith("Stopped acyclovir 200 mg twice daily early, 01-Mar-2025: ")
    (found,) = stored(place, taking)
    assert (found.stopped_early, found.why) == (True, "rash, Dr Okafor")


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2025, 2, 9)])
def test_a_stop_lies_between_its_start_and_today(place: TestOffice, taking: str, day: date) -> None:
    with pytest.raises(InvalidInput) as refused:
        place.desk.do(StopAntiviral(taking, Stop(day, early=True, why="told so")))

    assert fields(refused) == ["stopped_on"]


def test_there_must_be_one_to_stop(place: TestOffice, sam: str) -> None:
    with pytest.raises(Refused, match="none to stop"):
        place.desk.do(StopAntiviral(sam, Stop(date(2026, 1, 5))))


def test_before_any_dose_it_can_only_be_stopped_early(place: TestOffice) -> None:
    patient_id = register(place)
    place.desk.do(StartAntiviral(patient_id, replace(ACYCLOVIR, started_on=date(2026, 11, 1))))

    with pytest.raises(InvalidInput, match="No dose is recorded"):
        place.desk.do(StopAntiviral(patient_id, Stop(date(2026, 11, 20))))


def test_a_correction_needs_a_reason_and_may_not_overlap(place: TestOffice, taking: str) -> None:
    place.desk.do(StopAntiviral(taking, Stop(date(2025, 3, 1), early=True, why="rash")))
    place.desk.do(StartAntiviral(taking, Antiviral("valACYclovir 500 mg", date(2025, 3, 2))))
    found = place.store.read(lambda db: antivirals.of_patient(db, taking))
    later = found[1]

    with pytest.raises(InvalidInput) as without_reason:
        place.desk.do(CorrectAntiviral(replace(later, started_on=date(2025, 3, 3)), ""))
    with pytest.raises(InvalidInput, match="Stop it first, or take a later day"):
        place.desk.do(CorrectAntiviral(replace(later, started_on=date(2025, 3, 1)), "wrong day"))
    place.desk.do(CorrectAntiviral(replace(later, started_on=date(2025, 3, 5)), "wrong day"))
    wrong = replace(found[0], started_on=date(2025, 3, 2))
    with pytest.raises(InvalidInput) as after_stop:
        place.desk.do(CorrectAntiviral(wrong, "wrong day"))

    assert fields(without_reason) == ["reason"]
    assert stored(place, taking)[1].started_on == date(2025, 3, 5)
    assert "started_on" in fields(after_stop)


def test_an_error_is_taken_away_with_its_reason(place: TestOffice, taking: str) -> None:
    (found,) = place.store.read(lambda db: antivirals.of_patient(db, taking))

    with pytest.raises(InvalidInput):
        place.desk.do(RemoveAntiviral(found.id, " "))
    place.desk.do(RemoveAntiviral(found.id, "another patient's"))

    assert stored(place, taking) == []
    with pytest.raises(Refused, match="no longer"):
        place.desk.do(RemoveAntiviral(found.id, "again"))
