"""What counts of the entries of a day, and the record they come to; all worked out by hand."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from infusion_planner.domain.day_before import (
    Arrived,
    Asked,
    Ended,
    Gate,
    Measures,
    Medicine,
    Verified,
)
from infusion_planner.domain.day_entries import DayEntry, DayLog, earlier_values, fits, standing
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.day_pump import second_check
from infusion_planner.domain.day_values import (
    CalledBack,
    Left,
    Nothing,
    Reacted,
    Reported,
    Resumed,
    SetAside,
    Taught,
    Vitals,
)
from infusion_planner.domain.frozen import names_of, replace
from infusion_planner.domain.infusion_bag import Vial, VialCount
from infusion_planner.domain.infusion_medicine import GivenMedicine, LeftOut, PremedicationKind
from infusion_planner.domain.infusion_reaction import Action, ReportTo
from infusion_planner.domain.infusion_record import (
    Checked,
    Confirmed,
    Discharge,
    InfectionAsked,
    InfusionRecord,
    Order,
)
from infusion_planner.domain.infusion_run import Flush, Hold, RateChange
from tests.domain.day.told import (
    BOOK,
    DAY,
    arrived,
    at,
    bag,
    bare,
    day,
    hold,
    pump_check,
    rate,
    resume,
    start,
    stop,
    tick,
    told,
    volume,
)

STEROID = PremedicationKind.STEROID


def test_a_day_without_entries_is_an_empty_record() -> None:
    assert day().record(BOOK) == InfusionRecord(DAY, 1, 1)


def test_what_is_told_before_the_start_stands_in_the_record() -> None:
    given = told("medicine", "08:00", Medicine("methylprednisolone", STEROID, 1_000_000))
    record = day(
        arrived(),
        told("order", "07:50", Order(12_000)),
        told("measures", "08:05", Measures(Decimal("61.5"), heart_or_lung_risk=False)),
        told("infection_asked", "08:06", Asked()),
        told("authorization", "08:07", Verified("RA-1")),
        bare("equipment", "08:08"),
        given,
        told("medicine_end", "09:00", Ended(given.id)),
        told("left_out", "09:01", LeftOut(PremedicationKind.ANTIPYRETIC, "allergy")),
        told("vial", "08:20", Vial("58468-0200-01", "L1")),
        told("vials", "08:21", VialCount(5, 1)),
        bag(),
    ).record(BOOK)

    assert (record.order, record.weight_kg) == (Order(12_000), Decimal("61.5"))
    assert record.infection == InfectionAsked(at("08:06"), "A. Ruiz")
    assert record.authorization == Confirmed(at("08:07"), "RA-1", "A. Ruiz")
    assert record.equipment == Checked(at("08:08"), "A. Ruiz")
    assert record.medicines[0].ended_at == at("09:00")
    assert record.left_out == (LeftOut(PremedicationKind.ANTIPYRETIC, "allergy"),)
    assert (record.bag.diluted_at, record.bag.checked_by) == (at("08:30"), "A. Ruiz")
    assert (record.bag.vials, record.bag.count) == (
        (Vial("58468-0200-01", "L1"),),
        VialCount(5, 1),
    )


def test_the_pump_of_a_day_with_a_pause_and_a_slower_rate() -> None:
    record = day(
        bag(),
        start("09:30"),
        hold("10:30"),
        resume("10:45"),
        rate("10:45", "12.65"),
        stop("16:00"),
        bare("flush_start", "16:00"),
        bare("flush_stop", "16:15"),
        volume("16:16", "101.2"),
        told("discharge", "18:15", Left(condition="well")),
    ).record(BOOK)

    assert record.run.rates == (
        RateChange(at("09:30"), Decimal("25.3")),
        RateChange(at("10:45"), Decimal("12.65"), "reaction"),
    )
    assert record.run.holds == (Hold(at("10:30"), at("10:45"), "rash"),)
    assert (record.run.started_at, record.run.stopped_at) == (at("09:30"), at("16:00"))
    assert record.flush == Flush(at("16:00"), at("16:15"))
    assert record.run.given_ug == 12_000
    assert record.discharge == Discharge(at("18:15"), against_advice=False, condition="well")


def test_the_dose_is_the_share_of_the_bag_that_was_infused() -> None:
    assert day(bag(), volume("12:00", "50.6")).record(BOOK).run.given_ug == 6_000
    assert day(bag(), volume("12:00", "0")).record(BOOK).run.given_ug == 0
    assert day(volume("12:00", "50.6")).record(BOOK).run.given_ug is None


def test_a_stop_after_which_the_pump_ran_again_was_a_pause() -> None:
    run = day(start(), stop("10:00", "hives"), resume("10:40", "Dr Lind")).record(BOOK).run

    assert run.stopped_at is None
    assert run.holds == (Hold(at("10:00"), at("10:40"), "hives"),)
    again = day(start(), stop("10:00", "hives"), resume("10:40"), stop("11:00", "pain"))
    assert again.record(BOOK).run.stop_reason == "pain"


def test_a_pause_without_an_end_does_not_take_the_end_of_the_next_one() -> None:
    run = day(start(), hold("10:00"), hold("11:00"), resume("11:30")).record(BOOK).run

    assert [item.resumed_at for item in run.holds] == [None, at("11:30")]
    assert day(start(), hold("10:00")).record(BOOK).run.holds[0].resumed_at is None


def test_a_rate_set_when_the_pump_runs_again_counts_from_then() -> None:
    again = told("resume", "10:15", Resumed(Decimal("12.65")))

    rates = day(start(), hold("10:00"), again).record(BOOK).run.rates

    assert rates[-1] == RateChange(at("10:15"), Decimal("12.65"), "resumed")


def test_of_two_entries_of_one_thing_the_newer_counts_and_rows_stand_for_themselves() -> None:
    log = DayLog(
        (
            told("measures", "08:00", Measures(Decimal(60))),
            told("measures", "08:30", Measures(Decimal(61))),
            told("vitals", "09:00", Vitals(pulse=70)),
            told("vitals", "08:10", Vitals(pulse=72), noted_at="2025-03-03T09:05:00+00:00"),
        )
    )

    assert log.value("measures", Measures) == Measures(Decimal(61))
    assert [value.pulse for _, value in log.pairs("vitals", Vitals)] == [72, 70]
    assert log.last("order") is None
    assert log.value("order", Order) is None


def test_an_amended_entry_counts_no_more_and_stays_readable() -> None:
    first = told("vitals", "09:00", Vitals(pulse=170))
    second = told("vitals", "09:01", Vitals(pulse=71), replaces=first.id, why="slip")
    third = told("vitals", "09:02", Vitals(pulse=70), replaces=second.id, why="slip")
    entries = (third, first, second)

    assert standing(entries) == (third,)
    assert earlier_values(third, entries) == (second, first)
    assert earlier_values(first, entries) == ()
    assert [row.pulse for row in day(*entries).record(BOOK).vitals] == [70]


def test_an_older_entry_that_is_amended_does_not_become_the_newest() -> None:
    older = told("measures", "08:00", Measures(Decimal(60)))
    newer = told("measures", "08:30", Measures(Decimal(62)))
    amended = told("measures", "08:40", Measures(Decimal(61)), replaces=older.id, why="slip")
    twice = told("measures", "08:50", Measures(Decimal(59)), replaces=amended.id, why="slip")

    assert DayLog((older, newer, amended)).last("measures") == newer
    assert DayLog((older, newer, amended, twice)).last("measures") == newer
    # as the check before it is stored sees it
    assert DayLog((older, newer, replace(amended, id=""))).last("measures") == newer


def test_an_entry_answers_to_its_own_id_and_to_those_it_replaced() -> None:
    first = told("vitals", "09:00", Vitals(pulse=170))
    second = told("vitals", "09:01", Vitals(pulse=71), replaces=first.id, why="slip")
    third = told("vitals", "09:02", Vitals(pulse=70), replaces=second.id, why="slip")
    other = told("vitals", "09:10", Vitals(pulse=72))
    log = DayLog((first, second, third, other))

    assert [log.answers_to(third, each.id) for each in (first, second, third)] == [True] * 3
    assert not log.answers_to(third, other.id)
    # what is not stored yet has no id to be found by
    assert not log.answers_to(replace(other, id=""), "")
    assert log.answers_to(replace(third, id=""), first.id)


def test_what_tells_more_of_an_entry_hangs_on_it() -> None:
    first = told("reaction", "10:00", Reacted(signs=("rash",)))
    more = told("reaction", "10:30", Reacted(of=first.id, grade=1))
    amended = told("reaction", "10:01", Reacted(signs=("rash",)), replaces=first.id, why="slip")
    sent = told("report", "11:00", Reported(amended.id, ReportTo.REMS, DAY))
    taken = told("report", "11:01", Reported(first.id, ReportTo.REMS, DAY), withdrawn="slip")
    other = told("reaction", "10:00", Reacted(signs=("itching",)))
    log = DayLog((first, more, amended, sent, taken, other))

    assert log.hanging_on(amended) == (more, sent)
    assert log.hanging_on(other) == ()


def test_a_withdrawn_entry_counts_no_more() -> None:
    taken = told("note", "09:00", Nothing(), withdrawn="wrong chart")

    assert standing((taken,)) == ()


def test_what_is_known_later_of_a_reaction_is_joined_with_what_was_told_first() -> None:
    adrenaline = GivenMedicine("epinephrine", at("10:12"))
    first = told("reaction", "10:10", Reacted(signs=("rash",), grade=2, action=Action.HELD))
    more = Reacted(first.id, ("dyspnea",), 3, medicines=(adrenaline,), outcome="resolved")
    entries = (
        start(),
        first,
        hold("10:11"),
        told("reaction", "10:30", more),
        told("reaction", "11:00", Reacted("another", grade=5)),
        resume("10:50", "Dr Lind"),
    )

    (found,) = day(*entries).record(BOOK).reactions or ()

    assert (found.onset_at, found.grade, found.signs) == (at("10:10"), 3, ("rash", "dyspnea"))
    assert (found.medicines, found.outcome) == ((adrenaline,), "resolved")
    assert (found.resumed_at, found.order_by) == (at("10:50"), "Dr Lind")
    assert found.serious is None


def test_a_reaction_that_did_not_stop_the_pump_was_not_followed_by_a_restart() -> None:
    slowed = told("reaction", "10:10", Reacted(grade=2, action=Action.SLOWED))

    (found,) = day(start(), slowed, hold("11:00"), resume("11:10")).record(BOOK).reactions or ()

    assert found.resumed_at is None


def test_that_there_was_no_reaction_is_told_apart_from_nobody_having_said() -> None:
    assert day().record(BOOK).reactions is None
    assert day(bare("no_reaction", "14:00")).record(BOOK).reactions == ()


def test_what_only_the_sheet_shows_stands_in_the_log() -> None:
    log = DayLog(
        (
            arrived(chair="Chair 4"),
            tick(Gate.IDENTITY),
            told("teaching", "15:00", Taught(("call when feverish",))),
            told("call_back", "16:00", CalledBack(1, reached=True)),
            told("set_aside", "12:00", SetAside("PREP-3", "P. Lind", "short bag")),
        )
    )

    assert log.chair == "Chair 4"
    assert [value.gate for _, value in log.ticks] == [Gate.IDENTITY]
    assert log.taught == Taught(("call when feverish",))
    assert [value.day for _, value in log.calls] == [1]
    assert [item.rule for item in log.set_aside] == ["PREP-3"]
    assert (DayLog(()).chair, DayLog(()).closed, DayLog(()).taught) == ("", None, None)


def test_every_kind_holds_what_it_says_and_nothing_else() -> None:
    assert fits("arrived", Arrived())
    assert not fits("arrived", Nothing())
    assert not fits("departed", Nothing())
    assert all(kind.key == key and names_of(kind.of) is not None for key, kind in DAY_KINDS.items())


def test_two_people_who_read_the_same_agree() -> None:
    first, second = pump_check("A. Ruiz", "09:20"), pump_check("B. Osei", "09:25")

    assert not second_check(DayLog(())).agrees
    assert second_check(DayLog(())).words == "Nobody has checked dose, rate and volume yet."
    assert second_check(DayLog((first,))).words == (
        "A. Ruiz has checked; a second person has to, on their own."
    )
    both = second_check(DayLog((first, second)))
    assert (both.agrees, both.words) == (True, "")


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ({"dose_ug": 6_000}, "dose 12 mg and 6 mg"),
        ({"ml_per_hour": "28"}, "rate 25.3 and 28 mL/h"),
        ({"bag_ml": "112"}, "volume 101.2 and 112 mL"),
    ],
)
def test_what_two_people_did_not_read_alike_is_said_with_both_values(
    other: dict[str, object], differs: str
) -> None:
    second = pump_check("B. Osei", "09:25", **other)  # type: ignore[arg-type]  # by name

    check = second_check(DayLog((pump_check("A. Ruiz", "09:20"), second)))

    assert not check.agrees
    assert check.words == (
        f"A. Ruiz and B. Osei did not read the same: {differs}."
        " Whoever misread reads order, bag and pump again."
    )


def test_a_person_who_reads_again_puts_it_right() -> None:
    log = DayLog(
        (
            pump_check("A. Ruiz", "09:20"),
            pump_check("B. Osei", "09:25", 6_000),
            pump_check("B. Osei", "09:27"),
        )
    )

    assert second_check(log).agrees


def test_of_three_people_the_last_two_count_by_when_they_noted_it() -> None:
    wrong = pump_check("A. Ruiz", "09:20", 6_000)
    right, other = pump_check("B. Osei", "09:25"), pump_check("C. Novak", "09:27")
    # noted first, though it tells of a later time
    backdated = replace(wrong, real_at=at("09:40"))

    for first in (wrong, backdated):
        check = second_check(DayLog((other, right, first)))
        assert check.agrees
        assert (check.first, check.second) == (right, other)
    two = second_check(DayLog((right, backdated)))
    assert (two.first, two.second) == (backdated, right)


def amended_check(before: DayEntry, **changed: object) -> DayEntry:
    """Put another reading in the place of one, an hour after it was entered."""
    noted = datetime.fromisoformat(before.noted_at) + timedelta(hours=1)
    return replace(
        before,
        id=f"{before.id} again",
        replaces=before.id,
        why="misread",
        noted_at=noted.isoformat(),
        **changed,  # type: ignore[arg-type]  # by name
    )


def test_a_check_that_is_amended_keeps_its_turn_among_those_of_others() -> None:
    first = replace(pump_check("A. Ruiz", "09:20", 6_000), id="first")
    second = replace(pump_check("B. Osei", "09:25"), id="second")
    third = replace(pump_check("C. Novak", "09:27"), id="third")
    again = amended_check(first, real_at=at("09:40"))

    of_three = second_check(DayLog((first, second, third, again)))
    of_two = second_check(DayLog((first, second, again)))

    assert (of_three.first, of_three.second) == (second, third)
    assert of_three.agrees
    assert (of_two.first, of_two.second) == (again, second)
    assert of_two.words.startswith("A. Ruiz and B. Osei did not read the same: dose 6 mg and 12 mg")


def test_an_older_check_that_is_amended_is_not_the_newest_of_its_person() -> None:
    wrong = replace(pump_check("B. Osei", "09:22", 6_000), id="wrong")
    right = replace(pump_check("B. Osei", "09:27"), id="right")
    first = replace(pump_check("A. Ruiz", "09:20"), id="first")
    later = amended_check(wrong, real_at=at("09:35"))

    check = second_check(DayLog((first, wrong, right, later)))

    assert check.agrees
    assert check.second == right


def test_entries_count_in_the_order_in_which_they_were_made() -> None:
    """Of one minute by row; the time they tell of orders only what is of one kind."""
    early = told("note", "10:00", Nothing(), noted_at="2025-03-03T08:00:00+00:00")
    one, other = (told("note", "09:00", Nothing()) for _ in range(2))

    assert standing((other, one, early)) == (early, one, other)
    assert DayLog((other, one, early)).last("note") == other
    assert DayLog((early, other, one)).all("note") == (one, other, early)


def test_of_one_time_what_was_noted_first_comes_first_then_by_row() -> None:
    late = told("vitals", "09:00", Vitals(pulse=70), noted_at="2025-03-03T11:00:00+00:00")
    soon = told("vitals", "09:00", Vitals(pulse=71), noted_at="2025-03-03T10:00:00+00:00")
    same = told("vitals", "09:00", Vitals(pulse=72), noted_at="2025-03-03T10:00:00+00:00")

    assert DayLog((late, same, soon)).all("vitals") == (soon, same, late)


def test_an_entry_that_is_not_stored_yet_counts_and_replaces_nothing() -> None:
    new = told("note", "09:00", Nothing(), id="")
    stored = told("note", "09:01", Nothing())

    assert standing((new, stored)) == (new, stored)
    assert earlier_values(stored, (new, stored)) == ()


def test_entries_that_replace_one_another_in_a_circle_end() -> None:
    one = told("note", "09:00", Nothing(), id="a", replaces="b", why="x")
    other = told("note", "09:01", Nothing(), id="b", replaces="a", why="x")

    assert earlier_values(one, (one, other)) == (other, one)


def test_what_is_not_of_its_kind_has_no_value() -> None:
    wrong = told("order", "08:00", Nothing())

    assert DayLog((wrong,)).value("order", Order) is None
    assert DayLog((wrong,)).pairs("order", Order) == ()


def test_days_are_told_by_their_date() -> None:
    assert day(number=2).on == date(2025, 3, 3)


def test_who_read_again_has_read_last() -> None:
    first, second = pump_check("A. Ruiz", "09:10"), pump_check("B. Osei", "09:12")
    again = pump_check("A. Ruiz", "09:15")

    check = second_check(DayLog((first, second, again)))

    assert (check.first, check.second) == (second, again)
