"""The program's own icons and glyphs, drawn from files in any color and cached."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtGui import QIcon

_log = logging.getLogger(__name__)

# what the files say where a color is to be put in
_COLOR = "currentColor"
_KNOCK_OUT = '"white"'


class Icons:
    """Draw icons and keep what was drawn, by name, colors, size and ratio.

    Line icons stand in `line/` (20 grid, one color), the glyphs of verdicts and states in
    `glyph/` (16 grid, two colors). A file that is missing or broken costs its picture, never
    the screen: a square stands in for it and the log names it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, str, str, int, float], QPixmap] = {}

    def clear(self) -> None:
        """Forget every drawing, because the colors change."""
        self._drawn.clear()

    def pixmap(
        self,
        name: str,
        color: QColor,
        size: int,
        *,
        ratio: float = 1.0,
        knock: QColor | None = None,
    ) -> QPixmap:
        """Draw an icon or glyph as a square picture.

        Args:
            name: the file's name without its ending; a glyph wins over a line icon.
            color: of the lines, or of a glyph's body.
            size: edge in logical pixels.
            ratio: device pixels per logical pixel.
            knock: what shows through a glyph's cut-outs; white when None.
        """
        hole = (knock or QColor("white")).name()
        key = (name, color.name(), hole, size, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, (color.name(), hole), size, ratio)
        return self._drawn[key]

    def icon(self, name: str, color: QColor, sizes: Iterable[int] = (16, 20, 32, 40)) -> QIcon:
        """Make an icon for an action or a window."""
        # its class has 150 names of its own, which no picture in a page needs
        from PySide6.QtGui import QIcon  # noqa: PLC0415

        icon = QIcon()
        for size in sizes:
            icon.addPixmap(self.pixmap(name, color, size))
        return icon

    def _draw(self, name: str, colors: tuple[str, str], size: int, ratio: float) -> QPixmap:
        # the renderer is loaded with the first icon, not with the program
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

        edge = max(1, round(size * ratio))
        pixmap = QPixmap(QSize(edge, edge))
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(QByteArray(self._text(name, colors).encode()))
        painter = QPainter(pixmap)
        if renderer.isValid():
            renderer.render(painter, QRectF(0, 0, edge, edge))
        else:
            _log.warning("icon %s cannot be drawn", name)
            _stand_in(painter, edge, QColor(colors[0]))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _text(self, name: str, colors: tuple[str, str]) -> str:
        for kind in ("glyph", "line"):
            file = self._folder / kind / f"{name}.svg"
            if file.is_file():
                text = file.read_text(encoding="utf-8", errors="replace")
                return text.replace(_COLOR, colors[0]).replace(_KNOCK_OUT, f'"{colors[1]}"')
        return ""


def _stand_in(painter: QPainter, edge: int, color: QColor) -> None:
    stroke = max(1, edge // 10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(0, 0, edge, edge, color)
    inner = edge - 2 * stroke
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillRect(stroke, stroke, inner, inner, color)
