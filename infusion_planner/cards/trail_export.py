"""Gives the trail out: as lines for a table, or whole for the checker; that is itself noted."""

from __future__ import annotations

import json
from enum import Enum
from typing import TYPE_CHECKING

from infusion_planner.cards.read_trail import trail_line
from infusion_planner.domain.trail import Event, Note
from infusion_planner.domain.trail_filter import TrailFilter
from infusion_planner.domain.trail_standing import entries_words
from infusion_planner.store import center, trail_query
from infusion_planner.store.journal import entry_content
from infusion_planner.store.names import names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from infusion_planner.cards.trail import TrailLine
    from infusion_planner.store.journal import Actor
    from infusion_planner.store.store import Store

FORMAT = "infusion-planner trail"
_AT_ONCE = 500


class Form(Enum):
    """What is written."""

    TABLE = "csv"
    WHOLE = "jsonl"


class TrailExport:
    """Give entries out, a batch at a time.

    Attributes:
        form: what is written.

    Args:
        store: the records.
        actor: who takes them out.
        clock: the workstation's time.
        form: what is written.
        narrow: what a table shows; the whole trail leaves nothing out.
    """

    def __init__(
        self,
        store: Store,
        actor: Actor,
        clock: Callable[[], datetime],
        form: Form,
        narrow: TrailFilter,
    ) -> None:
        self.form = form
        self._store = store
        self._actor = actor
        self._clock = clock
        self._narrow = narrow if form is Form.TABLE else TrailFilter()
        self._last = store.last_seq()
        self._total = store.read(lambda db: trail_query.count(db, self._narrow))
        self._done = 0
        self._at: int | None = None

    @property
    def progress(self) -> tuple[int, int, str]:
        """Give how many entries were given out, how many there are, and words for it."""
        return self._done, self._total, entries_words(self._done)

    def head(self) -> dict[str, object]:
        """Give what stands over the whole trail: how many entries follow, and the last code.

        Its own code tells whether somebody changed it, to whoever has the key.
        """
        last = self._store.read(lambda db: trail_query.entry(db, self._last))[0]
        head: dict[str, object] = {
            "format": FORMAT,
            "format_number": 1,
            "center": self._store.read(center.get).name,
            "exported_at": self._clock().isoformat(timespec="seconds"),
            "exported_by": self._actor.name,
            "entries": self._last,
            "head": last.hash,
        }
        text = json.dumps(head, sort_keys=True, separators=(",", ":"))
        return head | {"mac": self._store.codes.vouched(text)}

    def next_lines(self) -> tuple[TrailLine, ...]:
        """Give the next lines of a table, newest first; none when all were given."""
        found = self._store.read(lambda db: trail_query.page(db, self._narrow, self._at))
        name_of = self._store.read(names)
        lines = self._store.read(lambda _: tuple(trail_line(each, name_of) for each in found))
        if lines:
            self._at = lines[-1].seq
        self._done += len(lines)
        return lines

    def next_entries(self) -> tuple[Mapping[str, object], ...]:
        """Give the next entries with all that their codes cover, oldest first."""
        most = min(_AT_ONCE, self._last - self._done)
        batch = self._store.read(lambda db: tuple(trail_query.entries(db, self._at or 0, most)))
        if batch:
            self._at = batch[-1][0].seq
        self._done += len(batch)
        return tuple(entry_content(op, changes) | {"hash": op.hash} for op, changes in batch)

    def note(self, file: str) -> None:
        """Note that the file is whole.

        Args:
            file: its name, without its folder.
        """
        what = "the whole trail" if self.form is Form.WHOLE else "a table of the trail"
        title = f"Exported {what}: {entries_words(self._done)}"
        self._store.note(Note(Event.EXPORT, title, details=file), self._actor)
