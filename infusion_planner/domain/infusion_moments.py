"""Every instant and every measured value of a record, each with its place."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from infusion_planner.domain.infusion_medicine import GivenMedicine, PremedicationKind
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_times import pump_minutes
from infusion_planner.domain.units import UG_PER_MG

Placed = tuple[str, datetime | None]
Measured = tuple[str, str, Decimal | int | None]
"""The place, the name of its range, and the value."""

_VITALS = (
    "temperature_c",
    "pulse",
    "systolic",
    "diastolic",
    "breaths",
    "saturation",
    "pain",
)


def moments(record: InfusionRecord) -> Iterator[Placed]:
    """Yield every instant of the day itself; those of reactions stand in `late_moments`."""
    run, flush, left = record.run, record.flush, record.discharge
    yield "infection.at", None if record.infection is None else record.infection.at
    yield "authorization.at", None if record.authorization is None else record.authorization.at
    yield "equipment.at", None if record.equipment is None else record.equipment.at
    yield from _medicine_moments("medicines", record.medicines)
    yield "bag.diluted_at", record.bag.diluted_at
    yield "run.started_at", run.started_at
    for index, rate in enumerate(run.rates):
        yield f"run.rates[{index}].at", rate.at
    for index, hold in enumerate(run.holds):
        yield f"run.holds[{index}].held_at", hold.held_at
        yield f"run.holds[{index}].resumed_at", hold.resumed_at
    yield "run.stopped_at", run.stopped_at
    yield "flush.started_at", None if flush is None else flush.started_at
    yield "flush.stopped_at", None if flush is None else flush.stopped_at
    for index, row in enumerate(record.vitals):
        yield f"vitals[{index}].at", row.at
    yield "discharge.left_at", None if left is None else left.left_at


def late_moments(record: InfusionRecord) -> Iterator[Placed]:
    """Yield every instant of the reactions, which may begin days later."""
    for index, item in enumerate(record.reactions or ()):
        place = f"reactions[{index}]"
        yield f"{place}.onset_at", item.onset_at
        yield f"{place}.physician_at", item.physician_at
        yield f"{place}.resumed_at", item.resumed_at
        yield from _medicine_moments(f"{place}.medicines", item.medicines)


def _medicine_moments(place: str, medicines: tuple[GivenMedicine, ...]) -> Iterator[Placed]:
    for index, item in enumerate(medicines):
        yield f"{place}[{index}].started_at", item.started_at
        yield f"{place}[{index}].ended_at", item.ended_at


def measured(record: InfusionRecord) -> Iterator[Measured]:
    """Yield every value that has a range."""
    yield "weight_kg", "weight_kg", record.weight_kg
    yield "height_cm", "height_cm", record.height_cm
    yield from _measured_medicines(record)
    yield from _measured_bag(record)
    yield from _measured_run(record)
    for index, row in enumerate(record.vitals):
        for name in _VITALS:
            yield f"vitals[{index}].{name}", name, getattr(row, name)
    for index, item in enumerate(record.reactions or ()):
        yield f"reactions[{index}].grade", "grade", item.grade
        yield f"reactions[{index}].oxygen_l", "oxygen_l", item.oxygen_l


def _measured_medicines(record: InfusionRecord) -> Iterator[Measured]:
    for index, item in enumerate(record.medicines):
        if item.kind is PremedicationKind.STEROID:
            yield f"medicines[{index}].mg", "steroid_mg", _milligrams(item.dose_ug)


def _measured_bag(record: InfusionRecord) -> Iterator[Measured]:
    yield "bag.bag_ml", "bag_ml", record.bag.bag_ml
    count = record.bag.count
    if count is not None:
        for name in ("received", "used", "returned", "wasted"):
            yield f"bag.count.{name}", "vials", getattr(count, name)


def _measured_run(record: InfusionRecord) -> Iterator[Measured]:
    for index, rate in enumerate(record.run.rates):
        yield f"run.rates[{index}].ml_per_hour", "ml_per_hour", rate.ml_per_hour
    yield "run.given_mg", "given_mg", _milligrams(record.run.given_ug)
    minutes = pump_minutes(record.run)
    # a stop before the start is told as that
    yield "run.stopped_at", "run_minutes", None if minutes is None else max(minutes, 0)


def _milligrams(dose_ug: int | None) -> Decimal | None:
    return None if dose_ug is None else Decimal(dose_ug) / UG_PER_MG
