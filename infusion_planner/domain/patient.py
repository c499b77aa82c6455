"""The patient: who somebody is, told by two identifiers."""

from datetime import date
from enum import Enum

from infusion_planner.domain.frozen import Frozen


class AllergyState(Enum):
    """What is known about allergies; never blank."""

    KNOWN = "known"
    NONE = "none"
    NOT_RECORDED = "not_recorded"
    UNAVAILABLE = "unavailable"


class Allergy(Frozen):
    """Name one substance and what it did.

    Attributes:
        substance: as the patient or the chart names it.
        reaction: what happened; empty when not known.
    """

    substance: str
    reaction: str = ""


class PersonName(Frozen):
    """Keep a name as the person writes it, and a form that paper can set.

    Attributes:
        family: as written; shown in upper case.
        given: all given names.
        title: for example `Ms`; may be empty.
        preferred: what the person likes to be called; may be empty.
        latin_family: the family name in Latin letters; empty when `family` can be printed.
        latin_given: the given names in Latin letters; empty when `given` can be printed.
    """

    family: str
    given: str
    title: str = ""
    preferred: str = ""
    latin_family: str = ""
    latin_given: str = ""


class Patient(Frozen):
    """Describe one patient of the center.

    Attributes:
        id: the row's id; empty before the patient is stored.
        name: see `PersonName`.
        born_on: birth date.
        gender: as the person states it, for example `Female`.
        mrn: medical record number as entered; unique in the center.
        rems_id: the REMS program's patient id; empty when not known.
        allergy_state: what is known about allergies.
        allergies: the substances, worst first; only when the state is KNOWN.
        prescriber_id: the prescriber's row id; None when not chosen.
        phone: the number to call; empty when not known.
    """

    id: str
    name: PersonName
    born_on: date
    gender: str
    mrn: str
    rems_id: str = ""
    allergy_state: AllergyState = AllergyState.NOT_RECORDED
    allergies: tuple[Allergy, ...] = ()
    prescriber_id: str | None = None
    phone: str = ""
