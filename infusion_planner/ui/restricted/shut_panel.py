"""The page in place of a chart that a person may not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.look import look
from infusion_planner.ui.recording.form import patient_words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from infusion_planner.cards.restricted import RestrictedCard


_WIDTH = 680


class ShutChartPanel(QWidget):
    """Say whose chart it is and what can be done; nothing clinical stands here.

    Signals:
        back_pressed(): leave the page.
        emergency_pressed(): open the chart as an emergency.
    """

    back_pressed = Signal()
    emergency_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("Restricted chart", "title", wrap=True)
        self._who = Label("", "bodyb", wrap=True)
        self._words = Label("", "body", "ink2", wrap=True)
        self._back = Button("&Back", icon="left", size=36)
        self._emergency = Button("Open as an &emergency", "danger", icon="lock", size=36)
        card = Card()
        head = row(Glyph("lock", "ink2", size=24), (self._title, 1), gap=10)
        card.add(group(head), self._who, self._words)
        card.add(group(row(self._back, None, self._emergency, gap=8)))
        self._card = card
        middle = group(row(None, (card, 1000), None, margins=(20, 0, 20, 0)))
        self.setLayout(column(None, middle, None, None))
        self._bound()
        self._back.clicked.connect(self.back_pressed)
        self._emergency.clicked.connect(self.emergency_pressed)
        on_escape(self, self.back_pressed)

    def show_card(self, card: RestrictedCard, note: str = "") -> None:
        """Show whose chart it is.

        Args:
            card: what may be seen of it.
            note: what happened just before, such as the end of an emergency; empty for nothing.
        """
        self._who.setText(patient_words(card.identity))
        words = " ".join(filter(None, (note, card.sentence)))
        self._words.setText(words)
        self._emergency.setVisible(card.can_break)
        self.setAccessibleName(f"Restricted chart. {words}")

    def showEvent(self, event: QShowEvent) -> None:
        """Start on the answer that does no harm."""
        super().showEvent(event)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bound(self) -> None:
        self._card.setMaximumWidth(look().theme.length(_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the card as wide as its text wants."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()
