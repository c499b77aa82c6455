"""What is typed into the registration form, and what it says once it is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from infusion_planner.domain.frozen import Frozen, names_of
from infusion_planner.domain.patient import Allergy, AllergyState, Patient, PersonName
from infusion_planner.domain.registration import tidy, tidy_patient
from infusion_planner.domain.wording import date_words
from infusion_planner.ui.drafts.typed import rows, words

OTHER = "Other"
GENDERS = ("Female", "Male", OTHER)
FIELDS = (
    "family",
    "given",
    "title",
    "preferred",
    "latin_family",
    "latin_given",
    "born_on",
    "gender",
    "mrn",
    "rems_id",
    "allergies",
    "prescriber",
    "phone",
)
"""The names of the fields, in the order of the form."""

_TEXTS = (
    "family",
    "given",
    "title",
    "preferred",
    "latin_family",
    "latin_given",
    "born",
    "gender",
    "gender_words",
    "mrn",
    "rems_id",
    "phone",
)

# of all days the one on which the fewest are born, so that nobody seems to share it
_NO_BIRTH_DATE = date(4, 2, 29)


class RegistrationForm(Frozen):
    """What stands in the form, as it was typed or chosen.

    Attributes:
        family: the family name.
        given: the given names.
        title: for example `Ms`.
        preferred: what the person likes to be called.
        latin_family: the family name as paper can set it.
        latin_given: the given names as paper can set them.
        born: the birth date as typed.
        gender: one of `GENDERS`; empty while none is chosen.
        gender_words: the person's own words, where the gender is `Other`.
        mrn: medical record number.
        rems_id: REMS patient id.
        phone: the number to call.
        allergy_state: what is known.
        allergies: (substance, reaction), in the order typed.
        prescriber_id: the prescriber's row id; None for none.
    """

    family: str = ""
    given: str = ""
    title: str = ""
    preferred: str = ""
    latin_family: str = ""
    latin_given: str = ""
    born: str = ""
    gender: str = ""
    gender_words: str = ""
    mrn: str = ""
    rems_id: str = ""
    phone: str = ""
    allergy_state: AllergyState = AllergyState.NOT_RECORDED
    allergies: tuple[tuple[str, str], ...] = ()
    prescriber_id: str | None = None


def form_again(typed: Mapping[str, object]) -> RegistrationForm:
    """Give the form as it was kept while it was typed."""
    texts = {name: words(typed, name) for name in names_of(RegistrationForm)}
    states = [state for state in AllergyState if state.value == texts["allergy_state"]]
    return RegistrationForm(
        **{name: texts[name] for name in _TEXTS},
        allergy_state=states[0] if states else AllergyState.NOT_RECORDED,
        allergies=tuple((first, second) for first, second in rows(typed, "allergies", 2)),
        prescriber_id=texts["prescriber_id"] or None,
    )


def form_of(patient: Patient) -> RegistrationForm:
    """Give the form as it stands before anything is corrected."""
    name = patient.name
    listed = patient.gender in GENDERS or not patient.gender
    return RegistrationForm(
        family=name.family,
        given=name.given,
        title=name.title,
        preferred=name.preferred,
        latin_family=name.latin_family,
        latin_given=name.latin_given,
        born=date_words(patient.born_on),
        gender=patient.gender if listed else OTHER,
        gender_words="" if listed else patient.gender,
        mrn=patient.mrn,
        rems_id=patient.rems_id,
        phone=patient.phone,
        allergy_state=patient.allergy_state,
        allergies=tuple((item.substance, item.reaction) for item in patient.allergies),
        prescriber_id=patient.prescriber_id,
    )


def patient_of(form: RegistrationForm, patient_id: str, born_on: date | None) -> Patient:
    """Read the form.

    Args:
        form: as typed.
        patient_id: the row id; empty for a new patient.
        born_on: the birth date as it was read; a day that matches nobody when None.
    """
    known = form.allergy_state is AllergyState.KNOWN
    name = PersonName(
        form.family,
        form.given,
        form.title,
        form.preferred,
        form.latin_family,
        form.latin_given,
    )
    own_words = tidy(form.gender_words) if form.gender == OTHER else ""
    patient = Patient(
        id=patient_id,
        name=name,
        born_on=born_on or _NO_BIRTH_DATE,
        gender=own_words or form.gender,
        mrn=form.mrn,
        rems_id=form.rems_id,
        phone=form.phone,
        allergy_state=form.allergy_state,
        allergies=tuple(Allergy(*pair) for pair in form.allergies) if known else (),
        prescriber_id=form.prescriber_id,
    )
    return tidy_patient(patient)
