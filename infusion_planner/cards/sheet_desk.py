"""What every reader of sheets reads with."""

from collections.abc import Callable
from datetime import datetime

from infusion_planner.cards.access import ChartAccess
from infusion_planner.cards.chart_reader import ChartReader
from infusion_planner.cards.course_facts import CourseFacts
from infusion_planner.cards.readiness_reader import ReadinessReader
from infusion_planner.cards.sheet_copies import NextCopies
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store.store import Store


class SheetDesk(ChartReader):
    """Hold the records, and what the next copy of a sheet says, for one person.

    Args:
        store: the records.
        book: the rules in force.
        clock: the workstation's time.
        actor_name: who prints.
        access: lets the charts be read.
    """

    def __init__(
        self,
        store: Store,
        book: Rulebook,
        clock: Callable[[], datetime],
        actor_name: str,
        access: ChartAccess,
    ) -> None:
        super().__init__(store, book, clock, access)
        self._copies = NextCopies(store, book, clock, actor_name)
        self._facts = CourseFacts(store, book, clock)
        self._readiness = ReadinessReader(store, book, clock, access)
