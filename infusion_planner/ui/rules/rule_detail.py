"""One rule in full: what it says in each situation, what it rests on, what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.forms.reading import ReadingCard
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.card import Hairline
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, empty, group, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.rules import OutcomeLine, RuleCard

_NONE_CHOSEN = "Choose a rule to see what it says, what it rests on and what it reads."
_BRACKETS = "What stands in [brackets] is filled in for each patient."


class RuleDetail(ReadingCard):
    """Show one rule."""

    def __init__(self) -> None:
        self._words = Label(_NONE_CHOSEN, "bodyb", wrap=True)
        self._outcomes = column(gap=10)
        self._facts = FactRows()
        parts = (self._words, self._outcomes, self._facts, None)
        super().__init__(column(*parts, gap=10, margins=(16, 12, 16, 14)), "Chosen rule")

    def show_rule(self, card: RuleCard | None) -> None:
        """Show a rule; None for none chosen."""
        self._words.setText(card.title if card else _NONE_CHOSEN)
        self._words.set_tone("ink" if card else "ink2")
        self._facts.show_facts(card.facts if card else ())
        empty(self._outcomes)
        if card is None:
            self.begin(_NONE_CHOSEN, reachable=False)
            return
        for outcome in card.outcomes:
            self._outcomes.addWidget(_outcome(outcome))
        if any("[" in each.sentence + each.next_step for each in card.outcomes):
            self._outcomes.addWidget(Label(_BRACKETS, "small", "ink3", wrap=True))
        self._outcomes.addWidget(Hairline())
        self.begin(_spoken(card))


def _outcome(line: OutcomeLine) -> QWidget:
    parts = [
        group(row(Glyph(line.state, size=16), Label(line.word, "bodyb", line.state), None, gap=6)),
        Label(line.sentence, wrap=True),
    ]
    if line.next_step:
        parts.append(Label(f"Next: {line.next_step}", "small", "ink2", wrap=True))
    return group(column(*parts, gap=2))


def _spoken(card: RuleCard) -> str:
    outcomes = [f"{each.word}: {each.sentence} {each.next_step}" for each in card.outcomes]
    facts = [f"{fact.label}: {fact.value}" for fact in card.facts]
    return ". ".join([card.title, *outcomes, *facts])
