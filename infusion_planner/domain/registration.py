"""What a patient's details must be before they can be kept."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import names_of, replace
from infusion_planner.domain.patient import Allergy, AllergyState, Patient, PersonName
from infusion_planner.domain.telephone import WANTED, is_telephone, telephone_words
from infusion_planner.domain.wording import date_words

LONGEST_TEXT = 120
OLDEST_YEARS = 130
_MRN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./-]{0,19}", re.ASCII)


def tidy(text: str) -> str:
    """Compose accents and fold runs of blanks; nothing else is changed."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def tidy_patient(patient: Patient) -> Patient:
    """Give the patient with every text tidied."""
    name = PersonName(*(tidy(getattr(patient.name, part)) for part in names_of(PersonName)))
    return replace(
        patient,
        name=name,
        gender=tidy(patient.gender),
        mrn=tidy(patient.mrn),
        rems_id=tidy(patient.rems_id),
        phone=telephone_words(tidy(patient.phone)),
        allergies=tuple(
            Allergy(tidy(item.substance), tidy(item.reaction)) for item in patient.allergies
        ),
    )


def check_patient(patient: Patient, today: date) -> None:
    """Refuse details that cannot be kept.

    Raises:
        InvalidInput: one fault for each field that is wrong, in the order of the form.
    """
    faults = tuple(_faults(patient, today))
    if faults:
        raise InvalidInput(*faults)


def _faults(patient: Patient, today: date) -> Iterator[Fault]:
    yield from _name_faults(patient)
    yield from _birth_faults(patient, today)
    if not patient.gender:
        yield Fault("gender", "Choose or type the gender as the patient states it.")
    if not _MRN.fullmatch(patient.mrn):
        yield Fault(
            "mrn",
            "Type the MRN: up to 20 letters and digits, with blanks, dots, dashes or slashes"
            " between them.",
        )
    yield from _allergy_faults(patient)
    if patient.phone and not is_telephone(patient.phone):
        yield Fault("phone", WANTED)


def _birth_faults(patient: Patient, today: date) -> Iterator[Fault]:
    if patient.born_on > today:
        words = f"The birth date {date_words(patient.born_on)} lies in the future. Check the year."
        yield Fault("born_on", words)
    elif today.year - patient.born_on.year > OLDEST_YEARS:
        words = f"The birth date {date_words(patient.born_on)} is more than {OLDEST_YEARS} years"
        yield Fault("born_on", f"{words} ago. Check the year.")


def _allergy_faults(patient: Patient) -> Iterator[Fault]:
    known = patient.allergy_state is AllergyState.KNOWN
    if known and not patient.allergies:
        yield Fault("allergies", "Name at least one substance, or choose another allergy state.")
    if any(not item.substance for item in patient.allergies):
        yield Fault("allergies", "Each allergy needs a substance.")


def _name_faults(patient: Patient) -> Iterator[Fault]:
    if not patient.name.family:
        yield Fault("family", "Type the family name.")
    if not patient.name.given:
        yield Fault("given", "Type the given name.")
    texts = {part: getattr(patient.name, part) for part in names_of(PersonName)}
    for field, text in {**texts, "gender": patient.gender, "rems_id": patient.rems_id}.items():
        if len(text) > LONGEST_TEXT:
            yield Fault(field, f"At most {LONGEST_TEXT} characters fit here.")
