"""A day of which only the month or the year may be known."""

from datetime import date, timedelta

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.months import MONTHS_IN_YEAR, roll


class PartlyKnown(Frozen):
    """A day as far as it is known.

    Attributes:
        year: the year.
        month: 1 to 12; None when only the year is known.
        day: day of the month; None when only the month is known.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def is_exact(self) -> bool:
        """Tell whether the day itself is known."""
        return self.day is not None

    @property
    def assumed_on(self) -> date:
        """Give the latest day that fits, so that nothing counted from it comes too early.

        Source: rulebook SPACE-3; scenario E31.
        """
        if self.month is not None and self.day is not None:
            return date(self.year, self.month, self.day)
        first = date(self.year, self.month or MONTHS_IN_YEAR, 1)
        return roll(first, 1) - timedelta(days=1)

    @property
    def earliest_on(self) -> date:
        """Give the earliest day that fits."""
        return date(self.year, self.month or 1, self.day or 1)


def partly_known(text: str) -> PartlyKnown:
    """Give a day from its parts as they are kept, `2024`, `2024-06` or `2024-06-07`."""
    return PartlyKnown(*map(int, text.split("-")))
