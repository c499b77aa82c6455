"""Where the focus goes in a part of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from infusion_planner.ui.kit.rail import Rail


def stop_in(pane: QWidget) -> QWidget | None:
    """Give where the focus goes when it comes to a pane; None while nothing there takes it.

    The rail gives the screen shown, every other pane the part that had the focus last.
    """
    if isinstance(pane, Rail):
        return next((item for item in pane.findChildren(QAbstractButton) if item.isChecked()), None)
    if isinstance(pane, QStackedWidget):
        # a page that is out of sight may have had the focus last
        pane = pane.currentWidget() or pane
    last = pane.focusWidget()
    return last if last is not None and _takes_focus(last) else first_stop(pane)


def first_stop(pane: QWidget) -> QWidget | None:
    """Give the first part of a pane that Tab reaches; None when there is none now."""
    if not pane.isVisible():
        # the chain leads through every page of the window before it comes round
        return None
    part = pane.nextInFocusChain()
    while part is not None and part is not pane:
        tab = bool(part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if tab and pane.isAncestorOf(part) and _takes_focus(part):
            return part
        part = part.nextInFocusChain()
    return None


def _takes_focus(part: QWidget) -> bool:
    return part.isVisible() and part.isEnabled()
