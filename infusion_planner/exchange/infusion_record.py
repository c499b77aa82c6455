"""Reads a recorded infusion day from JSON, and refuses what no flow sheet can hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from infusion_planner.domain.infusion_bag import BagStorage, Preparation, Vial, VialCount
from infusion_planner.domain.infusion_faults import record_faults
from infusion_planner.domain.infusion_medicine import GivenMedicine, LeftOut, PremedicationKind
from infusion_planner.domain.infusion_reaction import Action, Reaction, Report, ReportTo
from infusion_planner.domain.infusion_record import (
    NO_BAG,
    NOT_STARTED,
    Access,
    AccessKind,
    Adjustment,
    Checked,
    Confirmed,
    Discharge,
    InfectionAsked,
    InfusionRecord,
    Order,
    Route,
)
from infusion_planner.domain.infusion_rules import SeriousReaction
from infusion_planner.domain.infusion_run import Flush, Hold, RateChange, Run, VitalSet
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.json_values import Reader
from infusion_planner.exchange.moments import to_moment, to_partly_known
from infusion_planner.exchange.parts import each, moment, optional, within, words
from infusion_planner.exchange.quantities import micrograms

_END_OF_TIME = datetime.combine(date.max, time.max)


def read_record(part: Reader, now: datetime | None, book: Rulebook) -> InfusionRecord | None:
    """Read one day; faults are noted with their places.

    Args:
        part: the JSON object.
        now: civil local time after which nothing can have happened; None when unreadable.
        book: the rules in force; they say which values and signs there are.
    """
    before = len(part.faults)
    on, course, number = part.day("on"), part.whole("course", 1), part.whole("number", 1)
    record = InfusionRecord(
        on=on or date.min,
        course=course or 1,
        number=number or 1,
        order=within(part, "order", _order),
        weight_kg=optional(part, "weight_kg", part.number),
        height_cm=optional(part, "height_cm", part.number),
        heart_or_lung_risk=optional(part, "heart_or_lung_risk", part.flag),
        infection=within(part, "infection", _infection),
        authorization=within(part, "authorization", _confirmed),
        equipment=within(part, "equipment", _checked),
        access=within(part, "access", _access),
        medicines=each(part, "medicines", _medicine),
        left_out=each(part, "left_out", _left_out),
        bag=within(part, "bag", _bag) or NO_BAG,
        run=within(part, "run", _run) or NOT_STARTED,
        flush=within(part, "flush", _flush),
        vitals=each(part, "vitals", _vital_set),
        reactions=each(part, "reactions", _reaction(book)) if part.has("reactions") else None,
        discharge=within(part, "discharge", _discharge),
    )
    part.finish()
    if len(part.faults) > before:
        return None
    for fault in record_faults(record, now or _END_OF_TIME, book):
        part.fault(fault.field, fault.words)
    return None if len(part.faults) > before else record


def _order(part: Reader) -> Order | None:
    mg = part.number("mg")
    route = optional(part, "route", lambda key: part.one_of(key, Route))
    adjusted = optional(part, "adjusted_to", lambda key: part.one_of(key, Adjustment))
    return None if mg is None else Order(micrograms(mg), route, adjusted)


def _infection(part: Reader) -> InfectionAsked | None:
    at, by = part.read_as("at", to_moment), part.text("by")
    found, cleared = words(part, "found"), words(part, "cleared_by")
    return None if at is None else InfectionAsked(at, by, found, cleared)


def _confirmed(part: Reader) -> Confirmed | None:
    at, number, by = part.read_as("at", to_moment), part.text("number"), part.text("by")
    return None if at is None else Confirmed(at, number, by)


def _checked(part: Reader) -> Checked | None:
    at, by = part.read_as("at", to_moment), part.text("by")
    return None if at is None else Checked(at, by)


def _access(part: Reader) -> Access | None:
    kind = part.one_of("kind", AccessKind)
    site, shared = words(part, "site"), optional(part, "shared", part.flag)
    return None if kind is None else Access(kind, site, shared)


def _medicine(part: Reader) -> GivenMedicine | None:
    name, started = part.text("name"), part.read_as("started_at", to_moment)
    kind = optional(part, "kind", lambda key: part.one_of(key, PremedicationKind))
    mg = optional(part, "mg", part.number)
    route, confirmed = words(part, "route"), words(part, "confirmed_by")
    ended = moment(part, "ended_at")
    if started is None:
        return None
    return GivenMedicine(
        name=name,
        started_at=started,
        kind=kind or PremedicationKind.OTHER,
        dose_ug=None if mg is None else micrograms(mg),
        route=route,
        ended_at=ended,
        confirmed_by=confirmed,
    )


def _left_out(part: Reader) -> LeftOut | None:
    kind, reason = part.one_of("kind", PremedicationKind), part.text("reason")
    return None if kind is None else LeftOut(kind, reason)


def _bag(part: Reader) -> Preparation:
    return Preparation(
        vials=each(part, "vials", _vial),
        count=within(part, "count", _count),
        kept_cold=optional(part, "kept_cold", part.flag),
        diluted_at=moment(part, "diluted_at"),
        diluent=words(part, "diluent"),
        bag_ml=optional(part, "bag_ml", part.number),
        prepared_by=words(part, "prepared_by"),
        checked_by=words(part, "checked_by"),
        clear=optional(part, "clear", part.flag),
        storage=optional(part, "storage", lambda key: part.one_of(key, BagStorage)),
    )


def _vial(part: Reader) -> Vial:
    expires = part.read_as("expires", to_partly_known) if part.has("expires") else None
    return Vial(words(part, "ndc"), words(part, "lot"), expires)


def _count(part: Reader) -> VialCount | None:
    received, used = part.whole("received", 0), part.whole("used", 0)
    returned = optional(part, "returned", lambda key: part.whole(key, 0))
    wasted = optional(part, "wasted", lambda key: part.whole(key, 0))
    if received is None or used is None:
        return None
    return VialCount(received, used, returned or 0, wasted or 0)


def _run(part: Reader) -> Run:
    mg = optional(part, "given_mg", part.number)
    return Run(
        started_at=moment(part, "started_at"),
        stopped_at=moment(part, "stopped_at"),
        rates=each(part, "rates", _rate),
        holds=each(part, "holds", _hold),
        stop_reason=words(part, "stop_reason"),
        volume_ml=optional(part, "volume_ml", part.number),
        given_ug=None if mg is None else micrograms(mg),
    )


def _rate(part: Reader) -> RateChange | None:
    at, rate = part.read_as("at", to_moment), part.number("ml_per_hour")
    reason = words(part, "reason")
    return None if at is None or rate is None else RateChange(at, rate, reason)


def _hold(part: Reader) -> Hold | None:
    held, resumed = part.read_as("held_at", to_moment), moment(part, "resumed_at")
    reason = words(part, "reason")
    return None if held is None else Hold(held, resumed, reason)


def _flush(part: Reader) -> Flush:
    return Flush(moment(part, "started_at"), moment(part, "stopped_at"))


def _vital_set(part: Reader) -> VitalSet | None:
    at, by = part.read_as("at", to_moment), words(part, "by")
    temperature = optional(part, "temperature_c", part.number)

    def whole(key: str) -> int | None:
        return optional(part, key, lambda name: part.whole(name, 0))

    pulse, systolic, diastolic = whole("pulse"), whole("systolic"), whole("diastolic")
    breaths, saturation, pain = whole("breaths"), whole("saturation"), whole("pain")
    if at is None:
        return None
    return VitalSet(at, temperature, pulse, systolic, diastolic, breaths, saturation, pain, by)


def _reaction(book: Rulebook) -> Callable[[Reader], Reaction | None]:
    rule = book.find(SeriousReaction, "serious_reaction")
    known = (*rule.signs, *rule.other_signs)

    def read(part: Reader) -> Reaction | None:
        onset = part.read_as("onset_at", to_moment)
        found = Reaction(
            onset_at=onset or _END_OF_TIME,
            signs=part.each("signs", _known(known)) if part.has("signs") else (),
            grade=optional(part, "grade", lambda key: part.whole(key, 0)),
            serious=optional(part, "serious", part.flag),
            action=optional(part, "action", lambda key: part.one_of(key, Action)),
            medicines=each(part, "medicines", _medicine),
            oxygen_l=optional(part, "oxygen_l", part.number),
            physician_at=moment(part, "physician_at"),
            resumed_at=moment(part, "resumed_at"),
            order_by=words(part, "order_by"),
            outcome=words(part, "outcome"),
            reports=each(part, "reports", _report),
        )
        return None if onset is None else found

    return read


def _report(part: Reader) -> Report | None:
    to, on = part.one_of("to", ReportTo), part.day("on")
    by = words(part, "by")
    return None if to is None or on is None else Report(to, on, by)


def _known(names: tuple[str, ...]) -> Callable[[object], str]:
    def convert(value: object) -> str:
        if value not in names:
            raise ValueError(f"{value!r} is none of {', '.join(names)}")
        return str(value)

    return convert


def _discharge(part: Reader) -> Discharge | None:
    left, advice = part.read_as("left_at", to_moment), optional(part, "against_advice", part.flag)
    released, told = words(part, "released_by"), words(part, "told")
    condition, beside = words(part, "condition"), words(part, "accompanied_by")
    return None if left is None else Discharge(left, advice, released, told, condition, beside)
