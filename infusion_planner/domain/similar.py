"""Names that are easily mistaken for one another, and names folded for search."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from infusion_planner.domain.patient import Patient
from infusion_planner.domain.wording import date_words

_NEAR_DAYS = 31
_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
_SOUNDS = {
    letter: code
    for code, letters in {
        "1": "bfpv",
        "2": "cgjkqsxz",
        "3": "dt",
        "4": "l",
        "5": "mn",
        "6": "r",
    }.items()
    for letter in letters
}


def fold(text: str) -> str:
    """Fold case and accents, so that `Nguyễn` and `NGUYEN` are found alike."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def sound(name: str) -> str:
    """Give the Soundex code of a name, four characters; empty when it has no Latin letter."""
    letters = re.sub(r"[^a-z]", "", fold(name))
    if not letters:
        return ""
    codes = [_SOUNDS.get(letter, "") for letter in letters if letter not in "hw"]
    kept = [code for index, code in enumerate(codes) if index == 0 or code != codes[index - 1]]
    tail = kept[1:] if letters[0] not in "hw" else kept
    return (letters[0] + "".join(tail) + "000")[:4]


def search_text(patient: Patient) -> str:
    """Give everything a patient may be searched by, folded, in one line.

    The family name comes first, so that a prefix of it can be told from other hits.
    """
    name = patient.name
    words = (
        name.family,
        name.given,
        name.preferred,
        name.latin_family,
        name.latin_given,
        patient.mrn,
        patient.mrn.replace(" ", ""),
        patient.born_on.isoformat(),
        date_words(patient.born_on),
    )
    return fold(" ".join(word for word in words if word))


def is_similar(one: Patient, other: Patient) -> bool:
    """Tell whether two patients are easily mistaken for one another.

    That is: the same family and given name, or family names that sound alike with birth dates
    that are near or differ in one place only.
    """
    first, second = one.name, other.name
    same_given = fold(first.given).split()[:1] == fold(second.given).split()[:1]
    if fold(first.family) == fold(second.family) and same_given:
        return True
    alike = fold(first.family) == fold(second.family) or (
        sound(first.family) != "" and sound(first.family) == sound(second.family)
    )
    return alike and _is_near(one.born_on, other.born_on)


def _is_near(one: date, other: date) -> bool:
    same = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
    return same >= 2 or abs((one - other).days) <= _NEAR_DAYS


def similar_pairs(patients: Iterable[Patient]) -> dict[str, tuple[Patient, ...]]:
    """Give each patient's similar ones, by row id; patients without any are left out."""
    groups: dict[str, list[Patient]] = {}
    for patient in patients:
        family = patient.name.family
        groups.setdefault(sound(family) or fold(family), []).append(patient)
    found: dict[str, tuple[Patient, ...]] = {}
    for group in groups.values():
        for patient in group:
            others = tuple(other for other in group if _are_two_similar(patient, other))
            if others:
                found[patient.id] = others
    return found


def _are_two_similar(one: Patient, other: Patient) -> bool:
    return one is not other and is_similar(one, other)


def similar_to(patient: Patient, others: Iterable[Patient]) -> tuple[Patient, ...]:
    """Give those of the others that are easily mistaken for this patient."""
    return tuple(other for other in others if other.id != patient.id and is_similar(patient, other))
