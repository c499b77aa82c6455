"""What was entered of a day, gathered into the record that the rules judge."""

from decimal import Decimal

import pytest

from infusion_planner.domain.day_before import Asked, BagMade, Ended, Measures, Medicine, Verified
from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_gather import final_stop, gather_day, given_ug
from infusion_planner.domain.day_values import (
    Left,
    Nothing,
    Reacted,
    Reported,
    Resumed,
    Started,
    Vitals,
)
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_bag import BagStorage, Preparation, Vial, VialCount
from infusion_planner.domain.infusion_medicine import GivenMedicine, LeftOut, PremedicationKind
from infusion_planner.domain.infusion_reaction import Action, Reaction, Report, ReportTo
from infusion_planner.domain.infusion_record import (
    Access,
    AccessKind,
    Checked,
    Confirmed,
    Discharge,
    InfectionAsked,
    InfusionRecord,
    Order,
)
from infusion_planner.domain.infusion_run import Flush, Hold, RateChange, Run, VitalSet
from tests.domain.day.told import DAY, at, bag, hold, rate, resume, start, stop, told, volume

FULL = 12_000
STEROID, TABLET = PremedicationKind.STEROID, PremedicationKind.ANTIHISTAMINE
DRUG = GivenMedicine("diphenhydramine", at("10:05"))


def record(*entries: DayEntry) -> InfusionRecord:
    return gather_day(DAY, 2, 3, DayLog(entries), full_ug=FULL)


def reacted(clock: str, id_: str, noted: str = "", **what: object) -> DayEntry:
    entry = told("reaction", clock, Reacted(**what), id=id_)  # type: ignore[arg-type]
    return replace(entry, noted_at=noted) if noted else entry


def test_a_day_without_an_entry_is_empty() -> None:
    assert record() == InfusionRecord(on=DAY, course=2, number=3)


def test_every_entry_has_its_place_in_the_record() -> None:
    made = BagMade(
        "dextrose 5 %", Decimal(101), "P. Lind", "A. Ruiz", True, BagStorage.REFRIGERATOR, True
    )
    steroid = told("medicine", "08:20", Medicine("methylprednisolone", STEROID, 1_000_000, "IV"))
    vitals = Vitals(Decimal("36.8"), 72, 120, 80, 14, 98, 0, "warm")
    left = Left(True, "Dr Lind", "Dr Osei", "well", "spouse")

    found = record(
        told("order", "07:00", Order(FULL)),
        told("measures", "08:00", Measures(Decimal("71.5"), Decimal(170), heart_or_lung_risk=True)),
        told("infection_asked", "08:05", Asked("cough", "Dr Lind"), "B. Osei"),
        told("authorization", "08:06", Verified("88213"), "C. Novak"),
        told("equipment", "08:08", Nothing(), "D. Wu"),
        told("access", "08:15", Access(AccessKind.CENTRAL, "port")),
        steroid,
        told("medicine", "08:30", Medicine("cetirizine", TABLET, ended_at=at("08:31"))),
        told("medicine_end", "09:20", Ended(steroid.id)),
        told("left_out", "08:32", LeftOut(PremedicationKind.ANTIPYRETIC, "asleep")),
        told("vial", "08:35", Vial("58468-0200-1", "F1")),
        told("vials", "08:36", VialCount(1, 1)),
        told("bag", "08:40", made),
        start("09:30"),
        told("flush_start", "13:31", Nothing()),
        told("flush_stop", "13:40", Nothing()),
        stop("13:30"),
        volume("13:30", "101"),
        told("vitals", "09:30", vitals, "E. Park"),
        told("no_reaction", "13:45", Nothing()),
        told("discharge", "15:45", left),
    )

    assert found == InfusionRecord(
        on=DAY,
        course=2,
        number=3,
        order=Order(FULL),
        weight_kg=Decimal("71.5"),
        height_cm=Decimal(170),
        heart_or_lung_risk=True,
        infection=InfectionAsked(at("08:05"), "B. Osei", "cough", "Dr Lind"),
        authorization=Confirmed(at("08:06"), "88213", "C. Novak"),
        equipment=Checked(at("08:08"), "D. Wu"),
        access=Access(AccessKind.CENTRAL, "port"),
        medicines=(
            GivenMedicine("methylprednisolone", at("08:20"), STEROID, 1_000_000, "IV", at("09:20")),
            GivenMedicine("cetirizine", at("08:30"), TABLET, ended_at=at("08:31")),
        ),
        left_out=(LeftOut(PremedicationKind.ANTIPYRETIC, "asleep"),),
        bag=Preparation(
            vials=(Vial("58468-0200-1", "F1"),),
            count=VialCount(1, 1),
            kept_cold=True,
            diluted_at=at("08:40"),
            diluent="dextrose 5 %",
            bag_ml=Decimal(101),
            prepared_by="P. Lind",
            checked_by="A. Ruiz",
            clear=True,
            storage=BagStorage.REFRIGERATOR,
        ),
        run=Run(
            started_at=at("09:30"),
            stopped_at=at("13:30"),
            rates=(RateChange(at("09:30"), Decimal("25.3")),),
            volume_ml=Decimal(101),
            given_ug=FULL,
        ),
        flush=Flush(at("13:31"), at("13:40")),
        vitals=(VitalSet(at("09:30"), Decimal("36.8"), 72, 120, 80, 14, 98, 0, "E. Park"),),
        reactions=(),
        discharge=Discharge(
            at("15:45"),
            against_advice=True,
            released_by="Dr Lind",
            told="Dr Osei",
            condition="well",
            accompanied_by="spouse",
        ),
    )


def test_a_bag_may_have_its_vials_before_it_is_made() -> None:
    found = record(told("vial", "08:35", Vial(lot="F1")), told("vials", "08:36", VialCount(2, 1)))

    assert found.bag == Preparation((Vial(lot="F1"),), VialCount(2, 1))


def test_the_end_of_a_medicine_is_that_of_its_own_entry_and_the_last_one() -> None:
    drip = told("medicine", "08:20", Medicine("drip", STEROID, ended_at=at("08:25")))
    other = told("medicine", "08:21", Medicine("other", TABLET))
    ends = (
        told("medicine_end", "09:00", Ended(drip.id)),
        told("medicine_end", "09:20", Ended(drip.id)),
    )

    equal = told("medicine", "08:22", Medicine("dexamethasone", STEROID, confirmed_by="Dr Lind"))
    assert record(equal).medicines[0].confirmed_by == "Dr Lind"
    assert [item.ended_at for item in record(drip, other).medicines] == [at("08:25"), None]
    assert [item.ended_at for item in record(drip, other, *ends).medicines] == [at("09:20"), None]


def test_half_a_flush_is_kept() -> None:
    begun = told("flush_start", "13:31", Nothing())
    ended = told("flush_stop", "13:40", Nothing())

    assert record(begun).flush == Flush(at("13:31"), None)
    assert record(ended).flush == Flush(None, at("13:40"))


# the pump


@pytest.mark.parametrize(
    ("entries", "stopped"),
    [
        ((), None),
        ((stop("11:00"),), "11:00"),
        ((stop("11:00"), resume("11:00")), None),
        ((stop("11:00"), resume("11:20")), None),
        ((stop("11:00"), resume("10:59")), "11:00"),
        ((stop("11:00"), resume("11:20"), stop("13:30")), "13:30"),
    ],
)
def test_a_stop_counts_as_the_last_unless_the_pump_ran_again(
    entries: tuple[DayEntry, ...], stopped: str | None
) -> None:
    found = final_stop(DayLog(entries))

    assert (found.real_at if found else None) == (at(stopped) if stopped else None)
    assert record(start(), *entries).run.stopped_at == (at(stopped) if stopped else None)


def test_the_reason_of_the_run_is_that_of_its_last_stop() -> None:
    assert record(start(), stop("11:00", "hives")).run.stop_reason == "hives"
    assert record(start(), stop("11:00", "hives"), resume("11:20")).run.stop_reason == ""


@pytest.mark.parametrize(
    ("infused", "bag_ml", "given"),
    [
        ("101.2", "101.2", 12_000),
        ("50.6", "101.2", 6_000),
        ("0", "101.2", 0),
        ("33.3", "100", 3_996),
    ],
)
def test_the_dose_is_the_share_of_the_bag(infused: str, bag_ml: str, given: int) -> None:
    log = DayLog((bag(bag_ml=Decimal(bag_ml)), volume("13:30", infused)))

    assert given_ug(log, FULL) == given


def test_a_dose_is_rounded_to_whole_micrograms() -> None:
    # 12,000 / 7 is 1,714.29 and 12,000 * 2 / 7 is 3,428.57
    week = bag(bag_ml=Decimal(7))

    assert given_ug(DayLog((week, volume("13:30", "1"))), FULL) == 1_714
    assert given_ug(DayLog((week, volume("13:30", "2"))), FULL) == 3_429


def test_without_bag_or_volume_no_dose_is_made_up() -> None:
    bare = told("bag", "08:40", BagMade("saline", None))

    assert given_ug(DayLog((bag(),)), FULL) is None
    assert given_ug(DayLog((volume("13:30", "50"),)), FULL) is None
    assert given_ug(DayLog((bare, volume("13:30", "50"))), FULL) is None
    assert given_ug(DayLog((bag(bag_ml=Decimal(0)), volume("13:30", "50"))), FULL) is None


def test_rates_come_by_time_with_their_reasons() -> None:
    again = told("resume", "11:20", Resumed(Decimal(20), "Dr Lind"))
    slower = rate("10:30", "12.5", "hives")
    same = resume("12:00")

    last = rate("12:30", "30")

    found = record(last, again, slower, same, start("09:30")).run.rates

    assert found == (
        RateChange(at("09:30"), Decimal("25.3")),
        RateChange(at("10:30"), Decimal("12.5"), "hives"),
        RateChange(at("11:20"), Decimal(20), "resumed"),
        RateChange(at("12:30"), Decimal(30), "reaction"),
    )


def test_of_two_starts_the_later_gives_the_first_rate() -> None:
    found = record(start("09:30"), told("start", "09:40", Started(Decimal(20)))).run

    assert found.started_at == at("09:40")
    assert found.rates == (RateChange(at("09:40"), Decimal(20)),)


def test_each_pause_ends_when_the_pump_runs_again_before_the_next_one() -> None:
    entries = (
        start(),
        hold("10:00", "rash"),
        resume("10:20"),
        stop("11:00", "hives"),
        resume("11:30"),
        hold("12:00", "call"),
        hold("12:10", "rash"),
        resume("12:30"),
        stop("13:30"),
    )

    assert record(*reversed(entries)).run.holds == (
        Hold(at("10:00"), at("10:20"), "rash"),
        Hold(at("11:00"), at("11:30"), "hives"),
        Hold(at("12:00"), None, "call"),
        Hold(at("12:10"), at("12:30"), "rash"),
    )


def test_a_pause_may_end_in_its_own_minute_or_with_the_next_one_or_never() -> None:
    assert record(start(), hold("10:00"), resume("10:00")).run.holds == (
        Hold(at("10:00"), at("10:00"), "rash"),
    )
    assert record(start(), hold("10:00"), resume("10:20"), hold("10:20")).run.holds == (
        Hold(at("10:00"), at("10:20"), "rash"),
        Hold(at("10:20"), at("10:20"), "rash"),
    )
    assert record(start(), resume("09:50"), hold("10:00")).run.holds == (
        Hold(at("10:00"), None, "rash"),
    )


# reactions


def test_nobody_said_anything_of_reactions_is_not_that_there_were_none() -> None:
    assert record(start()).reactions is None
    assert record(start(), told("no_reaction", "13:40", Nothing())).reactions == ()


def test_a_reaction_is_gathered_whole() -> None:
    whole = reacted(
        "10:00",
        "r1",
        signs=("rash",),
        grade=3,
        serious=True,
        action=Action.HELD,
        medicines=(DRUG,),
        oxygen_l=Decimal(2),
        physician_at=at("10:10"),
        order_by="Dr Lind",
        outcome="gone",
    )
    sent = told("report", "15:40", Reported("r1", ReportTo.MEDWATCH, DAY, "A. Ruiz"))

    assert record(start(), whole, hold("10:00"), resume("10:40"), sent).reactions == (
        Reaction(
            onset_at=at("10:00"),
            signs=("rash",),
            grade=3,
            serious=True,
            action=Action.HELD,
            medicines=(DRUG,),
            oxygen_l=Decimal(2),
            physician_at=at("10:10"),
            resumed_at=at("10:40"),
            order_by="Dr Lind",
            outcome="gone",
            reports=(Report(ReportTo.MEDWATCH, DAY, "A. Ruiz"),),
        ),
    )


def test_a_report_goes_to_its_reaction_by_its_day_and_whoever_sent_it() -> None:
    first, second = (
        reacted("10:00", "r1", signs=("rash",)),
        reacted("11:00", "r2", signs=("hives",)),
    )
    entered = replace(
        told("report", "15:40", Reported("r2", ReportTo.REMS, DAY)), done_by="B. Osei"
    )
    named = replace(
        told("report", "15:41", Reported("r2", ReportTo.MEDWATCH, DAY, "C. Diaz")),
        done_by="B. Osei",
    )
    unsent = told("report", "15:42", Reported("r1", ReportTo.REMS, None))

    one, other = record(start(), first, second, entered, named, unsent).reactions or ()

    assert one.reports == ()
    assert other.reports == (
        Report(ReportTo.REMS, DAY, "B. Osei"),
        Report(ReportTo.MEDWATCH, DAY, "C. Diaz"),
    )


def test_what_is_said_later_stands_over_what_was_said_and_what_it_leaves_open_stays() -> None:
    first = reacted("10:00", "r1", signs=("rash",), grade=2, medicines=(DRUG,), outcome="better")
    more = GivenMedicine("epinephrine", at("10:15"))
    later = reacted(
        "10:20",
        "r2",
        of="r1",
        signs=("hives", "rash"),
        grade=3,
        serious=False,
        medicines=(more,),
        oxygen_l=Decimal(0),
    )

    (found,) = record(start(), later, first).reactions or ()

    assert (found.onset_at, found.signs, found.grade) == (at("10:00"), ("rash", "hives"), 3)
    assert (found.serious, found.oxygen_l, found.outcome) == (False, Decimal(0), "better")
    assert found.medicines == (DRUG, more)


def test_a_reaction_that_is_amended_keeps_what_was_told_of_it_and_its_reports() -> None:
    first = reacted("10:00", "r1", signs=("rash",), grade=2)
    more = reacted("10:20", "r2", of="r1", medicines=(DRUG,), physician_at=at("10:10"))
    sent = told("report", "15:40", Reported("r1", ReportTo.REMS, DAY, "A. Ruiz"))
    amended = replace(
        reacted("10:01", "r3", signs=("hives",), grade=3), replaces="r1", why="misread"
    )
    # as the check before it is stored sees it
    fresh = replace(amended, id="")

    for entry in (amended, fresh):
        (found,) = record(start(), first, more, sent, entry).reactions or ()

        assert (found.onset_at, found.signs, found.grade) == (at("10:01"), ("hives",), 3)
        assert (found.medicines, found.physician_at) == ((DRUG,), at("10:10"))
        assert found.reports == (Report(ReportTo.REMS, DAY, "A. Ruiz"),)


def test_what_was_told_later_stands_over_what_was_told_before_and_amended_since() -> None:
    first = reacted("10:00", "r1", "T10:00", signs=("rash",), grade=1)
    more = reacted("10:10", "r2", "T10:10", of="r1", grade=2, outcome="worse")
    latest = reacted("10:30", "r3", "T10:30", of="r1", grade=3, outcome="stopped")
    again = reacted("10:12", "r4", "T10:40", of="r1", grade=1, outcome="much the same")
    amended = replace(again, replaces="r2", why="misread")

    (found,) = record(start(), first, more, latest, amended).reactions or ()

    assert (found.grade, found.outcome) == (3, "stopped")


def test_more_of_a_reaction_that_nobody_told_is_not_that_there_were_none() -> None:
    more = reacted("10:20", "r2", of="r1", outcome="gone")

    assert record(start(), more).reactions is None
    assert record(start(), more, told("no_reaction", "13:40", Nothing())).reactions == ()


def test_the_end_of_a_medicine_stays_when_its_start_is_amended() -> None:
    first = told("medicine", "08:20", Medicine("drip", STEROID, 500_000))
    ended = told("medicine_end", "09:00", Ended(first.id))
    amended = told(
        "medicine", "08:15", Medicine("drip", STEROID, 1_000_000), replaces=first.id, why="misread"
    )

    (found,) = record(first, ended, amended).medicines

    assert (found.started_at, found.ended_at) == (at("08:15"), at("09:00"))


def test_a_reaction_that_is_not_stored_yet_is_told_once() -> None:
    new = reacted("10:00", "", signs=("rash",), medicines=(DRUG,))

    (found,) = record(start(), new).reactions or ()

    assert found.medicines == (DRUG,)


def test_of_two_later_words_the_one_entered_last_stands() -> None:
    first = reacted("10:00", "r1", "2025-03-03T10:00:00+00:00", signs=("rash",))
    second = reacted("10:20", "r2", "2025-03-03T12:00:00+00:00", of="r1", grade=3)
    third = reacted("10:30", "r3", "2025-03-03T11:00:00+00:00", of="r1", grade=2)
    same = reacted("10:05", "r4", "2025-03-03T12:00:00+00:00", of="r1", grade=4)
    other = reacted("10:40", "r5", "2025-03-03T13:00:00+00:00", of="r9", grade=1)

    def grade(*more: DayEntry) -> int | None:
        (found,) = record(start(), *more, first).reactions or ()
        return found.grade

    assert grade(second, third) == 3
    # in one minute by row
    assert grade(second, same, third) == 4
    assert grade(other) is None


@pytest.mark.parametrize(
    ("action", "resumed"),
    [(Action.HELD, "10:40"), (Action.STOPPED, "10:40"), (Action.SLOWED, None), (None, None)],
)
def test_a_reaction_that_stopped_the_pump_is_over_when_it_runs_again(
    action: Action | None, resumed: str | None
) -> None:
    before = told("resume", "09:50", Resumed(order_by="Dr Osei"))
    bare, ordered = resume("10:40"), told("resume", "11:00", Resumed(order_by="Dr Lind"))

    (found,) = (
        record(
            start(), before, reacted("10:00", "r1", signs=("rash",), action=action), bare, ordered
        ).reactions
        or ()
    )

    assert found.resumed_at == (at(resumed) if resumed else None)
    assert found.order_by == ("Dr Lind" if resumed else "")


def test_an_order_told_with_the_reaction_stands_before_that_of_the_restart() -> None:
    own = reacted("10:00", "r1", signs=("rash",), action=Action.HELD, order_by="Dr Osei")

    (found,) = record(start(), own, resume("10:00", "Dr Lind")).reactions or ()

    assert (found.resumed_at, found.order_by) == (at("10:00"), "Dr Osei")


def test_what_was_withdrawn_or_replaced_is_not_gathered() -> None:
    wrong = replace(volume("13:30", "10"), withdrawn="misread")
    first = volume("13:31", "50")
    amended = replace(
        volume("13:32", "60"),
        replaces=first.id,
        why="misread",
        noted_at="2025-03-03T15:00:00+00:00",
    )

    assert record(wrong).run.volume_ml is None
    assert record(amended, first).run.volume_ml == Decimal(60)
