"""What reads each part of the records.

The list of patients comes fast: what reads other cards is loaded when one of them is asked for.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from infusion_planner.cards.access import ChartAccess

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from infusion_planner.cards.by_mrn import ByMrn
    from infusion_planner.cards.calendar_reader import CalendarReader
    from infusion_planner.cards.center_reader import CenterReader
    from infusion_planner.cards.change_reader import ChangeReader
    from infusion_planner.cards.close_reader import CloseReader
    from infusion_planner.cards.days_reader import DaysReader
    from infusion_planner.cards.facts_reader import FactsReader
    from infusion_planner.cards.list_reader import ListReader
    from infusion_planner.cards.mistake_reader import MistakeReader
    from infusion_planner.cards.monitoring_reader import MonitoringReader
    from infusion_planner.cards.pack_reader import PackReader
    from infusion_planner.cards.patient_reader import PatientReader
    from infusion_planner.cards.payer_sheets import PayerSheets
    from infusion_planner.cards.readiness_reader import ReadinessReader
    from infusion_planner.cards.replan_reader import ReplanReader
    from infusion_planner.cards.restricted_reader import RestrictedReader
    from infusion_planner.cards.review_reader import ReviewReader
    from infusion_planner.cards.rules_reader import RulesReader
    from infusion_planner.cards.sheet_reader import SheetReader
    from infusion_planner.cards.starts_reader import StartsReader
    from infusion_planner.cards.trail_reader import TrailReader
    from infusion_planner.cards.wait_reader import WaitReader
    from infusion_planner.cards.watch_reader import WatchReader
    from infusion_planner.domain.rules import Rulebook
    from infusion_planner.store.journal import Actor
    from infusion_planner.store.store import Store

    Clock = Callable[[], datetime]


class Doors:
    """The doors that one person reads through, from sign-in to sign-out."""

    def __init__(self, store: Store, book: Rulebook, clock: Clock, actor: Actor) -> None:
        self._store = store
        self._book = book
        self._clock = clock
        self._actor = actor
        self._access = ChartAccess(store, actor, clock)

    @cached_property
    def of_monitoring(self) -> MonitoringReader:
        """Give what reads the forms of the monitoring."""
        from infusion_planner.cards.monitoring_reader import MonitoringReader  # noqa: PLC0415

        return MonitoringReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_days(self) -> DaysReader:
        """Give what reads infusion days: the board of today and the run sheet."""
        from infusion_planner.cards.days_reader import DaysReader  # noqa: PLC0415

        return DaysReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_packs(self) -> PackReader:
        """Give what reads the paper of an infusion day: the pack before, the record after."""
        from infusion_planner.cards.pack_reader import PackReader, PackSources  # noqa: PLC0415

        sources = PackSources(self._sheets, self.of_days, self.of_lists, self.of_closing)
        return PackReader(self._store, self._book, self._clock, self._access, sources)

    @cached_property
    def of_facts(self) -> FactsReader:
        """Give what reads the facts on a chart, and the forms they are entered in."""
        from infusion_planner.cards.facts_reader import FactsReader  # noqa: PLC0415

        return FactsReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_mistakes(self) -> MistakeReader:
        """Give what reads two charts at once, to move an entry or to merge them."""
        from infusion_planner.cards.mistake_reader import MistakeReader  # noqa: PLC0415

        return MistakeReader(self._store, self._clock, self.of_monitoring, self._access)

    @cached_property
    def of_restricted(self) -> RestrictedReader:
        """Give what reads restricted charts and their emergencies."""
        from infusion_planner.cards.restricted_reader import RestrictedReader  # noqa: PLC0415

        return RestrictedReader(self._store, self._clock, self._access)

    @cached_property
    def of_calendar(self) -> CalendarReader:
        """Give what reads the calendar of the center."""
        from infusion_planner.cards.calendar_reader import CalendarReader  # noqa: PLC0415

        return CalendarReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_replan(self) -> ReplanReader:
        """Give what proposes days for courses on closed days."""
        from infusion_planner.cards.replan_reader import ReplanReader  # noqa: PLC0415

        return ReplanReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_lists(self) -> ListReader:
        """Give what reads the sheets about several patients."""
        from infusion_planner.cards.list_reader import ListReader  # noqa: PLC0415

        return ListReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_changes(self) -> ChangeReader:
        """Give what reads a course that is to be changed."""
        from infusion_planner.cards.change_reader import ChangeReader  # noqa: PLC0415

        return ChangeReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_center(self) -> CenterReader:
        """Give what reads chairs, hours and staff of the center."""
        from infusion_planner.cards.center_reader import CenterReader  # noqa: PLC0415

        return CenterReader(self._store, self._book, self._clock)

    @cached_property
    def of_readiness(self) -> ReadinessReader:
        """Give what reads the readiness of a course."""
        from infusion_planner.cards.readiness_reader import ReadinessReader  # noqa: PLC0415

        return ReadinessReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_trail(self) -> TrailReader:
        """Give what reads the trail."""
        from infusion_planner.cards.trail_reader import TrailReader  # noqa: PLC0415

        return TrailReader(self._store, self._actor, self._clock, self._access)

    @cached_property
    def of_review(self) -> ReviewReader:
        """Give what reads the weekly review of the trail."""
        from infusion_planner.cards.review_reader import ReviewReader  # noqa: PLC0415

        return ReviewReader(self._store, self._actor, self._clock, self._access)

    @cached_property
    def of_rules(self) -> RulesReader:
        """Give what reads what the records keep about rules."""
        from infusion_planner.cards.rules_reader import RulesReader  # noqa: PLC0415

        return RulesReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_watch(self) -> WatchReader:
        """Give what reads the watch list of all patients."""
        from infusion_planner.cards.watch_reader import WatchReader  # noqa: PLC0415

        return WatchReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_closing(self) -> CloseReader:
        """Give what reads how courses are closed."""
        from infusion_planner.cards.close_reader import CloseReader  # noqa: PLC0415

        return CloseReader(self._store, self._book, self._clock, self._actor.name, self._access)

    @cached_property
    def of_starts(self) -> StartsReader:
        """Give what reads at which hour the patients of a day come."""
        from infusion_planner.cards.starts_reader import StartsReader  # noqa: PLC0415

        return StartsReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_waiting(self) -> WaitReader:
        """Give what reads who waits for the days of a course."""
        from infusion_planner.cards.wait_reader import WaitReader  # noqa: PLC0415

        return WaitReader(self._store, self._book, self._clock, self._access)

    @cached_property
    def of_payer(self) -> PayerSheets:
        """Give what reads the sheets for the payer and the biller."""
        from infusion_planner.cards.payer_sheets import PayerSheets  # noqa: PLC0415

        return PayerSheets(self._store, self._book, self._clock, self._actor.name, self._access)

    @cached_property
    def by_mrn(self) -> ByMrn:
        """Give what finds patients and courses by the MRN."""
        from infusion_planner.cards.by_mrn import ByMrn  # noqa: PLC0415

        return ByMrn(self._store, self._access)

    @cached_property
    def _of_patient(self) -> PatientReader:
        from infusion_planner.cards.patient_reader import PatientReader  # noqa: PLC0415

        return PatientReader(self._store, self._book, self._clock, self.of_monitoring, self._access)

    @cached_property
    def _sheets(self) -> SheetReader:
        from infusion_planner.cards.sheet_reader import SheetReader  # noqa: PLC0415

        return SheetReader(self._store, self._book, self._clock, self._actor.name, self._access)
