"""The three linked clocks of an infusion day, rebuilt from what was entered and a `now`.

Nothing of them is kept: after a crash, a sleep or a change of the computer's clock they are what
the records and the clock on the wall say.
"""

from datetime import datetime, timedelta

from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.infusion_day import use_by
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.infusion_rules import Minutes
from infusion_planner.domain.infusion_times import expected_end, may_leave_from, pump_minutes
from infusion_planner.domain.rules import Rulebook

_MINUTE = timedelta(minutes=1)
_DRIFT = timedelta(minutes=1)
"""A clock that is set right over the network goes back by less than this."""


class BagClock(Frozen):
    """How long the bag may still be used.

    Attributes:
        diluted_at: when it was made.
        until: the end of its time.
        left: minutes until then; below 0 once it has passed.
        ends_at: when it will be empty, or was taken off; None before the start.
    """

    diluted_at: datetime
    until: datetime
    left: int
    ends_at: datetime | None

    @property
    def is_over(self) -> bool:
        """Tell whether it may no longer be started."""
        return self.left < 0

    @property
    def ends_late(self) -> bool:
        """Tell whether it will not be empty in time."""
        return self.ends_at is not None and self.ends_at > self.until


class PumpClock(Frozen):
    """How long the pump has run.

    Attributes:
        started_at: the start.
        ran: minutes the pump ran, holds left out.
        ends_at: when the bag will be empty, or was taken off.
        left: minutes until then; 0 once it was stopped.
        stands: whether it is held now.
    """

    started_at: datetime
    ran: int
    ends_at: datetime
    left: int
    stands: bool


class ObservationClock(Frozen):
    """How long the patient has to stay.

    Attributes:
        since: the later of stop and flush.
        until: when the patient may leave.
        left: minutes until then; 0 once it has passed.
    """

    since: datetime
    until: datetime
    left: int


class DayClocks(Frozen):
    """The three clocks; each is None while it has not begun.

    Attributes:
        at_least: minutes the pump has to run.
        observed: minutes the patient has to stay.
        bag: from the dilution.
        pump: from the start.
        observation: from the end of infusion and flush.
    """

    at_least: int
    observed: int
    bag: BagClock | None = None
    pump: PumpClock | None = None
    observation: ObservationClock | None = None


def day_clocks(record: InfusionRecord, now: datetime, book: Rulebook) -> DayClocks:
    """Rebuild the clocks of a day.

    Args:
        record: the day as it was entered.
        now: civil local time of the question.
        book: the rules in force.

    Source: rulebook PREP-3, INF-1, INF-4.
    """
    return DayClocks(
        bag=_bag(record, now, book),
        pump=_pump(record, now, book),
        observation=_observation(record, now, book),
        at_least=book.find(Minutes, "infusion_time").minutes,
        observed=book.find(Minutes, "observation").minutes,
    )


def _bag(record: InfusionRecord, now: datetime, book: Rulebook) -> BagClock | None:
    made = record.bag.diluted_at
    if made is None:
        return None
    until = use_by(made, book)
    # once it runs it no longer ages against the start, only against its end
    asked = record.run.stopped_at or now
    return BagClock(made, until, _minutes(until - asked), expected_end(record, now, book))


def _pump(record: InfusionRecord, now: datetime, book: Rulebook) -> PumpClock | None:
    run = record.run
    ends = expected_end(record, now, book)
    if run.started_at is None or ends is None:
        return None
    return PumpClock(
        started_at=run.started_at,
        ran=ran_minutes(record, now),
        ends_at=ends,
        left=max(_minutes(ends - now), 0),
        stands=run.stopped_at is None and any(hold.resumed_at is None for hold in run.holds),
    )


def ran_minutes(record: InfusionRecord, now: datetime) -> int:
    """Give the minutes the pump has run until now, or until it was stopped; 0 before the start."""
    run = record.run
    if run.started_at is None:
        return 0
    until = run.stopped_at or max(now, run.started_at)
    return pump_minutes(replace(run, stopped_at=until)) or 0


def _observation(record: InfusionRecord, now: datetime, book: Rulebook) -> ObservationClock | None:
    until = may_leave_from(record, book)
    if until is None:
        return None
    since = until - timedelta(minutes=book.find(Minutes, "observation").minutes)
    left = record.discharge.left_at if record.discharge is not None else now
    return ObservationClock(since, until, max(_minutes(until - left), 0))


def _minutes(span: timedelta) -> int:
    """Give full minutes, a begun one counted: a clock that says 0 has run out."""
    return -(-span // _MINUTE)


def set_back(newest_entry_at: str, now: datetime) -> datetime | None:
    """Give when the newest entry was made, where the computer's clock now says an earlier time.

    Until it is right again no time may be entered: it would stand before what was done already.

    Args:
        newest_entry_at: UTC ISO text; empty when nothing was entered.
        now: the computer's time, with its zone.
    """
    newest = datetime.fromisoformat(newest_entry_at) if newest_entry_at else now
    return newest if newest - now > _DRIFT else None
