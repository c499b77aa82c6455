"""Begins to remember, at sign-in, how far the trail of the records has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.app.places import ANCHOR_FILE
from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.domain.trail import Event, Note

if TYPE_CHECKING:
    from infusion_planner.actions.desk import Desk
    from infusion_planner.store.store import Store

NO_ANCHOR_TITLE = "The anchor of the trail was missing; a new one was made"
NO_ANCHOR = (
    f"{ANCHOR_FILE}, which remembers how far the records have come, was not in the data folder. A"
    " new one was made now, and the trail says so. Where nobody took the file away and the program"
    " was not just updated, compare the newest entries with what was done last."
)


def begin_anchor(store: Store, desk: Desk) -> str:
    """Remember how far the trail has come, and give what has to be said about that.

    Args:
        store: the records, in which the sign-in is noted already.
        desk: of the person who signed in.
    """
    is_new = store.keeper.is_new
    if is_new:
        desk.note(Note(Event.CHECK, NO_ANCHOR_TITLE))
    try:
        store.renew_anchor()
    except FolderTrouble as trouble:
        return str(trouble)
    return NO_ANCHOR if is_new else ""
