"""Words the facts on a chart."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo

from infusion_planner.cards.facts import FactLine, FactsCard, KindLine
from infusion_planner.domain.chart_facts import ChartFact, kind_of, newest_of
from infusion_planner.domain.chart_labs import LAB_KINDS
from infusion_planner.domain.fact_kinds import FACT_KINDS, SCHEDULER_KINDS, FactKind
from infusion_planner.domain.fact_words import fact_title, fact_words
from infusion_planner.domain.roles import CLINICIANS, Roles
from infusion_planner.domain.wording import date_words


def facts_card(entries: Iterable[ChartFact], zone: tzinfo | None) -> FactsCard:
    """Word every entry.

    Args:
        entries: in any order, what was withdrawn among them.
        zone: the center's; None for the workstation's.
    """
    newest = sorted(entries, key=lambda entry: (entry.noted_at, entry.id), reverse=True)
    by_kind = {kind: tuple(_lines(kind, newest, zone)) for kind in FACT_KINDS}
    results = tuple(line for kind in LAB_KINDS for line in by_kind.pop(kind))
    return FactsCard(tuple(line for lines in by_kind.values() for line in lines), results)


def kind_lines(
    entries: Sequence[ChartFact], kinds: Sequence[str], roles: Roles
) -> tuple[KindLine, ...]:
    """Word the kinds that a person may enter, with what is recorded already.

    Args:
        entries: of the chart, in any order.
        kinds: keys of those to choose from; every kind when empty.
        roles: what the person may do.
    """
    asked = (kind for kind in FACT_KINDS.values() if not kinds or kind.key in kinds)
    return tuple(_kind_line(kind, entries) for kind in asked if may_enter(kind.key, roles))


def may_enter(kind: str, roles: Roles) -> bool:
    """Tell whether a person's roles include an entry of a kind."""
    return kind in SCHEDULER_KINDS or not roles.isdisjoint(CLINICIANS)


def _lines(kind: str, newest: Sequence[ChartFact], zone: tzinfo | None) -> Iterator[FactLine]:
    own = [entry for entry in newest if kind_of(entry) == kind]
    for place, entry in enumerate(own):
        yield FactLine(
            entry_id=entry.id,
            title=fact_title(entry),
            says=fact_words(entry),
            entered=f"{date_words(entry.noted_on)}, {entry.noted_by}",
            withdrawn="" if entry.counts else _withdrawn(entry, zone),
            first=not place,
        )


def _withdrawn(entry: ChartFact, zone: tzinfo | None) -> str:
    at = datetime.fromisoformat(entry.withdrawn_at).astimezone(zone)
    return f"Withdrawn {date_words(at.date())}, {entry.withdrawn_by}: {entry.withdrawn}"


def _kind_line(kind: FactKind, entries: Sequence[ChartFact]) -> KindLine:
    newest = newest_of(entries, kind.key)
    if newest is None:
        return KindLine(kind.key, kind.title, "nothing yet")
    count = sum(entry.counts and kind_of(entry) == kind.key for entry in entries)
    many = f"{count} entries, newest" if count > 1 else "entered"
    return KindLine(kind.key, kind.title, f"{many} {date_words(newest.noted_on)}")
