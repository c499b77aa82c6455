"""One infusion day with everything that was entered of it."""

from datetime import date
from functools import cached_property

from infusion_planner.domain.day_entries import DayEntry, DayLog
from infusion_planner.domain.day_gather import gather_day
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_rules import Product
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.units import UG_PER_MG


class DaySoFar(Frozen, dict=True):
    """Hold the entries of a day.

    Attributes:
        on: the day.
        course: number of the course.
        number: number of the infusion in it.
        entries: in any order, those that were replaced or withdrawn among them.
    """

    on: date
    course: int
    number: int
    entries: tuple[DayEntry, ...] = ()

    @cached_property
    def log(self) -> DayLog:
        """Give the entries that count."""
        return DayLog(self.entries)

    def record(self, book: Rulebook) -> InfusionRecord:
        """Gather the record."""
        full_ug = book.find(Product, "product").vial_mg * UG_PER_MG
        return gather_day(self.on, self.course, self.number, self.log, full_ug=full_ug)

    def plus(self, *entries: DayEntry) -> "DaySoFar":
        """Give the day as it would be with more entries."""
        return replace(self, entries=(*self.entries, *entries))
