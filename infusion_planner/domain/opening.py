"""The center's hours and staff by weekday, and how many patients they have room for."""

from collections.abc import Iterator
from datetime import date, time

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_rules import Minutes
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.units import MINUTES_IN_HOUR
from infusion_planner.domain.wording import LONG_WEEKDAYS, duration_words

PREMEDICATION_MINUTES = 60
"""The steroid runs for an hour before the infusion."""
FLUSH_MINUTES = 30
"""Setting up, and flushing the line after the bag, before the observation begins."""
_HALF_HOUR = 30
_MOST_OF_ANY = 99


class Hours(Frozen):
    """A time of one civil day, by the clock on the wall.

    The minutes are those between the two readings: on a night that changes the clock nobody
    is at the center, so no day of the center is longer or shorter by it.

    Attributes:
        opens_at: the first minute.
        closes_at: the last one; later than the first.
    """

    opens_at: time
    closes_at: time

    @property
    def minutes(self) -> int:
        """Give how long it is; negative where it ends before it begins."""
        return minute_of(self.closes_at) - minute_of(self.opens_at)


class DayPlan(Frozen):
    """How the center works on one weekday.

    Attributes:
        weekday: 0 is Monday.
        hours: when patients are there.
        nurses: on duty at the chairs.
        running_each: infusions one nurse may have running.
        starts_per_half_hour: patients who may begin in the same half hour.
        pharmacy: when bags are made; None for the hours of the center.
    """

    weekday: int
    hours: Hours
    nurses: int
    running_each: int
    starts_per_half_hour: int
    pharmacy: Hours | None = None


class NursesOn(Frozen):
    """Another number of nurses on one day.

    Attributes:
        on: the day.
        nurses: on duty.
    """

    on: date
    nurses: int


class Opening(Frozen):
    """Hours and staff of the center.

    Attributes:
        days: by weekday, each at most once; one that is missing has no limit but its chairs.
        exceptions: by day, each at most once.
    """

    days: tuple[DayPlan, ...] = ()
    exceptions: tuple[NursesOn, ...] = ()

    def plan_of(self, day: date) -> DayPlan | None:
        """Give the plan of a day's weekday; None where nothing was said of it."""
        return next((plan for plan in self.days if plan.weekday == day.weekday()), None)

    def nurses_on(self, day: date) -> int | None:
        """Give how many nurses are on duty on a day; None where nothing was said of its weekday."""
        plan = self.plan_of(day)
        if plan is None:
            return None
        return next((item.nurses for item in self.exceptions if item.on == day), plan.nurses)

    def nurses_for(self, day: date, patients: int) -> int | None:
        """Give how many nurses so many patients need: around noon every infusion is running."""
        plan = self.plan_of(day)
        return None if plan is None else -(-patients // plan.running_each)

    def too_short(self, day_minutes: int) -> frozenset[int]:
        """Give the weekdays on which an infusion day does not fit into the hours.

        They were checked when they were saved; newer rules may have made the day longer since.
        """
        return frozenset(plan.weekday for plan in self.days if not start_times(plan, day_minutes))

    def most_patients(self, day_minutes: int) -> dict[int, int]:
        """Give how many patients there is room for by weekday.

        Args:
            day_minutes: how long a patient stays.
        """
        return {plan.weekday: _most(plan, plan.nurses, day_minutes) for plan in self.days}

    def most_on(self, day_minutes: int) -> dict[date, int]:
        """Give the same for the days on which another number of nurses is on duty."""
        found = ((item, self.plan_of(item.on)) for item in self.exceptions)
        return {item.on: _most(plan, item.nurses, day_minutes) for item, plan in found if plan}


NO_HOURS = Opening()
"""Nothing was said of any weekday."""


def infusion_day_minutes(book: Rulebook, *, steroid: bool = True) -> int:
    """Give how long a patient stays on an infusion day.

    Source: rulebook INF-1, INF-4; an hour before the infusion for the steroid.
    """
    run = book.find(Minutes, "infusion_time").minutes
    watched = book.find(Minutes, "observation").minutes
    return (PREMEDICATION_MINUTES if steroid else 0) + run + FLUSH_MINUTES + watched


def start_times(plan: DayPlan, day_minutes: int) -> tuple[time, ...]:
    """Give the half hours at which a patient may come, earliest first.

    The stay ends before the center closes. The bag is made while the steroid runs, so that hour
    ends while the pharmacy is open.
    """
    pharmacy = plan.pharmacy or plan.hours
    first = minute_of(plan.hours.opens_at)
    last = minute_of(plan.hours.closes_at) - day_minutes
    return tuple(
        time(*divmod(minute, MINUTES_IN_HOUR))
        for minute in range(first, last + 1, _HALF_HOUR)
        if _has_bag(pharmacy, minute + PREMEDICATION_MINUTES)
    )


def opening_faults(opening: Opening, day_minutes: int) -> Iterator[Fault]:
    """Say what is wrong with hours and staff.

    The field of a weekday is `hours.0` on a Monday, also `pharmacy`, `nurses`, `running_each` and
    `starts_per_half_hour`; that of a changed day is `exceptions.0` for the first of them.
    """
    weekdays = [plan.weekday for plan in opening.days]
    if len(weekdays) != len(set(weekdays)):
        yield Fault("days", "A weekday stands twice. Give each its hours once.")
    for plan in opening.days:
        yield from _plan_faults(plan, day_minutes)
    days = [item.on for item in opening.exceptions]
    for place, item in enumerate(opening.exceptions):
        if item.on in days[:place]:
            yield Fault(f"exceptions.{place}", "This day stands twice. Take one of them away.")
        if item.nurses < 0:
            yield Fault(f"exceptions.{place}", "Give the number of nurses on duty, 0 or more.")


def minute_of(at: time) -> int:
    """Give the minute of the day."""
    return at.hour * MINUTES_IN_HOUR + at.minute


def _plan_faults(plan: DayPlan, day_minutes: int) -> Iterator[Fault]:
    name = LONG_WEEKDAYS[plan.weekday]
    pharmacy = plan.pharmacy or plan.hours
    if plan.hours.minutes < day_minutes:
        yield Fault(
            f"hours.{plan.weekday}",
            f"The hours of {name} are shorter than an infusion day of"
            f" {duration_words(day_minutes)}. Lengthen them, or take {name} off the open weekdays.",
        )
    elif pharmacy.minutes <= 0:
        yield Fault(f"pharmacy.{plan.weekday}", f"On {name} the pharmacy closes before it opens.")
    elif not start_times(plan, day_minutes):
        yield Fault(
            f"pharmacy.{plan.weekday}",
            f"On {name} no bag can be made in time: the pharmacy is closed at each possible start."
            " Change its hours.",
        )
    yield from _number_faults(plan)


def _number_faults(plan: DayPlan) -> Iterator[Fault]:
    lowest = {"nurses": 0, "running_each": 1, "starts_per_half_hour": 1}
    for field, least in lowest.items():
        if not least <= getattr(plan, field) <= _MOST_OF_ANY:
            words = f"{LONG_WEEKDAYS[plan.weekday]}: give a number from {least} to {_MOST_OF_ANY}."
            yield Fault(f"{field}.{plan.weekday}", words)


def _most(plan: DayPlan, nurses: int, day_minutes: int) -> int:
    """Count the patients of a day: around noon every infusion of the day is running."""
    starts = len(start_times(plan, day_minutes)) * plan.starts_per_half_hour
    return min(nurses * plan.running_each, starts)


def _has_bag(pharmacy: Hours, minute: int) -> bool:
    return minute_of(pharmacy.opens_at) <= minute <= minute_of(pharmacy.closes_at)
