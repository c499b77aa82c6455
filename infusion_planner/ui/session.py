"""One person's session: every press goes down through it once, and the news comes back once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.change import Change
from infusion_planner.domain.errors import Fault, InvalidInput, PlannerError
from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.backups.runner import BackupRunner
from infusion_planner.ui.drafts.keeper import DraftKeeper

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.actions.desk import Action
    from infusion_planner.actions.proof import Proof
    from infusion_planner.cards.reader import Reader
    from infusion_planner.domain.form_draft import FormKey
    from infusion_planner.domain.roles import Roles
    from infusion_planner.domain.trail import Note
    from infusion_planner.ui.accounts import Accounts
    from infusion_planner.ui.doors import Doors, Office
    from infusion_planner.ui.downtime_door import DowntimeDoor
    from infusion_planner.ui.rules_door import RulesDoor

T = TypeVar("T")


class Outcome(Frozen):
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
        keys_asked: a `KeyChange`: new keys are to be made, for which the records are closed.
        restore_asked: the folder of a backup that shall be restored; None to choose one.
        handover_asked: the patients in the chairs are to be handed over, or taken over.
        sheet_asked: row id of the infusion whose run sheet is to be shown.
        invalid: a tuple of `Fault`, when fields cannot be kept; nothing was written.
    """

    changed = Signal(object)
    refused = Signal(str)
    restore_asked = Signal(object)
    invalid = Signal(object)
    keys_asked = Signal(object)
    sheet_asked = Signal(str)
    handover_asked = Signal()

    def __init__(self, office: Office, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.doors = doors
        self.drafts = DraftKeeper(office, self)
        self.backups = BackupRunner(office.backup_desk(), self)

    @property
    def read(self) -> Reader:
        """Give the door to every read."""
        return self._office.reader

    @property
    def proof(self) -> Proof:
        """Give what checks who is at the keyboard."""
        return self._office.proof

    @property
    def person(self) -> str:
        """Give the name signed in with."""
        return self._office.person

    @property
    def roles(self) -> Roles:
        """Give what the person may do."""
        return self._office.roles

    @cached_property
    def rules(self) -> RulesDoor:
        """Give what is done on the screen of the rules."""
        return self._office.rules_desk()

    @cached_property
    def downtime(self) -> DowntimeDoor:
        """Give what is done with the downtime pack."""
        return self._office.downtime_desk()

    @property
    def accounts(self) -> Accounts | None:
        """Give what changes the key ring; None for records in memory."""
        return self._office.accounts

    @property
    def notice(self) -> str:
        """Give what has to be said once; empty for nothing."""
        return self._office.notice

    def renew_anchor(self) -> None:
        """Remember outside the file how far the records have come; `refused` tells of trouble."""
        self.tell_refusal(self._office.renew_anchor)

    def tell_refusal(self, work: Callable[[], object]) -> None:
        """Do what needs no answer, and let `refused` tell where it cannot be done."""
        try:
            work()
        except PlannerError as refusal:
            self.refused.emit(str(refusal))

    def do(self, action: Action, ends: FormKey | None = None) -> Change | None:
        """Do an action; None when it was refused, which `refused` or `invalid` then tells."""
        return self._tell(self.attempt(action, ends))

    def attempt(self, action: Action, ends: FormKey | None = None) -> Outcome:
        """Do an action for a form that says itself what was said against it.

        Args:
            action: what is done.
            ends: the form it was typed into, which is never offered again then.
        """
        return self._try(lambda: self._office.desk.do(action, ends))

    def note(self, note: Note) -> None:
        """Write an entry of the trail that changes nothing, such as a screen that was locked.

        Raises:
            PlannerError: the records could not be written.
        """
        self._office.desk.note(note)

    def rehearse(self, action: Action, look: Callable[[], T]) -> T:
        """Give what would be read after an action, without doing it.

        Raises:
            PlannerError: it would be refused.
        """
        return self._office.desk.rehearse(action, look)

    def undo(self) -> Change | None:
        """Take back the newest operation; None when it was refused."""
        return self._tell(self._try(self._office.desk.undo))

    def redo(self) -> Change | None:
        """Do again what was undone last; None when it was refused."""
        return self._tell(self._try(self._office.desk.redo))

    def undo_title(self) -> str:
        """Word what `undo` would take back; empty when there is nothing."""
        return self._office.desk.undo_title()

    def write_pack_before_lock(self) -> None:
        """Write the downtime pack and wait for it, if it waits for somebody to leave."""
        self.downtime.write_if_due()

    def back_up_before_lock(self) -> str:
        """Make a backup and wait for it, if anything changed; say what went wrong."""
        self.backups.cancel()
        return self._office.back_up_if_changed()

    def close(self, left: Note | None = None) -> None:
        """Let go of the records.

        Args:
            left: how the person left; signed out when None.
        """
        self.backups.rest()
        self._office.close(left)

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
