"""The part of the picture that stands still, drawn once and kept."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from infusion_planner.cards.monitoring import MonitoringCard
from infusion_planner.ui.easel import Easel
from infusion_planner.ui.look import Elision, look
from infusion_planner.ui.picture.canvas import paint_picture
from infusion_planner.ui.picture.frame import Frame
from infusion_planner.ui.theme import Theme

_RING = 5
_HIGHEST = 22

_Key = tuple[int, int, QSize, float, Theme]


class Drawing:
    """Keep the last drawing, until the card, its measures, the size or the dress is another."""

    def __init__(self) -> None:
        self._key: _Key | None = None
        self._kept: tuple[MonitoringCard, Frame] | None = None
        self._pixmap = QPixmap()
        self._cuts: tuple[Elision, ...] = ()

    def pixmap(self, card: MonitoringCard, frame: Frame, size: QSize, ratio: float) -> QPixmap:
        """Give the drawing of a card.

        Args:
            card: what is shown.
            frame: its measures.
            size: in logical pixels.
            ratio: device pixels per logical pixel.
        """
        # card and frame are kept, so that no other one can stand at the same address
        key = (id(card), id(frame), size, ratio, look().theme)
        if self._key != key:
            self._key, self._kept = key, (card, frame)
            self._draw(card, frame, size, ratio)
        # a text that was cut is told with every paint, though it was drawn only once
        look().elisions.extend(self._cuts)
        return self._pixmap

    def _draw(self, card: MonitoringCard, frame: Frame, size: QSize, ratio: float) -> None:
        self._pixmap = QPixmap(size * ratio)
        self._pixmap.setDevicePixelRatio(ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        told = look().elisions
        before = tuple(told)
        told.clear()
        painter = QPainter(self._pixmap)
        try:
            paint_picture(Easel(painter, look()), card, frame)
        finally:
            painter.end()
        self._cuts = tuple(told)
        told.clear()
        told.extend(before)


def paint_ring(on: Easel, box: QRectF, tone: str, stroke: float) -> None:
    """Paint a ring around a mark or bar, no higher than its row."""
    ring = box.adjusted(-_RING, -_RING, _RING, _RING)
    spare = max(0.0, ring.height() - on.theme.length(_HIGHEST)) / 2
    on.box(ring.adjusted(0, spare, 0, -spare), line=tone, radius=5, stroke=stroke)
