"""The infusion days that may be typed in from paper, and the page that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.forms.head import PageHead
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from infusion_planner.cards.day_pack import TypeBackLine
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.session import Session

COLUMNS = (
    Column("Day", "day", "sort_day", role="bodym"),
    Column("Name", "name", role="bodym", stretch=1),
    Column("Born", "born", drop=1, under="mrn"),
    Column("MRN", "mrn"),
    Column("Infusion", "infusion", drop=2, under="name"),
    Column("State", "word", state_field="state"),
)
_HOW = "Choose the sheet that lies before you. Name, birth date and MRN stand at its top."
_NOTHING = "Every infusion of the last two weeks is closed."


class DaysPanel(QWidget):
    """List the days.

    Signals:
        opened(str): row id of the infusion, a blank, and the day.
        back_pressed(): leave the page.
    """

    opened = Signal(str)
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = LineTableView(COLUMNS, "Days to type in", key="key")
        self.table.show_when_empty(EmptyRow("tick", "No day to type in", _NOTHING))
        card = Card("", flush=True, grows=True)
        card.body.setContentsMargins(*TABLE_MARGINS)
        card.add(self.table)
        parts = (Label(_HOW, "body", "ink2", wrap=True), (card, 1))
        page = group(column(*parts, gap=8, margins=(20, 0, 20, 14)))
        self.setLayout(column(PageHead("From paper"), (page, 1), gap=0))
        self.table.opened.connect(self._open)
        on_escape(self, self.back_pressed)

    def _open(self, line: TypeBackLine) -> None:
        self.opened.emit(line.key)


class DaysPresenter(QObject):
    """Keep the list true.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.
    """

    def __init__(self, session: Session, panel: DaysPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        session.changed.connect(self._hear)

    def show(self) -> None:
        """Show the days.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._panel.table.show_lines(self._session.read.of_packs.to_type_back())
        self._panel.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hear(self, _change: Change) -> None:
        if self._panel.isVisible():
            self._session.tell_refusal(self.show)
