"""Checks before a start that a record proves to be none of this patient's or course's."""

from datetime import date

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.cards.run_sheet import GateTick
from infusion_planner.domain.day_before import Gate, Ticked
from infusion_planner.domain.facts import Pregnancy
from tests.actions.day.nursing import MONDAY, Chair, chair
from tests.office import office, outside, plan, register, somebody


def gates(seat: Chair) -> dict[str, GateTick]:
    card = seat.place.reader.of_days.run_sheet(seat.infusion_id)
    return {gate.gate: gate for gate in card.gates}


def of_gender(gender: str) -> Chair:
    place = office()
    patient_id = register(place, somebody(gender=gender))
    plan(place, patient_id, MONDAY)
    place.clock.set(MONDAY, 8)
    return Chair(place, patient_id, place.reader.patient(patient_id).next_infusion_id)


def with_pregnancy(*, possible: bool) -> Chair:
    seat = of_gender("Female")
    fact = ("childbearing", Pregnancy(possible=possible))
    seat.place.desk.do(RecordFacts(seat.patient_id, (fact,)))
    return seat


def test_no_pregnancy_test_is_asked_of_whom_it_does_not_concern() -> None:
    for seat in (of_gender("Male"), with_pregnancy(possible=False)):
        gate = gates(seat)["gate:pregnancy"]

        assert (gate.words, gate.done, gate.applies) == ("Pregnancy test", "", False)


def test_it_is_asked_where_a_pregnancy_is_possible_and_where_nobody_knows() -> None:
    assert gates(with_pregnancy(possible=True))["gate:pregnancy"].applies
    assert gates(of_gender("Female"))["gate:pregnancy"].applies


def test_a_pregnancy_that_is_recorded_as_possible_is_asked_for_whatever_the_gender() -> None:
    seat = of_gender("Male")
    fact = ("childbearing", Pregnancy(possible=True))
    seat.place.desk.do(RecordFacts(seat.patient_id, (fact,)))

    assert gates(seat)["gate:pregnancy"].applies


def test_a_check_that_was_ticked_says_when_and_by_whom_all_the_same() -> None:
    seat = with_pregnancy(possible=False)

    seat.enter("gate", "08:02", Ticked(Gate.PREGNANCY))

    assert gates(seat)["gate:pregnancy"].done == "08:02 AR"


def test_a_first_course_has_no_dose_before_it() -> None:
    assert gates(chair(office()))["gate:spacing"].applies is False


def test_a_further_course_has() -> None:
    place = office()
    patient_id = register(place)
    outside(place, patient_id, date(2025, 9, 1))
    plan(place, patient_id, MONDAY)
    place.clock.set(MONDAY, 8)
    infusion_id = place.reader.patient(patient_id).next_infusion_id

    assert gates(Chair(place, patient_id, infusion_id))["gate:spacing"].applies
