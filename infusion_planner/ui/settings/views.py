"""Cards of one page of the settings, of which one is shown at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import SignalInstance


class Views(QWidget):
    """Show one of a few cards, and a switch over them.

    Args:
        name: what is switched, for a screen reader.
        cards: by the name that is turned to: the words of the switch, and the card.
    """

    def __init__(self, name: str, cards: Mapping[str, tuple[str, QWidget]]) -> None:
        super().__init__()
        self._names = tuple(cards)
        self._cards = tuple(card for _, card in cards.values())
        self._switch = Switch(name, tuple(words for words, _ in cards.values()))
        self._switch.chosen.connect(self._show)
        self.setLayout(column(group(row(self._switch, None)), *self._cards, gap=12))
        self._show(0)

    def turn_to(self, name: str) -> None:
        """Show one of the cards, if it is here."""
        if name in self._names:
            place = self._names.index(name)
            self._switch.choose(place)
            self._show(place)

    def follow(self, name: str, needed: SignalInstance) -> None:
        """Turn to a card whenever something on it is to be put right."""
        needed.connect(partial(self.turn_to, name))

    def _show(self, place: int) -> None:
        for at, card in enumerate(self._cards):
            card.setVisible(at == place)
