"""Cards and the panels under them: ground, hairline, radius, focus ring."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from infusion_planner.ui.easel import Easel, easel
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import Margins, add, column, row

TABLE_MARGINS: Margins = (1, 1, 1, 7)
"""Around a table that fills a card without a title: its square foot stays off the round corners."""


class Panel(QFrame):
    """A painted ground for other widgets.

    Args:
        fill: color of the ground; None leaves it open.
        line: color of the border; None leaves it off.
        radius: of the corners.
    """

    def __init__(
        self, *, fill: str | None = "surface", line: str | None = "line", radius: int = 8
    ) -> None:
        super().__init__()
        self._fill = fill
        self._line = line
        self._radius = radius

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the ground; a subclass adds to it."""
        on.box(rect, fill=self._fill, line=self._line, radius=self._radius)

    def make_readable(self) -> None:
        """Let Tab reach the panel as a whole, so that its name is read out."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def ringed(self) -> bool:
        """Tell whether the ring is shown now."""
        return self.hasFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the ring while the panel has the focus."""
        with easel(self) as on:
            rect = QRectF(self.rect())
            self.paint(on, rect)
            if self.ringed():
                on.box(rect, line="focus", radius=self._radius, stroke=2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()


class Hairline(QWidget):
    """A thin line between two rows."""

    def __init__(self, tone: str = "line") -> None:
        super().__init__()
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take one pixel."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        with easel(self) as on:
            on.across(0, self.width(), 0, self._tone)


class Divider(QWidget):
    """A thin line between two parts of a row."""

    def __init__(self, tone: str = "line2") -> None:
        super().__init__()
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Take one pixel."""
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        with easel(self) as on:
            on.down(4, self.height() - 4, 0, self._tone)


class Card(Panel):
    """A card with a title, room at the right of it, and a body.

    Attributes:
        head: the row of the title; `add_to_head` puts widgets at its right end.
        body: the column under it.

    Args:
        title: none when empty.
        note: small words beside the title.
        flush: whether the body reaches the border, as tables and rows do.
        grows: whether the body takes all the height there is; else it stays at the top.
    """

    def __init__(
        self, title: str = "", note: str = "", *, flush: bool = False, grows: bool = False
    ) -> None:
        super().__init__()
        self._title = Label(title, "head")
        self._note = Label(note, "small", "ink3")
        self.head = row(self._title, self._note, None, gap=10, margins=(16, 12, 16, 10))
        side = 1 if flush else 16
        foot = (TABLE_MARGINS[3] if grows else 1) if flush else 14
        self.body = column(gap=8, margins=(side, 0 if title else 12, side, foot))
        layout = column(self.head, self.body, gap=0) if title else column(self.body, gap=0)
        layout.setStretchFactor(self.body, int(grows))
        if not grows:
            layout.addStretch(1)
        self.setLayout(layout)
        self.setAccessibleName(title)

    def set_title(self, words: str) -> None:
        """Change the title of a card that has one."""
        self._title.setText(words)
        self.setAccessibleName(words)

    def set_note(self, words: str) -> None:
        """Change the small words beside the title."""
        self._note.setText(words)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a widget at the right end of the title's row."""
        add(self.head, widget)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end of the body."""
        for widget in widgets:
            add(self.body, widget)
