"""The center's open days, and runs of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum

from infusion_planner.domain.frozen import Frozen

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class Paper(Enum):
    """The paper the center prints on."""

    LETTER = "letter"
    A4 = "a4"


class Prescriber(Frozen):
    """Name one prescriber.

    Attributes:
        id: the row's id; empty before it is stored.
        name: as it stands on sheets, `Dr H. Lindqvist`.
        npi: national provider identifier, ten digits; empty when not known.
    """

    id: str
    name: str
    npi: str = ""


class Closure(Frozen):
    """Name one day on which the center is closed.

    Attributes:
        on: the day.
        why: for example `Thanksgiving Day`; may be empty.
    """

    on: date
    why: str = ""


class OpenDays(Frozen):
    """Say on which days infusions are given.

    Attributes:
        weekdays: 0 is Monday, 6 is Sunday.
        closures: single days on which the center is closed all the same.
    """

    weekdays: frozenset[int]
    closures: frozenset[date] = frozenset()

    def is_open(self, day: date) -> bool:
        """Tell whether infusions are given on a day."""
        return day.weekday() in self.weekdays and day not in self.closures

    def first_closed(self, start: date, length: int) -> date | None:
        """Give the first closed day among `length` days from `start`; None when all are open."""
        for day in _each_day(start, length):
            if not self.is_open(day):
                return day
        return None

    def starts(self, length: int, not_before: date, horizon_days: int) -> Iterator[date]:
        """Yield each day from which `length` days in a row are all open, in date order.

        The last day looked at is `horizon_days` after `not_before`.
        """
        start, last = not_before, not_before + timedelta(days=horizon_days)
        while start <= last:
            closed = self.first_closed(start, length)
            if closed is None:
                yield start
                start += _ONE_DAY
            else:
                start = closed + _ONE_DAY

    def next_open(self, day: date, horizon_days: int) -> date | None:
        """Give the first open day on or after a day; None when there is none in the horizon."""
        return next(self.starts(1, day, horizon_days), None)

    def business_days_after(self, day: date, count: int) -> date:
        """Give the day that is `count` business days later: Monday to Friday less closures."""
        while count:
            day += _ONE_DAY
            if day.weekday() < _SATURDAY and day not in self.closures:
                count -= 1
        return day


class PatientTexts(Frozen):
    """What the sheets for patients say; the center owns these words.

    Attributes:
        hours: when the telephone is answered, `7 AM to 6 PM`; may be empty.
        night_phone: the number at nights and on weekends; may be empty.
        arrive_at: when to come on an infusion day, `7:30 AM`; may be empty.
        visit: how long a visit takes, `about 8 hours`; may be empty.
        bring: what to bring, one line each; may be empty.
        call_if: before a visit, call if ...; may be empty.
        emergency: signs for which to call 911 at once; may be empty.
        owner: who answers for these words; may be empty.
        approved_on: when they were approved; None when they were not.
    """

    hours: str = ""
    night_phone: str = ""
    arrive_at: str = ""
    visit: str = ""
    bring: tuple[str, ...] = ()
    call_if: str = ""
    emergency: str = ""
    owner: str = ""
    approved_on: date | None = None


class Center(Frozen):
    """The facts of the infusion center.

    Attributes:
        name: as it stands on sheets.
        phone: the number staff and patients call; may be empty.
        rems_facility_id: the REMS program's id of the facility; empty when not known.
        paper: the paper printed on.
        weekdays: open weekdays, 0 is Monday.
        closures: by day.
        prescribers: by name.
        is_sample: whether all patients here are fictional.
        letters: what the sheets for patients say.
    """

    name: str
    phone: str
    rems_facility_id: str
    paper: Paper
    weekdays: frozenset[int]
    closures: tuple[Closure, ...]
    prescribers: tuple[Prescriber, ...]
    is_sample: bool = False
    letters: PatientTexts = PatientTexts()

    @property
    def open_days(self) -> OpenDays:
        """Give the days on which infusions are given."""
        return OpenDays(self.weekdays, frozenset(closure.on for closure in self.closures))


def days_from(start: date, length: int) -> tuple[date, ...]:
    """Give `length` calendar days in a row, the first of them `start`."""
    return tuple(_each_day(start, length))


def _each_day(start: date, length: int) -> Iterator[date]:
    first = start.toordinal()
    return map(date.fromordinal, range(first, first + length))
