"""What is known of a medicine or a vaccine by its name, held against what was entered of it."""

from collections.abc import Iterator

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.facts import Medicine, MedicineKind, Vaccination
from infusion_planner.domain.ms_drugs import class_words

VACCINES = (
    "influenza, inactivated",
    "influenza, live nasal",
    "hepatitis B",
    "measles, mumps and rubella",
    "pneumococcal",
    "tetanus, diphtheria and pertussis",
    "varicella",
    "yellow fever",
    "zoster, recombinant",
)
"""Vaccines that are offered in a list; any other can be typed."""
_VARICELLA = frozenset({"varicella", "varivax", "mmrv", "proquad"})
_LIVE = _VARICELLA | {
    "influenza, live nasal",
    "flumist",
    "measles, mumps and rubella",
    "mmr",
    "m-m-r ii",
    "priorix",
    "yellow fever",
    "yf-vax",
    "zostavax",
}
"""Live viral vaccines, by the names a chart may have, in small letters."""


def name_faults(value: object) -> Iterator[Fault]:
    """Yield what a name says and the entry does not; nothing for other entries.

    An unknown name says nothing.
    """
    if isinstance(value, Medicine):
        if value.kind is MedicineKind.OTHER and class_words(value.name):
            words = f"{value.name.strip()} is given for MS. Choose that kind, or the one it is"
            yield Fault("kind", f"{words} given as.")
    elif isinstance(value, Vaccination):
        yield from _vaccine_faults(value)


def _vaccine_faults(value: Vaccination) -> Iterator[Fault]:
    name = " ".join(value.name.split())
    if name.casefold() in _LIVE and not value.live:
        yield Fault("live", f"{name} is a live viral vaccine. Tick that.")
    if name.casefold() in _VARICELLA and not value.varicella:
        yield Fault("varicella", f"{name} is against varicella. Tick that.")
