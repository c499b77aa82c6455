"""Reads the infusion days of a case of `forecast`, the history before them and the time after."""

from __future__ import annotations

from datetime import date, datetime, time

from infusion_planner.domain.facts import Facts
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.aftercare_facts import read_aftercare, read_earlier
from infusion_planner.exchange.infusion_record import read_record
from infusion_planner.exchange.json_values import Reader
from infusion_planner.exchange.parts import within


def with_days(facts: Facts, patient: Reader, as_of: date | None, book: Rulebook) -> Facts:
    """Give the facts with what is recorded of infusion days and of the time around the courses."""
    days = _read_days(patient, as_of, book) if patient.has("infusions") else None
    return replace(
        facts,
        earlier_courses=within(patient, "earlier_courses", lambda part: read_earlier(part, as_of)),
        infusions=days,
        aftercare=within(patient, "aftercare", lambda part: read_aftercare(part, as_of)),
    )


def _read_days(patient: Reader, as_of: date | None, book: Rulebook) -> tuple[InfusionRecord, ...]:
    now = None if as_of is None else datetime.combine(as_of, time.max)
    found: dict[tuple[int, int], InfusionRecord] = {}
    for part in patient.objects("infusions"):
        record = read_record(part, now, book)
        if record is None:
            continue
        key = record.course, record.number
        if key in found:
            part.fault("number", f"infusion {key[1]} of course {key[0]} stands twice")
        found[key] = record
    return tuple(found.values())
