"""The whole check of the trail: done in steps, noted, and worded."""

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.trail import Event, Note
from infusion_planner.domain.trail_standing import entries_words
from infusion_planner.domain.wording import count_words
from infusion_planner.store.journal import Actor
from infusion_planner.store.store import Store
from infusion_planner.store.whole_check import WholeResult

WHOLE = "whole"
"""What the details of an entry begin with by which the whole trail was checked."""
_SHOWN, _NOTED = 3, 20


class TrailCheck:
    """Check every entry, and every row against the trail, for one person."""

    def __init__(self, store: Store, actor: Actor) -> None:
        self._store = store
        self._actor = actor
        self._check = store.whole_check()

    @property
    def progress(self) -> tuple[int, int, str]:
        """Give what was checked, how much there is, and what is checked now."""
        return self._check.done, self._check.total, self._check.words

    def step(self) -> bool:
        """Check a little more and tell whether there is anything left.

        Raises:
            DamagedFile: a page can no longer be read.
        """
        return self._store.read(lambda _: self._check.step())

    def end(self) -> VerdictCard:
        """Note what was found, and word it."""
        result = self._check.result()
        title = "Checked the whole trail: " + _short(result)
        self._store.note(Note(Event.CHECK, title, details=_details(result)), self._actor)
        return _verdict(result)


def _short(result: WholeResult) -> str:
    if not result.chain.is_good:
        return f"broken at entry {result.chain.broken_seq:,}"
    if result.wrong:
        return f"{count_words(len(result.wrong), 'row')} not as the trail left them"
    return f"{entries_words(result.chain.entries)} and {count_words(result.rows, 'row')} stand"


def _details(result: WholeResult) -> str:
    standing = "good" if result.is_good else "bad"
    named = "; ".join(trouble.words for trouble in result.wrong[:_NOTED])
    return f"{WHOLE} {standing}" + (f": {named}" if named else "")


def _differ(count: int) -> str:
    return "1 row differs" if count == 1 else f"{count:,} rows differ"


def _verdict(result: WholeResult) -> VerdictCard:
    if result.is_good:
        words = (
            f"Every entry is as it was written: {result.chain.entries:,}, and so is every row:"
            f" {result.rows:,}."
        )
        return VerdictCard("ok", "The trail stands", words)
    found = [] if result.chain.is_good else [result.chain.words]
    if result.wrong:
        shown = ", ".join(trouble.words for trouble in result.wrong[:_SHOWN])
        more = len(result.wrong) - _SHOWN
        found.append(
            f"{_differ(len(result.wrong))} from the trail: {shown}"
            + (f" and {more:,} more" if more > 0 else "")
            + ". An older part of the file may have been put back. Keep the file and tell the"
            " person who looks after the program."
        )
    return VerdictCard("blocked", "The trail does not stand", " ".join(found))
