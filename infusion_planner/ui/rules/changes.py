"""The planned courses that other rules would judge otherwise, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.rules import change_lines
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.layout import discard
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from infusion_planner.cards.rule_change import PlanChange

COLUMNS = (
    Column("Patient", "who", role="bodyb", widest=280),
    Column("Course", "course", drop=1, widest=230),
    Column("What would change", "words", stretch=1, widest=520),
)
_TITLE = "Planned courses that would change"
_HEIGHT = 130


class ChangesCard(Card):
    """List what would change, or say that nothing was looked at yet or nothing would."""

    def __init__(self) -> None:
        super().__init__(_TITLE, flush=True, grows=True)
        self.body.setContentsMargins(*TABLE_MARGINS)
        self.table = LineTableView(COLUMNS, _TITLE)
        self.table.setMinimumHeight(_HEIGHT)
        self.add(self.table)
        self._empty: EmptyRow | None = None
        self.clear()

    def show_changes(self, changes: tuple[PlanChange, ...]) -> None:
        """Show what would change."""
        self.table.show_lines(change_lines(changes))
        self._say("tick", "No planned course would change", "Every plan stays as it is judged.")

    def clear(self) -> None:
        """Show nothing until it is looked at."""
        self.table.show_lines(())
        self._say("lens", "Not looked at yet", "What would change stands here before it is kept.")

    def _say(self, icon: str, title: str, sentence: str) -> None:
        before, self._empty = self._empty, EmptyRow(icon, title, sentence)
        self.table.show_when_empty(self._empty)
        if before is not None:
            discard(before)


def counted_words(changes: tuple[PlanChange, ...]) -> str:
    """Say how many planned courses would change."""
    if not changes:
        return "No planned course would change."
    count = len(changes)
    return f"{'1 planned course' if count == 1 else f'{count:,} planned courses'} would change."
