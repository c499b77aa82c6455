"""What the tests of the screens use: a stage, and eyes for cut words and nameless parts."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.look import look

_ARROW, _FRAME = 36, 16
"""Pixels of a box that hold no words: its padding, and in a list box its arrow."""


class Stage:
    """Keep the pages of a test alive; a page nobody holds is gone, parts and all."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._pages: list[QWidget] = []

    def put(self, *parts: QWidget, size: tuple[int, int] = (600, 500)) -> QWidget:
        """Put parts under each other on a page and show it as the active window."""
        page = group(column(*parts, None))
        self._pages.append(page)
        self._qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        self._qtbot.waitUntil(page.isActiveWindow)
        return page


def settle() -> None:
    """Let layouts and deletions that wait for the event loop happen."""
    for _ in range(3):
        QCoreApplication.processEvents()


def cut_words(widget: QWidget) -> list[str]:
    """Paint a widget and give every text that did not fit, painted or in a label."""
    settle()
    worn = look()
    worn.elisions.clear()
    widget.grab()
    labels = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return [cut.text for cut in worn.elisions] + [label.text() for label in labels if _cut(label)]


def _cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    shown = without_mnemonic(label.text()) if label.buddy() is not None else label.text()
    needed = label.fontMetrics().boundingRect(shown)
    return needed.width() > label.width() + 1 or needed.height() > label.height() + 1


def spoken(widget: QWidget) -> str:
    """Give the name a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(widget: QWidget) -> list[str]:
    """Give the class of every part on the screen that Tab reaches and that says nothing."""
    settle()
    shown = [part for part in widget.findChildren(QWidget) if part.isVisibleTo(widget)]
    parts = [part for part in shown if part.focusPolicy().value & 1]
    return [type(part).__name__ for part in parts if not spoken(part)]


def sideways(widget: QWidget) -> list[str]:
    """Name every part on the screen that has to be scrolled from left to right."""
    areas = [area for area in widget.findChildren(QAbstractScrollArea) if area.isVisible()]
    return [
        f"{type(area).__name__} scrolls sideways"
        for area in areas
        if area.horizontalScrollBar().maximum()
    ]


def cut_choices(widget: QWidget) -> list[str]:
    """Give what is chosen in a list box, and what a line box asks for, where it is cut."""
    boxes = [box for box in widget.findChildren(QWidget) if box.isVisibleTo(widget)]
    chosen = [(box, box.currentText()) for box in boxes if isinstance(box, QComboBox)]
    asked = [(box, box.placeholderText()) for box in boxes if isinstance(box, QLineEdit)]
    return [
        *(words for box, words in chosen if _width(box, words) + _ARROW > box.width()),
        *(words for box, words in asked if _width(box, words) + _FRAME > box.width()),
    ]


def squeezed(widget: QWidget) -> list[str]:
    """Give the words of every button that is smaller than all it shows."""
    buttons = [part for part in widget.findChildren(QAbstractButton) if part.isVisibleTo(widget)]
    return [
        f"{spoken(button)} has too little room"
        for button in buttons
        if button.size().boundedTo(button.minimumSizeHint()) != button.minimumSizeHint()
    ]


def _width(box: QWidget, words: str) -> int:
    return box.fontMetrics().horizontalAdvance(words)


def controls(page: QWidget) -> list[QWidget]:
    """Give everything on the screen that Tab or the mouse can reach to press or type into."""
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    found = [part for part in page.findChildren(QWidget) if part.isVisibleTo(page)]
    tab = Qt.FocusPolicy.TabFocus.value
    return [part for part in found if isinstance(part, kinds) or part.focusPolicy().value & tab]


def doubled_mnemonics(window: QWidget) -> list[str]:
    """Give the letters that lead to two places at once."""
    settle()
    shown = [part for part in window.findChildren(QWidget) if part.isVisibleTo(window)]
    words = [part.text() for part in shown if isinstance(part, QAbstractButton)]
    words += [part.text() for part in shown if isinstance(part, QLabel) and part.buddy()]
    for heads in shown:
        if isinstance(heads, QTabBar):
            words += [heads.tabText(place) for place in range(heads.count())]
    found = Counter(
        mark.lower() for text in words for mark in re.findall(r"&([^&])", text.replace("&&", ""))
    )
    return [letter for letter, count in found.items() if count > 1]


def words_on(page: QWidget) -> list[str]:
    """Give everything a person can read or hear on a page: words, hints, names, cells."""
    found = []
    for part in [page, *page.findChildren(QWidget)]:
        if part is page or part.isVisibleTo(page):
            found += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
            found += list(_shown_in(part))
    return [words for words in found if words]


def _shown_in(part: QWidget) -> Iterator[str]:
    match part:
        case QLabel() | QAbstractButton():
            yield without_mnemonic(part.text())
        case QLineEdit():
            yield part.text() or part.placeholderText()
        case QPlainTextEdit():
            yield part.toPlainText() or part.placeholderText()
        case QComboBox():
            yield from (part.itemText(place) for place in range(part.count()))
        case QTableView():
            lines = part.model()
            for row in range(lines.rowCount()):
                for column in range(lines.columnCount()):
                    yield str(lines.index(row, column).data() or "")
