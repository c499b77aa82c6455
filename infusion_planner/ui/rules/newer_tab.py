"""A newer rule set under its tab: chosen, checked, what it changes, and put in force."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.rules.busy import BusyButton
from infusion_planner.ui.rules.changes import ChangesCard

_WHAT = (
    "A rule set comes as one file: rules, and the worked cases that prove them. It is checked"
    " first, and nothing changes until you put it in force. It counts from the next sign-in on; the"
    " rules of before stay readable, and what they judged stays judged by them."
)


class NewerTab(QWidget):
    """Lead a newer rule set from its file into force.

    Signals:
        choose_pressed(): choose the file.
        put_pressed(): put it in force.
    """

    choose_pressed = Signal()
    put_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choose = Button("C&hoose file", "primary", icon="file")
        self._busy = BusyButton(self.choose)
        self.progress = ProgressStrip()
        self.strip = VerdictStrip(kind="secondary")
        self.strip.hide()
        self.changes = ChangesCard()
        self.reason = Field("Reaso&n for it", placeholder="The trail keeps it")
        self.put = Button("&Put in force", icon="tick")
        self.put.setEnabled(False)
        head = group(row((Label(_WHAT, "body", "ink2", wrap=True), 1), self.choose, gap=16))
        end = group(column(Label(" ", "smallm"), self.put, None, gap=4))
        act = group(row((self.reason, 1), end, gap=10))
        parts = (head, self.progress, self.strip, (self.changes, 1), act)
        self.setLayout(column(*parts, gap=8, margins=(0, 8, 0, 0)))
        self.choose.clicked.connect(self._tell_choose)
        self.put.clicked.connect(self._tell_put)

    def set_busy(self, *, busy: bool) -> None:
        """Offer nothing else while a file is checked."""
        self._busy.set_busy(busy=busy)
        if busy:
            self.strip.hide()

    def allow_put(self, *, allowed: bool) -> None:
        """Let a rule set be put in force once it was checked; that is then the next step."""
        self.put.setEnabled(allowed)
        self.put.set_kind("primary" if allowed else "secondary")
        self.choose.set_kind("secondary" if allowed else "primary")

    def _tell_choose(self) -> None:
        self.choose_pressed.emit()

    def _tell_put(self) -> None:
        self.put_pressed.emit()
