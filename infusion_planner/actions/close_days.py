"""Close the center for one day or several in a row."""

from datetime import date, timedelta
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.underway import refuse_underway
from infusion_planner.domain.clinic import Closure, days_from
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import MANAGERS, Roles
from infusion_planner.domain.wording import count_words, day_words, span_words
from infusion_planner.store import bookings, center
from infusion_planner.store.records import Records

_MOST_DAYS = 366
"""A longer closure is a slip of the pen."""


class CloseDays(Frozen):
    """Close every day from the first to the last.

    Courses on these days stay as they are planned until each is moved: nothing moves by itself.

    Attributes:
        from_on: the first day.
        to_on: the last one.
        why: stands on the calendar.
    """

    from_on: date
    to_on: date
    why: str
    roles: ClassVar[Roles] = MANAGERS
    sealed: ClassVar[bool] = False

    @property
    def reason(self) -> str:
        """Give why."""
        return self.why

    def apply(self, records: Records, moment: Moment) -> str:
        """Write the closed days; those that are closed already keep their words.

        Raises:
            InvalidInput: the days cannot be, or no reason is given.
            Refused: all of them are closed already, or infusions of today have begun.
        """
        self._check(moment)
        refuse_underway(records.db, self.from_on, self.to_on, moment.today)
        closed = {item.on for item in center.get(records.db).closures}
        days = days_from(self.from_on, (self.to_on - self.from_on).days + 1)
        new = [day for day in days if day not in closed]
        if not new:
            raise Refused("The center is closed on these days already.")
        center.add_closures(records, [Closure(day, tidy(self.why)) for day in new])
        hit = [
            item
            for item in bookings.between(records.db, self.from_on, self.to_on)
            if not item.given
        ]
        courses = count_words(len({item.course_id for item in hit}), "course")
        left = f"; {courses} to be moved" if hit else ""
        return f"Closed {span_words(self.from_on, self.to_on)}: {tidy(self.why)}{left}"

    def _check(self, moment: Moment) -> None:
        faults = []
        if self.to_on < self.from_on:
            words = f"The last day, {day_words(self.to_on)}, lies before the first. Choose a later"
            faults.append(Fault("to_on", f"{words} one."))
        elif self.to_on - self.from_on >= timedelta(days=_MOST_DAYS):
            words = f"Close at most {_MOST_DAYS} days at once, or take weekdays off the open ones."
            faults.append(Fault("to_on", words))
        if self.from_on < moment.today:
            words = f"{day_words(self.from_on)} has passed. Choose today or a later day."
            faults.append(Fault("from_on", words))
        if not tidy(self.why):
            faults.append(Fault("why", "Say why the center is closed; it stands on the calendar."))
        if faults:
            raise InvalidInput(*faults)
