"""Reads the trail for those who may: managers and auditors."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from infusion_planner.cards.read_trail import entry_card, trail_line
from infusion_planner.cards.trail import TrailHead, TrailPage
from infusion_planner.cards.trail_check import WHOLE, TrailCheck
from infusion_planner.cards.trail_export import TrailExport
from infusion_planner.cards.trail_words import EVENTS, local_moment
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.roles import MANAGERS, TRAIL_READERS
from infusion_planner.domain.trail import Event, Note
from infusion_planner.domain.wording import date_words
from infusion_planner.store import patients, trail_query
from infusion_planner.store.names import names

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from infusion_planner.cards.access import ChartAccess
    from infusion_planner.cards.trail import EntryCard
    from infusion_planner.cards.trail_export import Form
    from infusion_planner.domain.trail_filter import TrailFilter
    from infusion_planner.store.journal import Actor
    from infusion_planner.store.store import Store

_EVERY = timedelta(days=7)
_WHAT = "The trail"


class TrailReader:
    """Read the trail for one person; to open it is itself an entry."""

    def __init__(
        self, store: Store, actor: Actor, clock: Callable[[], datetime], access: ChartAccess
    ) -> None:
        self._store = store
        self._actor = actor
        self._clock = clock
        self._access = access

    def open(self, patient_id: str = "") -> TrailHead:
        """Open the trail, or the history of one record, and note that.

        Args:
            patient_id: whose history; empty for the whole trail.

        Raises:
            NotPermitted: the person's roles do not read the trail.
            Refused: the patient is no longer in the records.
        """
        self._require()
        who = self._who(patient_id) if patient_id else ""
        title = f"Opened the history of {who}" if who else "Opened the trail"
        self._store.note(Note(Event.TRAIL, title, patient_id or None), self._actor)
        return self.head(patient_id)

    def head(self, patient_id: str = "") -> TrailHead:
        """Give what stands over the trail, without noting that it is read again."""
        self._require()
        people = self._store.read(trail_query.people)
        return TrailHead(
            people=tuple((name, person) for person, name in people),
            events=EVENTS,
            strip=self._check_strip(),
            about=self._who(patient_id) if patient_id else "",
        )

    def page(self, narrow: TrailFilter, before: int | None = None) -> TrailPage:
        """Give the newest entries that fit, so many at a time.

        Args:
            narrow: what is looked for.
            before: only entries with a lower number; None for the newest.
        """
        self._require()
        found = self._store.read(lambda db: trail_query.page(db, narrow, before))
        fit = self._store.read(lambda db: trail_query.count(db, narrow))
        known = self._store.read(names)
        lines = self._store.read(lambda _: tuple(trail_line(each, known) for each in found))
        return TrailPage(
            lines=lines,
            found=fit,
            outside=self._store.last_seq() - fit,
            has_more=len(found) == trail_query.PAGE,
        )

    def entry(self, seq: int) -> EntryCard:
        """Give one entry in full."""
        self._require()
        op, changes = self._store.read(lambda db: trail_query.entry(db, seq))
        return self._store.read(lambda db: entry_card(op, changes, names(db, seq)))

    def check(self) -> TrailCheck:
        """Begin the whole check."""
        self._require()
        return TrailCheck(self._store, self._actor)

    def export(self, form: Form, narrow: TrailFilter) -> TrailExport:
        """Begin to give entries out.

        Args:
            form: as a table, or the whole trail for the checker.
            narrow: what a table shows.
        """
        self._require()
        return TrailExport(self._store, self._actor, self._clock, form, narrow)

    def key_for_checker(self) -> str:
        """Give the key with which a checker computes every code anew, and note that.

        Raises:
            NotPermitted: the person is no manager: whoever has it can forge entries.
        """
        self._access.require(MANAGERS, "The key of the trail")
        note = Note(Event.KEYS, "Gave out the key of the trail, for a checker")
        self._store.note(note, self._actor)
        return self._store.codes.key_text()

    def _check_strip(self) -> VerdictCard | None:
        last = self._store.read(lambda db: trail_query.last_event(db, Event.CHECK, WHOLE))
        now = self._clock()
        if not last:
            due = "The whole trail was never checked."
        else:
            at = local_moment(last, 0).astimezone(now.tzinfo)
            if now - at <= _EVERY:
                return None
            due = f"The whole trail was last checked on {date_words(at.date())}."
        return VerdictCard("reminder", "Check due", f"{due} It takes a few seconds.", "", "Verify")

    def _who(self, patient_id: str) -> str:
        return self._store.read(lambda db: patients.who_words(db, patient_id))

    def _require(self) -> None:
        self._access.require(TRAIL_READERS, _WHAT)
