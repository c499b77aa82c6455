"""The center's chairs, and which of them are free on which day."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.frozen import Frozen, field


class Chair(Frozen):
    """One chair of the center.

    Attributes:
        name: as it stands on it.
        id: the row's id; empty before it is stored.
    """

    name: str
    id: str = ""


class Outage(Frozen):
    """A time during which a chair cannot be used.

    Attributes:
        chair: the chair's name.
        from_on: the first day.
        to_on: the last day; not before the first.
        why: may be empty.
    """

    chair: str
    from_on: date
    to_on: date
    why: str = ""

    def covers(self, day: date) -> bool:
        """Tell whether the chair is out of service on a day."""
        return self.from_on <= day <= self.to_on


class StoredOutage(Frozen):
    """An outage with its row.

    Attributes:
        id: the row's id; empty before it is stored.
        outage: the chair by name, and the days.
    """

    id: str
    outage: Outage


class SeatedDays(Frozen):
    """What is booked already.

    Attributes:
        chairs: names of the chairs taken, by day.
        without_chair: how many patients come who have no chair yet, by day.
    """

    chairs: Mapping[date, frozenset[str]] = field(default_factory=dict)
    without_chair: Mapping[date, int] = field(default_factory=dict)

    def patients(self, day: date) -> int:
        """Count the patients who come on a day."""
        return len(self.chairs.get(day, ())) + self.without_chair.get(day, 0)


class NoRoom(Enum):
    """Why no further patient can come on a day."""

    WEEKDAY = "the center does not open on this weekday"
    CLOSED = "the center is closed"
    NO_SERVICE = "no chair is in service"
    TAKEN = "every chair is taken"
    HOURS = "the hours are shorter than an infusion day"
    NURSES = "the nurses have no room for another infusion"


NOTHING_BOOKED = SeatedDays()
NO_LIMIT = 10_000
"""More patients than ever come on one day."""


class ChairDays(Frozen):
    """The chairs by days: one patient fills one chair for a whole day.

    Attributes:
        open_days: when the center gives infusions.
        chairs: the names of all chairs, in the order they are shown.
        outages: in any order.
        booked: what is booked already.
        most_patients: how many the staff can look after, by weekday, 0 is Monday; a weekday that
            is not there has no limit but its chairs.
        most_on: the same for single days; it goes before the weekday.
        too_short: weekdays whose hours an infusion day does not fit into.
        keeps_chairs: whether chairs are kept at all; where not, none is missing, and hours and
            nurses hold alone.
    """

    open_days: OpenDays
    chairs: tuple[str, ...]
    outages: tuple[Outage, ...] = ()
    booked: SeatedDays = NOTHING_BOOKED
    most_patients: Mapping[int, int] = field(default_factory=dict)
    most_on: Mapping[date, int] = field(default_factory=dict)
    too_short: frozenset[int] = frozenset()
    keeps_chairs: bool = True

    @property
    def has_limits(self) -> bool:
        """Tell whether anything is kept or said that limits a day."""
        return self.keeps_chairs or bool(self.most_patients)

    def in_service(self, day: date) -> tuple[str, ...]:
        """Give the chairs that can be used on a day, in the order they are shown."""
        broken = {outage.chair for outage in self.outages if outage.covers(day)}
        return tuple(chair for chair in self.chairs if chair not in broken)

    def free_chairs(self, day: date) -> tuple[str, ...]:
        """Give the chairs in service that nobody has taken, whether the center is open or not."""
        taken = self.booked.chairs.get(day, ())
        return tuple(chair for chair in self.in_service(day) if chair not in taken)

    def places_left(self, day: date) -> int:
        """Count how many further patients a day has room for; below 0 where too many come.

        A center that keeps no chairs has as many as its nurses can look after, and no limit
        where nothing is said of them.
        """
        if not self.open_days.is_open(day):
            return 0
        most = self.most_on.get(day, self.most_patients.get(day.weekday()))
        by_staff = NO_LIMIT if most is None else most - self.booked.patients(day)
        left = by_staff
        if self.keeps_chairs:
            without = self.booked.without_chair.get(day, 0)
            left = min(by_staff, len(self.free_chairs(day)) - without)
        return min(left, 0) if day.weekday() in self.too_short else left

    def no_room(self, day: date) -> NoRoom | None:
        """Say why no further patient can come on a day; None when one can.

        Whoever is booked without a chair will need one, so a chair is kept for each of them.
        """
        if day.weekday() not in self.open_days.weekdays:
            return NoRoom.WEEKDAY
        if day in self.open_days.closures:
            return NoRoom.CLOSED
        return self.no_room_when_open(day)

    def no_room_when_open(self, day: date) -> NoRoom | None:
        """Say the same of a day as if the center were open on it."""
        if self.too_short and day.weekday() in self.too_short:
            return NoRoom.HOURS
        missing = self._no_chair(day) if self.keeps_chairs else None
        if missing is not None:
            return missing
        most = self.most(day)
        if most is not None and self.booked.patients(day) >= most:
            return NoRoom.NURSES
        return None

    def _no_chair(self, day: date) -> NoRoom | None:
        if not self.in_service(day):
            return NoRoom.NO_SERVICE
        if len(self.free_chairs(day)) <= self.booked.without_chair.get(day, 0):
            return NoRoom.TAKEN
        return None

    def most(self, day: date) -> int | None:
        """Give how many patients the staff can look after on a day; None for no limit."""
        return self.most_on.get(day, self.most_patients.get(day.weekday()))

    def missing(self, days: Iterable[date]) -> tuple[tuple[date, NoRoom], ...]:
        """Give the days on which chairs or nurses are missing, each with what is missing."""
        found = ((day, self.no_room_when_open(day)) for day in days)
        return tuple((day, because) for day, because in found if because is not None)

    def is_overfull(self, day: date) -> bool:
        """Tell whether more patients come on a day than there is room for."""
        patients, most = self.booked.patients(day), self.most(day)
        no_chair = self.keeps_chairs and patients > len(self.in_service(day))
        return no_chair or (most is not None and patients > most)
