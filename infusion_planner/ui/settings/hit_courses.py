"""The courses on days that are closed in the settings, before and after these are saved."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.roles import CHART_STAFF

if TYPE_CHECKING:
    from infusion_planner.cards.closing_hits import ClosingHits
    from infusion_planner.ui.session import Session


class HitCourses:
    """Count them for one visit of the page.

    Args:
        session: of the person signed in.

    Attributes:
        due: those on days that were closed and saved in this visit, and are closed now.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._once: OpenDays | None = None
        self.due: ClosingHits | None = None

    def begin(self) -> None:
        """Forget what was closed before."""
        self._once, self.due = None, None

    def if_saved(self, kept: OpenDays, typed: OpenDays) -> ClosingHits | None:
        """Give those that would be hit.

        Raises:
            PlannerError: the records cannot be read.
        """
        if kept == typed or not CHART_STAFF & self._session.roles:
            return None
        return self._session.read.of_replan.hits(kept, typed)

    def count_saved(self, before: OpenDays, now: OpenDays) -> None:
        """Count them anew; a day that was opened again leads nowhere."""
        once = before if self._once is None else self._once
        # what cannot be read for the moment is as it was
        with suppress(PlannerError):
            self.due = self.if_saved(once, now)
        self._once = _on_either(once, now)


def _on_either(one: OpenDays, other: OpenDays) -> OpenDays:
    """Give the days that are open by one or by the other."""
    return OpenDays(one.weekdays | other.weekdays, one.closures & other.closures)
