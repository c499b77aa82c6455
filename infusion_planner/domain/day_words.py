"""What an entry of an infusion day says, in a line."""

from collections.abc import Callable
from decimal import Decimal

from infusion_planner.domain.day_before import (
    Arrived,
    Asked,
    BagMade,
    Gate,
    Measures,
    Medicine,
    PumpCheck,
    Ticked,
    Verified,
)
from infusion_planner.domain.day_closing import OUTCOME_WORDS
from infusion_planner.domain.day_entries import DayEntry
from infusion_planner.domain.day_kinds import DAY_KINDS
from infusion_planner.domain.day_reactions import REPORT_NAMES
from infusion_planner.domain.day_values import (
    CalledBack,
    DayClosed,
    HandedOver,
    Infused,
    Left,
    RateSet,
    Reacted,
    Reason,
    Reported,
    Resumed,
    SetAside,
    Started,
    TakenOver,
    Taught,
    Told,
    Vitals,
)
from infusion_planner.domain.infusion_bag import Vial, VialCount
from infusion_planner.domain.infusion_medicine import LeftOut
from infusion_planner.domain.infusion_record import Access, Order
from infusion_planner.domain.wording import (
    count_words,
    day_words,
    dose_words,
    listed,
    partly_known_words,
    time_words,
)

GATE_WORDS = {
    Gate.IDENTITY: "Two identifiers of the patient",
    Gate.CONSENT: "Consent",
    Gate.PREGNANCY: "Pregnancy test",
    Gate.ANTIVIRAL: "Antiviral taken",
    Gate.LABS: "Laboratory results",
    Gate.SPACING: "Twelve months since the last dose",
}


def entry_words(entry: DayEntry) -> str:
    """Word an entry in a line, without its time and who made it."""
    word = _WORDS.get(type(entry.value))
    title = DAY_KINDS[entry.kind].title
    said = "" if word is None else word(entry.value)
    if isinstance(entry.value, Ticked):
        return said
    return f"{title}: {said}" if said else title


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _arrived(value: Arrived) -> str:
    return value.chair or "no chair yet"


def _order(value: Order) -> str:
    return dose_words(value.dose_ug)


def _measures(value: Measures) -> str:
    return _joined(
        f"{value.weight_kg} kg" if value.weight_kg is not None else "",
        f"{value.height_cm} cm" if value.height_cm is not None else "",
        "risk of heart or lungs" if value.heart_or_lung_risk else "",
    )


def _asked(value: Asked) -> str:
    if not value.found:
        return "no infection"
    return _joined(value.found, f"cleared by {value.cleared_by}" if value.cleared_by else "")


def _ticked(value: Ticked) -> str:
    said = f": {value.words}" if value.words else ""
    return f"{GATE_WORDS[value.gate]}{said}"


def _access(value: Access) -> str:
    return _joined(value.kind.value, value.site)


def _medicine(value: Medicine) -> str:
    ended = f"until {time_words(value.ended_at)}" if value.ended_at else ""
    dose = "" if value.dose_ug is None else dose_words(value.dose_ug)
    return _joined(value.name, dose, value.route, ended)


def _left_out(value: LeftOut) -> str:
    return f"{value.kind.value.replace('_', ' ')}, {value.reason}"


def _vial(value: Vial) -> str:
    until = f"expires {partly_known_words(value.expires)}" if value.expires else ""
    return _joined(f"lot {value.lot}", until, value.ndc)


def _vials(value: VialCount) -> str:
    return (
        f"{value.received} received, {value.used} used, {value.returned} returned,"
        f" {value.wasted} wasted"
    )


def _bag(value: BagMade) -> str:
    return _joined(
        f"{value.bag_ml} mL of {value.diluent}",
        f"prepared by {value.prepared_by}" if value.prepared_by else "",
        f"checked by {value.checked_by}" if value.checked_by else "",
    )


def _pump_check(value: PumpCheck) -> str:
    return f"{dose_words(value.dose_ug)}, {_rate(value.ml_per_hour)}, {value.bag_ml} mL"


def _rate(rate: Decimal) -> str:
    return f"{rate} mL per hour"


def _started(value: Started) -> str:
    return _rate(value.ml_per_hour)


def _rate_set(value: RateSet) -> str:
    return _joined(_rate(value.ml_per_hour), value.reason)


def _reason(value: Reason) -> str:
    return value.reason


def _resumed(value: Resumed) -> str:
    rate = "" if value.ml_per_hour is None else _rate(value.ml_per_hour)
    return _joined(rate, f"ordered by {value.order_by}" if value.order_by else "")


def _infused(value: Infused) -> str:
    return f"{value.volume_ml} mL"


def vital_value(value: Vitals, field: str) -> str:
    """Word one value of a set of vital signs; empty where it was not measured."""
    found: Decimal | int | None = getattr(value, field)
    return "" if found is None else str(found)


def _vitals(value: Vitals) -> str:
    pressure = ""
    if value.systolic is not None or value.diastolic is not None:
        pressure = f"{value.systolic or '-'} / {value.diastolic or '-'} mmHg"
    return _joined(
        "" if value.temperature_c is None else f"{value.temperature_c} Celsius",
        "" if value.pulse is None else f"pulse {value.pulse}",
        pressure,
        "" if value.breaths is None else f"breaths {value.breaths}",
        "" if value.saturation is None else f"saturation {value.saturation} %",
        "" if value.pain is None else f"pain {value.pain}",
        value.note,
    )


def _reacted(value: Reacted) -> str:
    return _joined(
        listed([sign.replace("_", " ") for sign in value.signs]),
        "" if value.grade is None else f"grade {value.grade}",
        "" if value.action is None else value.action.value,
        listed([item.name for item in value.medicines]),
        f"physician at {time_words(value.physician_at)}" if value.physician_at else "",
        f"order by {value.order_by}" if value.order_by else "",
        value.outcome,
    )


def _reported(value: Reported) -> str:
    on = "" if value.on is None else f"on {day_words(value.on)}"
    by = f"by {value.by}" if value.by else ""
    return " ".join(part for part in (f"to {REPORT_NAMES[value.to]}", on, by) if part)


def _left(value: Left) -> str:
    return _joined(
        "against advice" if value.against_advice else "",
        f"{value.told} was told" if value.told else "",
        value.condition,
        f"accompanied by {value.accompanied_by}" if value.accompanied_by else "",
        f"released by {value.released_by}" if value.released_by else "",
    )


def _called(value: CalledBack) -> str:
    reached = "reached" if value.reached else "not reached"
    return _joined(f"after {count_words(value.day, 'day')}", reached, value.words)


def _closed(value: DayClosed) -> str:
    decided = f"decided by {value.decided_by}" if value.decided_by else ""
    return _joined(OUTCOME_WORDS[value.outcome], value.reason, decided)


def _set_aside(value: SetAside) -> str:
    return f"{value.rule}, decided by {value.decided_by}: {value.reason}"


def _verified(value: Verified) -> str:
    return f"no. {value.number}"


def _taught(value: Taught) -> str:
    return listed(value.points)


def _handed_over(value: HandedOver) -> str:
    return _joined(f"to {value.to}", value.words)


def _taken_over(value: TakenOver) -> str:
    return f"from {value.handed_by}"


def _told(value: Told) -> str:
    return value.words


_WORDS: dict[type, Callable[..., str]] = {
    Arrived: _arrived,
    Order: _order,
    Measures: _measures,
    Asked: _asked,
    Verified: _verified,
    Ticked: _ticked,
    Access: _access,
    Medicine: _medicine,
    LeftOut: _left_out,
    Vial: _vial,
    VialCount: _vials,
    BagMade: _bag,
    PumpCheck: _pump_check,
    Started: _started,
    RateSet: _rate_set,
    Reason: _reason,
    Resumed: _resumed,
    Infused: _infused,
    Vitals: _vitals,
    Reacted: _reacted,
    Reported: _reported,
    Taught: _taught,
    Left: _left,
    CalledBack: _called,
    SetAside: _set_aside,
    DayClosed: _closed,
    HandedOver: _handed_over,
    TakenOver: _taken_over,
    Told: _told,
}
"""How each sort of content is worded; what is not here has only its title."""


def initials(name: str) -> str:
    """Give the initials of a person, `AR` for `A. Ruiz`."""
    return "".join(part[0] for part in name.replace(".", " ").split())
