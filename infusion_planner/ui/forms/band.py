"""The dark band at the left of the pages before somebody has signed in."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.badge import Picture
from infusion_planner.ui.kit.bars import BRAND, Mark
from infusion_planner.ui.kit.card import Hairline
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.look import look
from infusion_planner.ui.tokens import LIGHT

_WIDTH = 380
_WIDE_FROM = 1180
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
        # digits have nothing under their line, so the date comes closer
        height = metrics.ascent() + metrics.descent() // 3
        return QSize(metrics.horizontalAdvance(_LONGEST) + 4, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the time."""
        with easel(self) as on:
            on.painter.setFont(self._font())
            on.painter.setPen(on.color("on_banner"))
            on.painter.drawText(0, QFontMetrics(self._font()).ascent(), self._time)


class BandStep(QWidget):
    """One step of what is to be done, on the dark ground.

    Args:
        mark: its number.
        title: what it is.
        note: a few words about it.
        now: whether it is the one that is done on this page.
    """

    def __init__(self, mark: str, title: str, note: str, *, now: bool) -> None:
        super().__init__()
        self._now = now
        words = column(
            Label(title, "lead", "on_banner", wrap=True),
            Label(note, "small", "banner_label", wrap=True),
            gap=1,
        )
        number = Label(mark, "title", "on_banner" if now else "banner_label")
        self.setLayout(row(number, (group(words), 1), gap=14, margins=(14, 9, 10, 9)))
        self.setAccessibleName(f"Step {mark}{', now' if now else ''}: {title}. {note}.")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lighter ground; the step of now has a bar."""
        with easel(self) as on:
            ground = on.color("on_banner")
            ground.setAlphaF(0.1 if self._now else 0.05)
            on.box(QRectF(self.rect()), fill=ground, radius=6)
            if self._now:
                on.bar(QRectF(self.rect()), 3, "on_banner", radius=6)


class Band(QWidget):
    """Name the program, and tell date and time; it names nobody.

    Args:
        words: at the foot.
        steps: (number, title, note) of what is to be done before somebody can sign in.
        now: the number of the step that this page is.
        under: what stands under the date, apart from it.
    """

    def __init__(
        self,
        words: str,
        steps: tuple[tuple[str, str, str], ...] = (),
        now: str = "",
        *,
        under: tuple[QWidget, ...] = (),
    ) -> None:
        super().__init__()
        self._clock = BigClock()
        self._day = Label("", "lead", "banner_label")
        self._brand = group(
            row(Mark(size=32, light=True), Label(BRAND, "name", "on_banner"), None, gap=12)
        )
        foot = Label(words, "small", "banner_label", wrap=True)
        shown = (BandStep(*step, now=step[0] == now) for step in steps)
        line = (24, Hairline("banner_line"), 14) if steps or under else ()
        middle = column(self._clock, self._day, *line, *shown, *under, gap=2)
        middle.setSpacing(6)
        self._layout = column(self._brand, None, middle, None, None, foot, gap=0)
        self.setLayout(self._layout)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(BRAND)
        self._fit()

    def show_clock(self, day: str, time: str) -> None:
        """Show the date and the time of day."""
        self._day.setText(day)
        self._clock.show_time(time)

    def _fit(self) -> None:
        """Leave most of a small window to the form."""
        page = self.parentWidget()
        narrow = page is not None and page.width() < look().theme.length(_WIDE_FROM)
        side = 24 if narrow else 40
        self._layout.setContentsMargins(side, side, side, side - 4)
        brand = self._brand.sizeHint().width() + 2 * side
        self.setFixedWidth(brand if narrow else max(_WIDTH, brand))

    def event(self, event: QEvent) -> bool:
        """Watch how wide the page is that it stands on."""
        page = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and page is not None:
            page.installEventFilter(self)
            self._fit()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit when the page is resized."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Make room for larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._clock.updateGeometry()
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dark ground, the same in both themes."""
        with easel(self) as on:
            on.fill(QRectF(self.rect()), QColor(LIGHT.banner))
