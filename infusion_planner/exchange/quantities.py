"""Converts numbers of JSON into the units of the domain."""

from decimal import ROUND_UP, Decimal

from infusion_planner.domain.units import UG_PER_MG


def micrograms(mg: Decimal) -> int:
    """Give milligrams as whole micrograms; what entered the patient never rounds to nothing."""
    return int((mg * UG_PER_MG).to_integral_value(ROUND_UP))
