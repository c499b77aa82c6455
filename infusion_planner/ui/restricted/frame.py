"""The red frame around the page while a chart is open under an emergency access."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import column, group, row

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from infusion_planner.cards.restricted import EmergencyCard

_EDGE = 4
_ALOUD = frozenset({60, 30, 10, 5, 1})


class EmergencyFrame(QWidget):
    """Hold the pages, and frame them in red with the minutes that are left.

    Args:
        pages: what is framed.
    """

    def __init__(self, pages: QWidget) -> None:
        super().__init__()
        self._card: EmergencyCard | None = None
        self._words = Label("", "bodyb", "blocked", wrap=True)
        self._bar = group(
            row(
                Glyph("warning", "blocked", size=20),
                Label("Emergency access", "bodyb", "blocked"),
                (self._words, 1),
                gap=8,
                margins=(16, 5, 16, 5),
            )
        )
        self._bar.hide()
        self._inner = column(self._bar, (pages, 1), gap=0)
        self.setLayout(self._inner)

    @property
    def words(self) -> str:
        """What is said now; empty without an emergency."""
        return self._words.text() if self._card is not None else ""

    def show_card(self, card: EmergencyCard | None) -> None:
        """Frame the pages, or take the frame away."""
        before, self._card = self._card, card
        edge = _EDGE if card is not None else 0
        self._inner.setContentsMargins(edge, edge, edge, edge)
        self._bar.setVisible(card is not None)
        if card is not None:
            self._words.setText(card.sentence)
            self._bar.setAccessibleName(f"Emergency access. {card.sentence}")
            new = before is None or before.minutes != card.minutes
            if new and (before is None or card.minutes in _ALOUD):
                announce(self._bar, f"Emergency access. {card.sentence}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and the ground of its words."""
        del event
        if self._card is None:
            return
        wide, high = float(self.width()), float(self.height())
        edges = (
            QRectF(0, 0, wide, _EDGE),
            QRectF(0, high - _EDGE, wide, _EDGE),
            QRectF(0, 0, _EDGE, high),
            QRectF(wide - _EDGE, 0, _EDGE, high),
        )
        with easel(self) as on:
            on.fill(QRectF(self._bar.geometry()), "blocked_soft")
            for edge in edges:
                on.fill(edge, "blocked")
