"""The downtime pack: the sheets of the next days in one locked file, for when nothing runs."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar

from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen

DAYS = range(1, 11)
FILE_NAME = "downtime-pack.pdf"
PACK_FAILED = "The downtime pack could not be written"
"""The title of the entry of the trail that says so."""


class Downtime(Frozen):
    """What the center chose, and what became of it.

    Attributes:
        folder: where the file is written; empty for nowhere.
        days: how many infusion days it holds.
        password: what opens it; empty before a first one was made.
        password_at: UTC ISO text of when the password was made; empty likewise.
        password_by: who made it; empty likewise.
        written_at: UTC ISO text of when the file was last written; empty for never.
    """

    unshown: ClassVar[tuple[str, ...]] = ("password",)

    folder: str = ""
    days: int = 3
    password: str = ""
    password_at: str = ""
    password_by: str = ""
    written_at: str = ""

    @property
    def is_on(self) -> bool:
        """Tell whether a file is to be written."""
        return bool(self.folder and self.password)


def check_downtime(days: int) -> None:
    """Refuse a number of days that no pack holds.

    Raises:
        InvalidInput: for the field `days`.
    """
    faults = tuple(_faults(days))
    if faults:
        raise InvalidInput(*faults)


def _faults(days: int) -> Iterator[Fault]:
    if days not in DAYS:
        yield Fault("days", f"Type {DAYS[0]} to {DAYS[-1]} infusion days.")


def evening_due(written: datetime | None, today: date, ended: datetime | None) -> bool:
    """Tell whether the pack is to be written, once the last infusion of a day is over.

    Args:
        written: when it was written last, civil local time; None for never.
        today: the day.
        ended: when the last infusion of the day was over; None where the day had none, or where
            its doses were recorded without a run sheet.
    """
    if written is None:
        return True
    return written.date() < today if ended is None else written < ended


def missed_on(
    written: datetime | None, last_day: date | None, ended: datetime | None, set_up_on: date
) -> date | None:
    """Give the last infusion day on whose evening the pack was not written; None where it was.

    Before the pack was set up no evening was missed.

    Args:
        written: when it was written last, civil local time; None for never.
        last_day: the last infusion day before today; None for none.
        ended: when the last infusion of that day was over; None where nobody entered it.
        set_up_on: when the pack got its password.
    """
    if last_day is None:
        return None
    if written is None:
        return last_day if set_up_on <= last_day else None
    if written.date() < last_day:
        return last_day
    return last_day if ended is not None and written < ended else None
