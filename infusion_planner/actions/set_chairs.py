"""Say which chairs the center has, and when one is out of service."""

from dataclasses import dataclass
from typing import ClassVar

from infusion_planner.actions.clash_checks import refuse_underway
from infusion_planner.actions.desk import Moment
from infusion_planner.domain.chairs import Chair, Outage
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.domain.wording import count_words, day_words, span_words
from infusion_planner.store import bookings
from infusion_planner.store import chairs as stored
from infusion_planner.store.records import Records


@dataclass(frozen=True, slots=True)
class SetChairs:
    """Write the center's chairs in the order they are shown.

    Attributes:
        chairs: all of them; one with the id of a stored chair renames it, one that is left out is
            taken away.
    """

    chairs: tuple[Chair, ...]
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the chairs.

        Raises:
            InvalidInput: a name is missing or stands twice.
            Refused: somebody is still to sit in a chair that is taken away.
        """
        wanted = tuple(Chair(tidy(chair.name), chair.id) for chair in self.chairs)
        _check_names(wanted)
        ids, names = {chair.id for chair in wanted}, {chair.name for chair in wanted}
        for chair in stored.in_use(records.db):
            if chair.id not in ids and chair.name not in names:
                _refuse_booked(records, chair, moment)
        stored.save(records, wanted)
        return f"Changed the chairs: {count_words(len(wanted), 'chair')}"


@dataclass(frozen=True, slots=True)
class CloseChair:
    """Take a chair out of service for some days.

    Attributes:
        chair_id: the chair's row id.
        outage: the days and why; its chair's name is not looked at.
    """

    chair_id: str
    outage: Outage
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give why."""
        return self.outage.why

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the days; who sits there then is left without a chair and keeps the day.

        Raises:
            InvalidInput: the last day lies before the first.
            Refused: there is no such chair any more, or somebody sits in it now.
        """
        first, last = self.outage.from_on, self.outage.to_on
        if last < first:
            words = f"The last day, {day_words(last)}, lies before the first. Choose a later one."
            raise InvalidInput(Fault("to_on", words))
        chairs = {chair.id: chair for chair in stored.in_use(records.db)}
        if self.chair_id not in chairs:
            raise Refused("This chair was taken away meanwhile. Look at the chairs again.")
        refuse_underway(records.db, first, last, moment, chairs[self.chair_id].name)
        stored.add_outage(records, self.chair_id, self.outage)
        sitting = bookings.in_chair(records.db, self.chair_id, max(first, moment.today))
        moved = [item for item in sitting if item.on <= last]
        for booking in moved:
            bookings.seat(records, booking.infusion_id, "")
        name, span = chairs[self.chair_id].name, span_words(first, last)
        left = f"; {count_words(len(moved), 'booking')} without a chair now" if moved else ""
        return f"Took chair {name} out of service, {span}{left}"


@dataclass(frozen=True, slots=True)
class OpenChair:
    """Take back that a chair is out of service.

    Attributes:
        outage_id: the outage's row id.
    """

    outage_id: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Take the outage away; it stays readable in the trail.

        Raises:
            Refused: it was taken back already.
        """
        del moment
        found = [item for item in stored.outages(records.db) if item.id == self.outage_id]
        if not found:
            raise Refused("This was taken back already. Look at the chairs again.")
        records.delete("chair_outage", self.outage_id)
        return f"Put chair {found[0].outage.chair} back into service"


def _check_names(chairs: tuple[Chair, ...]) -> None:
    names = [chair.name for chair in chairs]
    if not all(names):
        raise InvalidInput(Fault("chairs", "Each chair needs a name."))
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise InvalidInput(Fault("chairs", f"Two chairs are named {twice}. Rename one of them."))


def _refuse_booked(records: Records, chair: Chair, moment: Moment) -> None:
    booked = bookings.in_chair(records.db, chair.id, moment.today)
    if booked:
        count = count_words(len(booked), "booking")
        raise Refused(
            f"Chair {chair.name} has {count} from {day_words(booked[0].on)} on, so it was not"
            " taken away. Give them another chair first."
        )
