"""One person's session: every press goes down through it once, and the news comes back once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.change import Change
from infusion_planner.domain.errors import InvalidInput, PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.reader import Reader
    from infusion_planner.ui.doors import Doors, Office


class Session(QObject):
    """Does actions and tells every screen what changed.

    Signals:
        changed: a `Change`, after an action, undo or redo wrote something.
        refused: words, when something was refused; nothing was written.
        invalid: a tuple of `Fault`, when fields cannot be kept; nothing was written.
    """

    changed = Signal(object)
    refused = Signal(str)
    invalid = Signal(object)

    def __init__(self, office: Office, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.doors = doors

    @property
    def read(self) -> Reader:
        """Give the door to every read."""
        return self._office.reader

    @property
    def person(self) -> str:
        """Give the name signed in with."""
        return self._office.person

    def do(self, action: Action) -> Change | None:
        """Do an action; None when it was refused, which `refused` or `invalid` then tells."""
        return self._tell(lambda: self._office.desk.do(action))

    def undo(self) -> Change | None:
        """Take back the newest operation; None when it was refused."""
        return self._tell(self._office.desk.undo)

    def redo(self) -> Change | None:
        """Do again what was undone last; None when it was refused."""
        return self._tell(self._office.desk.redo)

    def undo_title(self) -> str:
        """Word what `undo` would take back; empty when there is nothing."""
        return self._office.desk.undo_title()

    def close(self) -> None:
        """Let go of the records."""
        self._office.close()

    def _tell(self, work: Callable[[], Change]) -> Change | None:
        try:
            change = work()
        except InvalidInput as trouble:
            self.invalid.emit(trouble.faults)
            return None
        except PlannerError as refusal:
            self.refused.emit(str(refusal))
            return None
        if change.rows:
            self.changed.emit(change)
        return change
