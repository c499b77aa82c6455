"""What staff look up, under its tab: tables and lists, each with the documents it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.ui.forms.reading import ReadingCard
from infusion_planner.ui.kit.card import Hairline
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, empty, group, row
from infusion_planner.ui.rules.or_trouble import OrTrouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infusion_planner.domain.citations import Citation
    from infusion_planner.domain.reference import ReferenceList, ReferenceTable

_FIRST, _OTHERS = 2, 5
_WIDEST = 1440


class ReferenceTab(QWidget):
    """Show one part of the reference.

    Args:
        name: what a screen reader calls it.

    Signals:
        retry_pressed(): read it again.
    """

    retry_pressed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._parts = column(gap=14)
        inner = column(self._parts, None, margins=(16, 14, 16, 16))
        self.card = ReadingCard(inner, name)
        self.card.setMaximumWidth(_WIDEST)
        middle = group(row((self.card, 1000), None))
        self._pages = OrTrouble(middle, f"Could not load: {name.lower()}")
        self._pages.retry_pressed.connect(self.retry_pressed)
        self.setLayout(column((self._pages, 1), margins=(0, 8, 0, 0)))

    def show_tables(self, tables: tuple[ReferenceTable, ...]) -> None:
        """Show tables."""
        self._show([(_table(table), " ".join(_spoken_table(table))) for table in tables])

    def show_lists(self, lists: tuple[ReferenceList, ...]) -> None:
        """Show lists."""
        self._show([(_list(item), " ".join(_spoken_list(item))) for item in lists])

    def show_trouble(self, words: str) -> None:
        """Say why it could not be read."""
        self._pages.show_trouble(words)

    def _show(self, parts: list[tuple[QWidget, str]]) -> None:
        self._pages.show_content()
        empty(self._parts)
        for place, (part, _) in enumerate(parts):
            if place:
                self._parts.addWidget(Hairline())
            self._parts.addWidget(part)
        self.card.begin(" ".join(words for _, words in parts))


def _table(table: ReferenceTable) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(5)
    top = Qt.AlignmentFlag.AlignTop
    for place, head in enumerate(table.columns):
        grid.setColumnStretch(place, _OTHERS if place else _FIRST)
        grid.addWidget(Label(head, "smallm", "ink2", wrap=True), 0, place, top)
    for number, cells in enumerate(table.rows):
        line = 2 * number + 1
        grid.addWidget(Hairline(), line, 0, 1, len(cells))
        for place, words in enumerate(cells):
            role = "body" if place else "bodym"
            grid.addWidget(Label(words, role, wrap=True), line + 1, place, top)
    return _section(table.title, table.note, group(grid), table.source)


def _list(item: ReferenceList) -> QWidget:
    lines = [_point(words) for words in item.items]
    return _section(item.title, item.note, group(column(*lines, gap=4)), item.source)


def _point(words: str) -> QWidget:
    """Set what stands before a colon apart from what it is told by."""
    head, colon, rest = words.partition(": ")
    if not colon:
        return Label(words, wrap=True)
    return group(
        column(Label(head, "bodym", wrap=True), Label(rest, "body", "ink2", wrap=True), gap=0)
    )


def _section(title: str, note: str, body: QWidget, source: tuple[Citation, ...]) -> QWidget:
    parts: list[QWidget] = [Label(title, "head", wrap=True)]
    if note:
        parts.append(Label(note, "body", "ink2", wrap=True))
    parts.append(body)
    words = [Label(each.words, "small", "ink3", wrap=True) for each in source]
    return group(column(*parts, 4, *words, gap=4))


def _spoken_table(table: ReferenceTable) -> Iterator[str]:
    yield f"{table.title}. {table.note}"
    for first, *cells in table.rows:
        heads = table.columns[1:]
        yield f"{first}: {'; '.join(f'{h}: {c}' for h, c in zip(heads, cells, strict=True))}."
    yield _spoken_source(table.source)


def _spoken_list(item: ReferenceList) -> Iterator[str]:
    yield f"{item.title}. {item.note}"
    yield from (f"{words}." for words in item.items)
    yield _spoken_source(item.source)


def _spoken_source(source: tuple[Citation, ...]) -> str:
    return f"Source: {'; '.join(each.words for each in source)}."
