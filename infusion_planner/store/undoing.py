"""What one person may undo and do again since they signed in."""

from infusion_planner.domain.change import Change
from infusion_planner.domain.errors import Refused
from infusion_planner.store import trail
from infusion_planner.store.journal import Actor, Kind, Op
from infusion_planner.store.store import Store
from infusion_planner.store.undo import Check, fine


class Undoing:
    """Take back a person's own operations, newest first.

    Args:
        store: the open records.
        actor: the person at the keyboard.
        since: the number of the newest operation when they signed in.
    """

    def __init__(self, store: Store, actor: Actor, since: int) -> None:
        self._store = store
        self._actor = actor
        self._since = since

    def undo(self, check: Check = fine) -> Change:
        """Take back the newest operation that still stands.

        Args:
            check: looks at the rows as they would be, and refuses what cannot be any more.

        Raises:
            Refused: there is none, or it is sealed.
            UndoConflict: the rows have been changed since.
        """
        op = self._newest()
        if op is None:
            raise Refused("There is nothing to undo since you signed in.")
        if op.sealed:
            raise Refused(
                f"'{op.title}' cannot be undone, because it records what was done for a patient. "
                "Amend the entry and give a reason."
            )
        return self._store.take_back(op, Kind.UNDO, self._actor, check)

    def redo(self, check: Check = fine) -> Change:
        """Do again what was undone last; see `undo`.

        Raises:
            Refused: nothing was undone, or something new was done since.
            UndoConflict: the rows have been changed since.
        """
        op = self.redoable()
        if op is None:
            raise Refused("There is nothing to do again.")
        return self._store.take_back(op, Kind.REDO, self._actor, check)

    def undoable(self) -> Op | None:
        """Give the operation `undo` would take back; None when there is none or it is sealed."""
        op = self._newest()
        return None if op is None or op.sealed else op

    def redoable(self) -> Op | None:
        """Give the undo that `redo` would take back; None when there is none."""
        return self._store.read(lambda db: trail.last_taken_back(db, self._actor.id, self._since))

    def _newest(self) -> Op | None:
        return self._store.read(lambda db: trail.last_standing(db, self._actor.id, self._since))
