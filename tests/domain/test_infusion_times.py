"""The clock of an infusion, worked out by hand."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import permutations

import pytest

from infusion_planner.domain.infusion_bag import Preparation
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_run import Flush, Hold, RateChange, Run, VitalSet
from infusion_planner.domain.infusion_times import (
    expected_end,
    may_leave_from,
    pump_minutes,
    vitals_due,
)
from tests.resources import shipped_rulebook

BOOK = shipped_rulebook()
DAY = date(2025, 3, 3)


def at(clock: str) -> datetime:
    return datetime.combine(DAY, time.fromisoformat(clock))


def hold(start: str, end: str | None = None) -> Hold:
    return Hold(at(start), None if end is None else at(end))


def rate(clock: str, ml_per_hour: str) -> RateChange:
    return RateChange(at(clock), Decimal(ml_per_hour))


def record(run: Run, bag: str = "101.2", **parts: object) -> InfusionRecord:
    return InfusionRecord(DAY, 1, 1, run=run, bag=Preparation(bag_ml=Decimal(bag)), **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("holds", "minutes"),
    [
        ((), 270),
        ((hold("10:40", "11:10"),), 240),
        ((hold("10:40", "11:10"), hold("11:00", "11:20")), 230),
        ((hold("10:40", "11:40"), hold("11:00", "11:20")), 210),
        ((hold("10:00", "10:10"), hold("12:00", "12:20")), 240),
        ((hold("13:40"),), 250),
        ((hold("09:30", "09:30"),), 270),
    ],
)
def test_the_pump_ran_from_start_to_stop_less_every_minute_it_stood(
    holds: tuple[Hold, ...], minutes: int
) -> None:
    for order in permutations(holds):
        assert pump_minutes(Run(at("09:30"), at("14:00"), holds=tuple(order))) == minutes


def test_what_was_set_before_the_start_is_the_rate_of_the_start_and_counts_no_minute() -> None:
    # set to 25.3 and then to 50.6 mL an hour before anything ran: two hours from the start
    early = Run(at("10:00"), rates=(rate("09:00", "25.3"), rate("09:30", "50.6")))

    assert expected_end(record(early, "101.2"), at("10:30"), BOOK) == at("12:00")


def test_a_pump_that_was_not_stopped_has_no_length() -> None:
    assert pump_minutes(Run(at("09:30"))) is None
    assert pump_minutes(Run()) is None


@pytest.mark.parametrize(
    ("run", "bag", "now", "ends"),
    [
        # nothing set: the bag over its shortest time
        (Run(at("09:30")), "101.2", "10:00", "13:30"),
        (Run(at("09:30")), "101", "10:00", "13:30"),
        (Run(at("09:30"), rates=(rate("09:30", "25.3"),)), "101.2", "10:00", "13:30"),
        # 1 h at 25.3 leaves 75.9 mL, 6 h at 12.65
        (
            Run(at("09:30"), rates=(rate("09:30", "25.3"), rate("10:30", "12.65"))),
            "101.2",
            "11:00",
            "16:30",
        ),
        # held half an hour
        (Run(at("09:30"), holds=(hold("10:40", "11:10"),)), "101.2", "12:00", "14:00"),
        # held since 10:40, it is 11:10
        (Run(at("09:30"), holds=(hold("10:40"),)), "101.2", "11:10", "14:00"),
        # 100 mL at 40 mL/h are 150 min; what was set after that does not count
        (
            Run(at("09:30"), rates=(rate("09:30", "40"), rate("12:30", "1"))),
            "100",
            "12:40",
            "12:00",
        ),
        # 80 mL at 23 mL/h are 208.7 minutes
        (Run(at("09:30"), rates=(rate("09:30", "23"),)), "80", "10:00", "12:59"),
        (Run(at("09:30"), at("11:00")), "101.2", "12:00", "11:00"),
    ],
)
def test_the_bag_is_empty_when_every_rate_set_has_run_its_time(
    run: Run, bag: str, now: str, ends: str
) -> None:
    assert expected_end(record(run, bag), at(now), BOOK) == at(ends)


def test_before_the_start_nothing_ends() -> None:
    assert expected_end(record(Run()), at("09:00"), BOOK) is None
    assert may_leave_from(record(Run()), BOOK) is None
    assert vitals_due(record(Run()), at("09:00"), BOOK) == ()


def test_of_two_rates_of_one_minute_the_slower_counts() -> None:
    rates = (rate("09:30", "25.3"), rate("09:30", "20"))

    ends = {
        expected_end(record(Run(at("09:30"), rates=order), "100"), at("09:40"), BOOK)
        for order in permutations(rates)
    }

    assert ends == {at("14:30")}


def test_the_observation_counts_from_the_stop_where_the_line_was_not_flushed() -> None:
    stopped = Run(at("09:30"), at("13:30"))

    assert may_leave_from(record(stopped, flush=Flush()), BOOK) == at("15:30")
    assert may_leave_from(record(stopped, flush=Flush(at("13:30"), at("13:45"))), BOOK) == at(
        "15:45"
    )


def test_vital_signs_are_due_before_every_half_hour_at_the_stop_and_after_it() -> None:
    run = Run(at("09:30"), at("11:10"))
    done = record(run, flush=Flush(at("11:10"), at("11:25")))

    due = [item.at.time().isoformat("minutes") for item in vitals_due(done, at("18:00"), BOOK)]

    assert due == ["09:30", "10:00", "10:30", "11:00", "11:10", "11:55", "12:25", "12:55", "13:25"]


@pytest.mark.parametrize(
    ("taken", "counts"),
    [("09:44", False), ("09:45", True), ("10:00", True), ("10:14", True), ("10:15", False)],
)
def test_a_set_counts_a_quarter_of_an_hour_before_its_time_to_just_before_one_after(
    taken: str, *, counts: bool
) -> None:
    running = record(Run(at("09:30")), vitals=(VitalSet(at(taken)),))

    (first,) = [item for item in vitals_due(running, at("10:20"), BOOK) if item.at == at("10:00")]

    assert first.taken is counts


def test_while_it_runs_sets_are_due_up_to_the_next_one() -> None:
    due = vitals_due(record(Run(at("09:30"))), at("10:20"), BOOK)

    assert [item.at for item in due] == [at("09:30"), at("10:00"), at("10:30")]
    assert due[-1].until_at - due[-1].at == timedelta(minutes=15)
