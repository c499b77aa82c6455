"""The patients list, one line each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PatientLine:
    """One patient in the list.

    Attributes:
        patient_id: the row's id.
        name: `FAMILY, Given (Title)`.
        born: `09-Mar-1988`.
        mrn: as entered.
        course: the latest course in words, `2 (2 of 3)`; `None yet` before the first.
        last_dose: `12-Dec-2025`; an en dash before the first dose.
        next_earliest: `12-Dec-2026`; an en dash before the first dose.
        state: glyph and color, as in `CourseCard.state`.
        word: the state in words, `Between courses`.
        similar: `similar name` where another patient's name is close; else empty.
        sort_keys: by column, for the columns whose words do not sort by themselves.
    """

    patient_id: str
    name: str
    born: str
    mrn: str
    course: str
    last_dose: str
    next_earliest: str
    state: str
    word: str
    similar: str
    sort_keys: tuple[tuple[str, str], ...] = ()
