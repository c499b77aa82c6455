"""A card to read: Tab stops at it, and the arrow and page keys scroll it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.layout import group
from infusion_planner.ui.kit.scroll import PageScroll

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLayout

_RING = 3


class ReadingCard(Card):
    """Hold more than there may be room for.

    Args:
        content: what is read.
        name: what a screen reader calls it.
    """

    def __init__(self, content: QLayout, name: str) -> None:
        super().__init__(flush=True, grows=True)
        inside = group(content)
        self._scroll = PageScroll(inside)
        # the card's own ground is seen through it
        for part in (inside, self._scroll.viewport()):
            part.setAutoFillBackground(False)
        # the ring of the focus stands around it
        self.body.setContentsMargins(_RING, _RING, _RING, _RING)
        self.add(self._scroll)
        self.setAccessibleName(name)

    def begin(self, spoken: str, *, reachable: bool = True) -> None:
        """Start at the top of something new.

        Args:
            spoken: all of it, for a screen reader.
            reachable: whether Tab stops here.
        """
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if reachable else policy.NoFocus)
        self.setAccessibleDescription(spoken)
        self._scroll.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by lines and pages as Qt does, and by Home and End to either end."""
        bar = self._scroll.verticalScrollBar()
        ends = {Qt.Key.Key_Home.value: bar.minimum(), Qt.Key.Key_End.value: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[event.key()])
        else:
            self._scroll.keyPressEvent(event)
