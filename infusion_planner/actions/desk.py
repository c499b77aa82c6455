"""The one door to every write: an action is done, taken back or done again as one operation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar, Protocol

from infusion_planner.domain.change import Change
from infusion_planner.domain.rules import Rulebook
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
        actor_name: the person at the keyboard.
    """

    now: datetime
    book: Rulebook
    actor_name: str

    @property
    def today(self) -> date:
        """Give the center's civil date."""
        return self.now.date()

    @property
    def instant(self) -> str:
        """Give the instant as UTC ISO text, as it is stored."""
        return instant_words(self.now)


def instant_words(at: datetime) -> str:
    """Give an instant as UTC ISO text, as it is stored."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


class Action(Protocol):
    """One thing a person does, with everything it needs to know.

    Attributes:
        sealed: whether it records what a patient was given, so that it is never undone.
    """

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
            PlannerError: it was refused, or the records could not be written.
        """
        moment = Moment(self._clock(), self._book, self._actor.name)
        words: list[str] = []
        return self._store.run(
            lambda _: words[0],
            self._actor,
            lambda db: words.append(action.apply(Records(db, self._store.new_id), moment)),
            sealed=action.sealed,
            reason=action.reason,
        )

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
