"""Painting: the few strokes that Qt's own widgets cannot do, crisp at every ratio."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.look import Elision, Look, look

_ALIGN = Qt.AlignmentFlag
LEFT = _ALIGN.AlignLeft | _ALIGN.AlignVCenter
RIGHT = _ALIGN.AlignRight | _ALIGN.AlignVCenter
MIDDLE = _ALIGN.AlignCenter

Tone = str | QColor


class Ink(Frozen):
    """Say how a text is written.

    Attributes:
        role: one of the type roles.
        tone: a color, or the name of one.
        align: where it stands in its rectangle.
        squeeze: whether the semi-condensed face is taken when the text does not fit.
        narrow: whether it is taken from the start.
        mnemonic: whether `&` marks a key.
    """

    role: str = "body"
    tone: Tone = "ink"
    align: Qt.AlignmentFlag = LEFT
    squeeze: bool = False
    narrow: bool = False
    mnemonic: bool = False


class Easel:
    """Paint with the colors, fonts and icons of a look."""

    def __init__(self, painter: QPainter, worn: Look) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter = painter
        self.look = worn
        self.theme = worn.theme
        device = painter.device()
        self.ratio = device.devicePixelRatioF() if device is not None else 1.0

    @property
    def hair(self) -> float:
        """The width of a hairline: a whole number of device pixels, at least one."""
        return max(1, round(self.ratio)) / self.ratio

    def color(self, tone: Tone) -> QColor:
        """Give the color that a tone names."""
        return tone if isinstance(tone, QColor) else self.look.color(tone)

    def snap(self, value: float) -> float:
        """Move a coordinate to the nearest device pixel."""
        return round(value * self.ratio) / self.ratio

    def fill(self, rect: QRectF, tone: Tone) -> None:
        """Fill a rectangle without blurring its edges."""
        left, top = self.snap(rect.left()), self.snap(rect.top())
        right, bottom = self.snap(rect.right()), self.snap(rect.bottom())
        # `fillRect` takes gradients too, and would load their 170 names for a plain color
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.color(tone))
        self.painter.drawRect(QRectF(left, top, right - left, bottom - top))

    def across(self, left: float, right: float, top: float, tone: Tone = "line") -> None:
        """Draw a hairline from left to right."""
        self.fill(QRectF(left, self.snap(top), right - left, self.hair), tone)

    def down(self, top: float, bottom: float, left: float, tone: Tone = "line") -> None:
        """Draw a hairline from top to bottom."""
        self.fill(QRectF(self.snap(left), top, self.hair, bottom - top), tone)

    def box(
        self,
        rect: QRectF,
        *,
        fill: Tone | None = None,
        line: Tone | None = None,
        radius: float = 0,
        stroke: float = 1,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a rounded box whose stroke lies inside its rectangle.

        Args:
            rect: the outer edge.
            fill: its ground; None leaves it open.
            line: its stroke; None leaves it off.
            radius: of the outer corners.
            stroke: in hairlines.
            dash: drawn and open lengths in strokes; solid when empty.
        """
        width = self.hair * stroke
        inset = width / 2 if line is not None else 0
        inner = rect.adjusted(inset, inset, -inset, -inset)
        self.painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else self.color(fill))
        self.painter.setPen(Qt.PenStyle.NoPen if line is None else self._pen(line, width, dash))
        corner = max(0.0, radius - inset)
        self.painter.drawRoundedRect(inner, corner, corner)

    def _pen(self, line: Tone, width: float, dash: tuple[float, ...]) -> QPen:
        pen = QPen(self.color(line), width)
        if dash:
            pen.setDashPattern(list(dash))
        return pen

    def bar(self, rect: QRectF, width: float, tone: Tone, radius: float = 0) -> None:
        """Draw the marker bar at the left of a rounded box."""
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        self.painter.save()
        self.painter.setClipPath(path)
        self.painter.fillRect(
            QRectF(rect.left(), rect.top(), width, rect.height()), self.color(tone)
        )
        self.painter.restore()

    def ring(
        self, rect: QRectF, radius: float, *, tone: Tone = "focus", gap: Tone = "surface"
    ) -> None:
        """Draw the focus ring inside a rectangle, with a gap between it and what it holds."""
        self.box(rect, line=gap, radius=radius, stroke=3)
        self.box(rect, line=tone, radius=radius, stroke=2)

    def icon(
        self,
        left: float,
        middle: float,
        name: str,
        tone: Tone,
        *,
        size: int = 16,
        knock: Tone = "surface",
    ) -> None:
        """Draw an icon by its left edge and vertical middle, as large as the text around it."""
        edge = self.icon_size(size)
        picture = self.look.icons.pixmap(
            name, self.color(tone), edge, ratio=self.ratio, knock=self.color(knock)
        )
        self.painter.drawPixmap(QPointF(self.snap(left), self.snap(middle - edge / 2)), picture)

    def icon_size(self, size: int) -> int:
        """Give the edge of an icon at this text size."""
        return self.theme.length(size)

    def text(self, rect: QRectF, words: str, ink: Ink) -> None:
        """Write one line of plain text, and record it when it has to be cut."""
        font, metrics = self.look.face(ink.role, narrow=ink.narrow)
        flags = _flags(ink.align, ink.mnemonic)
        shown = without_mnemonic(words) if ink.mnemonic else words
        needed = self.look.width(shown, ink.role, narrow=ink.narrow)
        if ink.squeeze and needed > rect.width():
            font, metrics = self.look.face(ink.role, narrow=True)
            needed = self.look.width(shown, ink.role, narrow=True)
        self.painter.setFont(font)
        self.painter.setPen(self.color(ink.tone))
        if needed > rect.width() + 0.5:
            words = self._cut(shown, metrics, rect.width())
        self.painter.drawText(rect, flags, words)

    def _cut(self, words: str, metrics: QFontMetricsF, room: float) -> str:
        needed = round(metrics.horizontalAdvance(words))
        self.look.elisions.append(Elision(words, round(room), needed))
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


@cache
def _flags(align: Qt.AlignmentFlag, mnemonic: bool) -> int:  # noqa: FBT001  # as `cache` keeps it
    """Give how a line is drawn; joining flags anew for every word takes as long as drawing it."""
    flags = int(align | Qt.TextFlag.TextSingleLine)
    return flags | int(Qt.TextFlag.TextShowMnemonic) if mnemonic else flags


@contextmanager
def easel(widget: QWidget) -> Iterator[Easel]:
    """Open an easel on a widget for one paint event."""
    painter = QPainter(widget)
    try:
        yield Easel(painter, look())
    finally:
        painter.end()


def without_mnemonic(words: str) -> str:
    """Give the words without the marks of their key, `&Save` as `Save`."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def text_width(words: str, role: str, *, narrow: bool = False) -> int:
    """Measure one line of text in pixels, rounded up."""
    return ceil(look().width(words, role, narrow=narrow))


def line_height(role: str) -> int:
    """Give the height of one line of text in pixels."""
    _, metrics = look().face(role, narrow=False)
    return ceil(metrics.height())
