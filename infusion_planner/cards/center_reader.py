"""Reads chairs, hours and staff of the center, as a manager keeps them."""

from collections.abc import Callable
from datetime import date, datetime

from infusion_planner.cards.read_room import overfull_days, read_room
from infusion_planner.domain.chairs import Chair, StoredOutage
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.opening import Opening, infusion_day_minutes
from infusion_planner.domain.rules import Rulebook
from infusion_planner.store import chairs
from infusion_planner.store.store import Store


class Seating(Frozen):
    """The center's chairs, and when one is out of service.

    Attributes:
        chairs: in the order they are shown.
        outages: by day, those that are over left out.
        over: the outages that are over; they are kept as they are.
    """

    chairs: tuple[Chair, ...] = ()
    outages: tuple[StoredOutage, ...] = ()
    over: tuple[StoredOutage, ...] = ()


class CenterReader:
    """Reads what is no patient's; anybody who signed in may see it."""

    def __init__(self, store: Store, book: Rulebook, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._book = book
        self._clock = clock

    def seating(self) -> Seating:
        """Give the chairs, and when one is out of service."""
        found, today = self._store.read(chairs.outages), self._clock().date()
        return Seating(
            self._store.read(chairs.in_use),
            tuple(item for item in found if not _is_over(item, today)),
            tuple(item for item in found if _is_over(item, today)),
        )

    def opening(self) -> Opening:
        """Give hours and staff."""
        return self._store.read(chairs.opening)

    def overfull(self) -> tuple[date, ...]:
        """Give the days from today on with more patients than chairs and staff have room for."""
        today = self._clock().date()
        room = self._store.read(lambda db: read_room(db, today, self._book))
        return tuple(sorted(overfull_days(room)))

    def day_minutes(self) -> int:
        """Give how long a patient stays on an infusion day with a steroid."""
        return infusion_day_minutes(self._book)


def _is_over(item: StoredOutage, today: date) -> bool:
    return item.outage.to_on < today
