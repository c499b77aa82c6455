"""What the tests of the screens use: a stage, and eyes for cut words and nameless parts."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.look import look


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
