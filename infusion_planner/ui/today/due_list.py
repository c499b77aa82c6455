"""What is due next, by time, beside the board."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.today_board import DueLine
from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.card import Card, Hairline, Panel
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, discard, group, row, scrolling

_MARKED = frozenset({"blocked", "override"})
_TIME_WIDTH = 84


class DueRow(Panel):
    """One thing that is due; Enter or a click opens the run sheet it belongs to.

    Signals:
        opened(str): row id of the infusion.
    """

    opened = Signal(str)

    def __init__(self, line: DueLine) -> None:
        super().__init__(line=None, radius=0)
        self._due = line
        marked = line.tone in _MARKED
        how_long = Label(line.how_long, "smallb" if marked else "small", line.tone, wrap=True)
        time = group(column(Label(line.time, "lead"), how_long, gap=0))
        time.setFixedWidth(Label("", room=_TIME_WIDTH).sizeHint().width())
        who = Label(line.who, "small", "ink2", wrap=True, narrow=True)
        what = group(column(Label(line.what, "bodym", wrap=True), who, gap=0))
        layout = row(time, (what, 1), gap=8, margins=(16, 6, 12, 6))
        for part in (time, what):
            layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{line.time}, {line.how_long}: {line.what}, {line.who}")

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the marker of what is late or soon, and the line under the row."""
        super().paint(on, rect)
        if self._due.tone in _MARKED:
            on.fill(QRectF(0, 0, 3, rect.height()), self._due.tone)
        on.across(16, rect.width(), rect.height() - on.hair)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self._due.infusion_id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open with a click."""
        self.opened.emit(self._due.infusion_id)


class DueList(Card):
    """Everything that is due, by time.

    Signals:
        opened(str): row id of the infusion that was opened.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__("Next due", flush=True, grows=True)
        self._rows: list[DueRow] = []
        self._lines: tuple[DueLine, ...] | None = None
        self._none = Label("Nothing is due.", "body", "ink2", wrap=True)
        self._list = column(gap=0)
        content = Panel(line=None, radius=0)
        content.setLayout(column(self._list, None, gap=0))
        area = scrolling(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        said = QWidget()
        said.setLayout(row(self._none, margins=(16, 12, 16, 12)))
        self._said = said
        self.body.setSpacing(0)
        self.add(Hairline(), said, area)
        self.show_lines(())

    def show_lines(self, lines: tuple[DueLine, ...]) -> None:
        """Replace the lines; the same ones change nothing, so the focus stays."""
        if lines == self._lines:
            return
        self._lines = lines
        for old in self._rows:
            discard(old)
        self._rows = [DueRow(line) for line in lines]
        for new in self._rows:
            new.opened.connect(self.opened)
            add(self._list, new)
        self._said.setVisible(not lines)
