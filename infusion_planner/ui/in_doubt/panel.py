"""Says why nobody may work, and lets a manager go on with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.look import look

if TYPE_CHECKING:
    from infusion_planner.domain.trail_standing import TrailTrouble
    from infusion_planner.ui.easel import Easel

_WIDTH = 720
_BAR = 5
_HINT = "What is known about it, for example that the disk was replaced yesterday evening"
_FOR_MANAGERS = "Going on is for a manager. Sign out, and let one sign in."


class _Said(Panel):
    """The red ground under what is wrong."""

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint ground, border and bar."""
        on.box(rect, fill="blocked_soft", line="blocked_line", radius=8)
        on.bar(rect, _BAR, "blocked", 8)


class InDoubtPanel(QWidget):
    """Show what is wrong with the records, why, and what to do.

    Signals:
        go_on_pressed(str): go on all the same, for this reason.
        sign_out_pressed(): leave.
    """

    go_on_pressed = Signal(str)
    sign_out_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.band = Band("Nobody can work until this is settled. No patient is named here.")
        self._title = Label("", "title", wrap=True)
        self._what = Label("", "bodyb", wrap=True)
        self._why = Label("", "body", wrap=True)
        self._to_do = Label("", "body", wrap=True)
        self._said = _Said()
        words = column(self._title, 4, self._what, self._why, self._to_do, gap=6)
        # on one line with the title, whose letters stand lower in a higher line
        glyph = column(4, Glyph("blocked", size=20, knock="blocked_soft"), None, gap=0)
        self._said.setLayout(row(glyph, (group(words), 1), gap=12, margins=(22, 16, 18, 18)))
        self._said.make_readable()
        self.reason = TextArea("&Reason for going on", hint=_HINT)
        self._refused = Label(_FOR_MANAGERS, "body", "ink2", wrap=True)
        self.sign_out = Button("Sign out", "primary", icon="leave", size=36)
        self.go_on = Button("&Go on all the same", "danger", size=36)
        buttons = group(row(self.go_on, None, self.sign_out, gap=8))
        parts = (self._said, 8, self.reason, self._refused, 4, buttons)
        self._column = group(column(None, *parts, None, None, gap=8, margins=(0, 20, 0, 20)))
        middle = group(row(None, (self._column, 1000), None, margins=(20, 0, 20, 0)))
        scroll = PageScroll(middle)
        scroll.setAccessibleName("Records in doubt")
        self.setLayout(row(self.band, (scroll, 1), gap=0))
        self.sign_out.clicked.connect(self._leave)
        self.go_on.clicked.connect(self._go_on)
        self._bound()

    def show_trouble(self, trouble: TrailTrouble, *, manager: bool) -> None:
        """Show what is wrong.

        Args:
            trouble: in words.
            manager: whether the person may go on all the same.
        """
        self._title.setText(trouble.title)
        self._what.setText(trouble.what)
        self._why.setText(trouble.why)
        self._to_do.setText(trouble.to_do)
        self._said.setAccessibleName(f"Blocked. {trouble.words}")
        for part in (self.reason, self.go_on):
            part.setVisible(manager)
        self._refused.setVisible(not manager)
        self.sign_out.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, words: str) -> None:
        """Say what is wrong with the reason, or why it was refused."""
        self.reason.show_error(words)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bound(self) -> None:
        self._column.setMaximumWidth(look().theme.length(_WIDTH))

    def _leave(self) -> None:
        self.sign_out_pressed.emit()

    def _go_on(self) -> None:
        self.go_on_pressed.emit(self.reason.text())

    def changeEvent(self, event: QEvent) -> None:
        """Keep the column as wide as its text wants."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()
