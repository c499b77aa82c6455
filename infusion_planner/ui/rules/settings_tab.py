"""What the center sets of its rules, under its tab: the numbers, and how one is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.cards.rules import SettingLine
from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.look import look
from infusion_planner.ui.rules.busy import BusyButton
from infusion_planner.ui.rules.changes import ChangesCard
from infusion_planner.ui.rules.or_trouble import OrTrouble
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

COLUMNS = (
    Column("Rule", "rule", role="bodyb"),
    Column("Number", "title", stretch=1, widest=360),
    Column("Value", "value", role="bodym"),
    Column("Rulebook's own", "own", drop=1, tone="ink2"),
    Column("Limits", "limits", drop=2, tone="ink2"),
    Column("Since", "since", drop=3, widest=200),
)
_WHAT = (
    "Numbers that no document fixes: a center setting, confirm each with the REMS program. What is"
    " set counts from the next sign-in on, for everybody."
)
_ONLY_MANAGERS = "Setting a number is for a manager."
_NONE_CHOSEN = "Choose a number to see since when it is set, and why."
_TABLE_HEIGHT = 240
_BESIDE_FROM = 1000


class SettingsTab(QWidget):
    """Show the numbers, and tell what one shall be.

    Args:
        may_set: whether the person may change them.

    Signals:
        line_chosen(object): the `SettingLine` chosen now; None for none.
        look_pressed(): see what the number typed would change.
        save_pressed(): keep it.
        own_pressed(): let the rulebook's own number hold again.
        edited(): the number was typed anew, so what was looked at is of another one.
        retry_pressed(): read the numbers again.
    """

    line_chosen = Signal(object)
    look_pressed = Signal()
    save_pressed = Signal()
    own_pressed = Signal()
    edited = Signal()
    retry_pressed = Signal()

    def __init__(self, *, may_set: bool) -> None:
        super().__init__()
        self.table = LineTableView(COLUMNS, "Numbers the center may set", key="key")
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        none = EmptyRow("settings", "Nothing to set", "These rules leave no number to the center.")
        self.table.show_when_empty(none)
        self.title = Label(_NONE_CHOSEN, "bodyb", wrap=True)
        self.facts = FactRows()
        self.value = Field("New &value", width=220)
        self.value.keep_width()
        self.reason = Field("Reaso&n for it", placeholder="The trail keeps it")
        self.look = Button("See what it &would change", "primary", icon="lens")
        self.save = Button("Save n&umber", icon="tick")
        self.own = Button("Rulebook's &own number", icon="undo")
        self.message = InlineMessage("ok", role="bodym")
        self._busy = BusyButton(self.look)
        self.progress = ProgressStrip()
        self.changes = ChangesCard()
        self._form = self._build_form(may_set=may_set)
        self._build()
        self._connect()

    def _build_form(self, *, may_set: bool) -> QWidget:
        if not may_set:
            for part in (self.changes, self.save):
                part.hide()
            return group(column(Label(_ONLY_MANAGERS, "body", "ink2", wrap=True), None))
        typed = row(self.value, (self.reason, 1), gap=12)
        acts = group(Flow(self.look, self.own, gap=(8, 8)))
        return group(column(group(typed), self.message, acts, None, gap=8))

    def _build(self) -> None:
        numbers = Card(flush=True, grows=True)
        numbers.body.setContentsMargins(*TABLE_MARGINS)
        numbers.add(self.table)
        chosen = Card()
        facts = group(column(self.facts, None))
        self._beside = row((facts, 2), (self._form, 3), gap=24)
        chosen.add(self.title, group(self._beside))
        what = Label(_WHAT, "body", "ink2", wrap=True)
        end = group(row(self.save, None))
        parts = (what, numbers, chosen, self.progress, (self.changes, 1), end)
        self._pages = OrTrouble(
            PageScroll(group(column(*parts, gap=8))), "Could not load the settings"
        )
        self.setLayout(column((self._pages, 1), margins=(0, 8, 0, 0)))

    def _connect(self) -> None:
        self.table.line_selected.connect(self.line_chosen)
        self.look.clicked.connect(self._tell_look)
        self.save.clicked.connect(self._tell_save)
        self.own.clicked.connect(self._tell_own)
        self.value.edited.connect(self._tell_edited)
        self.value.box.returnPressed.connect(self._tell_look)
        self._pages.retry_pressed.connect(self.retry_pressed)
        self.show_line(None)

    def show_lines(self, lines: tuple[SettingLine, ...]) -> None:
        """Show the numbers."""
        self._pages.show_content()
        self.table.show_lines(lines)

    def chosen(self) -> SettingLine | None:
        """Give the chosen number."""
        line = self.table.table.line(self.table.currentIndex())
        return line if isinstance(line, SettingLine) else None

    def choose(self, key: str) -> None:
        """Choose a number by its key; nothing where these rules do not have it."""
        lines = self.table.table.lines
        found = next((line for line in lines if getattr(line, "key", "") == key), None)
        if found is not None:
            self.table.select_line(found)
            self.value.setFocus()

    def show_line(self, line: SettingLine | None) -> None:
        """Show a number in full; None for none chosen."""
        self.title.setText(f"{line.rule} {line.title}" if line else _NONE_CHOSEN)
        self.title.set_tone("ink" if line else "ink2")
        self.facts.show_facts(_facts(line) if line else ())
        self.value.set_hint(line.limits if line else "")
        for part in (self.value, self.reason, self.look):
            part.setEnabled(line is not None)
        self.own.setEnabled(line is not None and line.is_set)

    def allow_save(self, *, allowed: bool) -> None:
        """Let the number be kept once what it changes was looked at; that is then the next step."""
        self.save.setEnabled(allowed)
        self.save.set_kind("primary" if allowed else "secondary")
        self.look.set_kind("secondary" if allowed else "primary")

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be changed while it is looked at."""
        for part in (self.table, self.value, self.own):
            part.setEnabled(not busy)
        self._busy.set_busy(busy=busy)
        if not busy:
            self.show_line(self.chosen())

    def show_trouble(self, words: str) -> None:
        """Say why the numbers could not be read."""
        self._pages.show_trouble(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is typed beside what holds, or under it where there is no room."""
        super().resizeEvent(event)
        beside = self.width() >= look().theme.length(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._beside.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _tell_look(self) -> None:
        self.look_pressed.emit()

    def _tell_save(self) -> None:
        self.save_pressed.emit()

    def _tell_own(self) -> None:
        self.own_pressed.emit()

    def _tell_edited(self) -> None:
        self.edited.emit()


def _facts(line: SettingLine) -> tuple[Fact, ...]:
    every = (
        Fact("Value", line.value, line.later),
        Fact("Rulebook's own", line.own),
        Fact("Limits", line.limits),
        Fact("Since", line.since or "never set"),
        Fact("Why", line.why),
    )
    return tuple(fact for fact in every if fact.value)
