"""Words the vital signs of an infusion day: sets taken and due, alerts, and their course."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from infusion_planner.cards.run_sheet import Measure, TrendLine, VitalLine
from infusion_planner.cards.stored_days import DayRead
from infusion_planner.domain.day_entries import DayEntry, earlier_values
from infusion_planner.domain.day_values import Vitals
from infusion_planner.domain.day_vitals import vital_alerts
from infusion_planner.domain.day_words import entry_words, initials, vital_value
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_rules import EntryRanges, VitalSigns
from infusion_planner.domain.infusion_times import vitals_due
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import time_words

FIELDS = ("systolic", "diastolic", "pulse", "temperature_c", "saturation", "breaths", "pain")
_TRENDS = (
    ("Blood pressure", "mmHg", ("systolic", "diastolic")),
    ("Pulse", "a minute", ("pulse",)),
    ("Temperature", "Celsius", ("temperature_c",)),
    ("Saturation", "%", ("saturation",)),
)
_CHANGES = frozenset({"systolic", "pulse"})
Alerts = dict[tuple[datetime, str], str]


def alerts_of(record: InfusionRecord, book: Rulebook) -> Alerts:
    """Give why a value is marked, by its time and field."""
    found: Alerts = {}
    for alert in vital_alerts(record, book):
        key = (alert.at, alert.field)
        found[key] = f"{found[key]}; {alert.words}" if key in found else alert.words
    return found


def vital_lines(read: DayRead, alerts: Alerts) -> tuple[VitalLine, ...]:
    """Word every set that was taken, by time."""
    taken = read.log.pairs("vitals", Vitals)
    baseline = taken[0][1] if taken else Vitals()
    return tuple(_line(read, entry, value, baseline, alerts) for entry, value in taken)


def _line(
    read: DayRead, entry: DayEntry, value: Vitals, baseline: Vitals, alerts: Alerts
) -> VitalLine:
    before = earlier_values(entry, read.day.entries)
    measured = (
        Measure(
            field,
            words,
            alerts.get((entry.real_at, field), ""),
            _change(value, baseline, field) if (entry.real_at, field) in alerts else "",
        )
        for field in FIELDS
        if (words := vital_value(value, field))
    )
    return VitalLine(
        entry_id=entry.id,
        time=time_words(entry.real_at),
        values=tuple(measured),
        note=value.note,
        by=initials(entry.done_by),
        old="; ".join(f"{time_words(i.real_at)} {entry_words(i)} ({entry.why})" for i in before),
    )


def _change(value: Vitals, baseline: Vitals, field: str) -> str:
    now, first = getattr(value, field), getattr(baseline, field)
    if field not in _CHANGES or now is None or first is None or now == first:
        return ""
    return f"{now - first:+d}"


def due_lines(read: DayRead, record: InfusionRecord, book: Rulebook) -> tuple[VitalLine, ...]:
    """Word the sets that are due and not taken, the earliest first; the next one is among them."""
    if record.discharge is not None:
        return ()
    return tuple(
        VitalLine(
            "",
            time_words(item.at),
            note="Before the start" if item.from_at is None else "",
            late=item.at < read.now,
        )
        for item in vitals_due(record, read.now, book)
        if not item.taken
    )


def range_lines(course: int, book: Rulebook) -> tuple[tuple[str, str], ...]:
    """Word what each box takes, and outside what somebody is called.

    Source: rulebook INF-3.
    """
    taken = book.find(EntryRanges, "flow_sheet")
    signs = book.find(VitalSigns, "vital_signs", course)
    calls = {
        "systolic": f"outside {signs.systolic[0]} to {signs.systolic[1]}",
        "diastolic": f"above {signs.diastolic_to}",
        "pulse": f"outside {signs.pulse[0]} to {signs.pulse[1]}",
        "temperature_c": f"above {signs.temperature_to}",
        "saturation": f"below {signs.saturation_from}",
        "breaths": f"outside {signs.breaths[0]} to {signs.breaths[1]}",
    }
    return tuple((field, _range_words(taken, field, calls.get(field, ""))) for field in FIELDS)


def _range_words(taken: EntryRanges, field: str, call: str) -> str:
    words = f"takes {taken.find(field).words}"
    return f"{words}; call {call}" if call else words


def trend_lines(read: DayRead, alerts: Alerts, book: Rulebook) -> tuple[TrendLine, ...]:
    """Give the course of each value that was measured at least once."""
    taken = read.log.pairs("vitals", Vitals)
    rule = book.find(VitalSigns, "vital_signs", read.course.number)
    return tuple(_trends(read, taken, alerts, rule))


def _trends(
    read: DayRead,
    taken: tuple[tuple[DayEntry, Vitals], ...],
    alerts: Alerts,
    rule: VitalSigns,
) -> Iterator[TrendLine]:
    for name, unit, fields in _TRENDS:
        series = tuple(_series(read, taken, alerts, field) for field in fields)
        if not any(series):
            continue
        yield TrendLine(
            name=name,
            unit=unit,
            newest=_said(taken, fields, last=True),
            baseline=_said(taken, fields, last=False),
            points=series,
            bands=_bands(taken, fields, rule),
        )


def _series(
    read: DayRead, taken: tuple[tuple[DayEntry, Vitals], ...], alerts: Alerts, field: str
) -> tuple[tuple[int, float, bool], ...]:
    return tuple(
        (read.minute(entry.real_at), float(found), (entry.real_at, field) in alerts)
        for entry, value in taken
        if (found := getattr(value, field)) is not None
    )


def _said(
    taken: tuple[tuple[DayEntry, Vitals], ...], fields: tuple[str, ...], *, last: bool
) -> str:
    rows = [value for _, value in taken if any(vital_value(value, field) for field in fields)]
    row = rows[-1 if last else 0]
    return " / ".join(vital_value(row, field) or "-" for field in fields)


def _bands(
    taken: tuple[tuple[DayEntry, Vitals], ...], fields: tuple[str, ...], rule: VitalSigns
) -> tuple[tuple[float, float], ...]:
    """Give how far a value may go from the first one without a call."""
    reach = {"systolic": rule.systolic_change, "pulse": rule.pulse_change}
    found: list[tuple[float, float]] = []
    for field in fields:
        first: Decimal | int | None = next(
            (got for _, value in taken if (got := getattr(value, field)) is not None), None
        )
        if first is not None and field in reach:
            found.append((float(first) - reach[field], float(first) + reach[field]))
    return tuple(found)
