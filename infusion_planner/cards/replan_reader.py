"""Reads the re-plan of some days."""

from datetime import date

from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.closing_hits import ClosingHits, closing_hits
from infusion_planner.cards.read_replan import read_replan
from infusion_planner.cards.replan import ReplanCard
from infusion_planner.cards.replan_facts import gather
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.replan_hits import Scope
from infusion_planner.domain.roles import CHART_STAFF
from infusion_planner.store import bookings, chairs


class ReplanReader(ChartReader):
    """Reads which courses cannot stay on some days, and proposes days for all of them together."""

    def chairs(self) -> tuple[tuple[str, str], ...]:
        """Give the chairs in use, by name and row id."""
        self._access.require(CHART_STAFF, "The re-plan")
        found = self._store.read(chairs.in_use)
        return tuple((f"Chair {chair.name}", chair.id) for chair in found)

    def hits(self, now: OpenDays, then: OpenDays) -> ClosingHits | None:
        """Count the courses on days that one week has open and the other closed, if any.

        Args:
            now: the open days as they are, or were.
            then: as they would be, or are.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The re-plan")
        today = self._clock().date()
        booked = self._store.read(lambda db: bookings.between(db, today, date.max))
        return closing_hits(booked, now, then)

    def card(self, first: date, last: date) -> ReplanCard:
        """Give the re-plan of some days, from the first to the last.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._access.require(CHART_STAFF, "The re-plan")
        scope, shut = Scope(first, last, self._clock().date()), self._access.shut()
        return read_replan(self._store.read(lambda db: gather(db, scope, self._book, shut)))
