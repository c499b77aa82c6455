"""Brings a part of a widget into view by the page that it stands on."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QWidget

_ROOM = 8


def bring_into_view(widget: QWidget, part: QRect) -> None:
    """Scroll the page, where there is one, until a part of a widget can be seen."""
    page = widget.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    content = page.widget() if page is not None else None
    if page is None or content is None:
        return
    middle = widget.mapTo(content, part.center())
    page.ensureVisible(middle.x(), middle.y(), 0, part.height() + _ROOM)
