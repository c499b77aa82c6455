"""What a person typed, turned into days, doses and counts as early as possible."""

import re
from datetime import date

from infusion_planner.domain.course import Dose
from infusion_planner.domain.typed_dates import AmbiguousDay, parse_day, parse_month
from infusion_planner.domain.wording import date_words
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.field import Field

_DOSE = re.compile(r"([0-9]{1,5})(?:\.([0-9]{1,3}))?")
_COUNT = re.compile(r"[0-9]{1,6}")
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+")

DOUBT = "Which day is meant?"
NO_COUNT = "Type a whole number, 0 or more."


class Typed:
    """Read the fields of one form, and collect what cannot be read.

    Args:
        today: what relative days and short years count from.
    """

    def __init__(self, today: date) -> None:
        self._today = today
        self._faults: list[tuple[Entry, str]] = []
        self._doubts: list[tuple[Entry, str, tuple[str, ...]]] = []

    @property
    def faults(self) -> tuple[tuple[Entry, str], ...]:
        """What could not be read: (field, words), in the order read."""
        return tuple(self._faults)

    @property
    def doubts(self) -> tuple[tuple[Entry, str, tuple[str, ...]], ...]:
        """The fields among them that can mean two things: the question, and the readings."""
        return tuple(self._doubts)

    def day(self, field: Field) -> date | None:
        """Read a day; None when it cannot be read."""
        try:
            return parse_day(field.text(), self._today)
        except AmbiguousDay as doubt:
            self._doubts.append((field, DOUBT, tuple(map(date_words, doubt.readings))))
            self._faults.append((field, str(doubt)))
        except ValueError as trouble:
            self._faults.append((field, str(trouble)))
        return None

    def day_of_dose(self, field: Field, dose_ug: int) -> Dose | None:
        """Read the day of a dose, or the month or year where no more is known of it."""
        known = parse_month(field.text())
        if known is not None:
            return Dose(known.assumed_on, dose_ug, known)
        on = self.day(field)
        return None if on is None else Dose(on, dose_ug)

    def ask(self, field: Entry, words: str) -> None:
        """Ask for a field that has no value yet.

        Args:
            field: the one that is missing.
            words: what to do.
        """
        self._faults.append((field, words))

    def doubt(self, field: Entry, words: str, question: str, readings: tuple[str, ...]) -> None:
        """Ask about a value that may mean another one.

        Args:
            field: the one in doubt.
            words: what is wrong with it, at the top of the form.
            question: beside the field.
            readings: what may be meant, each a button.
        """
        self._doubts.append((field, question, readings))
        self._faults.append((field, words))

    def dose_ug(self, field: Field) -> int | None:
        """Read milligrams with at most three decimals, as micrograms; None when unreadable."""
        found = _DOSE.fullmatch(field.text().strip())
        if found is None:
            words = "Type the dose in mg as a number with a point, for example 12 or 4.5."
            self._faults.append((field, words))
            return None
        return int(found[1]) * 1000 + int((found[2] or "").ljust(3, "0"))

    def count(self, field: Field, hint: str = NO_COUNT) -> int | None:
        """Read a whole number, with or without a comma from 1,000; None when unreadable.

        Args:
            field: where it is typed.
            hint: what to type instead.
        """
        words = field.text().strip()
        if _GROUPED.fullmatch(words):
            words = words.replace(",", "")
        if _COUNT.fullmatch(words) is None:
            self._faults.append((field, hint))
            return None
        return int(words)
