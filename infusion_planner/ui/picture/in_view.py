"""What of a widget can be seen on the page that it stands on, and how it is brought there."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QTableView, QWidget

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


def cut_rows_words(table: QTableView) -> str:
    """Word how many rows can be seen, `3 of 5 rows in view`; empty where it is all of them."""
    seen = table.viewport().visibleRegion().boundingRect()
    rows = table.model().rowCount()
    whole = sum(_is_seen(table, row, seen) for row in range(rows))
    return f"{whole} of {rows} rows in view" if whole < rows else ""


def _is_seen(table: QTableView, row: int, seen: QRect) -> bool:
    top = table.rowViewportPosition(row)
    return seen.top() <= top and top + table.rowHeight(row) - 1 <= seen.bottom()
