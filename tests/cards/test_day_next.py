"""What is to be done next where an entry calls for another one that is still missing."""

from decimal import Decimal

from infusion_planner.actions.amend_day import AmendDay, WithdrawDayEntry
from infusion_planner.actions.record_infusion import AmendInfusion
from infusion_planner.cards.run_sheet import NextAct
from infusion_planner.domain.course import Steroid
from infusion_planner.domain.day_before import Measures
from infusion_planner.domain.day_signatures import DaySigner
from infusion_planner.domain.day_values import (
    Infused,
    Outcome,
    RateSet,
    Reacted,
    Reason,
    Resumed,
    SetAside,
    Vitals,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_medicine import LeftOut, PremedicationKind
from infusion_planner.domain.infusion_reaction import Action
from infusion_planner.domain.recording import GivenEntry
from tests.actions.day.nursing import MONDAY, RATE, Chair, chair, on_the_clock, signed
from tests.office import office

SLOWED = Reacted(signs=("rash",), grade=2, action=Action.SLOWED)
SET_RATE = NextAct("rate", "Set the slower rate of the pump", "", "Set rate", "blocked")


def running() -> Chair:
    seat = chair(office())
    seat.prepare()
    seat.check()
    seat.start()
    return seat


def step(seat: Chair) -> NextAct:
    return seat.place.reader.of_days.run_sheet(seat.infusion_id).next_act


def facts(seat: Chair) -> str:
    return seat.place.reader.of_days.run_sheet(seat.infusion_id).infusion.facts


def given_and_amended(milliliters: str) -> Chair:
    """A whole bag of 101.2 mL was given; then it is said that less of it was infused."""
    seat = running()
    seat.finish()
    seat.close(Outcome.GIVEN)
    volume = next(each for each in seat.standing if each.kind == "volume")
    infused = Infused(Decimal(milliliters))
    seat.place.desk.do(AmendDay(volume.id, infused, on_the_clock("13:40"), "read off again"))
    return seat


def test_the_clock_of_the_pump_says_at_what_rate_it_runs() -> None:
    seat = running()
    at_first = facts(seat)
    seat.enter("rate", "10:30", RateSet(Decimal(15), "rash"))

    assert at_first == "Started 09:30, 25.3 mL/h, ran 0 min"
    assert facts(seat) == "Started 09:30, 15 mL/h, ran 1 h"


def test_the_clock_of_a_pump_that_was_stopped_says_no_rate() -> None:
    seat = running()

    seat.finish()

    assert facts(seat) == "Started 09:30, ran 4 h"


def test_an_infusion_that_was_slowed_for_a_reaction_waits_for_its_rate() -> None:
    seat = running()
    seat.enter("reaction", "10:24", SLOWED)
    before = step(seat)

    seat.enter("rate", "10:25", RateSet(Decimal(15), "reaction"))

    assert before == SET_RATE
    assert step(seat).act == "vitals"


def test_a_rate_set_just_before_the_reaction_was_entered_is_the_slower_one() -> None:
    seat = running()
    seat.enter("rate", "10:20", RateSet(Decimal(15), "rash"))

    seat.enter("reaction", "10:24", SLOWED)

    assert step(seat).act == "vitals"


def test_a_rate_that_was_raised_is_not_the_slower_one() -> None:
    seat = running()
    seat.enter("rate", "10:20", RateSet(Decimal("25.4"), "slip"))

    seat.enter("reaction", "10:24", SLOWED)

    assert step(seat) == SET_RATE


def test_an_infusion_that_was_not_slowed_waits_for_no_rate() -> None:
    seat = running()

    seat.enter("reaction", "10:24", replace(SLOWED, action=Action.NONE))

    assert step(seat).act == "vitals"


def test_a_pump_that_was_held_and_went_on_as_ordered_waits_for_no_slower_rate() -> None:
    seat = running()
    seat.enter("reaction", "10:24", SLOWED)
    seat.enter("hold", "10:30", Reason("rash"))
    seat.enter("resume", "10:45", Resumed(None))

    assert step(seat).act == "vitals"


def test_what_was_done_about_a_reaction_of_grade_2_is_asked_for_until_it_is_said() -> None:
    seat = running()
    seat.enter("reaction", "10:24", replace(SLOWED, action=None))
    before = step(seat)

    seat.enter("reaction", "10:26", Reacted(of=seat.standing[-1].id, action=Action.NONE))

    assert before == NextAct(
        "reaction:more",
        "Say what was done about the reaction of 10:24",
        "",
        "Enter what was done",
        "blocked",
    )
    assert step(seat).act == "vitals"


def test_a_pump_that_has_run_empty_comes_before_the_slower_rate() -> None:
    # 101.2 mL at 25.3 mL/h run until 13:30
    seat = running()
    seat.enter("reaction", "10:24", SLOWED)

    seat.place.clock.set(MONDAY, 13, 31)

    assert step(seat).act == "stop"


def test_a_pump_that_stands_waits_for_no_slower_rate() -> None:
    seat = running()
    seat.enter("reaction", "10:24", SLOWED)

    seat.enter("reaction", "10:26", replace(SLOWED, action=Action.HELD))

    assert step(seat).act != "rate"


def test_a_volume_amended_after_the_day_was_closed_is_held_against_the_dose_in_the_end() -> None:
    # 12 mg in 101.2 mL: of 50.6 mL it is half
    seat = given_and_amended("50.6")
    before = step(seat)

    seat.sign(DaySigner.NURSE, signed("15:50", "A. Ruiz", "person-1"))
    seat.sign(DaySigner.CHECKER, signed("15:51"))

    assert before.act == "sign"
    assert step(seat) == NextAct(
        "",
        "Amend volume or dose, if one of them is wrong",
        "The volume comes to 6 mg, the course counts 12 mg.",
        tone="override",
    )


def test_a_dose_that_was_corrected_there_leaves_nothing_to_say() -> None:
    seat = given_and_amended("50.6")

    entry = GivenEntry(MONDAY, 6_000, Steroid.GIVEN, "part of the bag")
    seat.place.desk.do(AmendInfusion(seat.infusion_id, entry, "read off again"))

    seat.sign(DaySigner.NURSE, signed("15:50", "A. Ruiz", "person-1"))
    seat.sign(DaySigner.CHECKER, signed("15:51"))

    assert step(seat).what == "Nothing more on this day"


def test_an_amendment_that_comes_to_the_same_dose_calls_for_nothing() -> None:
    assert step(given_and_amended("101.2")).act == "sign"


def stopped(seat: Chair) -> Chair:
    """The bag is empty at 13:30, the line flushed until 13:40: two hours from then on."""
    seat.enter("stop", "13:30", Reason())
    seat.enter("flush_stop", "13:40")
    seat.enter("volume", "13:40", Infused(Decimal("101.2")))
    for clock in ("13:41", "14:10", "14:40", "15:10", "15:40"):
        seat.enter("vitals", clock, Vitals(pulse=72))
    seat.place.clock.set(MONDAY, 15, 45)
    return seat


def test_after_a_reaction_of_grade_2_a_physician_releases() -> None:
    seat = running()
    seat.enter("reaction", "10:24", replace(SLOWED, action=Action.HELD))
    seat.enter("resume", "10:30", Resumed(RATE))

    step_ = step(stopped(seat))

    assert (step_.act, step_.what) == ("discharge", "May leave when a physician releases")
    assert step_.when == "15:40: a reaction of grade 2"


def test_heart_or_lungs_at_risk_are_for_a_physician_too() -> None:
    seat = running()
    seat.enter("measures", "09:40", Measures(heart_or_lung_risk=True))

    assert step(stopped(seat)).when == "15:40: heart or lungs at risk"


def test_after_a_reaction_of_grade_1_nobody_has_to_release() -> None:
    seat = running()
    seat.enter("reaction", "10:24", replace(SLOWED, grade=1, action=Action.NONE))

    step_ = step(stopped(seat))

    assert (step_.what, step_.when) == ("May leave", "15:40")


def without_steroid() -> Chair:
    """Ready but for the steroid, which the prescriber decided to leave out."""
    seat = chair(office())
    seat.prepare()
    steroid = next(entry for entry in seat.standing if entry.kind == "medicine")
    seat.place.desk.do(WithdrawDayEntry(steroid.id, "not given after all"))
    seat.check()
    seat.enter("left_out", "08:20", LeftOut(PremedicationKind.STEROID, "allergy to it"))
    return seat


def test_a_steroid_that_was_left_out_waits_for_who_decided_and_then_for_the_start() -> None:
    seat = without_steroid()
    before = step(seat)

    seat.enter("set_aside", "08:21", SetAside("PREMED-1", "Dr H. Lindqvist", "allergy to it"))

    assert (before.act, before.tone) == ("set_aside", "blocked")
    assert step(seat).act == "start"


def test_a_steroid_that_was_left_out_is_no_check_that_is_done() -> None:
    seat = without_steroid()
    card = seat.place.reader.of_days.run_sheet(seat.infusion_id)
    steroid = next(gate for gate in card.gates if gate.rule == "PREMED-1")

    assert (steroid.done, steroid.state) == ("left out, 08:20 AR", "override")
