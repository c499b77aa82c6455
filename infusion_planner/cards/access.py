"""Who may read what: roles, restricted charts, and an entry of the trail for each chart opened."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from infusion_planner.domain.errors import ChartRestricted, Refused
from infusion_planner.domain.roles import CHART_STAFF, MANAGERS, not_permitted
from infusion_planner.domain.trail import Event, Note, Outcome
from infusion_planner.store import emergencies, patients, restrictions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from infusion_planner.domain.roles import Roles
    from infusion_planner.store.journal import Actor
    from infusion_planner.store.store import Store


class ChartAccess:
    """Lets one person read, from sign-in to sign-out."""

    def __init__(self, store: Store, actor: Actor, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._actor = actor
        self._clock = clock
        self._open_chart = ""

    def require(self, roles: Roles, what: str) -> None:
        """Let a read pass only for these roles.

        Args:
            roles: who may read it.
            what: is read, as the subject of a sentence: `The list of patients`.

        Raises:
            NotPermitted: the person has none of them; the trail says that it was asked for.
            StoreError: the records are not the ones that were closed; see `TrailKeeper`.
        """
        self._store.keeper.require_sound()
        if roles & self._actor.roles:
            return
        self._store.note(
            Note(Event.CHART, f"Refused: {what}", outcome=Outcome.REFUSED), self._actor
        )
        raise not_permitted(what, roles, self._actor.roles)

    def open(self, patient_id: str) -> None:
        """Let a chart be read, and write into the trail that it was opened.

        One entry for each opening: reading more of the chart that is open writes none.

        Raises:
            NotPermitted: the person's roles do not read charts.
            ChartRestricted: a manager restricted this chart to others.
            Refused: the patient is no longer in the records, or the chart was merged away.
        """
        self._check(patient_id)
        if patient_id == self._open_chart:
            return
        self._note_opened(patient_id)
        self._open_chart = patient_id

    def open_beside(self, patient_id: str) -> None:
        """Let a second chart be read beside the open one, which stays the open one.

        Raises:
            NotPermitted: the person's roles do not read charts.
            ChartRestricted: a manager restricted this chart to others.
            Refused: the patient is no longer in the records, or the chart was merged away.
        """
        self._check(patient_id)
        self._note_opened(patient_id)

    @property
    def open_chart(self) -> str:
        """Row id of the patient whose chart is open; empty for none."""
        return self._open_chart

    def is_manager(self) -> bool:
        """Tell whether the person manages the center."""
        return not self._actor.roles.isdisjoint(MANAGERS)

    @property
    def actor(self) -> Actor:
        """The person who reads."""
        return self._actor

    def shut(self) -> frozenset[str]:
        """Give the charts, by patient id, that the person may not open now."""
        if self.is_manager():
            return frozenset()
        named = self._store.read(lambda db: restrictions.shut_to(db, self._actor.id))
        if not named:
            return named
        now = self._clock()
        return named - self._store.read(lambda db: emergencies.open_to(db, self._actor.id, now))

    def _check(self, patient_id: str) -> None:
        self.require(CHART_STAFF, "A patient's chart")
        self._check_restriction(patient_id)
        kept = self._store.read(lambda db: patients.led_to(db, patient_id))
        if kept != patient_id:
            self._open_chart = ""
            into = self._store.read(lambda db: patients.who_words(db, kept))
            raise Refused(f"This chart was merged into {into}. Open that chart instead.")

    def _note_opened(self, patient_id: str) -> None:
        words = self._store.read(lambda db: patients.who_words(db, patient_id))
        self._store.note(Note(Event.CHART, f"Opened the chart of {words}", patient_id), self._actor)

    def leave(self) -> None:
        """Close the chart: whoever opens it again leaves another entry."""
        self._open_chart = ""

    def note_search(self, words: str, found: int) -> None:
        """Write into the trail that patients were searched for; the words only as a code.

        Args:
            words: what was typed.
            found: how many patients were shown for it.
        """
        title = f"Searched for patients, {found} found"
        note = Note(Event.SEARCH, title, details=self._store.codes.coded(words))
        self._store.note(note, self._actor)

    def note_list(self, words: str) -> None:
        """Write into the trail that a list was opened which tells more than who is treated here.

        Args:
            words: which list.
        """
        self._store.note(Note(Event.CHART, words), self._actor)

    def _check_restriction(self, patient_id: str) -> None:
        if self.is_manager():
            return
        now = self._clock().astimezone(UTC).isoformat(timespec="seconds")
        allowed = self._store.read(
            lambda db: restrictions.may_open(db, patient_id, self._actor.id, now)
        )
        if not allowed:
            self._open_chart = ""
            note = Note(
                Event.CHART, "Refused: a restricted chart", patient_id, outcome=Outcome.REFUSED
            )
            self._store.note(note, self._actor)
            raise ChartRestricted(patient_id)
