"""What a sign-in leaves in the trail, and what it has to say to the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from infusion_planner.domain.trail import Event, Note
from infusion_planner.domain.wording import day_words, time_words
from infusion_planner.store import people, trail

if TYPE_CHECKING:
    from infusion_planner.app.office import Office


def welcome(office: Office, person_id: str, wrong: int) -> Office:
    """Note a sign-in, and give the office with what is to be said once.

    Args:
        office: just opened.
        person_id: who signed in.
        wrong: wrong passwords typed for this name since its last good one.

    Raises:
        StoreError: the records could not be written.
    """
    last = office.store.read(lambda db: trail.last_sign_in(db, person_id))
    details = f"{_tries(wrong)} before it" if wrong else ""
    office.desk.note(Note(Event.SIGN_IN, "Signed in", details=details))
    if office.attempts is not None:
        office.attempts.note_managers(office.store.read(people.managers))
    return replace(office, notice=_tries_notice(wrong, last, office.clock()))


def _tries(count: int) -> str:
    return "1 wrong password" if count == 1 else f"{count} wrong passwords"


def _tries_notice(wrong: int, last: str, now: datetime) -> str:
    if not wrong:
        return ""
    verb = "was" if wrong == 1 else "were"
    since = "before this sign-in"
    if last:
        at = datetime.fromisoformat(last).astimezone(now.tzinfo)
        since = f"since you signed in on {day_words(at.date())} at {time_words(at)}"
    return (
        f"{_tries(wrong)} {verb} typed for your name {since}. If that was not you, tell a manager"
        " and change your password."
    )
