"""What floats over a page: its raised ground, its shadow, and its corners."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QBitmap, QGuiApplication, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.easel import Easel

SPREAD = 14
"""Pixels around a floating panel in which its shadow lies."""
_DROP = 5


def blends(platform: str = "") -> bool:
    """Tell whether a see-through window shows what is behind it.

    X11 does so only with a compositor, and Qt cannot say whether there is one; without it the
    room for the shadow would be a black border.

    Args:
        platform: Qt's name of it; the one in use when empty.
    """
    return (platform or QGuiApplication.platformName()) != "xcb"


def shadow_room() -> int:
    """Give the pixels that a floating panel leaves free around itself for its shadow."""
    return SPREAD if blends() else 0


def paint_floating(on: Easel, size: QSize, radius: float, *, platform: str = "") -> None:
    """Paint the shadow and the raised ground of a floating window."""
    rect = QRectF(0, 0, size.width(), size.height())
    if blends(platform):
        rect = rect.adjusted(SPREAD, SPREAD - _DROP, -SPREAD, -SPREAD)
        paint_shadow(on, rect, radius)
        on.box(rect, fill="raised", line="line2", radius=radius)
    else:
        # the mask has no soft edge, so the border must be seen against any ground
        on.fill(rect, "raised")
        on.box(rect, line="edge", radius=radius)


def round_off(widget: QWidget, radius: float, *, platform: str = "") -> None:
    """Cut the corners off a window that cannot be see-through."""
    if blends(platform):
        return
    shape = QBitmap(widget.size())
    shape.clear()
    painter = QPainter(shape)
    painter.setBrush(painter.pen().color())
    painter.drawRoundedRect(QRectF(0, 0, widget.width(), widget.height()), radius, radius)
    painter.end()
    widget.setMask(QRegion(shape))


def paint_shadow(on: Easel, rect: QRectF, radius: float) -> None:
    """Paint the shadow from many faint boxes."""
    strongest = 0.022 if on.theme.tokens.name == "light" else 0.09
    for spread in range(SPREAD - _DROP, 0, -1):
        tone = on.color("shadow")
        tone.setAlphaF(strongest)
        grown = rect.adjusted(-spread, -spread + _DROP, spread, spread + _DROP)
        on.box(grown, fill=tone, radius=radius + spread)
