"""Undoing mistakes between two charts: what can be moved, and which dates move with it."""

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.chart_entry import ChartEntry
from infusion_planner.domain.frozen import Frozen


class MoveFormCard(Frozen):
    """The form in which an entry is moved to another chart.

    Attributes:
        identity: whose chart the entries stand on.
        entries: what can be moved, newest first of each kind.
    """

    identity: IdentityCard
    entries: tuple[ChartEntry, ...]


class DateMove(Frozen):
    """One date that is another one afterwards.

    Attributes:
        label: `Next course not before`.
        before: the date in words, or `None`.
        after: the same afterwards.
    """

    label: str
    before: str
    after: str


ChartDates = tuple[tuple[str, str], ...]
"""(label, words) of every date that follows from a chart."""


def date_moves(before: ChartDates, after: ChartDates) -> tuple[DateMove, ...]:
    """Give the dates that differ, in the order they are shown."""
    was, now = dict(before), dict(after)
    # the fuller list has them in the order they are shown
    fuller, other = (now, was) if len(now) > len(was) else (was, now)
    labels = dict.fromkeys((*fuller, *other))
    pairs = (DateMove(label, was.get(label, "None"), now.get(label, "None")) for label in labels)
    return tuple(move for move in pairs if move.before != move.after)
