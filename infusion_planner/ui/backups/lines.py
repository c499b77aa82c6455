"""The backups of both places as lines of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.table import Column

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.cards.backups import BackupsCard

COLUMNS = (
    Column("Made", "made", sort_field="made_at", role="bodym"),
    Column("Age", "age", sort_field="made_at", tone="ink2", drop=1, under="made"),
    Column("Where", "where", tone="ink2"),
    Column("Holds", "holds", drop=2, under="made"),
    Column("State", "state", state_field="verdict", stretch=1, widest=420),
)


class PlacedLine(Frozen):
    """One backup, and in which of the places it lies; the fields are those of `BackupLine`."""

    folder: Path
    made_at: str
    made: str
    age: str
    where: str
    holds: str
    state: str
    verdict: str
    is_good: bool


def lines_of(card: BackupsCard) -> tuple[PlacedLine, ...]:
    """Give the backups of both places, newest first."""
    lines = [
        PlacedLine(
            folder=line.folder,
            made_at=line.made_at,
            made=line.made,
            age=line.age,
            where=place.title,
            holds=line.holds,
            state=line.state,
            verdict=line.verdict,
            is_good=line.is_good,
        )
        for place in card.places
        for line in place.lines
    ]
    return tuple(sorted(lines, key=lambda line: line.made_at, reverse=True))
