"""Reads one infusion day for the biller from JSON, and writes what is handed over."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from infusion_planner.domain.billing import claim_day
from infusion_planner.domain.billing_rules import InfusionCodes
from infusion_planner.domain.claim_record import service_day
from infusion_planner.domain.claims import ClaimLine, ServiceDay
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.facts import Diagnosis, MsKind
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.infusion_run import Hold, Run
from infusion_planner.domain.payer_policy import infusion_codes_on
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.infusion_record import read_record
from infusion_planner.exchange.json_values import Reader
from infusion_planner.exchange.parts import moment
from infusion_planner.exchange.payer_facts import checked, icd10
from infusion_planner.exchange.quantities import micrograms

Answer = dict[str, Any]


def claim_answer(value: object, book: Rulebook) -> Answer:
    """Give what is handed to the biller of one infusion day, as JSON values.

    Raises:
        InvalidInput: one fault for each thing that is wrong with the day.
    """
    recorded = isinstance(value, dict) and "record" in value
    day = read_recorded_day(value, book) if recorded else read_service_day(value, book)
    claim = claim_day(day, book)
    return {
        "on": claim.on.isoformat(),
        "diagnosis_code": claim.diagnosis_code,
        "ndc": claim.ndc,
        "run_minutes": claim.run_minutes,
        "lines": [_line(line) for line in claim.lines],
        "rules": [item.rule for item in claim.findings if item.severity is Severity.OVERRIDE],
        "speaks": [item.rule for item in claim.findings],
        "messages": [item.message for item in claim.findings],
        "not_evaluated": [item.rule.id for item in claim.not_evaluated],
    }


def _line(line: ClaimLine) -> str:
    code = f"{line.code}-{line.modifier}" if line.modifier else line.code
    return f"{code} x{line.units}"


def read_service_day(value: object, book: Rulebook) -> ServiceDay:
    """Read one infusion day.

    Raises:
        InvalidInput: one fault for each thing that is wrong.
    """
    faults: list[Fault] = []
    top = Reader(value, "", faults)
    on, dose = top.day("on"), top.number("dose_mg")
    day = ServiceDay(
        on=on or date.min,
        dose_ug=micrograms(dose) if dose is not None else 0,
        discarded_ug=_ug(top, "discarded_mg"),
        vials=top.whole("vials", 0) if top.has("vials") else None,
        run=_run(top, on) if top.has("run") else None,
        steroid_ug=_ug(top, "steroid_mg"),
        diagnosis=_diagnosis(top.child("diagnosis")) if top.has("diagnosis") else None,
        infusion_codes=_family(top, on, book),
        ndc=top.text("ndc") if top.has("ndc") else "",
    )
    top.finish()
    if faults:
        raise InvalidInput(*faults)
    return day


def read_recorded_day(value: object, book: Rulebook) -> ServiceDay:
    """Read an infusion day as it was recorded, with diagnosis and payer.

    Raises:
        InvalidInput: one fault for each thing that is wrong.
    """
    faults: list[Fault] = []
    top = Reader(value, "", faults)
    part = top.child("record")
    record = read_record(part, moment(top, "now"), book)
    part.finish()
    diagnosis = _diagnosis(top.child("diagnosis")) if top.has("diagnosis") else None
    payer = top.text("payer").casefold() if top.has("payer") else ""
    top.finish()
    if faults or record is None:
        raise InvalidInput(*faults)
    return service_day(record, diagnosis, payer, book)


def _ug(top: Reader, key: str) -> int | None:
    mg = top.number(key) if top.has(key) else None
    return None if mg is None else micrograms(mg)


def _family(top: Reader, on: date | None, book: Rulebook) -> str:
    """Read the family of codes, or take the one of the payer's policy."""
    if top.has("payer"):
        payer = top.text("payer").casefold()
        return "" if on is None else infusion_codes_on(book.payers, payer, on)
    if not top.has("infusion_codes"):
        return ""
    word, known = top.text("infusion_codes"), book.find(InfusionCodes, "infusion_codes").families
    if word and word not in known:
        top.fault("infusion_codes", f"{word!r} is none of {', '.join(known)}")
    return word


def _diagnosis(part: Reader) -> Diagnosis | None:
    kind, active = part.one_of("kind", MsKind), part.flag("active") if part.has("active") else None
    code = icd10(part)
    part.finish()
    return None if kind is None else checked(part, Diagnosis(kind, active, icd10=code))


def _run(top: Reader, on: date | None) -> Run | None:
    part = top.child("run")
    started, stopped = _moment(part, "started_at", on), _moment(part, "stopped_at", on)
    holds = tuple(_holds(part, on)) if part.has("holds") else ()
    part.finish()
    if started is None or stopped is None:
        return None
    if stopped <= started:
        part.fault("stopped_at", "the drug stopped before it started")
    return Run(started, stopped, holds=holds)


def _holds(part: Reader, on: date | None) -> Iterator[Hold]:
    for item in part.objects("holds"):
        begin, end = _moment(item, "from", on), _moment(item, "to", on)
        item.finish()
        if begin is None or end is None:
            continue
        if end < begin:
            item.fault("to", "the hold ended before it began")
        yield Hold(begin, end)


def _moment(part: Reader, key: str, on: date | None) -> datetime | None:
    """Read a time of the day as the clock on the wall showed it, `09:30`."""
    word = part.text(key)
    try:
        clock = time.fromisoformat(word) if word else None
    except ValueError:
        part.fault(key, f"{word!r} is not a time; expected for example 09:30")
        return None
    return None if clock is None or on is None else datetime.combine(on, clock)
