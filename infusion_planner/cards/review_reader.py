"""Reads what is to be looked at in the weekly review of the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.review_due import EVERY
from infusion_planner.cards.trail_words import local_moment
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.roles import MANAGERS, TRAIL_READERS
from infusion_planner.domain.trail_review import ReviewEntry, Why, worth_looking
from infusion_planner.domain.trail_standing import entries_words, moment_words
from infusion_planner.domain.wording import date_words
from infusion_planner.store import center, trail_reviews
from infusion_planner.store.names import names
from infusion_planner.store.records import Row, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from infusion_planner.cards.access import ChartAccess
    from infusion_planner.store.driver import Database
    from infusion_planner.store.journal import Actor
    from infusion_planner.store.store import Store
    from infusion_planner.store.trail_reviews import TrailReview

_ENTRIES = (
    "SELECT op.seq, op.ended_at, op.utc_offset, op.actor AS person, op.actor_name AS name,"
    " op.event, op.outcome, op.title, coalesce(op.patient_id, '') AS patient_id,"
    " coalesce(patient.family, '') AS family, op.clock_behind"
    " FROM op LEFT JOIN patient ON patient.id = op.patient_id"
    " WHERE op.seq BETWEEN ? AND ? ORDER BY op.seq"
)


class ReviewLine(Frozen):
    """One thing to look at.

    Attributes:
        why: the heading it stands under.
        words: what it is.
        count: how many entries are behind it, in words.
        first: number of the first of them.
    """

    why: str
    words: str
    count: str
    first: int


class PastReview(Frozen):
    """One review that was signed off.

    Attributes:
        when: local time.
        who: the reviewer.
        span: the entries looked at, `1 to 1,204`.
        words: what was found; empty for nothing.
    """

    when: str
    who: str
    span: str
    words: str


class ReviewCard(Frozen):
    """The review that is due.

    Attributes:
        from_seq: number of the first entry that was not looked at yet.
        to_seq: number of the newest entry.
        period: from when to when, and how many entries.
        counts: (heading, how many) of each heading that has something.
        lines: what to look at.
        past: the reviews signed off, newest first.
        strip: what is due; None while the last review is fresh.
        may_sign: whether this person may sign off.
    """

    from_seq: int
    to_seq: int
    period: str
    counts: tuple[tuple[str, int], ...]
    lines: tuple[ReviewLine, ...]
    past: tuple[PastReview, ...]
    strip: VerdictCard | None
    may_sign: bool


class ReviewReader:
    """Read the weekly review for one person."""

    def __init__(
        self, store: Store, actor: Actor, clock: Callable[[], datetime], access: ChartAccess
    ) -> None:
        self._store = store
        self._actor = actor
        self._clock = clock
        self._access = access

    def review(self) -> ReviewCard:
        """Give what was not looked at yet.

        Raises:
            NotPermitted: the person's roles do not read the trail.
        """
        self._access.require(TRAIL_READERS, "The review of the trail")
        past = self._store.read(trail_reviews.newest_first)
        first, last = (past[0].to_seq if past else 0) + 1, self._store.last_seq()
        entries = self._store.read(lambda db: _entries(db, first, last))
        open_days = self._store.read(center.get).open_days
        found = worth_looking(entries, open_days)
        counts = ((why.value, sum(each.why is why for each in found)) for why in Why)
        return ReviewCard(
            from_seq=first,
            to_seq=last,
            period=_period(entries),
            counts=tuple((words, count) for words, count in counts if count),
            lines=tuple(
                ReviewLine(each.why.value, each.words, entries_words(len(each.seqs)), each.seqs[0])
                for each in found
            ),
            past=tuple(self._past(review) for review in past),
            strip=self._strip(past, entries),
            may_sign=bool(MANAGERS & self._actor.roles),
        )

    def _past(self, review: TrailReview) -> PastReview:
        who = self._store.read(lambda db: names(db)(review.person_id))
        at = moment_words(self._local(review.reviewed_at))
        span = f"{review.from_seq:,} to {review.to_seq:,}"
        return PastReview(at, who or "no longer in the records", span, review.words)

    def _strip(
        self, past: tuple[TrailReview, ...], entries: tuple[ReviewEntry, ...]
    ) -> VerdictCard | None:
        since = self._local(past[0].reviewed_at) if past else entries[0].at if entries else None
        if since is None or self._clock() - since <= EVERY:
            return None
        due = (
            f"The trail was last signed off on {date_words(since.date())}."
            if past
            else f"Nobody has looked at the trail since {date_words(since.date())}."
        )
        words = f"{due} Look at what stands below, then sign off."
        return VerdictCard("reminder", "Review due", words)

    def _local(self, utc_text: str) -> datetime:
        return local_moment(utc_text, 0).astimezone(self._clock().tzinfo)


def _entries(db: Database, first: int, last: int) -> tuple[ReviewEntry, ...]:
    return tuple(_entry(row) for row in read_rows(db, _ENTRIES, (first, last)))


def _entry(row: Row) -> ReviewEntry:
    at = local_moment(row.pop("ended_at"), row.pop("utc_offset"))
    return ReviewEntry(at=at, **{**row, "clock_behind": bool(row["clock_behind"])})


def _period(entries: tuple[ReviewEntry, ...]) -> str:
    if not entries:
        return "No entries since the last review"
    first, last = entries[0], entries[-1]
    numbers = f"{first.seq:,} to {last.seq:,}" if len(entries) > 1 else f"{first.seq:,}"
    return (
        f"{moment_words(first.at)} to {moment_words(last.at)},"
        f" {entries_words(len(entries))} ({numbers})"
    )
