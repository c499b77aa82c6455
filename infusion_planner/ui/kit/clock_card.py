"""A clock of the infusion day: what runs until when, how long it still takes, and why."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, row
from infusion_planner.ui.look import look

_BAR = 6


class Bar(QWidget):
    """A bar that fills from left to right; an outline while nothing runs."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self._tone = "infusing"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float | None, tone: str) -> None:
        """Fill a share of it, from 0 to 1; None has not begun."""
        self._share = None if share is None else min(max(share, 0.0), 1.0)
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """Grow with the text above it."""
        return QSize(60, look().theme.length(_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the share in its color."""
        rect = QRectF(self.rect())
        radius = rect.height() / 2
        with easel(self) as on:
            if self._share is None:
                on.box(rect, line="edge", radius=radius)
                return
            on.box(rect, fill="line", radius=radius)
            if self._share:
                filled = max(rect.height(), rect.width() * self._share)
                on.box(QRectF(0, 0, filled, rect.height()), fill=self._tone, radius=radius)


class ClockCard(Panel):
    """Show one clock: icon, what and when, the time left, a bar, and one line of facts."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._glyph = Glyph(icon, "ink3")
        self._what = Label("", "smallm", "ink2")
        self._left = Label("", "clock")
        self._bar = Bar()
        self._facts = Label("", "small", "ink2", wrap=True)
        head = row(self._glyph, self._what, None, gap=6)
        parts = (head, self._left, 2, self._bar, self._facts)
        self.setLayout(column(*parts, gap=3, margins=(16, 10, 16, 8)))
        self.make_readable()

    def show_clock(
        self, what: str, left: str, facts: str, *, share: float | None, late: bool = False
    ) -> None:
        """Show the clock.

        Args:
            what: what runs until when, `Infusion ends 13:10`.
            left: the time left in words, or `Not started`.
            facts: one line; when it is late, what it collides with.
            share: how much has passed, from 0 to 1; None when it has not begun.
            late: whether it is late, which its color says with a glyph.
        """
        tone = "override" if late else "infusing"
        waiting = share is None
        self._glyph.set_name("override" if late else self._icon, "ink3" if waiting else tone)
        self._what.setText(what)
        self._left.setText(left)
        self._left.set_role("head" if waiting else "clock")
        self._left.set_tone("ink3" if waiting else "ink")
        self._bar.show_share(share, tone)
        self._facts.setText(facts)
        self.setAccessibleName(f"{what}. {left}. {facts}")
        self.update()
