"""The one door to every write: an action is done, taken back or done again as one operation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar, Protocol

from infusion_planner.domain.change import Change
from infusion_planner.domain.roles import Roles, not_permitted
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.trail import Event, Note, Outcome
from infusion_planner.store.journal import Actor
from infusion_planner.store.records import Records
from infusion_planner.store.store import Store

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Moment:
    """What an action may know besides the records.

    Attributes:
        now: the workstation's time with its zone.
        book: the rules in force.
        actor: the person at the keyboard.
    """

    now: datetime
    book: Rulebook
    actor: Actor

    @property
    def actor_name(self) -> str:
        """Give the name of the person at the keyboard."""
        return self.actor.name

    @property
    def today(self) -> date:
        """Give the center's civil date."""
        return self.now.date()

    @property
    def instant(self) -> str:
        """Give the instant as UTC ISO text, as it is stored."""
        return instant_words(self.now)

    def require(self, roles: Roles, what: str) -> None:
        """Refuse what only some of those may do who may do the action as such.

        Args:
            roles: who may do it.
            what: is done, as the subject of a sentence: `An override`.

        Raises:
            NotPermitted: the person has none of the roles.
        """
        if roles.isdisjoint(self.actor.roles):
            raise not_permitted(what, roles, self.actor.roles)


def instant_words(at: datetime) -> str:
    """Give an instant as UTC ISO text, as it is stored."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def action_words(action: type[Action]) -> str:
    """Word a kind of action by its name: `RecordInfusion` is `record infusion`."""
    return " ".join(re.findall(r"[A-Z][a-z0-9]*", action.__name__)).lower()


class Action(Protocol):
    """One thing a person does, with everything it needs to know.

    Attributes:
        roles: who may do it; one of them is enough.
        sealed: whether it records what a patient was given, so that it is never undone.
    """

    roles: ClassVar[Roles]
    sealed: ClassVar[bool]

    @property
    def reason(self) -> str:
        """Give why it is done, where a reason was asked for."""

    def apply(self, records: Records, moment: Moment) -> str:
        """Write what the action does and word it for the undo strip and the trail.

        Raises:
            PlannerError: it is refused; nothing is written.
        """


class Desk:
    """Where one person works, from sign-in to sign-out."""

    def __init__(self, store: Store, book: Rulebook, clock: Clock, actor: Actor) -> None:
        self._store = store
        self._book = book
        self._clock = clock
        self._actor = actor
        self._since = store.last_seq()

    def do(self, action: Action) -> Change:
        """Do an action as one operation: all of it or nothing.

        Raises:
            NotPermitted: the person's roles do not include it; the trail keeps the attempt.
            PlannerError: it was refused, or the records could not be written.
        """
        self._check_roles(action)
        moment = Moment(self._clock(), self._book, self._actor)
        words: list[str] = []
        return self._store.run(
            lambda _: words[0],
            self._actor,
            lambda db: words.append(action.apply(Records(db, self._store.new_id), moment)),
            sealed=action.sealed,
            reason=action.reason,
        )

    def require(self, roles: Roles, what: str) -> None:
        """Let something besides an action be done only by some; the trail keeps the attempt.

        Args:
            roles: who may do it; one of them is enough.
            what: is done, as the subject of a sentence: `A new password for somebody else`.

        Raises:
            NotPermitted: the person has none of them.
        """
        if roles & self._actor.roles:
            return
        title = f"Refused: {what}"
        self._store.note(Note(Event.CHANGE, title, outcome=Outcome.REFUSED), self._actor)
        raise not_permitted(what, roles, self._actor.roles)

    def note(self, note: Note) -> None:
        """Write an entry that changes no row, such as a screen that was locked.

        Raises:
            PlannerError: the records could not be written.
        """
        self._store.note(note, self._actor)

    def _check_roles(self, action: Action) -> None:
        if action.roles & self._actor.roles:
            return
        what = action_words(type(action))
        title = f"Refused: {what}"
        self._store.note(Note(Event.CHANGE, title, outcome=Outcome.REFUSED), self._actor)
        raise not_permitted(f"'{what}'", action.roles, self._actor.roles)

    def undo(self) -> Change:
        """Take back this person's newest operation since sign-in.

        Raises:
            Refused: there is none, or it records what a patient was given.
            UndoConflict: the rows have been changed since.
        """
        return self._store.undo(self._actor, self._since)

    def redo(self) -> Change:
        """Do again what was undone last.

        Raises:
            Refused: there is nothing to do again.
        """
        return self._store.redo(self._actor, self._since)

    def undo_title(self) -> str:
        """Word what `undo` would take back; empty when there is nothing."""
        op = self._store.last_undoable(self._actor.id, self._since)
        return op.title if op else ""
