"""The clock of an infusion against a second computation that counts minute by minute."""

import random
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from infusion_planner.domain.infusion_bag import Preparation
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_run import Hold, RateChange, Run
from infusion_planner.domain.infusion_times import expected_end, pump_minutes
from tests.resources import shipped_rulebook

DAY = date(2025, 3, 3)
START = datetime.combine(DAY, time(9, 30))
MINUTE = timedelta(minutes=1)


def stands(holds: tuple[Hold, ...], at: datetime, until: datetime) -> bool:
    return any(hold.held_at <= at < (hold.resumed_at or until) for hold in holds)


def counted_minutes(run: Run) -> int:
    """Walk from start to stop and count the minutes in which the pump ran."""
    assert run.started_at is not None
    assert run.stopped_at is not None
    at, count = run.started_at, 0
    while at < run.stopped_at:
        count += not stands(run.holds, at, run.stopped_at)
        at += MINUTE
    return count


def emptied(run: Run, bag: Decimal, now: datetime) -> datetime:
    """Let the bag run out minute by minute; a pump that stands runs again now."""
    assert run.started_at is not None
    at, left = run.started_at, Fraction(bag)
    while left > 0:
        known = [item for item in run.rates if item.at <= at]
        newest = max((item.at for item in known), default=None)
        slowest = min((item.ml_per_hour for item in known if item.at == newest), default=bag / 4)
        if not stands(run.holds, at, now):
            left -= Fraction(slowest) / 60
        at += MINUTE
    return at


def some_run(source: random.Random, now: datetime) -> Run:
    """A run with up to three rates and three holds before now, some of them overlapping."""
    passed = (now - START) // MINUTE

    def minute() -> datetime:
        return START + source.randrange(passed + 1) * MINUTE

    holds = []
    for _ in range(source.randrange(4)):
        first, then = sorted((minute(), minute()))
        holds.append(Hold(first, then))
    if source.random() < 0.3:
        holds.append(Hold(minute()))
    rates = [
        RateChange(minute(), Decimal(source.choice(["25.3", "12.65", "6", "40", "1.7"])))
        for _ in range(source.randrange(4))
    ]
    return Run(START, rates=tuple(rates), holds=tuple(holds))


@pytest.mark.parametrize("seed", range(200))
def test_the_bag_is_empty_when_it_is_by_counting_minutes(seed: int) -> None:
    source = random.Random(seed)
    now = START + source.randrange(1, 400) * MINUTE
    run, bag = some_run(source, now), Decimal(source.choice(["80", "101.2", "112", "150"]))
    record = InfusionRecord(DAY, 1, 1, bag=Preparation(bag_ml=bag), run=run)

    assert expected_end(record, now, shipped_rulebook()) == emptied(run, bag, now)


@pytest.mark.parametrize("seed", range(100))
def test_the_pump_ran_as_long_as_by_counting_minutes(seed: int) -> None:
    source = random.Random(seed)
    stopped = START + source.randrange(1, 400) * MINUTE
    run = some_run(source, stopped)
    ended = Run(START, stopped, holds=run.holds)

    assert pump_minutes(ended) == counted_minutes(ended)
