"""Gathers what was entered of an infusion day into the record that the rules judge."""

from collections.abc import Sequence
from datetime import date, datetime

from infusion_planner.domain.day_before import Asked, BagMade, Ended, Measures, Medicine, Verified
from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_values import (
    Infused,
    Left,
    RateSet,
    Reacted,
    Reason,
    Reported,
    Resumed,
    Started,
    Vitals,
)
from infusion_planner.domain.frozen import names_of, replace
from infusion_planner.domain.infusion_bag import Preparation, Vial, VialCount
from infusion_planner.domain.infusion_medicine import GivenMedicine, LeftOut
from infusion_planner.domain.infusion_reaction import Action, Reaction, Report
from infusion_planner.domain.infusion_record import (
    Access,
    Checked,
    Confirmed,
    Discharge,
    InfectionAsked,
    InfusionRecord,
    Order,
)
from infusion_planner.domain.infusion_run import Flush, Hold, RateChange, Run, VitalSet


def gather_day(on: date, course: int, number: int, log: DayLog, *, full_ug: int) -> InfusionRecord:
    """Gather the entries of a day that count into its record.

    Args:
        on: the day.
        course: number of the course.
        number: number of the infusion in it.
        log: the entries of the day.
        full_ug: micrograms in a full bag.
    """
    measures = log.value("measures", Measures) or Measures()
    return InfusionRecord(
        on=on,
        course=course,
        number=number,
        order=log.value("order", Order),
        weight_kg=measures.weight_kg,
        height_cm=measures.height_cm,
        heart_or_lung_risk=measures.heart_or_lung_risk,
        infection=_infection(log),
        authorization=_authorization(log),
        equipment=_equipment(log),
        access=log.value("access", Access),
        medicines=tuple(_medicine(log, *pair) for pair in log.pairs("medicine", Medicine)),
        left_out=tuple(value for _, value in log.pairs("left_out", LeftOut)),
        bag=_bag(log),
        run=_run(log, full_ug),
        flush=_flush(log),
        vitals=tuple(vital_set(*pair) for pair in log.pairs("vitals", Vitals)),
        reactions=_reactions(log),
        discharge=_discharge(log),
    )


def _infection(log: DayLog) -> InfectionAsked | None:
    entry, value = log.last("infection_asked"), log.value("infection_asked", Asked)
    if entry is None or value is None:
        return None
    return InfectionAsked(entry.real_at, entry.done_by, value.found, value.cleared_by)


def _authorization(log: DayLog) -> Confirmed | None:
    entry, value = log.last("authorization"), log.value("authorization", Verified)
    if entry is None or value is None:
        return None
    return Confirmed(entry.real_at, value.number, entry.done_by)


def _equipment(log: DayLog) -> Checked | None:
    entry = log.last("equipment")
    return None if entry is None else Checked(entry.real_at, entry.done_by)


def _medicine(log: DayLog, entry: DayEntry, given: Medicine) -> GivenMedicine:
    ends = [
        item.real_at
        for item, value in log.pairs("medicine_end", Ended)
        if log.answers_to(entry, value.of)
    ]
    return GivenMedicine(
        name=given.name,
        started_at=entry.real_at,
        kind=given.kind,
        dose_ug=given.dose_ug,
        route=given.route,
        ended_at=ends[-1] if ends else given.ended_at,
        confirmed_by=given.confirmed_by,
    )


def _bag(log: DayLog) -> Preparation:
    made = log.value("bag", BagMade)
    bag = Preparation(
        vials=tuple(value for _, value in log.pairs("vial", Vial)),
        count=log.value("vials", VialCount),
    )
    if made is None:
        return bag
    return replace(
        bag,
        kept_cold=made.kept_cold,
        diluted_at=log.at("bag"),
        diluent=made.diluent,
        bag_ml=made.bag_ml,
        prepared_by=made.prepared_by,
        checked_by=made.checked_by,
        clear=made.clear,
        storage=made.storage,
    )


def _run(log: DayLog, full_ug: int) -> Run:
    stop, infused = final_stop(log), log.value("volume", Infused)
    reason = "" if stop is None or not isinstance(stop.value, Reason) else stop.value.reason
    return Run(
        started_at=log.at("start"),
        stopped_at=None if stop is None else stop.real_at,
        rates=tuple(_rates(log)),
        holds=_holds(log),
        stop_reason=reason,
        volume_ml=None if infused is None else infused.volume_ml,
        given_ug=given_ug(log, full_ug),
    )


def final_stop(log: DayLog) -> DayEntry | None:
    """Give the stop after which the pump did not run again; None while there is none.

    A stop that was followed by a restart was a pause: an order may let the infusion go on.
    """
    last = next(reversed(log.all("stop")), None)
    if last is None or any(item.real_at >= last.real_at for item in log.all("resume")):
        return None
    return last


def given_ug(log: DayLog, full_ug: int) -> int | None:
    """Give the micrograms that entered the patient: the share of the bag that was infused.

    Source: rulebook BILL-1; conflict on partly infused bags: the drug times volume over bag.
    """
    made, infused = log.value("bag", BagMade), log.value("volume", Infused)
    if infused is None or made is None or not made.bag_ml:
        return None
    return int((full_ug * infused.volume_ml / made.bag_ml).to_integral_value())


def _rates(log: DayLog) -> Sequence[RateChange]:
    found = [
        RateChange(entry.real_at, value.ml_per_hour) for entry, value in log.pairs("start", Started)
    ][-1:]
    found += [
        RateChange(entry.real_at, value.ml_per_hour, value.reason)
        for entry, value in log.pairs("rate", RateSet)
    ]
    for entry, value in log.pairs("resume", Resumed):
        if value.ml_per_hour is not None:
            found.append(RateChange(entry.real_at, value.ml_per_hour, "resumed"))
    return sorted(found, key=lambda item: item.at)


def _holds(log: DayLog) -> tuple[Hold, ...]:
    """Join each pause with the first time the pump ran again before the next one."""
    final = final_stop(log)
    pauses = [pair for kind in ("hold", "stop") for pair in log.pairs(kind, Reason)]
    pauses = sorted((pair for pair in pauses if pair[0] is not final), key=_real_at)
    again = [entry.real_at for entry in log.all("resume")]
    found: list[Hold] = []
    for place, (entry, value) in enumerate(pauses):
        following = [later.real_at for later, _ in pauses[place + 1 :]]
        resumed = next((at for at in again if at >= entry.real_at), None)
        if resumed is not None and any(resumed > at for at in following):
            resumed = None
        found.append(Hold(entry.real_at, resumed, value.reason))
    return tuple(found)


def _real_at(pair: tuple[DayEntry, Reason]) -> datetime:
    return pair[0].real_at


def _flush(log: DayLog) -> Flush | None:
    begun, ended = log.at("flush_start"), log.at("flush_stop")
    return None if begun is None and ended is None else Flush(begun, ended)


def vital_set(entry: DayEntry, value: Vitals) -> VitalSet:
    """Give one set of vital signs as the record has it."""
    return VitalSet(
        at=entry.real_at,
        temperature_c=value.temperature_c,
        pulse=value.pulse,
        systolic=value.systolic,
        diastolic=value.diastolic,
        breaths=value.breaths,
        saturation=value.saturation,
        pain=value.pain,
        by=entry.done_by,
    )


def _reactions(log: DayLog) -> tuple[Reaction, ...] | None:
    firsts = [pair for pair in log.pairs("reaction", Reacted) if not pair[1].of]
    if not firsts and log.last("no_reaction") is None:
        return None
    return tuple(
        replace(_reaction(log, entry, value), reports=_reports(log, entry))
        for entry, value in firsts
    )


def _reports(log: DayLog, reaction: DayEntry) -> tuple[Report, ...]:
    return tuple(
        Report(value.to, value.on, value.by or entry.done_by)
        for entry, value in log.pairs("report", Reported)
        if log.answers_to(reaction, value.of) and value.on is not None
    )


def _reaction(log: DayLog, entry: DayEntry, first: Reacted) -> Reaction:
    """Join what was told of a reaction at once with what became known later."""
    whole = first
    told = sorted(log.pairs("reaction", Reacted), key=lambda pair: log.turn(pair[0]))
    for _, more in told:
        if log.answers_to(entry, more.of):
            whole = _joined(whole, more)
    stood = whole.action in {Action.HELD, Action.STOPPED}
    resumed = log.pairs("resume", Resumed)
    again = [pair for pair in resumed if stood and pair[0].real_at >= entry.real_at]
    ordered = whole.order_by or next((value.order_by for _, value in again if value.order_by), "")
    return Reaction(
        onset_at=entry.real_at,
        signs=whole.signs,
        grade=whole.grade,
        serious=whole.serious,
        action=whole.action,
        medicines=whole.medicines,
        oxygen_l=whole.oxygen_l,
        physician_at=whole.physician_at,
        resumed_at=again[0][0].real_at if again else None,
        order_by=ordered,
        outcome=whole.outcome,
    )


def _joined(first: Reacted, more: Reacted) -> Reacted:
    """Put what is said later over what was said before; what it leaves open stays."""
    later = {
        name: value
        for name in names_of(Reacted)
        if name not in {"medicines", "signs"} and (value := getattr(more, name)) not in {None, ""}
    }
    signs = tuple(dict.fromkeys((*first.signs, *more.signs)))
    return replace(first, **later, signs=signs, medicines=(*first.medicines, *more.medicines))


def _discharge(log: DayLog) -> Discharge | None:
    entry, left = log.last("discharge"), log.value("discharge", Left)
    if entry is None or left is None:
        return None
    return Discharge(
        left_at=entry.real_at,
        against_advice=left.against_advice,
        released_by=left.released_by,
        told=left.told,
        condition=left.condition,
        accompanied_by=left.accompanied_by,
    )
