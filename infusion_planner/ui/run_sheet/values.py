"""Makes what is typed on a run sheet into what its kind of entry holds."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from infusion_planner.domain.day_before import Ended, Gate, Ticked
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.day_values import DayClosed, Vitals
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.gs1 import read_scan
from infusion_planner.domain.infusion_bag import Vial
from infusion_planner.domain.infusion_medicine import GivenMedicine
from infusion_planner.domain.partly_known import PartlyKnown
from infusion_planner.domain.units import UG_PER_MG
from infusion_planner.ui.run_sheet import asks
from infusion_planner.ui.run_sheet.verbs import outcome_of

_CLOCK = re.compile(r"(\d{1,2})[:.]?(\d{2})")
_PRESSURE = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_WHOLES = ("pulse", "saturation", "breaths", "pain")


def real_at(typed: str, on: date, now: datetime) -> datetime:
    """Read a time of the day; nothing typed is now.

    Raises:
        InvalidInput: it is no time.
    """
    if not typed:
        return now
    found = _CLOCK.fullmatch(typed)
    try:
        clock = time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        clock = None
    if clock is None:
        raise InvalidInput(Fault("real_at", "Enter a time of the day such as 09:10."))
    return datetime.combine(on, clock)


def vitals_of(typed: Mapping[str, str]) -> Vitals:
    """Read a set of vital signs.

    Raises:
        InvalidInput: a box holds no number.
    """
    faults: list[Fault] = []
    upper, lower = _pressures(typed["bp"], faults)
    wholes = {name: _whole(name, typed[name], faults) for name in _WHOLES}
    warm = _number("temperature_c", typed["temperature_c"], faults)
    if faults:
        raise InvalidInput(*faults)
    return Vitals(temperature_c=warm, systolic=upper, diastolic=lower, note=typed["note"], **wholes)


def value_of(act: str, typed: Mapping[str, object], at: datetime) -> object:
    """Read what the form of an act holds.

    Args:
        act: its name.
        typed: what stands in its fields, by name.
        at: when it was; other times of the form are of that day.

    Raises:
        InvalidInput: a field cannot be read.
    """
    kind, _, gate = act.partition(":")
    if kind == asks.MEDICINE_END:
        return Ended(gate)
    if gate and kind == "gate":
        return Ticked(Gate(gate), str(typed.get("words", "")))
    became = outcome_of(act)
    if became is not None:
        return DayClosed(became, str(typed.get("reason", "")), str(typed.get("decided_by", "")))
    faults: list[Fault] = []
    form = asks.FORMS.get(act, asks.FORMS[kind])
    held = (ask for ask in form.asks if ask.name != asks.DAYS_AFTER)
    read = {ask.name: _read(ask, typed.get(ask.name), at, faults) for ask in held}
    if faults:
        raise InvalidInput(*faults)
    value = DAY_KINDS[kind].of(**read)
    return _scanned(value) if isinstance(value, Vial) else value


def _scanned(vial: Vial) -> Vial:
    """Take lot and expiry from a scan; what was typed beside it counts first."""
    found = read_scan(vial.ndc)
    if found is None:
        return vial
    return Vial(found.ndc, vial.lot or found.lot, vial.expires or found.expires)


def _read(ask: asks.Ask, typed: object, at: datetime, faults: list[Fault]) -> object:
    if ask.kind == asks.TOLD and not typed:
        # more of no reaction would be entered as a reaction of its own
        faults.append(Fault(ask.name, "Choose the reaction it is about."))
    if ask.choices or ask.kind in {asks.TICK, asks.TOLD} or isinstance(typed, tuple):
        return typed
    words = str(typed or "").strip()
    # signs are typed from paper as words
    if ask.kind in {asks.LINES, asks.SIGNS}:
        return tuple(part.strip() for part in re.split("[,\n]", words) if part.strip())
    if ask.kind == asks.GIVEN:
        return tuple(GivenMedicine(name, at) for part in words.split(",") if (name := part.strip()))
    if ask.kind == asks.CLOCK:
        return _clock(ask.name, words, at, faults)
    reader = _READERS.get(ask.kind)
    return words if reader is None else reader(ask.name, words, faults)


def _milligrams(name: str, words: str, faults: list[Fault]) -> int | None:
    number = _number(name, words, faults)
    return None if number is None else int(number * UG_PER_MG)


def _number(name: str, words: str, faults: list[Fault]) -> Decimal | None:
    if not words:
        return None
    try:
        found = Decimal(words)
    except InvalidOperation:
        found = None
    if found is None or not found.is_finite():
        faults.append(Fault(name, f"{words} is no number. Enter one such as 25.3."))
        return None
    return found


def _whole(name: str, words: str, faults: list[Fault]) -> int | None:
    if words and not words.isdecimal():
        faults.append(Fault(name, f"{words} is no whole number. Enter one such as 88."))
        return None
    return int(words) if words else None


def _pressures(words: str, faults: list[Fault]) -> tuple[int | None, int | None]:
    found = _PRESSURE.fullmatch(words)
    if words and not found:
        faults.append(Fault("systolic", f"{words} is no blood pressure. Enter it as 120/80."))
    return (int(found[1]), int(found[2])) if found else (None, None)


def _clock(name: str, words: str, at: datetime, faults: list[Fault]) -> datetime | None:
    if not words:
        return None
    try:
        return real_at(words, at.date(), at)
    except InvalidInput as trouble:
        faults.append(Fault(name, trouble.faults[0].words))
        return None


def _day(name: str, words: str, faults: list[Fault]) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        faults.append(Fault(name, f"{words} is no day. Enter year, month and day, 2026-11-30."))
        return None


def _month(name: str, words: str, faults: list[Fault]) -> PartlyKnown | None:
    found = _MONTH.fullmatch(words)
    if found and 1 <= int(found[2]) <= 12:
        return PartlyKnown(int(found[1]), int(found[2]))
    if words:
        faults.append(Fault(name, f"{words} is no month. Enter year and month, 2027-05."))
    return None


_READERS: Mapping[str, Callable[[str, str, list[Fault]], object]] = {
    asks.NUMBER: _number,
    asks.MILLIGRAMS: _milligrams,
    asks.MONTH: _month,
    asks.DAY: _day,
    asks.WHOLE: _whole,
}
"""What reads words that stand for themselves, by the kind of the field."""
