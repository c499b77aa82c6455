"""Finding patients by what is typed: MRN first, then family name, then anything, then sound."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.similar import fold, sound
from infusion_planner.domain.typed_dates import day_readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from infusion_planner.cards.patients import PatientLine

_LAST_LETTER = "\U0010ffff"
_SHORTEST_SOUND = 3
_NAME_WORD = re.compile(r"[^\W\d_]+")


class Found(Frozen):
    """What a search came to.

    Attributes:
        lines: best first.
        by_sound: whether nothing matched, and these only sound like it.
    """

    lines: tuple[PatientLine, ...]
    by_sound: bool = False


class Finder:
    """Search the same lines again and again, at every key, tens of thousands of them.

    The whole MRN comes first, then the beginning of the family name, then every word anywhere
    in names, MRN or birth date; among equals the order given is kept. Case and accents do not
    matter. A birth date is found in any form that can be typed; one with two readings finds
    both. Where nothing matches, names that sound alike are given.

    Args:
        lines: in the order of the list.
    """

    def __init__(self, lines: tuple[PatientLine, ...]) -> None:
        self._lines = lines
        self._texts = [line.search for line in lines]
        self._everybody = range(len(lines))
        self._mrns = _rows_by(fold(line.mrn).replace(" ", "") for line in lines)
        self._births = _rows_by(line.sort_born for line in lines)
        # the family name stands first in both
        self._starts = (_Starts(self._texts), _Starts([line.sort_name for line in lines]))
        # what was found for the search so far, and for what it was before it grew
        self._steps: list[tuple[list[str], Sequence[int]]] = [([], self._everybody)]

    def find(self, text: str, today: date) -> Found:
        """Give who matches what is typed."""
        words = fold(text).split()
        if not words:
            return Found(self._lines)
        rows = self._ranked(words, day_readings(text, today, birth=True))
        if rows:
            return Found(self._at(rows))
        alike = self._sounding(words)
        return Found(self._at(alike), by_sound=bool(alike))

    def _at(self, rows: Iterable[int]) -> tuple[PatientLine, ...]:
        return tuple(map(self._lines.__getitem__, rows))

    def _ranked(self, words: list[str], births: tuple[date, ...]) -> list[int]:
        first = self._mrns.get("".join(words), [])
        start = " ".join(words)
        family = {row for starts in self._starts for row in starts.rows(start)}
        born = {row for day in births for row in self._births.get(day.isoformat(), ())}
        anywhere: Iterable[int] = self._with(words)
        if born:
            anywhere = sorted(born.union(anywhere))
        best = [*first, *sorted(family.difference(first))]
        taken = set(best)
        return best + [row for row in anywhere if row not in taken]

    def _with(self, words: list[str]) -> Sequence[int]:
        """Give the rows that hold every word, out of those found before the search grew."""
        while not _grew(self._steps[-1][0], words):
            self._steps.pop()
        before, rows = self._steps[-1]
        if before != words:
            for word in sorted(words, key=len, reverse=True):
                rows = self._holding(word, rows)
            self._steps.append((words, rows))
        return rows

    def _holding(self, word: str, rows: Sequence[int]) -> list[int]:
        texts = self._texts
        if len(rows) == len(texts):
            return [row for row, text in enumerate(texts) if word in text]
        return [row for row in rows if word in texts[row]]

    def _sounding(self, words: list[str]) -> list[int]:
        """Give the rows of which every word is in the line, or sounds like a word of its name."""
        left = set(self._everybody)
        for word in words:
            alike = self._sounds.get(sound(word), ()) if _can_be_heard(word) else ()
            left.intersection_update({*alike, *self._holding(word, list(left))})
        return sorted(left)

    @cached_property
    def _sounds(self) -> dict[str, list[int]]:
        # needed only when nothing matches, and slow for a large list
        sounds: dict[str, str] = {}
        found: dict[str, list[int]] = {}
        for row, line in enumerate(self._lines):
            for word in _NAME_WORD.findall(line.sort_name):
                if word not in sounds:
                    sounds[word] = sound(word)
                found.setdefault(sounds[word], []).append(row)
        found.pop("", None)
        return found


def _can_be_heard(word: str) -> bool:
    # short words sound like too many, and numbers like none
    return len(word) >= _SHORTEST_SOUND and not any(map(str.isdigit, word))


def _grew(before: list[str], now: list[str]) -> bool:
    """Tell whether whoever holds the words of now held those of before."""
    return all(any(old in new for new in now) for old in before)


class _Starts:
    """Find texts by how they begin."""

    def __init__(self, texts: list[str]) -> None:
        self._rows = sorted(range(len(texts)), key=texts.__getitem__)
        self._texts = [texts[row] for row in self._rows]

    def rows(self, start: str) -> list[int]:
        """Give the rows whose text begins so."""
        first = bisect_left(self._texts, start)
        return self._rows[first : bisect_left(self._texts, start + _LAST_LETTER)]


def _rows_by(keys: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row, key in enumerate(keys):
        found.setdefault(key, []).append(row)
    return found
