"""Words the vitals grid of a sheet: rows, limits and when to call."""

from collections.abc import Iterator

from infusion_planner.cards.day_sheet import WatchLimits, WatchRow
from infusion_planner.domain.infusion_rules import Minutes, VitalSigns
from infusion_planner.domain.rules import Rulebook


def watch_note(book: Rulebook) -> str:
    """Say how often vital signs are taken and when else to call."""
    signs = book.find(VitalSigns, "vital_signs")
    return (
        f"Every {signs.interval_minutes} min. Call also if systolic moves by"
        f" {signs.systolic_change} mmHg or {signs.systolic_change_percent} %, or pulse by"
        f" {signs.pulse_change}, from the first row."
    )


def watch_rows(book: Rulebook) -> tuple[WatchRow, ...]:
    """Give the timed rows from before the start to the end of the observation."""
    step = book.find(VitalSigns, "vital_signs").interval_minutes
    running = range(step, book.find(Minutes, "infusion_time").minutes + 1, step)
    observing = range(step, book.find(Minutes, "observation").minutes + 1, step)
    return (
        WatchRow("Before", ""),
        *_phase("Running", [f"{minute // 60} h {minute % 60:02d}" for minute in running]),
        WatchRow("At stop", ""),
        *_phase("Observe", [f"{minute} min" for minute in observing]),
    )


def _phase(name: str, offsets: list[str]) -> Iterator[WatchRow]:
    for index, offset in enumerate(offsets):
        yield WatchRow("" if index else name, offset)


def watch_limits(book: Rulebook) -> WatchLimits:
    """Word the limits within which nobody needs to be called."""
    signs = book.find(VitalSigns, "vital_signs")
    return WatchLimits(
        blood_pressure=f"{_range(signs.systolic)} / to {signs.diastolic_to}",
        pulse=_range(signs.pulse),
        temperature=f"to {signs.temperature_to}",
        saturation=f"from {signs.saturation_from}",
        breaths=_range(signs.breaths),
        pain="0 to 10",
    )


def _range(limits: tuple[int, ...]) -> str:
    return f"{limits[0]} to {limits[-1]}"
