"""How actions name a patient in titles: always by two identifiers."""

from infusion_planner.domain.patient import Patient
from infusion_planner.domain.wording import name_words


def who(patient: Patient) -> str:
    """Name a patient by name and MRN, `LEE, Sam (Mr) MRN 0410077`."""
    return f"{name_words(patient.name)} MRN {patient.mrn}"
