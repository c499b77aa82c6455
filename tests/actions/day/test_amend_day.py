"""Entries are amended with a reason, signed, and moved; nothing that was written is lost."""

import dataclasses

import pytest

from infusion_planner.actions.amend_day import AmendDay, WithdrawDayEntry
from infusion_planner.actions.merge_patients import MergePatients
from infusion_planner.actions.move_day import MoveDay
from infusion_planner.actions.move_infusion import MoveInfusion
from infusion_planner.actions.sign_day import asked_of
from infusion_planner.domain.chart_entry import ChartEntry
from infusion_planner.domain.day_before import Arrived, Ended, Medicine, PumpCheck
from infusion_planner.domain.day_entries import earlier_values
from infusion_planner.domain.day_signatures import DaySignature, DaySigner, amended_since
from infusion_planner.domain.day_values import (
    CalledBack,
    DayClosed,
    Outcome,
    Reacted,
    Reported,
    Told,
    Vitals,
)
from infusion_planner.domain.errors import DamagedFile, InvalidInput, NotPermitted, Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_medicine import PremedicationKind
from infusion_planner.domain.infusion_reaction import ReportTo
from infusion_planner.domain.roles import Role
from infusion_planner.store import day_entries
from infusion_planner.store.driver import Database
from infusion_planner.store.row_checks import rows_trouble
from tests.actions.day.nursing import (
    BAG_ML,
    MONDAY,
    RATE,
    Chair,
    chair,
    on_the_clock,
    signed,
)
from tests.office import ACTOR, TestOffice, plan, register, somebody

AMENDED = "the cuff was too small"
STEROID = Medicine("methylprednisolone", PremedicationKind.STEROID, 500_000, "intravenous")


@pytest.fixture
def seat(place: TestOffice) -> Chair:
    found = chair(place)
    found.enter("arrived", "08:00", Arrived("Chair 2"))
    found.enter("vitals", "08:10", Vitals(systolic=180, diastolic=90))
    return found


def amend(seat: Chair, entry_id: str, value: object, clock: str, reason: str = AMENDED) -> None:
    seat.place.desk.do(AmendDay(entry_id, value, on_the_clock(clock), reason))


def signatures(seat: Chair) -> tuple[DaySignature, ...]:
    key = (seat.infusion_id, MONDAY)
    return seat.place.store.read(lambda db: day_entries.signatures_of(db, key))


def test_an_amended_value_stands_beside_the_old_one(seat: Chair) -> None:
    first = seat.standing[-1]

    amend(seat, first.id, Vitals(systolic=140, diastolic=90), "08:10")

    now = seat.standing[-1]
    assert now.value == Vitals(systolic=140, diastolic=90)
    assert now.why == AMENDED
    assert earlier_values(now, seat.entries) == (first,)
    with pytest.raises(Refused, match="amended meanwhile"):
        amend(seat, first.id, Vitals(systolic=150), "08:10")


def test_an_amendment_needs_a_reason_and_a_value_that_can_be(seat: Chair) -> None:
    first = seat.standing[-1]

    with pytest.raises(InvalidInput, match="Say why"):
        amend(seat, first.id, Vitals(systolic=140), "08:10", " ")
    with pytest.raises(InvalidInput, match="before the check-in"):
        amend(seat, first.id, Vitals(systolic=140), "07:59")
    with pytest.raises(TypeError, match="does not hold Arrived"):
        amend(seat, first.id, Arrived(), "08:10")


def test_an_entry_made_in_error_is_withdrawn_and_stays_readable(seat: Chair) -> None:
    first = seat.standing[-1]

    change = seat.place.desk.do(WithdrawDayEntry(first.id, "of the patient in chair 3"))

    assert change.title.startswith("Withdrew vital signs of 08:10, infusion 1 of course 1")
    assert first.id not in {item.id for item in seat.standing}
    assert seat.entries[-1].withdrawn == "of the patient in chair 3"
    with pytest.raises(Refused, match="no longer in the records"):
        seat.place.desk.do(WithdrawDayEntry("nothing", "slip"))


@pytest.mark.parametrize("is_amended", [False, True])
def test_an_entry_that_was_withdrawn_is_refused_as_withdrawn(
    seat: Chair, *, is_amended: bool
) -> None:
    first = seat.standing[-1]
    if is_amended:
        amend(seat, first.id, Vitals(systolic=140, diastolic=90), "08:10")
    seat.place.desk.do(WithdrawDayEntry(seat.standing[-1].id, "of the patient in chair 3"))

    for action in (
        AmendDay(first.id, Vitals(systolic=150), on_the_clock("08:10"), AMENDED),
        WithdrawDayEntry(first.id, "slip"),
    ):
        with pytest.raises(Refused, match=r"was withdrawn meanwhile\. Look at the day again\."):
            seat.place.desk.do(action)


def test_what_hangs_on_a_withdrawn_reaction_is_withdrawn_with_it(seat: Chair) -> None:
    seat.enter("reaction", "08:20", Reacted(signs=("rash",), grade=1))
    first = seat.standing[-1]
    seat.enter("report", "08:25", Reported(first.id, ReportTo.REMS, MONDAY))
    amend(seat, first.id, Reacted(signs=("rash",), grade=2), "08:21", "misread")
    amended = seat.standing[-1]
    seat.enter("reaction", "08:30", Reacted(of=amended.id, outcome="gone"))

    seat.place.desk.do(WithdrawDayEntry(amended.id, "of the patient in chair 3"))

    assert [item.kind for item in seat.standing] == ["arrived", "vitals"]
    gone = [item.kind for item in seat.entries if item.withdrawn == "of the patient in chair 3"]
    assert sorted(gone) == ["reaction", "reaction", "report"]
    assert seat.record.reactions is None
    assert "reaction:more" not in seat.place.reader.of_days.run_sheet(seat.infusion_id).acts


def test_a_reaction_of_which_more_is_told_stays_a_first_one(seat: Chair) -> None:
    seat.enter("reaction", "08:20", Reacted(signs=("rash",), grade=1))
    first = seat.standing[-1]
    seat.enter("reaction", "08:25", Reacted(signs=("chills",), grade=1))
    other = seat.standing[-1]
    seat.enter("reaction", "08:30", Reacted(of=first.id, outcome="gone"))
    more = seat.standing[-1]
    joined = Reacted(of=other.id, signs=("rash",), grade=1)

    with pytest.raises(InvalidInput, match="Other entries tell more of this reaction"):
        amend(seat, first.id, joined, "08:20", "one reaction")

    # what the words say to do leads there
    amend(seat, more.id, Reacted(of=other.id, outcome="gone"), "08:30", "one reaction")
    amend(seat, first.id, joined, "08:20", "one reaction")
    (whole,) = seat.record.reactions or ()
    assert set(whole.signs) == {"chills", "rash"}


def test_a_steroid_that_ended_has_ended_when_its_dose_is_amended(seat: Chair) -> None:
    seat.enter("medicine", "08:20", STEROID)
    first = seat.standing[-1]
    seat.enter("medicine_end", "08:40", Ended(first.id))

    amend(seat, first.id, replace(STEROID, dose_ug=1_000_000), "08:20", "misread")

    acts = seat.place.reader.of_days.run_sheet(seat.infusion_id).acts
    assert not [act for act in acts if act.startswith("medicine_end")]


def test_a_check_made_alone_is_amended_by_nobody_else(seat: Chair) -> None:
    check = PumpCheck(12_000, RATE, BAG_ML)
    seat.enter("pump_check", "08:20", check, signed=signed("08:20"))

    with pytest.raises(Refused, match=r"Only B. Osei can amend"):
        amend(seat, seat.standing[-1].id, check, "08:20")


def test_what_became_of_the_day_is_amended_with_the_dose(seat: Chair) -> None:
    seat.close(Outcome.DEFERRED, "fever")

    with pytest.raises(Refused, match="on the patient's page"):
        amend(seat, seat.standing[-1].id, DayClosed(Outcome.OMITTED), "08:10")


def test_a_nurse_and_a_second_person_sign_what_counts(seat: Chair) -> None:
    seat.sign(DaySigner.NURSE, signed("09:00", "A. Ruiz", "person-1"))
    seat.sign(DaySigner.CHECKER, signed("09:01"))

    nurse, checker = signatures(seat)
    assert (nurse.person, checker.person) == ("A. Ruiz", "B. Osei")
    assert nurse.covers == tuple(item.id for item in seat.standing)
    assert nurse.mark == day_entries.mark_of(seat.standing)
    assert amended_since(nurse, seat.entries) == ()


def test_a_signature_says_what_was_amended_since(seat: Chair) -> None:
    seat.sign(DaySigner.NURSE, signed("09:00", "A. Ruiz", "person-1"))
    with pytest.raises(InvalidInput, match="Say why this is entered now"):
        seat.enter("vitals", "09:10", Vitals(pulse=70))
    seat.enter("vitals", "09:10", Vitals(pulse=70), late="found on a slip of paper")
    seat.enter("call_back", "09:20", CalledBack(1, reached=True))
    amend(seat, seat.standing[1].id, Vitals(systolic=140, diastolic=90), "08:10")
    seat.place.desk.do(WithdrawDayEntry(seat.standing[0].id, "wrong chair"))

    (nurse,) = signatures(seat)
    said = [item.kind for item in amended_since(nurse, seat.entries)]
    assert sorted(said) == ["arrived", "vitals", "vitals"]


def test_one_person_does_not_sign_twice_or_as_both(seat: Chair) -> None:
    nurse = signed("09:00", "A. Ruiz", "person-1")
    seat.sign(DaySigner.NURSE, nurse)

    with pytest.raises(Refused, match="signed this day as it stands"):
        seat.sign(DaySigner.NURSE, nurse)
    with pytest.raises(Refused, match="Let another one sign"):
        seat.sign(DaySigner.CHECKER, nurse)
    asked = asked_of(DaySigner.CHECKER, seat.patient_id, signatures(seat))
    assert asked.without == ("person-1",)


def test_who_may_not_give_an_infusion_does_not_sign_as_the_nurse(seat: Chair) -> None:
    pharmacist = replace(signed(), roles=frozenset({Role.PHARMACIST}))

    with pytest.raises(NotPermitted, match="To sign as nurse"):
        seat.sign(DaySigner.NURSE, pharmacist)


def test_an_empty_day_is_not_signed(place: TestOffice) -> None:
    with pytest.raises(Refused, match="nothing to sign"):
        chair(place).sign(DaySigner.NURSE, signed())


@pytest.fixture
def other(seat: Chair) -> str:
    return register(seat.place, somebody("NOVAK", "Ada", "0410088"))


def test_a_day_on_the_wrong_chart_goes_to_the_right_one(seat: Chair, other: str) -> None:
    seat.place.clock.set(MONDAY, 7)
    plan(seat.place, other, MONDAY)
    seat.place.clock.set(MONDAY, 9)
    seat.sign(DaySigner.NURSE, signed())

    change = seat.place.desk.do(MoveDay(seat.infusion_id, MONDAY, other, "chairs mixed up"))

    assert "Moved what was entered of Mon 30-Nov-2026 from LEE" in change.title
    assert seat.entries == ()
    moved = seat.place.store.read(lambda db: day_entries.of_patient(db, other))
    assert [item.kind for item in next(iter(moved.values()))] == ["arrived", "vitals"]
    assert seat.place.store.read(rows_trouble) == ""
    with pytest.raises(Refused, match="Nothing is entered"):
        seat.place.desk.do(MoveDay(seat.infusion_id, MONDAY, other, "chairs mixed up"))


def test_a_day_is_moved_only_to_an_infusion_without_entries(seat: Chair, other: str) -> None:
    with pytest.raises(Refused, match="no infusion planned on Mon 30-Nov-2026"):
        seat.place.desk.do(MoveDay(seat.infusion_id, MONDAY, other, "chairs mixed up"))
    plan(seat.place, other, MONDAY)
    theirs = seat.place.reader.patient(other).infusions[0].infusion_id
    dataclasses.replace(seat, patient_id=other, infusion_id=theirs).enter(
        "note", "09:00", Told("here")
    )
    with pytest.raises(Refused, match="has entries of"):
        seat.place.desk.do(MoveDay(seat.infusion_id, MONDAY, other, "chairs mixed up"))


def test_a_dose_that_is_moved_takes_its_day_along(seat: Chair, other: str) -> None:
    plan(seat.place, other, MONDAY)
    full = Chair(seat.place, seat.patient_id, seat.infusion_id)
    for item in seat.standing:
        seat.place.desk.do(WithdrawDayEntry(item.id, "begun too early"))
    full.prepare()
    full.check()
    full.start()
    full.finish()
    full.close(Outcome.GIVEN)
    with pytest.raises(Refused, match="The dose of infusion 1"):
        seat.place.desk.do(MoveDay(seat.infusion_id, MONDAY, other, "chairs mixed up"))
    row = seat.place.store.read(
        lambda db: db.execute(
            "SELECT rev FROM infusion WHERE id = ?", [seat.infusion_id]
        ).fetchone()
    )

    entry = ChartEntry("infusion", seat.infusion_id, row[0], "12 mg")
    seat.place.desk.do(MoveInfusion(entry, other, "chairs mixed up"))

    assert seat.entries == ()
    moved = seat.place.store.read(lambda db: day_entries.of_patient(db, other))
    kinds = [item.kind for item in next(iter(moved.values()))]
    assert (kinds.count("start"), kinds.count("closed")) == (1, 1)


def test_a_merge_takes_the_days_of_a_course_along(seat: Chair, other: str) -> None:
    seat.place.desk.do(MergePatients(other, seat.patient_id, {}, "registered twice"))

    assert [item.kind for item in seat.standing] == ["arrived", "vitals"]
    moved = seat.place.store.read(lambda db: day_entries.of_patient(db, other))
    assert len(moved) == 1


@pytest.mark.parametrize(("column", "text"), [("content", "[7]"), ("kind", "dance")])
def test_an_entry_this_program_cannot_read_is_damage(seat: Chair, column: str, text: str) -> None:
    def spoil(db: Database) -> None:
        db.execute(f"UPDATE day_entry SET {column} = ?", [text])

    seat.place.store.run("Spoil", ACTOR, spoil)

    with pytest.raises(DamagedFile, match="cannot read"):
        _ = seat.entries
