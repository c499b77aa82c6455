"""Tells whether the weekly review of the trail is due, which is asked at each sign-in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from infusion_planner.cards.trail_words import local_moment
from infusion_planner.store.driver import one

if TYPE_CHECKING:
    from datetime import datetime

    from infusion_planner.store.store import Store

EVERY = timedelta(days=7)
_SINCE = (
    "SELECT coalesce((SELECT max(reviewed_at) FROM trail_review),"
    " (SELECT ended_at FROM op WHERE seq = 1))"
)


def review_is_due(store: Store, now: datetime) -> bool:
    """Tell whether the last sign-off, or the first entry, is older than a week.

    Args:
        store: the records.
        now: local time.
    """
    since = store.read(lambda db: one(db, _SINCE))
    if not since:
        return False
    return now - local_moment(str(since), 0).astimezone(now.tzinfo) > EVERY
