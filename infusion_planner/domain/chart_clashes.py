"""What an entry cannot be beside what stands on the chart already."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from infusion_planner.domain.chart_facts import NOTHING, ChartFact, kind_of
from infusion_planner.domain.chart_labs import lab_day, to_review
from infusion_planner.domain.course import GivenCourse
from infusion_planner.domain.errors import Fault
from infusion_planner.domain.fact_kinds import NONE_KNOWN_WORDS, NoneKnown
from infusion_planner.domain.fact_words import fact_words
from infusion_planner.domain.lab_entries import EndDecision, LabReview
from infusion_planner.domain.monitoring import series
from infusion_planner.domain.rules import Rulebook
from infusion_planner.domain.wording import date_words


def faults_on_chart(kind: str, value: object, stored: Sequence[ChartFact]) -> Iterator[Fault]:
    """Yield what an entry clashes with.

    Args:
        kind: key of its kind.
        value: what it holds.
        stored: entries of the chart, what was withdrawn among them; not the one it replaces.
    """
    counting = [entry for entry in stored if entry.counts]
    if isinstance(value, NoneKnown):
        yield from _none_faults(value, counting)
    elif kind in NONE_KNOWN_WORDS:
        yield from _one_faults(kind, counting)
    elif isinstance(value, LabReview):
        yield from _review_faults(value, counting)


def none_clashes(kept: Sequence[ChartFact], merged: Sequence[ChartFact]) -> Iterator[str]:
    """Yield what has to be withdrawn before two charts are merged.

    Args:
        kept: entries of the chart that is kept, what was withdrawn among them.
        merged: of the other one.
    """
    for here, there in ((kept, merged), (merged, kept)):
        counting = [entry for entry in there if entry.counts]
        for entry in here:
            if entry.counts and isinstance(entry.value, NoneKnown):
                for other in _of_kind(entry.value.kind, counting):
                    both = f"'{fact_words(entry)}' and '{fact_words(other)}'"
                    yield f"{both} would stand on one chart. Withdraw what is not right first."


def end_faults(value: object, given: Sequence[GivenCourse], book: Rulebook) -> Iterator[Fault]:
    """Yield why monitoring cannot be closed on a day; nothing for other entries.

    Source: rulebook LAB-13.
    """
    if not isinstance(value, EndDecision) or not value.closes:
        return
    if not given:
        yield Fault("closes", "Monitoring has not begun: nothing was given yet.")
        return
    ends_on = series(given, book).ends_on
    if value.on < ends_on:
        words = f"Monitoring runs to {date_words(ends_on)}, and can be closed from that day on."
        yield Fault("on", words)


def _none_faults(value: NoneKnown, counting: Iterable[ChartFact]) -> Iterator[Fault]:
    """Refuse that there is nothing, where something is entered that still counts."""
    made = [fact_words(entry) for entry in _of_kind(value.kind, counting)]
    if made:
        yield Fault("on", f"This is entered already: {'; '.join(made)}. Withdraw it first.")


def _one_faults(kind: str, counting: Iterable[ChartFact]) -> Iterator[Fault]:
    """Refuse an entry, where it is entered that there is nothing."""
    for entry in counting:
        if entry.kind == NOTHING and kind_of(entry) == kind:
            yield Fault(
                "nothing", f"It is entered already: {fact_words(entry)}. Withdraw that first."
            )
            return


def _review_faults(value: LabReview, counting: Iterable[ChartFact]) -> Iterator[Fault]:
    entries: dict[str, object] = {entry.id: entry.value for entry in counting}
    waiting = set(to_review(entries.items()))
    if not value.entries:
        yield Fault("entries", "Tick what was looked at.")
    elif not waiting.issuperset(value.entries):
        words = "Some of it was reviewed, corrected or withdrawn meanwhile. Open the form again."
        yield Fault("entries", words)
    else:
        newest = max(lab_day(entries[row]) for row in value.entries)
        yield from _early(newest, value.on)


def _early(newest: date, on: date) -> Iterator[Fault]:
    if on < newest:
        yield Fault("on", f"{date_words(on)} is before {date_words(newest)}. Check both dates.")


def _of_kind(kind: str, counting: Iterable[ChartFact]) -> Iterator[ChartFact]:
    """Give the entries that say more of a kind than that there is nothing."""
    return (entry for entry in counting if entry.kind != NOTHING and kind_of(entry) == kind)
