"""What stands where there is nothing yet: what it is for, and the ways forward."""

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.badge import Glyph, Picture
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card, Hairline, Panel
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, group, row
from infusion_planner.ui.look import look

_WIDTH = 680
_MOST_WAYS = 3
_ROW, _SQUARE, _SIDE, _GAP = 75, 40, 20, 16


class Way(Frozen):
    """One way forward.

    Attributes:
        id: what `chosen` says.
        icon: name of a line icon.
        title: what it is.
        sentence: what happens.
        button: words of the button.
        primary: whether it is the one to take; at most one is.
        key: shown in the button and pressing it.
    """

    id: str
    icon: str
    title: str
    sentence: str
    button: str
    primary: bool = False
    key: str = ""


class IconSquare(Picture):
    """An icon in a soft square."""

    def __init__(
        self, icon: str, *, size: int = _SQUARE, soft: bool = True, tone: str = ""
    ) -> None:
        super().__init__()
        self._icon = icon
        self._tone = tone or ("accent_text" if soft else "ink2")
        self._size = size
        self._soft = soft

    def sizeHint(self) -> QSize:
        """Grow with the text."""
        edge = look().theme.length(self._size)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        size = self._size // 2
        with easel(self) as on:
            fill, line = ("accent_soft", None) if self._soft else ("surface", "line2")
            on.box(QRectF(self.rect()), fill=fill, line=line, radius=8 if self._soft else 6)
            left = (self.width() - on.icon_size(size)) / 2
            on.icon(left, self.height() / 2, self._icon, self._tone, size=size)


class _WayRow(QWidget):
    chosen = Signal(str)

    def __init__(self, way: Way) -> None:
        super().__init__()
        self._id = way.id
        kind = "primary" if way.primary else "secondary"
        button = Button(way.button, kind, key=way.key)
        button.setAccessibleDescription(way.sentence)
        button.clicked.connect(self._tell)
        title = Label(way.title, "head")
        words = column(None, title, Label(way.sentence, "body", "ink2", wrap=True), None, gap=1)
        layout = row(IconSquare(way.icon), (group(words), 1), button, gap=_GAP)
        layout.setContentsMargins(_SIDE, 12, _SIDE, 12)
        self.setLayout(layout)

    def _tell(self) -> None:
        self.chosen.emit(self._id)


class _RowLine(Hairline):
    """A hairline that begins where the words of the rows do."""

    def paintEvent(self, event: QPaintEvent) -> None:
        left = _SIDE + look().theme.length(_SQUARE) + _GAP
        with easel(self) as on:
            on.across(left, self.width(), 0)


class EmptyState(QWidget):
    """A page with nothing on it yet.

    Args:
        title: what is missing.
        sentence: why it matters.
        ways: at most three.
        help_words: small words under the ways, behind a question mark; none when empty.

    Signals:
        chosen(str): the id of the way taken.
    """

    chosen = Signal(str)

    def __init__(
        self, title: str, sentence: str, ways: tuple[Way, ...], *, help_words: str = ""
    ) -> None:
        super().__init__()
        card = Card(flush=True)
        card.body.setSpacing(0)
        card.body.setContentsMargins(1, 1, 1, 1)
        for place, way in enumerate(ways[:_MOST_WAYS]):
            if place:
                card.add(_RowLine())
            shown = _WayRow(way)
            shown.chosen.connect(self.chosen)
            card.add(shown)
        card.setAccessibleName(title)
        heading = Label(title, "title", wrap=True)
        reason = Label(sentence, "body", "ink2", wrap=True)
        stacked = column(heading, reason, 8, card, gap=4)
        if help_words:
            add(stacked, _help_line(help_words))
        self._column = group(stacked)
        middle = row(None, (self._column, 1000), None, margins=(20, 0, 20, 0))
        self.setLayout(column(None, middle, None, None))
        self.setAccessibleName(title)
        self._bound()

    def _bound(self) -> None:
        theme = look().theme
        self._column.setMaximumWidth(theme.length(_WIDTH))
        for each in self.findChildren(_WayRow):
            each.setMinimumHeight(theme.length(_ROW))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the column as wide as its text wants."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()


def _help_line(words: str) -> QWidget:
    line = row(Glyph("help", "ink3"), (Label(words, "small", "ink3", wrap=True), 1), gap=6)
    line.setContentsMargins(0, 8, 0, 0)
    return group(line)


class EmptyRow(Panel):
    """A list with nothing in it: first use, filtered to nothing, all done, could not load.

    Args:
        icon: name of a line icon.
        title: what is missing.
        sentence: why, or what is next.
        button: words of the one press it offers; none when empty.
        primary: whether that is the page's next step.
        tone: color of the icon; quiet when empty.

    Signals:
        pressed(): its button was pressed.
    """

    pressed = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        button: str = "",
        *,
        primary: bool = False,
        tone: str = "",
    ) -> None:
        super().__init__(fill="well", radius=6)
        words = group(
            column(
                None,
                Label(title, "bodyb", wrap=True),
                Label(sentence, "small", "ink2", wrap=True),
                None,
                gap=0,
            )
        )
        layout = row(IconSquare(icon, size=30, soft=False, tone=tone), (words, 1), gap=12)
        layout.setContentsMargins(14, 10, 12, 10)
        if button:
            press = Button(button, "primary" if primary else "secondary", size=28)
            press.clicked.connect(self._tell)
            add(layout, press)
        self.setLayout(layout)
        self.setAccessibleName(f"{title}. {sentence}")

    def _tell(self) -> None:
        self.pressed.emit()
