"""What a sign-in leaves in the trail, and what it has to say to the person."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from infusion_planner.domain.trail import Event, Note
from infusion_planner.domain.wording import day_words, time_words
from infusion_planner.store import people, trail

if TYPE_CHECKING:
    from infusion_planner.actions.desk import Desk
    from infusion_planner.store.attempts_file import Attempts
    from infusion_planner.store.opened import Opened
    from infusion_planner.store.store import Store

_OTHER_RING = (
    "The key ring is not the one that was here before: another was put in its place, as happens"
    " after a restore. If nobody restored a backup, tell a manager."
)
_TAKEN_BACK = (
    "Making new keys was cut short and could not be finished. Who was leaving cannot sign in any"
    " more, but the keys are still the old ones: a manager makes new ones under Settings, People."
)
_CLOCK_SLACK = timedelta(minutes=10)
"""So far a clock may run behind without a word: less moves no civil date but at midnight."""


def welcome(
    store: Store, desk: Desk, attempts: Attempts, opened: Opened, *, wrong: int, now: datetime
) -> str:
    """Note a sign-in, and give what is to be said to the person once; empty for nothing.

    Args:
        store: the records, just opened.
        desk: of who signed in.
        attempts: the counts of wrong passwords.
        opened: who signed in.
        wrong: wrong passwords typed for this name since its last good one.
        now: local time.

    Raises:
        StoreError: the records could not be written.
    """
    last = store.read(lambda db: trail.last_sign_in(db, opened.person_id))
    newest = store.read(trail.last_ended)
    details = f"{_tries(wrong)} before it" if wrong else ""
    desk.note(Note(Event.SIGN_IN, "Signed in", details=details))
    attempts.note_managers(store.read(people.managers))
    said = (
        _clock_notice(newest, now),
        _tries_notice(wrong, last, now),
        "" if opened.in_line else _OTHER_RING,
        _TAKEN_BACK if opened.taken_back else "",
    )
    return " ".join(words for words in said if words)


def _clock_notice(newest: str, now: datetime) -> str:
    """Warn of a clock that is behind the newest entry: every date here is counted from it."""
    if not newest:
        return ""
    entered = datetime.fromisoformat(newest).astimezone(now.tzinfo)
    if entered - now <= _CLOCK_SLACK:
        return ""
    return (
        f"This computer's clock says {_moment_words(now)}, but the newest entry was made on"
        f" {_moment_words(entered)}. Check date and time before you plan or record anything."
    )


def _moment_words(at: datetime) -> str:
    return f"{day_words(at.date())} at {time_words(at)}"


def _tries(count: int) -> str:
    return "1 wrong password or PIN" if count == 1 else f"{count} wrong passwords or PINs"


def _tries_notice(wrong: int, last: str, now: datetime) -> str:
    if not wrong:
        return ""
    verb = "was" if wrong == 1 else "were"
    since = "before this sign-in"
    if last:
        at = datetime.fromisoformat(last).astimezone(now.tzinfo)
        since = f"since you signed in on {_moment_words(at)}"
    return (
        f"{_tries(wrong)} {verb} typed for your name {since}. If that was not you, tell a manager"
        " and change your password."
    )
