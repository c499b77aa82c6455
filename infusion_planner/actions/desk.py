"""The one door to every write: an action is done, taken back or done again as one operation."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import ClassVar, Protocol, TypeVar

from infusion_planner.actions.open_charts import check_charts, check_written
from infusion_planner.domain.change import Change
from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.form_draft import FormDraft, FormKey
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import MANAGERS, Roles, not_permitted
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.trail import Event, Note, Outcome
from infusion_planner.store import drafts
from infusion_planner.store.driver import Database
from infusion_planner.store.journal import Actor, Op
from infusion_planner.store.keeper import WENT_ON
from infusion_planner.store.records import Records
from infusion_planner.store.store import Store
from infusion_planner.store.undoing import Undoing

T = TypeVar("T")
Clock = Callable[[], datetime]


class Moment(Frozen):
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
        self._undoing = Undoing(store, actor, store.last_seq())

    def do(self, action: Action, ends: FormKey | None = None) -> Change:
        """Do an action as one operation: all of it or nothing.

        Args:
            action: what is done.
            ends: the form it was typed into: what was kept of it goes in the same step, so that
                a crash never offers again what was saved.

        Raises:
            NotPermitted: the person's roles do not include it; the trail keeps the attempt.
            PlannerError: it was refused, or the records could not be written.
        """
        self._store.keeper.require_sound()
        self._check_roles(action)
        words: list[str] = []

        def work(db: Database) -> None:
            words.append(self._apply(db, action))
            if ends is not None:
                drafts.drop(db, self._actor.id, ends)

        return self._store.run(
            lambda _: words[0],
            self._actor,
            work,
            sealed=action.sealed,
            reason=action.reason,
        )

    def rehearse(self, action: Action, look: Callable[[], T]) -> T:
        """Give what would be read after an action, without doing it.

        Raises:
            NotPermitted: the person's roles do not include it; the trail keeps the attempt.
            PlannerError: it would be refused.
        """
        self._check_roles(action)
        return self._store.rehearse(self._actor, lambda db: self._apply(db, action), look)

    def _apply(self, db: Database, action: Action) -> str:
        moment = Moment(self._clock(), self._book, self._actor)
        words = action.apply(Records(db, self._store.new_id), moment)
        check_written(db, self._actor, moment.instant)
        return words

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

    def go_on(self, reason: str) -> None:
        """Go on with records whose trail is in doubt; the trail keeps who did, and why.

        Raises:
            InvalidInput: no reason is given.
            NotPermitted: the person is no manager; the trail keeps the attempt.
            PlannerError: the records could not be written.
        """
        trouble = self._store.keeper.trouble
        if trouble is None:
            return
        title = f"Went on although: {trouble.title}"
        if MANAGERS.isdisjoint(self._actor.roles):
            note = Note(Event.CHECK, f"Refused: {title}", outcome=Outcome.REFUSED)
            self._store.note(note, self._actor)
            raise not_permitted("To go on all the same", MANAGERS, self._actor.roles)
        if not reason.strip():
            raise InvalidInput(Fault("reason", "Say why you go on; the trail keeps it."))
        details = f"{WENT_ON}{trouble.mark}"
        self._store.note(
            Note(Event.CHECK, title, reason=tidy(reason), details=details), self._actor
        )
        self._store.keeper.went_on()
        self._store.renew_anchor()

    def keep_draft(self, draft: FormDraft) -> None:
        """Keep what this person typed into a form, until it is saved or thrown away.

        Raises:
            PlannerError: the records could not be written.
        """
        kept = replace(draft, saved_at=instant_words(self._clock()))
        row_id, person_id = self._store.new_id(), self._actor.id
        self._store.keep_aside(lambda db: drafts.keep(db, row_id, person_id, kept))

    def drop_draft(self, key: FormKey) -> None:
        """Forget what this person typed into a form.

        Raises:
            PlannerError: the records could not be written.
        """
        self._store.keep_aside(lambda db: drafts.drop(db, self._actor.id, key))

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
            ChartRestricted: the chart was restricted to others meanwhile.
        """
        self._store.keeper.require_sound()
        self._check_chart(self._undoing.undoable())
        return self._undoing.undo(self._check_place)

    def redo(self) -> Change:
        """Do again what was undone last.

        Raises:
            Refused: there is nothing to do again.
            ChartRestricted: the chart was restricted to others meanwhile.
        """
        self._store.keeper.require_sound()
        self._check_chart(self._undoing.redoable())
        return self._undoing.redo(self._check_place)

    def _check_place(self, db: Database, op: Op) -> None:
        # a sign-in does without the rules that this asks
        from infusion_planner.actions.undo_checks import refuse_untenable  # noqa: PLC0415

        refuse_untenable(db, op, self._clock().date(), self._book)

    def _check_chart(self, op: Op | None) -> None:
        if op is not None and op.patient_id is not None:
            chart, now = op.patient_id, instant_words(self._clock())
            self._store.read(lambda db: check_charts(db, {chart}, self._actor, now))

    def undo_title(self) -> str:
        """Word what `undo` would take back; empty when there is nothing."""
        op = self._undoing.undoable()
        return op.title if op else ""
