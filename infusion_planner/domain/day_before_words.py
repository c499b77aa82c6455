"""What an entry of an infusion day says of the time before the start, in a line."""

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
from infusion_planner.domain.infusion_bag import BagStorage, Vial, VialCount
from infusion_planner.domain.infusion_medicine import LeftOut, PremedicationKind
from infusion_planner.domain.infusion_record import Access, Order, Route
from infusion_planner.domain.wording import dose_words, partly_known_words, time_words

GATE_WORDS = {
    Gate.IDENTITY: "Two identifiers of the patient",
    Gate.CONSENT: "Consent",
    Gate.PREGNANCY: "Pregnancy test",
    Gate.ANTIVIRAL: "Antiviral taken",
    Gate.LABS: "Laboratory results",
    Gate.SPACING: "Twelve months since the last dose",
}
_ROUTES = {
    Route.INFUSION: "infusion into a vein",
    Route.PUSH: "push into a vein",
    Route.OTHER: "another way",
}
_WHAT_FOR = {
    PremedicationKind.STEROID: "steroid",
    PremedicationKind.ANTIHISTAMINE: "antihistamine",
    PremedicationKind.ANTIPYRETIC: "antipyretic",
    PremedicationKind.H2_BLOCKER: "H2 blocker",
    PremedicationKind.OTHER: "",
}
_CLEAR = {True: "clear", False: "not clear", None: ""}
_COLD = {True: "vials kept cold", False: "vials not kept cold", None: ""}
_STORED = {
    BagStorage.ROOM: "kept at room temperature",
    BagStorage.REFRIGERATOR: "kept in the refrigerator",
    BagStorage.OTHER: "kept elsewhere",
}


def joined(*parts: str) -> str:
    """Join what there is with commas."""
    return ", ".join(part for part in parts if part)


def rate_words(rate: Decimal) -> str:
    """Word the rate of the pump."""
    return f"{rate} mL per hour"


def _arrived(value: Arrived) -> str:
    return value.chair or "no chair yet"


def _verified(value: Verified) -> str:
    return f"no. {value.number}"


def _order(value: Order) -> str:
    return joined(dose_words(value.dose_ug), _ROUTES[value.route] if value.route else "")


def _measures(value: Measures) -> str:
    return joined(
        f"{value.weight_kg} kg" if value.weight_kg is not None else "",
        f"{value.height_cm} cm" if value.height_cm is not None else "",
        "risk of heart or lungs" if value.heart_or_lung_risk else "",
    )


def _asked(value: Asked) -> str:
    if not value.found:
        return "no infection"
    return joined(value.found, f"cleared by {value.cleared_by}" if value.cleared_by else "")


def _ticked(value: Ticked) -> str:
    said = f": {value.words}" if value.words else ""
    return f"{GATE_WORDS[value.gate]}{said}"


def _access(value: Access) -> str:
    shared = "another drug runs in it" if value.shared else ""
    return joined(value.kind.value, value.site, shared)


def _medicine(value: Medicine) -> str:
    ended = f"until {time_words(value.ended_at)}" if value.ended_at else ""
    dose = "" if value.dose_ug is None else dose_words(value.dose_ug)
    what_for = _WHAT_FOR[value.kind]
    name = f"{value.name} ({what_for})" if what_for else value.name
    confirmed = f"confirmed by {value.confirmed_by}" if value.confirmed_by else ""
    return joined(name, dose, value.route, ended, confirmed)


def _left_out(value: LeftOut) -> str:
    return f"{_WHAT_FOR[value.kind] or 'other'}, {value.reason}"


def _vial(value: Vial) -> str:
    until = f"expires {partly_known_words(value.expires)}" if value.expires else ""
    return joined(f"lot {value.lot}", until, value.ndc)


def _vials(value: VialCount) -> str:
    return (
        f"{value.received} received, {value.used} used, {value.returned} returned,"
        f" {value.wasted} wasted"
    )


def _bag(value: BagMade) -> str:
    return joined(
        f"{value.bag_ml} mL of {value.diluent}",
        f"prepared by {value.prepared_by}" if value.prepared_by else "",
        f"checked by {value.checked_by}" if value.checked_by else "",
        _CLEAR[value.clear],
        _COLD[value.kept_cold],
        _STORED[value.storage] if value.storage else "",
    )


def _pump_check(value: PumpCheck) -> str:
    return f"{dose_words(value.dose_ug)}, {rate_words(value.ml_per_hour)}, {value.bag_ml} mL"


BEFORE_WORDS: dict[type, Callable[..., str]] = {
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
}
"""How each sort of content is worded."""
