"""The payers' policies under their tab: what there is, and one of the center's own put in force."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.rules.busy import BusyButton
from infusion_planner.ui.rules.changes import ChangesCard

if TYPE_CHECKING:
    from infusion_planner.cards.payer_policies import PoliciesCard, PolicyLine

_WHAT = (
    "A policy comes as one file: its criteria, and the worked cases that prove it. It is checked"
    " first, and counts from the next sign-in on, for the dates of service it names."
)


class PoliciesTab(QWidget):
    """List the policies of payers, and let a manager put one in force or withdraw it.

    Args:
        may_manage: whether the person is a manager; others only read.

    Signals:
        choose_pressed(): choose the file.
        put_pressed(): put it in force.
        withdraw_pressed(str, str): withdraw the policy of this payer and version.
    """

    choose_pressed = Signal()
    put_pressed = Signal()
    withdraw_pressed = Signal(str, str)

    def __init__(self, *, may_manage: bool) -> None:
        super().__init__()
        self._may_manage = may_manage
        self._lines = column(gap=6)
        inner = column(group(self._lines), None, margins=(0, 0, 8, 0))
        self._scroll = PageScroll(group(inner))
        self._scroll.setAccessibleName("Policies of payers")
        self.choose = Button("C&hoose file", "primary", icon="file")
        self._busy = BusyButton(self.choose)
        self.progress = ProgressStrip()
        self.strip = VerdictStrip(kind="secondary")
        self.strip.hide()
        self.changes = ChangesCard()
        self.changes.hide()
        self.reason = Field("Reaso&n for it", placeholder="The trail keeps it")
        self.put = Button("&Put in force", icon="tick")
        self.put.setEnabled(False)
        self._build()
        self.choose.clicked.connect(self._tell_choose)
        self.put.clicked.connect(self._tell_put)

    def _build(self) -> None:
        head = group(row((Label(_WHAT, "body", "ink2", wrap=True), 1), self.choose, gap=16))
        end = group(column(Label(" ", "smallm"), self.put, None, gap=4))
        act = group(row((self.reason, 1), end, gap=10))
        if not self._may_manage:
            self.choose.hide()
            act.hide()
        parts = (head, self.progress, self.strip, (self._scroll, 1), (self.changes, 1), act)
        self.setLayout(column(*parts, gap=8, margins=(0, 8, 0, 0)))

    def show_card(self, card: PoliciesCard) -> None:
        """Show the policies, and why one is not used."""
        empty(self._lines)
        for words in card.refusals:
            message = InlineMessage(role="body")
            message.say("reminder", words, "ink")
            add(self._lines, message)
        for line in card.lines:
            add(self._lines, self._row(line))
        tab_as_read(self)

    def show_trouble(self, words: str) -> None:
        """Say why they could not be read."""
        empty(self._lines)
        message = InlineMessage(role="body")
        message.say("blocked", words, "ink")
        add(self._lines, message)

    def set_busy(self, *, busy: bool) -> None:
        """Offer nothing else while a file is checked."""
        self._busy.set_busy(busy=busy)
        if busy:
            self.strip.hide()

    def allow_put(self, *, allowed: bool) -> None:
        """Let a policy be put in force once it was checked; that is then the next step."""
        self.put.setEnabled(allowed)
        self.put.set_kind("primary" if allowed else "secondary")
        self.choose.set_kind("secondary" if allowed else "primary")
        self.changes.setVisible(allowed)

    def _row(self, line: PolicyLine) -> QWidget:
        panel = Panel(radius=6)
        about = ", ".join(filter(None, (line.days, line.criteria)))
        words = column(
            Label(line.title, "bodyb", wrap=True),
            Label(about, "body", wrap=True),
            Label(line.origin, "small", "ink2", wrap=True),
            gap=0,
        )
        layout = row((group(words), 1), margins=(12, 6, 12, 6))
        if line.own and self._may_manage:
            button = Button("Withdraw", size=28)
            button.setAccessibleName(f"Withdraw {line.title}, version {line.version}")
            button.clicked.connect(partial(self._tell_withdraw, line))
            add(layout, button)
        panel.setLayout(layout)
        panel.setAccessibleName(f"{line.title}, {about}. {line.origin}")
        panel.make_readable()
        return panel

    def _tell_choose(self) -> None:
        self.choose_pressed.emit()

    def _tell_withdraw(self, line: PolicyLine, _checked: object = None) -> None:
        self.withdraw_pressed.emit(line.payer, line.version)

    def _tell_put(self) -> None:
        self.put_pressed.emit()
