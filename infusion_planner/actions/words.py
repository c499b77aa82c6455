"""Words that actions share: a patient by two identifiers, and the reason somebody has to give."""

from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.patient import Patient
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.wording import name_words


def who(patient: Patient) -> str:
    """Name a patient by name and MRN, `LEE, Sam (Mr) MRN 0410077`."""
    return f"{name_words(patient.name)} MRN {patient.mrn}"


def reason_given(words: str, asked: str) -> str:
    """Give a reason in one line.

    Args:
        words: as typed.
        asked: what to do where there is none.

    Raises:
        InvalidInput: there is none.
    """
    if not tidy(words):
        raise InvalidInput(Fault("reason", asked))
    return tidy(words)
