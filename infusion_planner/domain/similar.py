"""Names that are easily mistaken for one another, and names folded for search."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, islice

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
    if text.isascii():
        return text.lower()
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
    """Give each patient's similar ones, by row id; patients without any are left out.

    Answers as `is_similar` would for every pair, without asking about every pair: two thousand
    patients must be listed while somebody waits.
    """
    everybody = tuple(patients)
    found: dict[str, dict[str, Patient]] = {}
    for one, other in _pairs(everybody):
        found.setdefault(one.id, {})[other.id] = other
        found.setdefault(other.id, {})[one.id] = one
    return {patient_id: tuple(others.values()) for patient_id, others in found.items()}


def _pairs(patients: Sequence[Patient]) -> Iterator[tuple[Patient, Patient]]:
    for group in _groups(patients, _name_key):
        yield from combinations(group, 2)
    sounds = {family: sound(family) for family in {each.name.family for each in patients}}
    # who has the same family name sounds alike, unless it has no sound
    mute = [each for each in patients if not sounds[each.name.family]]
    by_sound = _groups(patients, lambda patient: sounds[patient.name.family])
    for alike in (*by_sound, *_groups(mute, _family_key)):
        for key in (_year_month, _year_day, _month_day):
            for group in _groups(alike, key):
                yield from combinations(group, 2)
        yield from _close_births(alike)


def _close_births(patients: Sequence[Patient]) -> Iterator[tuple[Patient, Patient]]:
    ordered = sorted(patients, key=_born_on)
    for index, one in enumerate(ordered):
        for other in islice(ordered, index + 1, None):
            if (other.born_on - one.born_on).days > _NEAR_DAYS:
                break
            yield one, other


def _groups(
    patients: Iterable[Patient], key: Callable[[Patient], Hashable]
) -> Iterator[list[Patient]]:
    """Give the patients who share a key, where at least two do; an empty key is none."""
    found: dict[Hashable, list[Patient]] = {}
    for patient in patients:
        found.setdefault(key(patient), []).append(patient)
    return (group for shared, group in found.items() if shared and len(group) > 1)


def _name_key(patient: Patient) -> tuple[str, ...]:
    return (fold(patient.name.family), *fold(patient.name.given).split()[:1])


def _family_key(patient: Patient) -> str:
    return fold(patient.name.family)


def _year_month(patient: Patient) -> tuple[int, int]:
    return patient.born_on.year, patient.born_on.month


def _year_day(patient: Patient) -> tuple[int, int]:
    return patient.born_on.year, patient.born_on.day


def _month_day(patient: Patient) -> tuple[int, int]:
    return patient.born_on.month, patient.born_on.day


def _born_on(patient: Patient) -> date:
    return patient.born_on


def similar_to(patient: Patient, others: Iterable[Patient]) -> tuple[Patient, ...]:
    """Give those of the others that are easily mistaken for this patient."""
    return tuple(other for other in others if other.id != patient.id and is_similar(patient, other))
