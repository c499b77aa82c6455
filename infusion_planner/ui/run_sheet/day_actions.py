"""The actions of one infusion day, made of what was typed and pressed on its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.run_sheet.act_form import TIME
from infusion_planner.ui.run_sheet.asks import DAYS_AFTER, MORE, REPORT
from infusion_planner.ui.run_sheet.values import real_at
from infusion_planner.ui.run_sheet.verbs import outcome_of

# actions bring the database along, which the sign-in window starts without
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from infusion_planner.actions.desk import Action
    from infusion_planner.domain.day_values import DayClosed
    from infusion_planner.domain.signing import Signed

_AFTERWARDS = frozenset({"call_back", "note", "set_aside", MORE, REPORT})
"""What is done on the day it is entered, however long ago the infusion was."""


class SheetDay(Frozen):
    """Name the day a sheet shows.

    Attributes:
        infusion_id: the infusion's row id.
        on: the day.
    """

    infusion_id: str
    on: date

    def at(
        self,
        act: str,
        typed: Mapping[str, object],
        now: datetime,
        amended: datetime | None = None,
    ) -> datetime:
        """Read when something was; nothing typed is now, but on a day that is over.

        Args:
            act: the name of what is entered.
            typed: what stands in its form, by name.
            now: the workstation's time.
            amended: what an amended entry said, of which stays what is not typed anew; None for a
                new one.

        Raises:
            InvalidInput: it is no time, or none is typed for a day that is over.
        """
        from datetime import datetime, timedelta  # noqa: PLC0415

        words = str(typed.get(TIME, "")).strip()
        days = typed.get(DAYS_AFTER)
        day = self.on if amended is None else amended.date()
        if isinstance(days, int):
            day = self.on + timedelta(days=days)
        if amended is not None:
            return real_at(words, day, datetime.combine(day, amended.time()))
        if act in _AFTERWARDS or outcome_of(act) is not None:
            day = now.date()
        if not words and day != now.date():
            raise InvalidInput(Fault(TIME, "Enter the time at which it was."))
        return real_at(words, day, now)

    def record(self, act: str, value: object, at: datetime, signed: Signed | None = None) -> Action:
        """Record one thing."""
        from infusion_planner.actions.record_day import Entered, RecordDay  # noqa: PLC0415

        entered = Entered(act.partition(":")[0], value, at, signed=signed)
        return RecordDay(self.infusion_id, self.on, (entered,))

    def take_over(self) -> Action:
        """Go on with a patient whom somebody handed over."""
        from infusion_planner.actions.hand_over import TakeOver  # noqa: PLC0415

        return TakeOver((self.infusion_id,), self.on)

    def close(self, closed: DayClosed) -> Action:
        """Close the day."""
        from infusion_planner.actions.close_day import CloseDay  # noqa: PLC0415

        return CloseDay(self.infusion_id, self.on, closed)


def amend(entry_id: str, value: object, at: datetime, why: str) -> Action:
    """Put another value in the place of an entry."""
    from infusion_planner.actions.amend_day import AmendDay  # noqa: PLC0415

    return AmendDay(entry_id, value, at, why)


def withdraw(entry_id: str, why: str) -> Action:
    """Say that an entry was made in error."""
    from infusion_planner.actions.amend_day import WithdrawDayEntry  # noqa: PLC0415

    return WithdrawDayEntry(entry_id, why)
