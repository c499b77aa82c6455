"""Say which chairs the center has, and when one is out of service."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.underway import refuse_underway
from infusion_planner.domain.chairs import Chair, Outage, StoredOutage
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.domain.wording import count_words, day_words, span_words
from infusion_planner.store import bookings
from infusion_planner.store import chairs as stored
from infusion_planner.store.records import Records

_NAMED = 3
"""So many days are named where bookings stand in the way."""


class SetChairs(Frozen):
    """Write the center's chairs in the order they are shown, and when one is out of service.

    Attributes:
        chairs: all of them; one with the id of a stored chair renames it, one that is left out is
            taken away.
        outages: all times out of service, the chair by its name as it shall be; None leaves them
            as they are.
    """

    chairs: tuple[Chair, ...]
    outages: tuple[StoredOutage, ...] | None = None
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the chairs.

        Raises:
            InvalidInput: a name is missing or stands twice, or a time out of service cannot be.
            Refused: somebody is still to sit in a chair that is taken away, or a day would have
                more patients than chairs.
        """
        wanted = tuple(Chair(tidy(chair.name), chair.id) for chair in self.chairs)
        faults = [*_name_faults(wanted, stored.retired(records.db))]
        faults += outage_faults(wanted, self.outages or ())
        if faults:
            raise InvalidInput(*faults)
        self._refuse_taken_away(records, wanted, moment)
        stored.save(records, wanted)
        left = 0 if self.outages is None else _save_outages(records, self.outages, moment)
        title = f"Changed the chairs: {count_words(len(wanted), 'chair')}"
        return f"{title}{_left_words(left)}"

    def _refuse_taken_away(
        self, records: Records, wanted: tuple[Chair, ...], moment: Moment
    ) -> None:
        before = stored.in_use(records.db)
        ids, names = {chair.id for chair in wanted}, {chair.name for chair in wanted}
        gone = [chair for chair in before if chair.id not in ids and chair.name not in names]
        for chair in gone:
            _refuse_booked(records, chair, moment)
        if gone and wanted:
            _refuse_overfull(records, tuple(chair.name for chair in wanted), moment)


class CloseChair(Frozen):
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
            raise InvalidInput(Fault("to_on", _backwards(last)))
        chairs = {chair.id: chair for chair in stored.in_use(records.db)}
        if self.chair_id not in chairs:
            raise Refused("This chair was taken away meanwhile. Look at the chairs again.")
        refuse_underway(records.db, first, last, moment.today, chairs[self.chair_id].name)
        stored.add_outage(records, self.chair_id, self.outage)
        left = _let_go(records, self.chair_id, self.outage, moment)
        name, span = chairs[self.chair_id].name, span_words(first, last)
        return f"Took chair {name} out of service, {span}{_left_words(left)}"


def _name_faults(chairs: tuple[Chair, ...], retired: Mapping[str, str]) -> Iterator[Fault]:
    names = [chair.name for chair in chairs]
    for place, chair in enumerate(chairs):
        field = f"chairs.{place}"
        if not chair.name:
            yield Fault(field, "Each chair needs a name.")
        elif chair.name in names[:place]:
            yield Fault(field, f"Two chairs are named {chair.name}. Rename one of them.")
        elif chair.id and retired.get(chair.name, chair.id) != chair.id:
            words = f"A chair {chair.name} was taken away earlier. Add it again, or name this one"
            yield Fault(field, f"{words} otherwise.")


def outage_faults(chairs: tuple[Chair, ...], outages: tuple[StoredOutage, ...]) -> Iterator[Fault]:
    """Say what is wrong with times out of service, by their places from 0."""
    names = [chair.name for chair in chairs]
    for place, item in enumerate(outages):
        outage = item.outage
        if tidy(outage.chair) not in names:
            known = f"Type one of {', '.join(names)}." if names else "No chair is named above."
            yield Fault(f"outages.{place}.chair", known)
        if outage.to_on < outage.from_on:
            yield Fault(f"outages.{place}.to_on", _backwards(outage.to_on))


def _save_outages(records: Records, outages: tuple[StoredOutage, ...], moment: Moment) -> int:
    """Write the times out of service; give how many bookings lost their chair."""
    ids = {chair.name: chair.id for chair in stored.in_use(records.db)}
    before = {item.id: item.outage for item in stored.outages(records.db)}
    kept = {item.id for item in outages}
    for row_id in before:
        if row_id not in kept:
            records.delete("chair_outage", row_id)
    left = 0
    for item in outages:
        outage = replace(item.outage, chair=tidy(item.outage.chair), why=tidy(item.outage.why))
        chair_id = ids[outage.chair]
        if item.id not in before:
            stored.add_outage(records, chair_id, outage)
        elif outage != before[item.id]:
            stored.change_outage(records, item.id, chair_id, outage)
        left += _let_go(records, chair_id, outage, moment)
    return left


def _let_go(records: Records, chair_id: str, outage: Outage, moment: Moment) -> int:
    """Leave whoever was to sit there without a chair; give how many bookings that are."""
    sitting = bookings.in_chair(records.db, chair_id, max(outage.from_on, moment.today))
    hit = [item for item in sitting if item.on <= outage.to_on]
    for booking in hit:
        bookings.seat(records, booking.infusion_id, "")
    return len(hit)


def _left_words(left: int) -> str:
    return f"; {count_words(left, 'booking')} without a chair now" if left else ""


def _backwards(last: date) -> str:
    return f"The last day, {day_words(last)}, lies before the first. Choose a later one."


def _refuse_overfull(records: Records, names: tuple[str, ...], moment: Moment) -> None:
    room = replace(stored.room(records.db, moment.today, date.max, 0), chairs=names)
    days = sorted({*room.booked.chairs, *room.booked.without_chair})
    full = [day for day in days if room.booked.patients(day) > len(room.in_service(day))]
    if full:
        named = "; ".join(
            f"{day_words(day)}, {count_words(room.booked.patients(day), 'patient')}"
            for day in full[:_NAMED]
        )
        more = f"; and {count_words(len(full) - _NAMED, 'more day')}" if full[_NAMED:] else ""
        raise Refused(
            f"More patients are booked than these chairs have room for: {named}{more}. Move their"
            " courses first."
        )


def _refuse_booked(records: Records, chair: Chair, moment: Moment) -> None:
    booked = bookings.in_chair(records.db, chair.id, moment.today)
    if booked:
        count = count_words(len(booked), "booking")
        raise Refused(
            f"Chair {chair.name} has {count} from {day_words(booked[0].on)} on, so it was not"
            " taken away. Give them another chair first."
        )
