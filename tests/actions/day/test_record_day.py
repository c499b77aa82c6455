"""What is entered of a day, by whom, and what is refused; a normal day and what may go wrong."""

from decimal import Decimal

import pytest

from infusion_planner.actions.amend_day import WithdrawDayEntry
from infusion_planner.actions.desk import Desk
from infusion_planner.actions.record_day import Entered, RecordDay
from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.domain.course import Dose, Steroid
from infusion_planner.domain.day_before import Arrived, BagMade, PumpCheck, Verified
from infusion_planner.domain.day_clocks import day_clocks
from infusion_planner.domain.day_signatures import DaySigner
from infusion_planner.domain.day_state import DayState, state_of
from infusion_planner.domain.day_values import (
    DayClosed,
    Left,
    Nothing,
    Outcome,
    RateSet,
    Reacted,
    Reason,
    Resumed,
    SetAside,
    Started,
    Told,
    Vitals,
)
from infusion_planner.domain.errors import InvalidInput, NotPermitted, Refused
from infusion_planner.domain.infusion_bag import BagStorage
from infusion_planner.domain.infusion_reaction import Action
from infusion_planner.domain.roles import Role
from infusion_planner.store import chart_facts
from infusion_planner.store.journal import Actor
from tests.actions.day.nursing import (
    BAG_ML,
    MONDAY,
    RATE,
    Chair,
    chair,
    on_the_clock,
    signed,
)
from tests.office import TestOffice
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()


@pytest.fixture
def seat(place: TestOffice) -> Chair:
    return chair(place)


def state(seat: Chair) -> DayState:
    return state_of(seat.day.log)


def fields(refusal: pytest.ExceptionInfo[InvalidInput]) -> list[str]:
    return [fault.field for fault in refusal.value.faults]


def as_person(place: TestOffice, name: str, *roles: Role) -> Desk:
    return Desk(place.store, BOOK, place.clock, Actor("person-9", name, frozenset(roles)))


def test_a_normal_day_goes_from_arrival_to_the_dose_of_the_course(seat: Chair) -> None:
    assert state(seat) is DayState.PLANNED
    seat.prepare()
    assert state(seat) is DayState.ARRIVED
    seat.check()
    assert state(seat) is DayState.READY
    change = seat.start()
    assert state(seat) is DayState.INFUSING
    seat.finish()
    seat.enter("no_reaction", "15:45")
    closing = seat.close(Outcome.GIVEN)

    assert state(seat) is DayState.DONE
    assert change.title == (
        "Recorded start at 09:30, infusion 1 of course 1: LEE, Sam (Mr) MRN 0410077"
    )
    assert not change.undoable
    assert closing.title == "Closed infusion 1 of course 1: given, 12 mg: LEE, Sam (Mr) MRN 0410077"
    given = seat.course.infusions[0]
    assert (given.given, given.steroid) == (Dose(MONDAY, 12_000), Steroid.GIVEN)


def test_what_happened_and_when_it_was_entered_are_kept_apart(seat: Chair) -> None:
    seat.enter("arrived", "08:00", Arrived())
    seat.place.clock.set(MONDAY, 9, 40)
    seat.enter("vitals", "09:30", Vitals(pulse=70))

    (_, entry) = seat.standing

    assert entry.real_at == on_the_clock("09:30")
    assert entry.noted_at == "2026-11-30T09:40:00+00:00"
    assert (entry.done_by, entry.noted_by) == ("A. Ruiz", "A. Ruiz")


def test_what_a_colleague_did_is_entered_under_both_names(seat: Chair) -> None:
    seat.enter("arrived", "08:00", Arrived(), done_by="C. Novak")

    assert (seat.standing[0].done_by, seat.standing[0].noted_by) == ("C. Novak", "A. Ruiz")


def test_a_day_with_a_slowed_rate_ends_with_the_last_minute_of_the_bag(seat: Chair) -> None:
    """101.2 mL: an hour at 25.3 mL/h, then half the rate: seven hours, eight after dilution."""
    seat.prepare("08:30")
    seat.check()
    seat.start("09:30")
    grade_2 = Reacted(signs=("rash",), grade=2, action=Action.SLOWED)
    seat.enter("reaction", "10:28", grade_2)
    seat.enter("rate", "10:30", RateSet(Decimal("12.65"), "rash"))

    clocks = day_clocks(seat.record, on_the_clock("10:30"), BOOK)

    assert state(seat) is DayState.INFUSING
    assert clocks.pump is not None
    assert clocks.bag is not None
    assert (clocks.pump.ends_at, clocks.bag.ends_late) == (on_the_clock("16:30"), False)
    seat.finish("16:30")
    seat.close(Outcome.GIVEN)
    assert seat.course.infusions[0].given == Dose(MONDAY, 12_000)


def test_a_stopped_bag_comes_to_the_milligrams_of_its_volume(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish("11:30", "50.6", "line blocked")

    with pytest.raises(InvalidInput, match="6 mg of 12 mg were infused") as refusal:
        seat.close(Outcome.GIVEN)
    assert fields(refusal) == ["outcome"]
    with pytest.raises(InvalidInput, match="counts as given in part"):
        seat.close(Outcome.DEFERRED, "line blocked")
    seat.close(Outcome.IN_PART, "line blocked")

    first = seat.course.infusions[0]
    assert (first.given, first.reason) == (Dose(MONDAY, 6_000), "line blocked")


def test_a_missed_day_is_deferred_with_its_reason_and_the_course_waits(seat: Chair) -> None:
    seat.place.clock.set(MONDAY, 12)
    seat.enter("no_show", "12:00", Reason("has fever, called"))
    assert state(seat) is DayState.NO_SHOW

    with pytest.raises(InvalidInput) as refusal:
        seat.close(Outcome.DEFERRED)
    assert fields(refusal) == ["reason"]
    seat.close(Outcome.DEFERRED, "fever")

    assert seat.course.infusions[0].given == Dose(MONDAY, 0)
    assert len(seat.course.infusions) == 5


def test_who_leaves_against_advice_may_be_let_go_before_two_hours(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.enter("stop", "13:30", Reason())
    seat.enter("discharge", "14:00", Left(against_advice=True, told="Dr H. Lindqvist"))

    left = seat.record.discharge
    assert left is not None
    assert (left.left_at, left.against_advice) == (on_the_clock("14:00"), True)
    with pytest.raises(InvalidInput, match="Enter first the volume infused"):
        seat.close(Outcome.GIVEN)


def test_after_a_crash_in_the_middle_the_clocks_are_what_the_records_say(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.enter("hold", "10:40", Reason("bathroom"))
    before = day_clocks(seat.record, on_the_clock("11:00"), BOOK)
    with pytest.raises(InvalidInput):
        seat.place.desk.do(
            RecordDay(
                seat.infusion_id,
                MONDAY,
                (
                    Entered("vitals", Vitals(pulse=70), on_the_clock("10:45")),
                    Entered("vitals", Vitals(pulse=700), on_the_clock("10:45")),
                ),
            )
        )

    assert day_clocks(seat.record, on_the_clock("11:00"), BOOK) == before
    assert not any(item.kind == "vitals" and item.real_at.hour == 10 for item in seat.entries)


def test_two_nurses_hand_over_and_each_entry_names_who_made_it(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    second = as_person(seat.place, "B. Osei", Role.NURSE)
    entered = Entered("vitals", Vitals(pulse=74), on_the_clock("10:00"))
    seat.place.clock.set(MONDAY, 10)

    second.do(RecordDay(seat.infusion_id, MONDAY, (entered,)))

    assert seat.standing[-1].done_by == "B. Osei"
    assert seat.day.log.all("start")[0].done_by == "A. Ruiz"


def test_a_field_of_one_of_several_entries_names_its_place(seat: Chair) -> None:
    entries = (
        Entered("arrived", Arrived(), on_the_clock("08:00")),
        Entered("vitals", Vitals(systolic=80, diastolic=90), on_the_clock("08:00")),
    )

    with pytest.raises(InvalidInput) as refusal:
        seat.place.desk.do(RecordDay(seat.infusion_id, MONDAY, entries))

    assert fields(refusal) == ["entries[1].diastolic"]
    assert seat.entries == ()


def test_several_entries_are_one_change_named_by_the_first_ones(seat: Chair) -> None:
    at = on_the_clock("08:00")
    notes = tuple(Entered("note", Told(f"note {n}"), at) for n in range(5))

    change = seat.place.desk.do(RecordDay(seat.infusion_id, MONDAY, notes))

    assert "note at 08:00, note at 08:00, note at 08:00 and 2 more" in change.title


def test_an_infusion_is_not_started_before_everything_is_entered(seat: Chair) -> None:
    seat.enter("arrived", "08:00", Arrived())

    with pytest.raises(Refused, match=r"Not started. Enter first: two identifiers of the patient"):
        seat.start()


def test_an_infusion_is_not_started_on_two_checks_that_differ(seat: Chair) -> None:
    seat.prepare()
    seat.enter("pump_check", "09:10", PumpCheck(12_000, RATE, BAG_ML))
    other = PumpCheck(12_000, Decimal(28), BAG_ML)
    seat.enter("pump_check", "09:11", other, signed=signed("09:11"))

    with pytest.raises(Refused, match=r"did not read the same: rate 25.3 and 28 mL/h"):
        seat.start()


def test_an_infusion_is_started_with_the_rate_that_was_checked(seat: Chair) -> None:
    seat.prepare()
    seat.check()

    with pytest.raises(InvalidInput, match=r"Two people checked 25.3 mL/h") as refusal:
        seat.enter("start", "09:30", Started(Decimal(28)))

    assert fields(refusal) == ["ml_per_hour"]


def test_one_person_cannot_enter_the_check_of_another(seat: Chair) -> None:
    check = PumpCheck(12_000, RATE, BAG_ML)

    seat.enter("arrived", "08:00", Arrived())
    with pytest.raises(Refused, match=r"B. Osei has to check on their own"):
        seat.enter("pump_check", "09:10", check, done_by="B. Osei")


@pytest.mark.parametrize("clock", ["16:31", "17:00"])
def test_a_bag_older_than_eight_hours_is_not_started(seat: Chair, clock: str) -> None:
    seat.prepare("08:30")
    seat.check()

    with pytest.raises(Refused, match=r"Not started. A start at"):
        seat.start(clock)


def test_a_bag_that_will_not_be_empty_in_time_waits_for_the_pharmacist(seat: Chair) -> None:
    seat.prepare("08:30")
    seat.check()
    with pytest.raises(Refused, match="Ask the pharmacist"):
        seat.start("12:31")

    seat.enter("set_aside", "12:31", SetAside("PREP-3", "P. Lind", "stability data of the maker"))
    seat.start("12:32")

    assert state(seat) is DayState.INFUSING


def test_a_start_without_the_steroid_waits_for_a_decision(seat: Chair) -> None:
    seat.prepare()
    steroid = next(item for item in seat.standing if item.kind == "medicine")
    seat.place.desk.do(WithdrawDayEntry(steroid.id, "of another patient"))
    seat.check()

    with pytest.raises(Refused, match="Not started"):
        seat.start()


def test_nothing_is_timed_while_the_clock_stands_before_what_was_entered(seat: Chair) -> None:
    seat.enter("arrived", "08:00", Arrived())
    seat.place.clock.set(MONDAY, 10)
    seat.enter("vitals", "10:00", Vitals(pulse=70))
    seat.place.clock.set(MONDAY, 9)

    entered = Entered("vitals", Vitals(pulse=71), on_the_clock("08:59"))
    with pytest.raises(Refused, match=r"clock says 09:00 .* an entry was made at 10:00"):
        seat.place.desk.do(RecordDay(seat.infusion_id, MONDAY, (entered,)))


def test_a_grade_3_reaction_stops_the_pump_and_needs_a_written_order(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    with pytest.raises(InvalidInput) as refusal:
        seat.enter("reaction", "10:10", Reacted(signs=("rash",), grade=3, action=Action.SLOWED))
    assert fields(refusal) == ["action"]

    seat.enter("reaction", "10:10", Reacted(signs=("rash",), grade=3, action=Action.STOPPED))

    assert state(seat) is DayState.STOPPED
    with pytest.raises(InvalidInput) as again:
        seat.enter("resume", "10:50", Resumed())
    assert fields(again) == ["order_by"]
    seat.enter("resume", "10:50", Resumed(order_by="Dr H. Lindqvist"))
    assert state(seat) is DayState.INFUSING
    assert (seat.record.reactions or ())[0].order_by == "Dr H. Lindqvist"


@pytest.mark.parametrize(
    "reaction",
    [
        Reacted(signs=("anaphylaxis",), grade=2, action=Action.HELD),
        Reacted(signs=("rash",), grade=4, action=Action.STOPPED),
    ],
)
def test_a_life_threatening_reaction_ends_the_day_and_stands_on_the_chart(
    seat: Chair, reaction: Reacted
) -> None:
    seat.prepare()
    seat.check()
    seat.start()

    seat.enter("reaction", "10:10", reaction)

    with pytest.raises(InvalidInput, match="not resumed on this day"):
        seat.enter("resume", "10:50", Resumed(order_by="Dr H. Lindqvist"))
    facts = seat.place.store.read(lambda db: chart_facts.of_patient(db, seat.patient_id))
    assert [(item.kind, item.value) for item in facts] == [("hypersensitive", True)]


def test_a_patient_who_does_not_tolerate_the_drug_is_not_started(seat: Chair) -> None:
    seat.place.desk.do(RecordFacts(seat.patient_id, (("hypersensitive", True),)))
    seat.prepare()
    seat.check()

    with pytest.raises(Refused, match="does not tolerate the drug"):
        seat.start()


def test_a_scheduler_checks_in_and_does_not_take_vital_signs(seat: Chair) -> None:
    desk = as_person(seat.place, "C. Novak", Role.SCHEDULER)
    at = on_the_clock("08:00")

    desk.do(RecordDay(seat.infusion_id, MONDAY, (Entered("arrived", Arrived("Chair 3"), at),)))

    assert seat.day.log.chair == "Chair 3"
    with pytest.raises(NotPermitted, match="'Vital signs' is for a nurse or a prescriber"):
        desk.do(RecordDay(seat.infusion_id, MONDAY, (Entered("vitals", Vitals(pulse=7), at),)))


def test_a_pharmacist_enters_the_bag_and_does_not_start_it(seat: Chair) -> None:
    desk = as_person(seat.place, "P. Lind", Role.PHARMACIST)
    at = on_the_clock("08:00")
    made = BagMade("dextrose 5 %", BAG_ML, "P. Lind", "A. Ruiz", True, BagStorage.ROOM)

    desk.do(RecordDay(seat.infusion_id, MONDAY, (Entered("bag", made, at),)))

    with pytest.raises(NotPermitted):
        desk.do(RecordDay(seat.infusion_id, MONDAY, (Entered("start", Started(RATE), at),)))


def test_an_entry_that_does_not_hold_what_its_kind_holds_is_a_fault_of_the_program(
    seat: Chair,
) -> None:
    with pytest.raises(TypeError, match="vitals does not hold Nothing"):
        seat.enter("vitals", "08:00", Nothing())


def test_the_authorization_may_be_asked_before_the_patient_comes(seat: Chair) -> None:
    seat.enter("authorization", "08:00", Verified("RA-17"))

    assert seat.record.authorization is not None


def test_a_course_is_ceased_with_a_partial_dose_and_its_reason(seat: Chair) -> None:
    seat.prepare()
    seat.check()
    seat.start()
    seat.finish("11:30", "50.6", "chest pain")
    with pytest.raises(InvalidInput) as refusal:
        seat.close(Outcome.CEASED, "chest pain")
    assert fields(refusal) == ["decided_by"]

    seat.close(Outcome.CEASED, "chest pain", "Dr H. Lindqvist")

    assert seat.course.ended_reason == "chest pain"
    assert seat.course.doses == (Dose(MONDAY, 6_000),)
    with pytest.raises(Refused, match="recorded already"):
        seat.close(Outcome.IN_PART, "chest pain")


def test_a_course_without_a_dose_is_not_ceased(seat: Chair) -> None:
    with pytest.raises(Refused, match="there is nothing to cease"):
        seat.close(Outcome.CEASED, "moved away", "Dr H. Lindqvist")
    assert seat.entries == ()


def test_a_day_typed_from_paper_is_closed_after_a_second_person_signed(seat: Chair) -> None:
    seat.prepare()
    check = PumpCheck(12_000, RATE, BAG_ML)
    at = on_the_clock("09:10")
    both = (
        Entered("pump_check", check, at, "A. Ruiz"),
        Entered("pump_check", check, at, "B. Osei"),
    )
    seat.place.clock.set(MONDAY, 17)
    seat.place.desk.do(RecordDay(seat.infusion_id, MONDAY, both, from_paper=True))
    seat.start()
    seat.finish()
    with pytest.raises(Refused, match="typed from paper"):
        seat.close(Outcome.GIVEN)

    seat.sign(DaySigner.CHECKER, signed("17:00"))
    seat.close(Outcome.GIVEN)

    assert seat.course.doses == (Dose(MONDAY, 12_000),)
    assert seat.day.log.closed == DayClosed(Outcome.GIVEN)
