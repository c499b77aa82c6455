"""What the readers of charts read with."""

from collections.abc import Callable
from datetime import datetime

from infusion_planner.cards.access import ChartAccess
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store.store import Store


class ChartReader:
    """Hold the records and what is asked of every chart, for one person.

    Args:
        store: the records.
        book: the rules in force.
        clock: the workstation's time.
        access: lets the charts be read, and knows who reads.
    """

    def __init__(
        self, store: Store, book: Rulebook, clock: Callable[[], datetime], access: ChartAccess
    ) -> None:
        self._store = store
        self._book = book
        self._clock = clock
        self._access = access
