"""Patients are handed over by name and taken over by name; both stand in the record."""

import pytest

from infusion_planner.actions.desk import Desk
from infusion_planner.actions.hand_over import HandOver, TakeOver
from infusion_planner.cards.reader import Reader
from infusion_planner.domain.day_before import Arrived
from infusion_planner.domain.day_handover import waiting
from infusion_planner.domain.day_values import HandedOver, Outcome, TakenOver
from infusion_planner.domain.errors import InvalidInput, Refused
from infusion_planner.domain.form_draft import FormDraft, FormKey
from infusion_planner.domain.roles import Role
from infusion_planner.store.journal import Actor
from tests.actions.day.nursing import MONDAY, NURSE, Chair, chair, on_the_clock
from tests.office import TestOffice, colleague, moment, plan, register, somebody
from tests.resources import shipped_rulebook

BEN = Actor("person-2", "B. Osei", NURSE)


@pytest.fixture
def seat(place: TestOffice) -> Chair:
    """An infusion that has run since 09:30; it is ten o'clock."""
    found = chair(place)
    found.prepare()
    found.check()
    found.start()
    place.clock.at = moment(MONDAY, 10)
    return found


def ben(place: TestOffice) -> Desk:
    return Desk(place.store, shipped_rulebook(), place.clock, BEN)


def hand(seat: Chair, to: str = "B. Osei", words: str = "") -> None:
    seat.place.desk.do(HandOver((seat.infusion_id,), MONDAY, to, words))


def test_who_leaves_and_who_goes_on_stand_in_the_record(seat: Chair) -> None:
    hand(seat, words=" headache since 09:50 ")
    seat.place.clock.at = moment(MONDAY, 10, 5)
    ben(seat.place).do(TakeOver((seat.infusion_id,), MONDAY))

    given, taken = seat.standing[-2:]
    assert (given.value, given.done_by) == (
        HandedOver("B. Osei", "headache since 09:50"),
        "A. Ruiz",
    )
    assert (taken.value, taken.done_by) == (TakenOver("A. Ruiz", given.id), "B. Osei")
    assert (given.real_at, taken.real_at) == (on_the_clock("10:00"), on_the_clock("10:05"))
    assert waiting(seat.day.log) is None


def test_several_patients_are_handed_over_at_once(seat: Chair) -> None:
    place = seat.place
    jin = register(place, somebody("PARK", "Jin", "0420518"))
    place.clock.set(MONDAY, 7)
    plan(place, jin, MONDAY)
    other = Chair(place, jin, place.reader.patient(jin).infusions[0].infusion_id)
    place.clock.set(MONDAY, 10)
    other.enter("arrived", "09:50", Arrived("A2"))

    change = place.desk.do(HandOver((seat.infusion_id, other.infusion_id), MONDAY, "B. Osei"))

    assert change.title == "Handed over 2 patients to B. Osei"
    assert all(waiting(each.day.log) is not None for each in (seat, other))


@pytest.mark.parametrize("to", ["", "A. Ruiz", "Nobody Known", "C. Novak"])
def test_only_somebody_else_who_gives_infusions_can_go_on(seat: Chair, to: str) -> None:
    colleague(seat.place, frozenset({Role.SCHEDULER}), "C. Novak", "person-3")

    with pytest.raises(InvalidInput) as refusal:
        hand(seat, to)

    assert refusal.value.faults[0].field == "to"
    assert seat.standing[-1].kind == "start"


def test_without_a_patient_nothing_is_handed_over(seat: Chair) -> None:
    with pytest.raises(InvalidInput, match="Tick at least one patient"):
        seat.place.desk.do(HandOver((), MONDAY, "B. Osei"))


def test_who_has_left_is_not_handed_over(seat: Chair) -> None:
    seat.finish()

    with pytest.raises(Refused, match="is not here"):
        hand(seat)


def test_who_left_untaken_is_neither_said_to_wait_nor_taken_over(seat: Chair) -> None:
    hand(seat)
    seat.finish()
    after = seat.place.reader.of_days.run_sheet(seat.infusion_id)

    with pytest.raises(Refused, match="is not here"):
        ben(seat.place).do(TakeOver((seat.infusion_id,), MONDAY))
    assert after.handed == ""
    assert seat.standing[-1].kind == "discharge"


def test_nobody_takes_over_twice(seat: Chair) -> None:
    hand(seat)
    ben(seat.place).do(TakeOver((seat.infusion_id,), MONDAY))

    with pytest.raises(Refused, match="taken over meanwhile"):
        ben(seat.place).do(TakeOver((seat.infusion_id,), MONDAY))


def test_what_is_handed_over_is_said_with_what_runs_and_what_is_next(seat: Chair) -> None:
    hand(seat, words="headache since 09:50")

    (line,) = seat.place.reader.of_days.handovers()

    # 101.2 mL at 25.3 mL an hour from 09:30 end at 13:30; the next set is due every half hour
    assert (line.chair, line.who) == ("Chair 2", "LEE, Sam (Mr)  Born 21-Jun-1990  MRN 0410077")
    assert line.runs == "Infusing. Infusion until 13:30, 3 h 30 min left"
    assert line.next_words.startswith("Vital signs 10:00")
    assert (line.handed, line.handed_to) == (
        "A. Ruiz handed over to B. Osei at 10:00",
        "B. Osei",
    )
    assert line.words == "headache since 09:50"


def test_who_signs_in_is_told_of_what_was_left_to_them(seat: Chair) -> None:
    bens = Reader(seat.place.store, shipped_rulebook(), seat.place.clock, BEN)
    before = bens.handed_to_me()
    hand(seat)
    left, own = bens.handed_to_me(), seat.place.reader.handed_to_me()

    ben(seat.place).do(TakeOver((seat.infusion_id,), MONDAY))

    assert (before, [line.infusion_id for line in left], own) == ((), [seat.infusion_id], ())
    assert bens.handed_to_me() == ()


def test_what_the_first_typed_is_named_to_the_next_but_not_shown(seat: Chair) -> None:
    place = seat.place
    key = FormKey("run sheet", seat.infusion_id, seat.patient_id)
    place.desk.keep_draft(FormDraft(key, "Run sheet", {"vitals": {"pulse": "84"}}))
    bens = Reader(place.store, shipped_rulebook(), place.clock, BEN)

    named = bens.of_days.run_sheet(seat.infusion_id).unsaved
    own = place.reader.of_days.run_sheet(seat.infusion_id).unsaved

    assert named == "Typed and not saved: A. Ruiz at 10:00"
    assert bens.of_days.handovers()[0].unsaved == named
    assert own == ""
    assert bens.drafts() == ()


def test_the_sheet_offers_to_hand_over_and_then_to_take_over(seat: Chair) -> None:
    reader = seat.place.reader.of_days
    before = reader.run_sheet(seat.infusion_id)
    hand(seat)
    after = reader.run_sheet(seat.infusion_id)

    assert "handover" in before.acts
    assert before.handed == ""
    assert ("taken_over" in after.acts, "handover" in after.acts) == (True, False)
    assert after.handed == "A. Ruiz handed over to B. Osei at 10:00"


def test_a_day_that_is_closed_has_nobody_to_hand_over(place: TestOffice) -> None:
    seat = chair(place)
    seat.enter("arrived", "08:00", Arrived("A1"))
    seat.close(Outcome.DEFERRED, "fever")

    assert place.reader.of_days.handovers() == ()
