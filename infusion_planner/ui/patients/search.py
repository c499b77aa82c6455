"""Finding patients by what is typed: MRN first, then family name, then anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.similar import fold
from infusion_planner.domain.typed_dates import day_readings

if TYPE_CHECKING:
    from datetime import date

    from infusion_planner.cards.patients import PatientLine

_MRN, _FAMILY, _ANYWHERE, _NOWHERE = range(4)


def find(lines: tuple[PatientLine, ...], text: str, today: date) -> tuple[PatientLine, ...]:
    """Give the lines that match, best first; among equals the order given is kept.

    The whole MRN comes first, then the beginning of the family name, then every word anywhere
    in names, MRN or birth date. Case and accents do not matter. A birth date is found in any
    form that can be typed; one with two readings finds both.
    """
    words = fold(text).split()
    if not words:
        return lines
    born = {day.isoformat() for day in day_readings(text, today, birth=True)}
    ranked = [(_rank(line, words, born), line) for line in lines]
    found = [pair for pair in ranked if pair[0] != _NOWHERE]
    return tuple(line for _, line in sorted(found, key=_first))


def _first(pair: tuple[int, PatientLine]) -> int:
    return pair[0]


def _rank(line: PatientLine, words: list[str], born: set[str]) -> int:
    if "".join(words) == fold(line.mrn).replace(" ", ""):
        return _MRN
    # the family name stands first in both
    if line.search.startswith(" ".join(words)) or line.sort_name.startswith(" ".join(words)):
        return _FAMILY
    if line.sort_born in born or all(word in line.search for word in words):
        return _ANYWHERE
    return _NOWHERE
