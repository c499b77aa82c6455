"""Short ways to write rows and columns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout
from PySide6.QtWidgets import QWidget as _Widget

Part = _Widget | QLayout | tuple[_Widget, int] | int | None
Margins = tuple[int, int, int, int]

NO_MARGINS: Margins = (0, 0, 0, 0)


def row(*parts: Part, gap: int = 8, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Lay parts side by side.

    Args:
        parts: a widget, a layout, a (widget, stretch) pair, a number of pixels to leave free,
            or None for room that grows.
        gap: pixels between two parts.
        margins: left, top, right, bottom.
    """
    layout = QHBoxLayout()
    _fill(layout, parts, gap, margins)
    return layout


def column(*parts: Part, gap: int = 8, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """Lay parts one under the other; see `row`."""
    layout = QVBoxLayout()
    _fill(layout, parts, gap, margins)
    return layout


def _fill(layout: QBoxLayout, parts: tuple[Part, ...], gap: int, margins: Margins) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    for part in parts:
        add(layout, part)


def add(layout: QBoxLayout, part: Part) -> None:
    """Put one more part at the end of a row or column."""
    match part:
        case None:
            layout.addStretch(1)
        case int():
            layout.addSpacing(part)
        case (widget, stretch):
            layout.addWidget(widget, stretch)
        case QLayout():
            layout.addLayout(part)
        case widget:
            layout.addWidget(widget)


def fields(*entries: _Widget, gap: int = 12) -> QHBoxLayout:
    """Lay fields of a form side by side, their labels in one line."""
    layout = row(*entries, None, gap=gap)
    for entry in entries:
        layout.setAlignment(entry, Qt.AlignmentFlag.AlignTop)
    return layout


def group(layout: QLayout) -> _Widget:
    """Wrap a layout in a plain widget."""
    widget = _Widget()
    widget.setLayout(layout)
    return widget


def scrolling(content: _Widget) -> QScrollArea:
    """Let the middle of a page scroll, up and down only where it can."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(content)
    return area


def discard(widget: _Widget) -> None:
    """Take a widget off the screen for good."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def empty(layout: QLayout, keep: int = 0) -> None:
    """Discard what a layout holds, all but the last items that are to be kept."""
    while layout.count() > keep:
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            discard(widget)


def reveal(widget: _Widget) -> None:
    """Show a widget on its page, or together with the page it is put on later."""
    if widget.parentWidget() is not None:
        widget.show()
    else:
        # shown now it would open as a window of its own
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
