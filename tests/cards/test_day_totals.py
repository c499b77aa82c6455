"""What the record of a day says it came to, for who was not there; worked out by hand."""

from decimal import Decimal

from infusion_planner.actions.amend_day import AmendDay, WithdrawDayEntry
from infusion_planner.cards.day_record import DayRecordCard
from infusion_planner.domain.day_before import Gate, Ticked
from infusion_planner.domain.day_values import Infused, Outcome, Reason, SetAside, Vitals
from infusion_planner.domain.infusion_medicine import LeftOut, PremedicationKind
from tests.actions.day.nursing import MONDAY, Chair, chair, on_the_clock
from tests.office import office


def totals(seat: Chair) -> dict[str, str]:
    card = seat.place.reader.of_packs.record(seat.infusion_id, MONDAY).card
    assert isinstance(card, DayRecordCard)
    return {fact.label: fact.value for fact in card.totals}


def running() -> Chair:
    seat = chair(office())
    seat.prepare()
    seat.check()
    seat.start()
    return seat


def given() -> Chair:
    """Diluted 08:30, 09:30 to 13:30, flushed until 13:40, left at 15:45."""
    seat = running()
    seat.finish()
    seat.close(Outcome.GIVEN)
    return seat


def test_a_day_that_is_over_says_bag_pump_time_dose_and_observation() -> None:
    said = totals(given())

    assert said["Bag"] == "101.2 mL, diluted 08:30, use by 16:30"
    assert said["Infused"] == "09:30 to 13:30, 4 h of pump time, 101.2 mL, 12 mg"
    assert said["Observed"] == "13:40 to 15:45, 2 h 05 min"
    assert said["Dose of the course"] == "12 mg"
    assert said["Initials"] == "AR A. Ruiz, BO B. Osei"


def test_what_runs_yet_has_not_ended() -> None:
    seat = running()
    seat.place.clock.set(MONDAY, 10, 30)

    said = totals(seat)

    assert said["Infused"] == "09:30 to not ended, 1 h of pump time"
    assert "Observed" not in said
    assert "Dose of the course" not in said


def test_who_is_still_here_is_still_observed() -> None:
    seat = running()
    seat.enter("stop", "13:30", Reason())

    assert totals(seat)["Observed"] == "13:30 to not ended"


def test_a_day_before_its_start_says_neither_pump_nor_open_checks() -> None:
    seat = chair(office())
    seat.enter("gate", "08:02", Ticked(Gate.IDENTITY))

    assert totals(seat) == {"Initials": "AR A. Ruiz"}


def test_checks_that_nobody_entered_are_named() -> None:
    seat = given()
    # identity, consent and everything else of the start are entered
    assert totals(seat)["Checks not entered"] == ("Antiviral taken, Laboratory results")


def test_a_steroid_that_was_left_out_is_no_check_that_nobody_entered() -> None:
    seat = chair(office())
    seat.prepare()
    steroid = next(entry for entry in seat.standing if entry.kind == "medicine")
    seat.place.desk.do(WithdrawDayEntry(steroid.id, "not given after all"))
    seat.enter("left_out", "08:20", LeftOut(PremedicationKind.STEROID, "allergy to it"))
    seat.enter("set_aside", "08:21", SetAside("PREMED-1", "Dr H. Lindqvist", "allergy to it"))
    seat.check()
    seat.start()

    assert totals(seat)["Checks not entered"] == ("Antiviral taken, Laboratory results")


def test_a_dose_that_came_apart_from_the_volume_is_said_on_paper_too() -> None:
    seat = given()
    volume = next(each for each in seat.standing if each.kind == "volume")

    amended = Infused(Decimal("50.6"))
    seat.place.desk.do(AmendDay(volume.id, amended, on_the_clock("13:40"), "read off again"))

    assert totals(seat)["Dose of the course"] == (
        "The volume comes to 6 mg, the course counts 12 mg."
    )


def test_what_the_rules_say_of_the_day_stands_on_its_record() -> None:
    seat = running()
    seat.enter("vitals", "10:00", Vitals(pulse=72))
    seat.finish()
    seat.close(Outcome.GIVEN)

    assert "INF-3: Vital signs are missing: 10:30" in totals(seat)["The rules say"]
