"""The chairs that are in use, on the locked page: chair and minutes, never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from infusion_planner.domain.wording import count_words
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, discard, group, row

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    # how a chair's day is judged is loaded when one is shown, not with the way to the list
    from infusion_planner.cards.chair_clocks import ChairClock
    from infusion_planner.ui.easel import Easel

_CHAIR_WIDTH = 64
_MOST = 6
_NOBODY = "Nobody is infused or observed."


class _ChairRow(Panel):
    def __init__(self, clock: ChairClock) -> None:
        super().__init__(line=None, radius=5)
        chair = Label(clock.chair, "title", "on_banner", room=_CHAIR_WIDTH)
        tone = "on_banner" if clock.tone else "banner_label"
        due = Label(clock.due, "smallb" if clock.tone else "small", tone, wrap=True)
        said = row(due, None, gap=6)
        if clock.tone:
            said = row(Glyph("override", "allergy", size=14), (due, 1), gap=6)
        words = group(column(Label(clock.left, "lead", "on_banner"), group(said), gap=2))
        self.setLayout(row(chair, (words, 1), gap=8, margins=(14, 8, 10, 8)))
        self.setAccessibleName(f"{clock.chair}: {clock.left}. {clock.due}")

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the lighter ground."""
        ground = on.color("on_banner")
        ground.setAlphaF(0.08)
        on.box(rect, fill=ground, radius=5)


class RunningChairs(QWidget):
    """Show how long each chair in use still takes, and what is due there."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "bodyb", "on_banner", wrap=True)
        self._more = Label("", "small", "banner_label", wrap=True)
        self._rows: list[_ChairRow] = []
        self._shown: tuple[ChairClock, ...] | None = None
        self._list = column(gap=8)
        self.setLayout(column(self._title, self._list, self._more, gap=8))
        self.show_clocks(())

    def show_clocks(self, clocks: tuple[ChairClock, ...]) -> None:
        """Replace the chairs; those beyond the room there is are counted."""
        if clocks == self._shown:
            return
        self._shown = clocks
        for old in self._rows:
            discard(old)
        self._rows = [_ChairRow(clock) for clock in clocks[:_MOST]]
        for new in self._rows:
            add(self._list, new)
        self._title.setText(f"{count_words(len(clocks), 'chair')} in use" if clocks else _NOBODY)
        left = len(clocks) - len(self._rows)
        self._more.setText(f"and {count_words(left, 'more chair')}" if left else "")
        self._more.setVisible(bool(left))
