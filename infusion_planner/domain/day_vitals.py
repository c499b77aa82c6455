"""The vital signs of an infusion day: sets that are missing, and values that call for a look."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from infusion_planner.domain.answers import Answer, Met, NotEvaluated, say
from infusion_planner.domain.asked_day import AskedDay
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_rules import VitalSigns
from infusion_planner.domain.infusion_run import VitalSet
from infusion_planner.domain.infusion_times import vitals_due
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import listed, time_words

_HUNDRED_PERCENT = 100


class VitalAlert(Frozen):
    """One value to highlight.

    Attributes:
        at: the row's time.
        field: the field's name in `VitalSet`.
        words: what it is and why, `systolic 165 (90 to 159)`.
    """

    at: datetime
    field: str
    words: str


def check_vitals_taken(day: AskedDay, book: Rulebook) -> Answer:
    """Flag each set of vital signs that is missing.

    Source: rulebook INF-3.
    """
    rule = book.find(VitalSigns, "vital_signs", day.record.course)
    if not day.has_started:
        return NotEvaluated(rule, "The infusion has not been started.")
    due = vitals_due(day.record, day.now, book)
    missed = [item for item in due if not item.taken and item.until_at <= day.now]
    if missed:
        words = [
            "before the start" if item.from_at is None else time_words(item.at) for item in missed
        ]
        return say(rule, "missed", what=listed(words))
    taken = sum(1 for item in due if item.taken)
    return Met(rule, f"{taken} of {len(due)} due times have a set")


def check_vitals_limits(day: AskedDay, book: Rulebook) -> Answer:
    """Flag values of the newest set outside the limits; each is highlighted where it stands.

    Source: rulebook INF-3.
    """
    rule = book.find(VitalSigns, "vital_signs", day.record.course)
    if not day.record.vitals:
        return NotEvaluated(rule, "No vital signs are recorded.")
    newest = max(row.at for row in day.record.vitals)
    alerts = [item for item in vital_alerts(day.record, book) if item.at == newest]
    if not alerts:
        return Met(rule, f"Within the limits {day.at(newest)}")
    words = listed([item.words for item in alerts])
    return say(rule, "out_of_limits", time=time_words(newest), what=words)


def vital_alerts(record: InfusionRecord, book: Rulebook) -> tuple[VitalAlert, ...]:
    """Give every value outside the limits, by time.

    Changes are counted from the first row.

    Source: rulebook INF-3.
    """
    rule = book.find(VitalSigns, "vital_signs", record.course)
    rows = sorted(record.vitals, key=_row_key)
    found = (
        VitalAlert(row.at, field, words)
        for row in rows
        for field, words in (*_outside(row, rule), *_changed(row, rows[0], rule))
    )
    return tuple(dict.fromkeys(found))


def _row_key(row: VitalSet) -> tuple[datetime, tuple[Decimal, ...]]:
    """Order rows by time, and rows of one minute by what was measured."""
    values = (
        row.temperature_c,
        row.pulse,
        row.systolic,
        row.diastolic,
        row.breaths,
        row.saturation,
    )
    return row.at, tuple(Decimal(-1) if item is None else Decimal(item) for item in values)


def _outside(row: VitalSet, rule: VitalSigns) -> Iterator[tuple[str, str]]:
    limits: tuple[tuple[str, Decimal | int | None, Decimal | int | None, Decimal | int | None], ...]
    limits = (
        ("systolic", row.systolic, rule.systolic[0], rule.systolic[1]),
        ("diastolic", row.diastolic, None, rule.diastolic_to),
        ("pulse", row.pulse, rule.pulse[0], rule.pulse[1]),
        ("temperature_c", row.temperature_c, None, Decimal(rule.temperature_to)),
        ("saturation", row.saturation, rule.saturation_from, None),
        ("breaths", row.breaths, rule.breaths[0], rule.breaths[1]),
    )
    for field, value, lowest, highest in limits:
        if value is None:
            continue
        if lowest is not None and value < lowest:
            yield field, f"{VITAL_WORDS[field]} {value}, below {lowest}"
        if highest is not None and value > highest:
            yield field, f"{VITAL_WORDS[field]} {value}, above {highest}"


def _changed(row: VitalSet, first: VitalSet, rule: VitalSigns) -> Iterator[tuple[str, str]]:
    if row.systolic is not None and first.systolic is not None:
        change = abs(row.systolic - first.systolic)
        part = change * _HUNDRED_PERCENT >= rule.systolic_change_percent * first.systolic
        if change >= rule.systolic_change or part:
            yield "systolic", f"systolic {row.systolic}, first {first.systolic}"
    if row.pulse is None or first.pulse is None:
        return
    if abs(row.pulse - first.pulse) >= rule.pulse_change:
        yield "pulse", f"pulse {row.pulse}, first {first.pulse}"


VITAL_WORDS = {
    "systolic": "systolic",
    "diastolic": "diastolic",
    "pulse": "pulse",
    "temperature_c": "temperature",
    "saturation": "saturation",
    "breaths": "breaths",
}
