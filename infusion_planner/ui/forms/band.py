"""The dark band at the left of the pages before somebody has signed in."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.badge import Picture
from infusion_planner.ui.kit.bars import BRAND, Mark
from infusion_planner.ui.kit.card import Hairline
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, row
from infusion_planner.ui.look import look
from infusion_planner.ui.tokens import LIGHT

_WIDTH = 380
_DIGITS = 56
_LONGEST = "00:00"


class BigClock(Picture):
    """The time of day, to be read across the room."""

    def __init__(self) -> None:
        super().__init__()
        self._time = ""

    def show_time(self, words: str) -> None:
        """Show a time of day."""
        self._time = words
        self.setAccessibleName(words)
        self.update()

    def _font(self) -> QFont:
        font = look().theme.font("clock")
        font.setPixelSize(look().theme.length(_DIGITS))
        font.setWeight(QFont.Weight.Medium)
        return font

    def sizeHint(self) -> QSize:
        """Take five characters at this text size."""
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance(_LONGEST) + 4, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the time."""
        with easel(self) as on:
            on.painter.setFont(self._font())
            on.painter.setPen(on.color("on_banner"))
            on.painter.drawText(0, QFontMetrics(self._font()).ascent(), self._time)


class Band(QWidget):
    """Name the program, and tell date and time; it names nobody.

    Args:
        words: at the foot.
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self._clock = BigClock()
        self._day = Label("", "lead", "banner_label")
        brand = row(Mark(size=32, light=True), Label(BRAND, "name", "on_banner"), None, gap=12)
        foot = Label(words, "small", "banner_label", wrap=True)
        middle = column(self._clock, self._day, 24, Hairline("banner_line"), gap=2)
        parts = (brand, None, middle, None, None, foot)
        self.setLayout(column(*parts, gap=0, margins=(40, 40, 40, 36)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(BRAND)
        self.setFixedWidth(_WIDTH)

    def show_clock(self, day: str, time: str) -> None:
        """Show the date and the time of day."""
        self._day.setText(day)
        self._clock.show_time(time)

    def changeEvent(self, event: QEvent) -> None:
        """Make room for larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._clock.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dark ground, the same in both themes."""
        with easel(self) as on:
            on.fill(QRectF(self.rect()), QColor(LIGHT.banner))
