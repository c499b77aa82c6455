"""What the sheets of a course are worded from, and the letters of what is missing on them."""

from collections.abc import Mapping
from datetime import date

from infusion_planner.cards.course_close import CloseFacts
from infusion_planner.cards.day_follows import Follows
from infusion_planner.cards.day_sheet_checks import SheetFacts
from infusion_planner.cards.worksheet import Known
from infusion_planner.domain.day_values import DayClosed
from infusion_planner.domain.frozen import Frozen, field


class CourseSheetFacts(Frozen):
    """What the sheets of a course place.

    Attributes:
        known: the course and how it was closed.
        sheet: center, prescriber, overrides and missed days, as the day sheet has them.
        closed: how each day was closed, by the infusion's row id.
        follows: what follows from the course as it stands.
        first_planned: the days that stood when the course began, of infusions moved since.
    """

    known: CloseFacts
    sheet: SheetFacts
    closed: Mapping[str, DayClosed]
    follows: tuple[Follows, ...]
    first_planned: Mapping[int, date] = field(default_factory=dict)


class Marks:
    """Give a letter to each thing that is missing, in reading order."""

    def __init__(self) -> None:
        self.gaps: list[tuple[str, str]] = []

    def ask(self, label: str) -> str:
        """Note that something is missing, and give its letter."""
        letter = chr(ord("a") + len(self.gaps))
        self.gaps.append((letter, label))
        return letter

    def known(self, label: str, value: str) -> Known:
        """Give a value, or note that it is missing."""
        return Known(label, value, "" if value else self.ask(label))
