"""The run sheet and the board of today, as somebody would read them who was not there."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from infusion_planner.actions.amend_day import AmendDay, WithdrawDayEntry
from infusion_planner.actions.assign_chair import AssignChair
from infusion_planner.actions.restrict_chart import RestrictChart
from infusion_planner.actions.set_chairs import SetChairs
from infusion_planner.cards.chair_clocks import ChairClock
from infusion_planner.cards.reader import Reader
from infusion_planner.cards.run_sheet import RunSheetCard, Signature
from infusion_planner.domain.chairs import Chair as Place
from infusion_planner.domain.day_before import Arrived, Asked
from infusion_planner.domain.day_signatures import DaySigner
from infusion_planner.domain.day_values import (
    Infused,
    Left,
    Outcome,
    RateSet,
    Reacted,
    Reason,
    Told,
    Vitals,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_reaction import Action
from infusion_planner.domain.roles import Role
from tests.actions.day.nursing import MONDAY, Chair, chair, on_the_clock, signed
from tests.office import TestOffice, office, plan, register, somebody


@pytest.fixture
def place() -> TestOffice:
    return office()


@pytest.fixture
def seat(place: TestOffice) -> Chair:
    return chair(place)


def sheet(seat: Chair, clock: str) -> RunSheetCard:
    hour, minute = clock.split(":")
    seat.place.clock.set(MONDAY, int(hour), int(minute))
    return seat.place.reader.of_days.run_sheet(seat.infusion_id)


def as_nurse(seat: Chair) -> Reader:
    """Read as somebody to whom a restricted chart is shut."""
    nurse = replace(seat.place.desk._actor, id="person-2", roles=frozenset({Role.NURSE}))
    return Reader(seat.place.store, seat.place.reader.book, seat.place.clock, nurse)


def test_a_day_that_has_not_begun_waits_for_the_check_in(seat: Chair) -> None:
    card = sheet(seat, "08:00")

    assert (card.state, card.word) == ("planned", "Planned")
    assert card.title == "Course 1, infusion 1 of 5, Mon 30-Nov-2026"
    assert card.next_act.act == "arrived"
    assert {card.bag.left, card.infusion.left, card.observation.left} == {"Not started"}
    assert (card.infusion.facts, card.observation.facts) == (
        "At least 4 h",
        "2 h from stop and flush",
    )
    assert [gate.state for gate in card.gates] == ["noteval"] * len(card.gates)
    assert not card.trends


def test_before_the_start_the_sheet_names_the_next_check(seat: Chair) -> None:
    seat.enter("arrived", "08:00", Arrived("Chair 2"))
    assert sheet(seat, "08:01").next_act.act == "gate:identity"

    seat.prepare_rest()
    card = sheet(seat, "09:05")
    assert card.next_act.act == "pump_check"
    done = {gate.gate: gate.done for gate in card.gates}
    assert done["gate:identity"] == "08:02 AR"
    assert done["gate:labs"] == ""

    seat.check()
    card = sheet(seat, "09:20")
    assert (card.next_act.act, card.next_act.when) == ("start", "until 16:30, 7 h 10 min left")
    assert card.bag.facts == "Diluted 08:30"


def test_an_open_infection_blocks_and_is_named(seat: Chair) -> None:
    seat.enter("arrived", "08:00", Arrived("Chair 2"))
    seat.enter("infection_asked", "08:05", Asked("cough"))

    card = sheet(seat, "08:10")

    assert card.next_act.tone == "blocked"
    assert "cough" in card.next_act.what
    assert next(g for g in card.gates if g.gate == "infection_asked").state == "blocked"
    assert seat.place.reader.of_days.today().blocked == 1


def test_while_it_runs_the_sheet_shows_three_clocks_and_what_is_due(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()

    card = sheet(seat, "09:52")

    assert (card.infusion.what, card.infusion.left) == (
        "Infusion until 13:30",
        "3 h 38 min left",
    )
    assert card.infusion.share == pytest.approx(22 / 240)
    assert (card.bag.what, card.bag.late) == ("Bag until 16:30", False)
    assert (card.next_act.act, card.next_act.when, card.next_act.tone) == (
        "vitals",
        "10:00, in 8 min",
        "override",
    )
    assert [line.time for line in card.due] == ["10:00"]
    assert "stop" in card.acts


def test_a_set_that_is_late_is_said_to_be_late(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()

    card = sheet(seat, "10:05")

    assert card.next_act.when == "10:00, 5 min late"
    assert card.next_act.tone == "blocked"
    assert card.due[0].late
    board = seat.place.reader.of_days.today()
    assert board.due == 1
    assert board.due_lines[0].how_long == "5 min late"


def test_a_value_outside_its_limits_carries_the_reason_and_the_change(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.enter("vitals", "10:00", Vitals(Decimal("36.9"), 104, 144, 82, 16, 97, note="warm"))

    card = sheet(seat, "10:02")

    line = card.vitals[-1]
    assert (line.time, line.note, line.by) == ("10:00", "warm", "AR")
    assert line.measure("systolic").change == "+24"
    assert "first 120" in line.measure("systolic").alert
    assert line.measure("pulse").change == "+32"
    assert (line.measure("diastolic").alert, line.measure("pain").words) == ("", "")
    pressure = card.trends[0]
    assert (pressure.newest, pressure.baseline) == ("144 / 82", "120 / 80")
    assert pressure.points[0] == ((540, 120.0, False), (600, 144.0, True))
    assert pressure.bands[0] == (100.0, 140.0)


def test_what_is_due_this_minute_is_due_now(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()

    card = sheet(seat, "10:00")
    (line, *_) = seat.place.reader.of_days.today().due_lines

    assert card.next_act.when == "10:00, now"
    assert line.how_long == "now"


def test_a_pump_that_has_run_empty_comes_before_a_set_that_is_late(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()

    # 101.2 mL at 25.3 mL an hour from 09:30 end at 13:30
    assert sheet(seat, "13:10").next_act.act == "vitals"
    assert sheet(seat, "13:31").next_act.act == "stop"


def test_the_drug_is_named_with_dose_way_and_time(seat: Chair) -> None:
    assert sheet(seat, "08:00").medicine == (
        "alemtuzumab - Lemtrada - DOSE 12 mg in 100 mL - intravenous - over 4 h or longer"
    )


def test_a_bag_that_will_end_late_is_for_the_pharmacist(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.enter("rate", "10:30", RateSet(Decimal("12.60"), "rash"))

    card = sheet(seat, "10:31")

    assert card.bag.late
    assert (card.next_act.act, card.next_act.tone) == ("set_aside", "blocked")


def test_a_paused_pump_is_to_be_resumed(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.enter("reaction", "10:10", Reacted(signs=("rash",), grade=2, action=Action.HELD))

    card = sheet(seat, "10:11")

    assert (card.word, card.infusion.left, card.next_act.act) == ("Paused", "Paused", "vitals")
    assert card.reactions == ("10:10 Reaction: rash, grade 2, held",)
    assert "resume" in card.acts


def test_after_the_stop_the_sheet_leads_to_flush_volume_and_leaving(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.enter("stop", "13:30", Reason())
    assert sheet(seat, "13:31").next_act.act == "flush_stop"
    seat.enter("flush_stop", "13:40")
    assert sheet(seat, "13:41").next_act.act == "volume"
    seat.enter("volume", "13:41", Infused(Decimal("101.2")))
    for clock in ("13:30", "14:10", "14:40", "15:10", "15:40"):
        seat.enter("vitals", clock, Vitals(pulse=72))
    card = sheet(seat, "15:41")

    assert (card.next_act.act, card.next_act.when) == ("discharge", "15:40")
    assert (card.observation.what, card.observation.left) == ("Observation until 15:40", "Over")
    seat.enter("discharge", "15:45", Left())
    card = sheet(seat, "15:46")
    assert (card.word, card.next_act.act) == ("Done", "close:given")
    assert card.observation.left == "Left 15:45"
    seat.close(Outcome.GIVEN)
    assert sheet(seat, "15:47").next_act.act == "sign"


def test_what_was_amended_stands_struck_through_with_the_reason(seat: Chair) -> None:
    seat.enter("arrived", "08:00", Arrived("Chair 2"))
    seat.enter("note", "08:10", Told("slept badly"))
    note, chair_id = seat.standing[-1].id, seat.standing[0].id
    seat.place.clock.set(MONDAY, 8, 30)
    desk = seat.place.desk
    desk.do(AmendDay(note, Told("slept well"), on_the_clock("08:10"), "misheard"))
    desk.do(WithdrawDayEntry(chair_id, "other patient"))

    came, said = sheet(seat, "08:31").events

    assert (came.words, came.old) == ("", "Arrived: Chair 2")
    assert came.note == "Withdrawn by A. Ruiz: other patient"
    assert (said.words, said.old) == ("Note: slept well", "08:10 Note: slept badly")
    assert said.note == "entered 20 minutes later, misheard"


def test_signatures_say_what_was_amended_since(seat: Chair) -> None:
    seat.enter("arrived", "08:00", Arrived("Chair 2"))
    seat.sign(DaySigner.NURSE, signed("09:00", "A. Ruiz", "person-1"))
    seat.place.clock.set(MONDAY, 9, 10)
    change = AmendDay(seat.standing[0].id, Arrived("Chair 3"), on_the_clock("08:00"), "moved")
    seat.place.desk.do(change)

    nurse, checker = sheet(seat, "09:11").signatures

    assert nurse.words == "A. Ruiz, 09:00 on Mon 30-Nov-2026: checked"
    assert nurse.amended == "Amended since: 1 change"
    assert checker == Signature("checker", "Second person")


def test_a_clock_that_was_set_back_stands_over_the_sheet(seat: Chair) -> None:
    seat.enter("arrived", "08:00", Arrived("Chair 2"))
    seat.place.clock.set(MONDAY, 10)
    seat.enter("note", "10:00", Told("resting"))

    card = sheet(seat, "09:00")

    assert card.banner.startswith("The computer's clock was set back: it says 09:00")
    assert card.acts == ()


def test_the_board_puts_chairs_first_and_marks_similar_names(seat: Chair) -> None:
    twin = register(seat.place, somebody("LEE", "Samuel", "0410099"))
    seat.place.clock.set(MONDAY, 7)
    plan(seat.place, twin, MONDAY)
    seat.enter("arrived", "08:00", Arrived("Chair 2"))
    seat.place.clock.set(MONDAY, 8, 5)

    board = seat.place.reader.of_days.today()

    assert [row.chair for row in board.rows] == ["Chair 2", ""]
    assert {row.similar for row in board.rows} == {"Similar name today"}
    assert board.chairs == "1 chair in use"
    assert [row.word for row in board.rows] == ["Arrived", "Planned"]
    assert board.rows[1].phases[0].coming


def test_the_bars_of_a_running_infusion_go_on_to_the_end_of_the_observation(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.place.clock.set(MONDAY, 10)

    (row,) = seat.place.reader.of_days.today().rows

    assert [(p.state, p.starts, p.ends) for p in row.phases] == [
        ("premed", 480, 570),
        ("infusing", 570, 600),
        ("infusing", 600, 810),
        ("observing", 810, 930),
    ]
    assert [p.words for p in row.phases[1:3]] == ["Infusing", "3 h 30 min left"]
    assert (row.bag_words, row.bag_until) == ("Bag 16:30", 990)


def test_the_board_takes_chairs_from_the_bookings_and_names_those_that_are_free(
    seat: Chair,
) -> None:
    place = seat.place
    place.clock.set(MONDAY, 7)
    place.desk.do(SetChairs(tuple(Place(name) for name in ("A1", "A2", "A3"))))
    place.desk.do(AssignChair(seat.infusion_id, "A2"))

    board = place.reader.of_days.today()

    assert [row.chair for row in board.rows] == ["A2"]
    assert board.free_chairs == ("A1", "A3")
    assert board.chairs == "0 of 3 chairs in use"
    assert board.rows[0].ids == "Born 21-Jun-1990  MRN 0410077"


def test_who_bears_the_same_family_name_on_one_day_is_marked(seat: Chair) -> None:
    other = register(seat.place, somebody("Lee", "Anna", "0410099", date(1961, 2, 3)))
    plan(seat.place, other, MONDAY)
    seat.place.clock.set(MONDAY, 8)

    rows = seat.place.reader.of_days.today().rows

    assert [row.similar for row in rows] == ["Similar name today"] * 2


def test_the_sheet_names_whom_the_patient_may_be_mistaken_for_on_that_day(seat: Chair) -> None:
    other = register(seat.place, somebody("Lee", "Anna", "0410099", date(1961, 2, 3)))
    plan(seat.place, other, MONDAY)
    later = register(seat.place, somebody("LEE", "Sue", "0410100", date(1970, 5, 4)))
    plan(seat.place, later, MONDAY + timedelta(days=7))

    card = sheet(seat, "08:00")

    assert card.identity.similar == "Similar name: LEE, Anna (Mr) MRN 0410099"


def test_the_sheet_names_nobody_whose_chart_is_shut(seat: Chair) -> None:
    other = register(seat.place, somebody("LEE", "Anna", "0410099", date(1961, 2, 3)))
    plan(seat.place, other, MONDAY)
    seat.place.desk.do(RestrictChart(other, frozenset(), "a colleague"))
    seat.place.clock.set(MONDAY, 8)

    card = as_nurse(seat).of_days.run_sheet(seat.infusion_id)

    assert card.identity.similar == ""


def test_a_day_without_infusions_names_the_next_one_that_has_some(seat: Chair) -> None:
    seat.place.clock.set(MONDAY - timedelta(days=3))

    board = seat.place.reader.of_days.today()

    assert board.rows == ()
    assert (board.next_day, board.next_day_on) == ("Mon 30-Nov-2026, 1 patient", "2026-11-30")


def test_who_did_not_come_is_on_the_board(seat: Chair) -> None:
    seat.enter("no_show", "12:00", Reason("no answer"))

    (row,) = seat.place.reader.of_days.today().rows

    assert (row.state, row.word, row.phases[0].state) == ("noshow", "Did not come", "noshow")


def test_a_chart_that_is_shut_carries_no_name_on_the_board(seat: Chair) -> None:
    seat.place.desk.do(RestrictChart(seat.patient_id, frozenset(), "a colleague"))

    (row,) = as_nurse(seat).of_days.today().rows

    assert (row.name, row.ids) == ("Restricted chart", "")


def test_the_clocks_of_the_chairs_name_nobody(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.place.clock.set(MONDAY, 10, 5)

    (clock,) = seat.place.reader.of_days.chair_clocks()

    assert clock == ChairClock(
        "Chair 2", "3 h 25 min left", "Vital signs 10:00, 5 min late", "blocked"
    )


def test_a_chair_whose_patient_is_watched_says_how_long_still(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.enter("stop", "13:30", Reason(""))
    seat.enter("flush_stop", "13:40")
    seat.enter("volume", "13:40", Infused(Decimal("101.2")))
    seat.place.clock.set(MONDAY, 14, 10)

    (clock,) = seat.place.reader.of_days.chair_clocks()

    assert clock.left == "observation, 1 h 30 min left"
