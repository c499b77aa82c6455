"""The days on which the center is closed: a table, and how days get in and out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.look import look
from infusion_planner.ui.settings.form import ClosureLine
from infusion_planner.ui.settings.us_holidays import FEDERAL, STATES
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_COLUMNS = (
    Column("Closed on", "day", sort_field="sort_day", role="bodym"),
    Column("When", "when", sort_field="sort_day", tone="ink2"),
    Column("Why", "why", stretch=1),
)
_LEAST_HEIGHT = 190


class ClosedDays(Card):
    """List the closed days, and tell what is to become of them.

    Signals:
        add_pressed(str): close on the day or days typed, for the reason given.
        remove_pressed(str): open again on a day, given as ISO text.
        holidays_pressed(str): add the public holidays of the year typed.
        replan_pressed(): give the courses on closed days new ones.
    """

    add_pressed = Signal(str)
    remove_pressed = Signal(str)
    holidays_pressed = Signal(str)
    replan_pressed = Signal()

    def __init__(self) -> None:
        super().__init__("Closed days", "no infusion is planned on them", grows=True)
        self.table = LineTableView(_COLUMNS, "Closed days")
        self.table.show_when_empty(
            EmptyRow("calendar", "No closed days", "Add single days, or the public holidays.")
        )
        self.day = Field("&Date", width=164, hint="such as 26 nov 26")
        self.last = Field("&Last day", width=164, hint="empty for one day")
        self.why = Field("&Why")
        self.year = Field("US publi&c holidays of", width=88)
        self.state = Choice("State", (("Federal only", FEDERAL), *STATES), width=200)
        self.message = InlineMessage("info")
        self.hits = InlineMessage("override", role="body")
        self.replan = Button("Save and re-&plan", icon="calendar", size=28)
        self._add = Button("&Add days", icon="plus")
        self._remove = Button("Remove selec&ted day", icon="close", size=28)
        self._holidays = Button("Add &US public holidays", icon="plus")
        # over the table, so that it is seen in a small window as well
        self._hit = group(row((self.hits, 1), self.replan, gap=12))
        self.add(self._hit)
        self.body.addWidget(self.table, 1)
        self.add(group(row(self._remove, None)))
        add_day = row(self.day, self.last, (self.why, 1), _under_label(self._add))
        add_year = row(self.year, self.state, _under_label(self._holidays), None)
        self.add(group(add_day), group(add_year), self.message)
        self.show_hits("", saved=True)
        self._bound()
        self._connect()

    def _connect(self) -> None:
        self._add.clicked.connect(self._tell_add)
        self._remove.clicked.connect(self._tell_remove)
        self._holidays.clicked.connect(self._tell_holidays)
        self.replan.clicked.connect(self._tell_replan)
        self.why.box.returnPressed.connect(self._tell_add)
        self.year.box.returnPressed.connect(self._tell_holidays)
        self.table.line_selected.connect(self._allow)
        delete = shortcut(self.table, Qt.Key.Key_Delete)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._tell_remove)
        self._remove.setEnabled(False)

    def show_lines(self, lines: tuple[ClosureLine, ...]) -> None:
        """Show the closed days."""
        self.table.show_lines(lines)
        self._allow(self.table.table.line(self.table.currentIndex()))

    def show_hits(self, words: str, *, saved: bool) -> None:
        """Say how many courses stand on the days, and lead to their new ones.

        Args:
            words: what to say; empty where no course is hit.
            saved: whether the days are closed already.
        """
        self.hits.say("override", words, "ink")
        self.replan.set_words("Re-&plan them" if saved else "Save and re-&plan")
        self._hit.setVisible(bool(words))

    def _allow(self, line: object) -> None:
        self._remove.setEnabled(line is not None)

    def _tell_add(self) -> None:
        self.add_pressed.emit(self.why.text())

    def _tell_remove(self) -> None:
        line = self.table.table.line(self.table.currentIndex())
        if isinstance(line, ClosureLine):
            self.remove_pressed.emit(line.sort_day)

    def _tell_holidays(self) -> None:
        self.holidays_pressed.emit(self.year.text())

    def _tell_replan(self) -> None:
        self.replan_pressed.emit()

    def _bound(self) -> None:
        self.table.setMinimumHeight(look().theme.length(_LEAST_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Show as many days at any text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()


def _under_label(button: Button) -> QWidget:
    """Put a button level with the boxes of its row, whose labels stand above them."""
    return group(column(Label(" ", "smallm"), button, None, gap=4))
