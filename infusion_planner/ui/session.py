"""One person's session: every press goes down through it once, and the news comes back once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.change import Change
from infusion_planner.domain.errors import Fault, InvalidInput, PlannerError
from infusion_planner.ui.backups.runner import BackupRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.reader import Reader
    from infusion_planner.ui.doors import Doors, Office


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say what came of an action.

    Attributes:
        change: what was written; None when it was refused.
        refusal: why it was refused, in words; empty when it was done or fields are at fault.
        faults: the fields at fault; empty when there is none.
    """

    change: Change | None
    refusal: str = ""
    faults: tuple[Fault, ...] = ()


class Session(QObject):
    """Does actions and tells every screen what changed.

    Attributes:
        doors: the callables behind the window.
        backups: makes the backups of the records.

    Signals:
        changed: a `Change`, after an action, undo or redo wrote something.
        refused: words, when something was refused; nothing was written.
        restore_asked: the folder of a backup that shall be restored; None to choose one.
        invalid: a tuple of `Fault`, when fields cannot be kept; nothing was written.
    """

    changed = Signal(object)
    refused = Signal(str)
    restore_asked = Signal(object)
    invalid = Signal(object)

    def __init__(self, office: Office, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.doors = doors
        self.backups = BackupRunner(office.backup_desk(), self)

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
        return self._tell(self.attempt(action))

    def attempt(self, action: Action) -> Outcome:
        """Do an action for a form that says itself what was said against it."""
        return self._try(lambda: self._office.desk.do(action))

    def undo(self) -> Change | None:
        """Take back the newest operation; None when it was refused."""
        return self._tell(self._try(self._office.desk.undo))

    def redo(self) -> Change | None:
        """Do again what was undone last; None when it was refused."""
        return self._tell(self._try(self._office.desk.redo))

    def undo_title(self) -> str:
        """Word what `undo` would take back; empty when there is nothing."""
        return self._office.desk.undo_title()

    def back_up_before_lock(self) -> str:
        """Make a backup and wait for it, if anything changed; say what went wrong."""
        self.backups.cancel()
        return self._office.back_up_if_changed()

    def close(self) -> None:
        """Let go of the records."""
        self.backups.rest()
        self._office.close()

    def _try(self, work: Callable[[], Change]) -> Outcome:
        try:
            change = work()
        except InvalidInput as trouble:
            return Outcome(None, faults=trouble.faults)
        except PlannerError as refusal:
            return Outcome(None, str(refusal))
        if change.rows:
            self.changed.emit(change)
        return Outcome(change)

    def _tell(self, outcome: Outcome) -> Change | None:
        if outcome.faults:
            self.invalid.emit(outcome.faults)
        elif outcome.refusal:
            self.refused.emit(outcome.refusal)
        return outcome.change
