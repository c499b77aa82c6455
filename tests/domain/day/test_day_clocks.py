"""The three clocks, against the worked examples: a slowed bag, a pause, a flush."""

from datetime import UTC, datetime

from infusion_planner.domain.day_clocks import DayClocks, day_clocks, ran_minutes, set_back
from infusion_planner.domain.day_values import Left
from tests.domain.day.told import (
    BOOK,
    arrived,
    at,
    bag,
    bare,
    day,
    hold,
    rate,
    resume,
    start,
    stop,
    told,
)


def test_no_clock_runs_before_its_time() -> None:
    assert day_clocks(day(arrived()).record(BOOK), at("09:00"), BOOK) == DayClocks(
        at_least=240, observed=120
    )


def test_a_bag_lasts_eight_hours_from_its_dilution() -> None:
    record = day(bag("07:30")).record(BOOK)

    clock = day_clocks(record, at("15:30"), BOOK).bag
    late = day_clocks(record, at("15:31"), BOOK).bag

    assert clock is not None
    assert (clock.until, clock.left, clock.is_over, clock.ends_late) == (
        at("15:30"),
        0,
        False,
        False,
    )
    assert late is not None
    assert late.is_over


def test_a_bag_started_after_half_its_time_will_not_be_empty_in_time() -> None:
    in_time = day_clocks(day(bag("07:30"), start("11:30")).record(BOOK), at("11:30"), BOOK).bag
    too_late = day_clocks(day(bag("07:30"), start("11:31")).record(BOOK), at("11:31"), BOOK).bag

    assert in_time is not None
    assert too_late is not None
    assert (in_time.ends_at, in_time.ends_late) == (at("15:30"), False)
    assert too_late.ends_late


def test_a_bag_slowed_to_half_after_an_hour_takes_seven_hours() -> None:
    slowed = day(bag("08:30"), start("09:30"), rate("10:30", "12.65")).record(BOOK)

    clocks = day_clocks(slowed, at("10:30"), BOOK)

    assert clocks.bag is not None
    assert clocks.pump is not None
    assert (clocks.pump.ends_at, clocks.pump.left, clocks.pump.ran) == (at("16:30"), 360, 60)
    assert (clocks.bag.until, clocks.bag.ends_late) == (at("16:30"), False)


def test_a_pause_is_no_running_time() -> None:
    paused = day(bag("08:30"), start("09:30"), hold("10:40")).record(BOOK)
    again = day(bag("08:30"), start("09:30"), hold("10:40"), resume("11:10")).record(BOOK)

    clock = day_clocks(paused, at("11:00"), BOOK).pump

    assert clock is not None
    assert (clock.ran, clock.stands) == (70, True)
    assert ran_minutes(again, at("14:00")) == 240
    assert ran_minutes(day().record(BOOK), at("14:00")) == 0


def test_the_observation_counts_from_the_later_of_stop_and_flush() -> None:
    entries = (bag("08:30"), start("09:30"), stop("14:00"), bare("flush_stop", "14:15"))
    record = day(*entries).record(BOOK)

    clocks = day_clocks(record, at("15:00"), BOOK)

    assert clocks.observation is not None
    assert (clocks.observation.since, clocks.observation.until) == (at("14:15"), at("16:15"))
    assert clocks.observation.left == 75
    assert clocks.pump is not None
    assert (clocks.pump.left, clocks.pump.stands) == (0, False)
    gone = day(*entries, told("discharge", "16:20", Left())).record(BOOK)
    after = day_clocks(gone, at("19:00"), BOOK).observation
    assert after is not None
    assert after.left == 0


def test_a_clock_that_was_set_back_is_noticed_and_a_drift_is_not() -> None:
    made = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)

    assert set_back(made.isoformat(), datetime(2025, 3, 3, 9, 28, tzinfo=UTC)) == made
    assert set_back(made.isoformat(), datetime(2025, 3, 3, 9, 29, tzinfo=UTC)) is None
    assert set_back("", datetime(2025, 3, 3, 9, 29, tzinfo=UTC)) is None


RAN = (bag("08:30"), start("09:30"))


def test_a_bag_that_was_stopped_ages_no_more() -> None:
    stopped = day(*RAN, stop("13:30")).record(BOOK)

    clock = day_clocks(stopped, at("19:00"), BOOK).bag

    # three hours of eight were left at the stop
    assert clock is not None
    assert (clock.left, clock.is_over) == (180, False)


def test_a_stop_without_a_start_is_no_run() -> None:
    assert day_clocks(day(bag("08:30"), stop("10:00")).record(BOOK), at("11:00"), BOOK).pump is None


def test_a_pump_that_was_stopped_early_has_nothing_left() -> None:
    clock = day_clocks(day(*RAN, stop("11:00", "hives")).record(BOOK), at("11:30"), BOOK).pump

    assert clock is not None
    assert (clock.left, clock.ran, clock.stands) == (0, 90, False)


def test_a_pump_that_runs_too_long_has_nothing_left() -> None:
    clock = day_clocks(day(*RAN).record(BOOK), at("14:00"), BOOK).pump

    assert clock is not None
    assert clock.left == 0
    assert clock.ran == 270
    assert not clock.stands


def test_a_pump_stands_in_a_pause_that_is_not_over_until_it_is_stopped() -> None:
    twice = (*RAN, hold("10:00"), resume("10:10"), hold("10:20"))
    standing = day_clocks(day(*twice).record(BOOK), at("10:30"), BOOK).pump
    ended = day_clocks(day(*twice, stop("10:40")).record(BOOK), at("10:50"), BOOK).pump

    assert standing is not None
    assert standing.stands
    assert ended is not None
    assert not ended.stands


def test_the_pump_has_run_no_minute_at_its_start_and_none_after_its_stop() -> None:
    assert ran_minutes(day(*RAN).record(BOOK), at("09:30")) == 0
    assert ran_minutes(day(*RAN, stop("13:30")).record(BOOK), at("19:00")) == 240


def test_who_left_early_is_observed_no_longer() -> None:
    early = told("discharge", "15:00", Left(against_advice=True, told="Dr Lind"))
    gone = day(*RAN, stop("14:00"), bare("flush_stop", "14:15"), early).record(BOOK)

    clock = day_clocks(gone, at("18:00"), BOOK).observation

    assert clock is not None
    assert clock.left == 75
