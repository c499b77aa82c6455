"""What is wrong with a recorded infusion day as data: slips of the pen, not findings of a rule."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.infusion_moments import late_moments, measured, moments
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_rules import EntryRanges
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import day_words, moment_words, time_words

_ONE_DAY = timedelta(days=1)


def record_faults(record: InfusionRecord, now: datetime, book: Rulebook) -> Iterator[Fault]:
    """Yield everything that is wrong with a record, by its place, `vitals[2].diastolic`.

    Args:
        record: the day as it was entered.
        now: the civil local time of the question; nothing can have happened later.
        book: the rules in force; they say which values are taken.
    """
    yield from _outside(record, book)
    yield from _not_yet(record, now)
    yield from _other_day(record)
    yield from _pump(record)
    yield from _around_the_pump(record)
    yield from _pressures(record)
    yield from _vials(record)
    yield from _reactions(record)


def _outside(record: InfusionRecord, book: Rulebook) -> Iterator[Fault]:
    ranges = {each.name: each for each in book.find(EntryRanges, "flow_sheet").ranges}
    for place, name, value in measured(record):
        taken = ranges[name]
        if value is not None and not taken.lowest <= value <= taken.highest:
            yield Fault(place, f"{value} is outside {taken.words}; check the value and its unit")


def _not_yet(record: InfusionRecord, now: datetime) -> Iterator[Fault]:
    if record.on > now.date():
        yield Fault("on", f"{day_words(record.on)} lies in the future")
    for place, at in (*moments(record), *late_moments(record)):
        if at is not None and at > now:
            yield Fault(place, f"{moment_words(at)} lies in the future")
    for index, item in enumerate(record.reactions or ()):
        for number, report in enumerate(item.reports):
            if report.on > now.date():
                words = f"{day_words(report.on)} lies in the future"
                yield Fault(f"reactions[{index}].reports[{number}].on", words)


def _other_day(record: InfusionRecord) -> Iterator[Fault]:
    """Keep the start on the day itself, and the rest within a day of it."""
    for place, at in moments(record):
        if at is None:
            continue
        apart = abs(at.date() - record.on)
        if apart > _ONE_DAY or (place == "run.started_at" and apart):
            words = f"{moment_words(at)} is not of the infusion day {day_words(record.on)}"
            yield Fault(place, words)


def _pump(record: InfusionRecord) -> Iterator[Fault]:
    run = record.run
    if run.started_at is None:
        if run.stopped_at is not None or run.rates or run.holds:
            yield Fault("run.started_at", "the pump ran, but no start is recorded")
        return
    yield from _after("run.stopped_at", run.stopped_at, run.started_at, "the start")
    for index, rate in enumerate(run.rates):
        yield from _while_running(record, f"run.rates[{index}].at", rate.at)
    for index, hold in enumerate(run.holds):
        place = f"run.holds[{index}]"
        yield from _while_running(record, f"{place}.held_at", hold.held_at)
        if hold.resumed_at is not None:
            yield from _while_running(record, f"{place}.resumed_at", hold.resumed_at)
        yield from _after(f"{place}.resumed_at", hold.resumed_at, hold.held_at, "the hold")


def _while_running(record: InfusionRecord, place: str, at: datetime) -> Iterator[Fault]:
    yield from _after(place, at, record.run.started_at, "the start")
    stopped = record.run.stopped_at
    if stopped is not None and at > stopped:
        yield Fault(place, f"{time_words(at)} lies after the stop at {time_words(stopped)}")


def _around_the_pump(record: InfusionRecord) -> Iterator[Fault]:
    run, flush, left = record.run, record.flush, record.discharge
    yield from _after("run.started_at", run.started_at, record.bag.diluted_at, "dilution")
    for index, item in enumerate(record.medicines):
        place = f"medicines[{index}].ended_at"
        yield from _after(place, item.ended_at, item.started_at, "its start")
    if flush is not None:
        yield from _after("flush.stopped_at", flush.stopped_at, flush.started_at, "its start")
        yield from _after("flush.started_at", flush.started_at, run.stopped_at, "the stop")
        yield from _after("flush.stopped_at", flush.stopped_at, run.stopped_at, "the stop")
    if left is not None:
        if run.started_at is not None and run.stopped_at is None:
            yield Fault("run.stopped_at", "the patient has left, but no stop is recorded")
        yield from _after("discharge.left_at", left.left_at, run.stopped_at, "the stop")
    yield from _volume(record)


def _volume(record: InfusionRecord) -> Iterator[Fault]:
    volume, bag = record.run.volume_ml, record.bag.bag_ml
    if volume is not None and bag is not None and volume > bag:
        yield Fault("run.volume_ml", f"{volume} mL is more than the bag of {bag} mL")


def _pressures(record: InfusionRecord) -> Iterator[Fault]:
    for index, row in enumerate(record.vitals):
        if row.systolic is None or row.diastolic is None:
            continue
        if row.diastolic >= row.systolic:
            words = f"{row.diastolic} is not below the systolic pressure {row.systolic}"
            yield Fault(f"vitals[{index}].diastolic", words)


def _vials(record: InfusionRecord) -> Iterator[Fault]:
    count = record.bag.count
    if count is not None and count.left < 0:
        words = f"more vials were used, returned and wasted than the {count.received} received"
        yield Fault("bag.count", words)


def _reactions(record: InfusionRecord) -> Iterator[Fault]:
    for index, item in enumerate(record.reactions or ()):
        place = f"reactions[{index}]"
        if item.onset_at.date() < record.on:
            words = f"{moment_words(item.onset_at)} lies before the infusion day"
            yield Fault(f"{place}.onset_at", words)
        for name, at in (("physician_at", item.physician_at), ("resumed_at", item.resumed_at)):
            yield from _after(f"{place}.{name}", at, item.onset_at, "the reaction")
        for number, medicine in enumerate(item.medicines):
            inner = f"{place}.medicines[{number}].ended_at"
            yield from _after(inner, medicine.ended_at, medicine.started_at, "its start")
        for number, report in enumerate(item.reports):
            if report.on < item.onset_at.date():
                words = f"{day_words(report.on)} lies before the reaction"
                yield Fault(f"{place}.reports[{number}].on", words)


def _after(place: str, at: datetime | None, first: datetime | None, what: str) -> Iterator[Fault]:
    """Refuse a time that lies before another one; the same minute is fine."""
    if at is not None and first is not None and at < first:
        words = f"{moment_words(at)} lies before {what} at {moment_words(first)}"
        yield Fault(place, words)
