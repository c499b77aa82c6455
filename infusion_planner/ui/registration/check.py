"""All that is wrong with a registration form, said at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.registration import check_patient
from infusion_planner.ui.registration.form import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

_LATIN = {"family": "latin_family", "given": "latin_given"}


class Scripts(Frozen):
    """Say which letters of a name paper cannot set.

    Attributes:
        family: letters of the family name, each once.
        given: letters of the given names, each once.
    """

    family: tuple[str, ...] = ()
    given: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[str, ...]:
        """Give the letters of both, each once."""
        return tuple(dict.fromkeys((*self.family, *self.given)))


def faults_of(
    patient: Patient, born_fault: str, today: date, unprintable: Callable[[str], tuple[str, ...]]
) -> tuple[Fault, ...]:
    """Give every fault, in the order of the form.

    Args:
        patient: as read from the form.
        born_fault: what is wrong with the typed birth date; empty when it is a day.
        today: the center's civil date.
        unprintable: gives the letters of a text that paper cannot set.
    """
    faults = list(_paper_faults(patient, unprintable))
    try:
        check_patient(patient, today)
    except InvalidInput as trouble:
        faults.extend(
            fault for fault in trouble.faults if fault.field != "born_on" or not born_fault
        )
    if born_fault:
        faults.append(Fault("born_on", born_fault))
    return tuple(sorted(_one_each(faults), key=_place))


def _place(fault: Fault) -> int:
    return FIELDS.index(fault.field)


def _one_each(faults: list[Fault]) -> list[Fault]:
    """Keep the first fault of each field, which is all that fits beside it."""
    first: dict[str, Fault] = {}
    for fault in faults:
        first.setdefault(fault.field, fault)
    return list(first.values())


def _paper_faults(
    patient: Patient, unprintable: Callable[[str], tuple[str, ...]]
) -> Iterator[Fault]:
    name = patient.name
    for field, latin in _LATIN.items():
        if unprintable(getattr(name, field)) and not getattr(name, latin):
            yield Fault(
                latin, "Type the name in Latin letters as well, so that sheets can name it."
            )
    allergies = " ".join(f"{item.substance} {item.reaction}" for item in patient.allergies)
    texts = {
        "title": name.title,
        "latin_family": name.latin_family,
        "latin_given": name.latin_given,
        "gender": patient.gender,
        "rems_id": patient.rems_id,
        "phone": patient.phone,
        "allergies": allergies,
    }
    for field, text in texts.items():
        letters = unprintable(text)
        if letters:
            yield Fault(field, f"Paper cannot set {' '.join(letters)}. Use Latin letters here.")
