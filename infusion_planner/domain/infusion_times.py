"""The clock of an infusion: how long the pump ran, when it ends, what is due when."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_day import leaves_from, rate_ml_per_hour
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_rules import Minutes, Product, VitalSigns
from infusion_planner.domain.infusion_run import Hold, Run
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.units import MINUTES_IN_HOUR

_MINUTE = timedelta(minutes=1)


def pump_minutes(run: Run) -> int | None:
    """Give the minutes the pump ran, holds left out; None before it stopped.

    Holds that overlap count once.

    Source: rulebook INF-1; scenario D-E32.
    """
    if run.started_at is None or run.stopped_at is None:
        return None
    stood = sum(((end - start) // _MINUTE for start, end in _stood(run, run.stopped_at)), 0)
    return (run.stopped_at - run.started_at) // _MINUTE - stood


def _stood(run: Run, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield the times the pump stood, one after the other; an open hold lasts `until` then."""
    last = run.started_at
    for hold in sorted(run.holds, key=lambda item: item.held_at):
        start, end = _span(hold, until)
        start = start if last is None else max(start, last)
        if end > start:
            yield start, end
            last = end


def _span(hold: Hold, until: datetime) -> tuple[datetime, datetime]:
    return hold.held_at, until if hold.resumed_at is None else min(hold.resumed_at, until)


def bag_volume(record: InfusionRecord, book: Rulebook) -> Decimal:
    """Give the milliliters of the bag, those of the label where none were recorded."""
    full = Decimal(book.find(Product, "product").full_bag_ml)
    return full if record.bag.bag_ml is None else record.bag.bag_ml


def fastest_rate(record: InfusionRecord, book: Rulebook) -> Decimal:
    """Give the rate shown for this bag.

    Source: rulebook INF-2.
    """
    return rate_ml_per_hour(bag_volume(record, book), book)


def expected_end(record: InfusionRecord, now: datetime, book: Rulebook) -> datetime | None:
    """Give the moment at which the bag is empty, or was taken off; None before the start.

    Counts what ran at each rate so far, and what is left at the rate set last. A pump that stands
    is taken to run again now.

    Source: rulebook PREP-3; scenario D-SLOW.
    """
    run = record.run
    if run.started_at is None or run.stopped_at is not None:
        return run.stopped_at
    at, left = run.started_at, Fraction(bag_volume(record, book))
    stood = tuple(_stood(run, max(now, run.started_at)))
    turns = sorted(
        {*(item.at for item in run.rates), *(moment for span in stood for moment in span)}
    )
    for turn in (item for item in turns if item > at):
        ran = _ml_a_minute(record, at, book) if not _stands(at, stood) else Fraction(0)
        volume = ran * ((turn - at) // _MINUTE)
        if volume >= left:
            break
        at, left = turn, left - volume
    return at + timedelta(minutes=ceil(left / _ml_a_minute(record, at, book)))


def _stands(at: datetime, stood: tuple[tuple[datetime, datetime], ...]) -> bool:
    return any(start <= at < end for start, end in stood)


def _ml_a_minute(record: InfusionRecord, at: datetime, book: Rulebook) -> Fraction:
    """Give the rate in force; before one was set, the bag over its shortest time."""
    known = [item for item in record.run.rates if item.at <= at and item.ml_per_hour > 0]
    if not known:
        return Fraction(bag_volume(record, book)) / book.find(Minutes, "infusion_time").minutes
    # of two set at one minute the slower counts, whatever their order
    newest = max(known, key=lambda item: (item.at, -item.ml_per_hour))
    return Fraction(newest.ml_per_hour) / MINUTES_IN_HOUR


def may_leave_from(record: InfusionRecord, book: Rulebook) -> datetime | None:
    """Give the end of the observation; None before the infusion was stopped.

    Source: rulebook INF-4.
    """
    stopped = record.run.stopped_at
    if stopped is None:
        return None
    flushed = None if record.flush is None else record.flush.stopped_at
    return leaves_from(stopped, flushed or stopped, book)


class VitalsDue(Frozen):
    """A set of vital signs that belongs to the day.

    Attributes:
        at: when it is due; for the first one the start of the infusion.
        from_at: the earliest time of a set that counts for it; None for the first one.
        until_at: from then on it is missed.
        taken: whether there is one.
    """

    at: datetime
    from_at: datetime | None
    until_at: datetime
    taken: bool


def vitals_due(record: InfusionRecord, now: datetime, book: Rulebook) -> tuple[VitalsDue, ...]:
    """Give every set due from the start to the end of the observation, in order.

    One before the start, one each interval while it runs, one at the stop, one each interval of the
    observation. A set counts for a due time half an interval before and after it. While the
    infusion runs they are listed up to the next one after now.

    Source: rulebook INF-3.
    """
    start = record.run.started_at
    if start is None:
        return ()
    step = timedelta(minutes=book.find(VitalSigns, "vital_signs").interval_minutes)
    times = _due_times(record, start, now, step, book)
    return (_first(record, start), *(_due(record, at, step / 2) for at in times))


def _due_times(
    record: InfusionRecord, start: datetime, now: datetime, step: timedelta, book: Rulebook
) -> Iterator[datetime]:
    stopped = record.run.stopped_at
    at = start + step
    while at < (stopped or now + step):
        yield at
        at += step
    ends = may_leave_from(record, book)
    if stopped is None or ends is None:
        return
    yield stopped
    left = None if record.discharge is None else record.discharge.left_at
    flushed = None if record.flush is None else record.flush.stopped_at
    at = max(stopped, flushed or stopped) + step
    while at <= min(ends, left or ends):
        yield at
        at += step


def _first(record: InfusionRecord, start: datetime) -> VitalsDue:
    return VitalsDue(start, None, start, any(item.at <= start for item in record.vitals))


def _due(record: InfusionRecord, at: datetime, half: timedelta) -> VitalsDue:
    first, end = at - half, at + half
    return VitalsDue(at, first, end, any(first <= item.at < end for item in record.vitals))
