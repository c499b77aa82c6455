"""AX-1, AX-4: on every screen Tab goes round in reading order, and where it is can be seen.

The walk at the usual size is gone in `test_proof_words.py`, together with what is looked at there.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.demo.guide import Stop
from infusion_planner.ui.look import Look
from infusion_planner.ui.shell.panel import FramePanel
from infusion_planner.ui.window import Window
from tests.ui.focus import backwards, out_of_sight, tab_round, unmarked
from tests.ui.measure import settle
from tests.ui.proof import walk


def keyboard(marked: Callable[[QWidget], bool]) -> Callable[[Stop], list[str]]:
    """Go round a screen with Tab, and name what is wrong on the way."""

    def look(stop: Stop) -> list[str]:
        went = tab_round(stop.shown, out_of_sight, marked)
        caught = [f"caught at {went.caught}"] if went.caught else []
        left = [f"left out: {part}" for part in went.left_out]
        back = [f"backwards: {step}" for step in backwards(went.visited, stop.shown)]
        return went.found + caught + left + back

    return look


def first_of_its_kind() -> Callable[[QWidget], bool]:
    """Look for the ring once at each kind of part: to paint every one takes minutes."""
    seen: set[object] = set()

    def unmarked_kind(part: QWidget) -> bool:
        rows = isinstance(part, QTableView) and part.model().rowCount() > 0
        kind = (type(part), part.property("kind"), part.property("state"), rows)
        if kind in seen:
            return False
        seen.add(kind)
        return unmarked(part)

    return unmarked_kind


@pytest.mark.deep
@pytest.mark.parametrize(
    ("size", "scale", "theme"),
    [((1366, 768), 1.0, "light"), ((1366, 768), 1.5, "dark"), ((1024, 700), 1.0, "dark")],
    ids=["light", "dark-150", "dark-1024"],
)
def test_the_focus_is_seen_on_every_part_of_every_screen(
    qtbot: QtBot, worn: Look, size: tuple[int, int], scale: float, theme: str
) -> None:
    assert walk(qtbot, keyboard(unmarked), size=size, scale=scale, theme=theme) == {}


ROUND = {"top", "rail", "stack"}


class Panes:
    """Go round the panes of every page with F6.

    Attributes:
        pages: the names of those that were gone round.
    """

    def __init__(self) -> None:
        self.pages: list[str] = []

    def left_out(self, stop: Stop) -> list[str]:
        """Tell where F6 does not come to every pane that a page has."""
        window = stop.shown
        # the locked page has no panes, and nobody has signed in before the first
        if not isinstance(window, Window) or window.frame is None or stop.name == "locked":
            return []
        self.pages.append(stop.name)
        around = panes_visited(window)
        return [] if set(around) >= ROUND else [f"F6 leads to {around}"]


def panes_visited(window: Window) -> list[str]:
    """Press F6 from the top bar until it comes round, and say where it led."""
    frame = window.findChildren(FramePanel)[0]
    window.activateWindow()
    frame.top.focus_search()
    settle()
    visited: list[str] = []
    while (here := pane_of(frame)) not in visited:
        visited.append(here)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6)
        settle()
    return visited if here == visited[0] else [f"caught at {here}"]


def pane_of(frame: FramePanel) -> str:
    held = QApplication.focusWidget()
    names = ("top", "rail", "message", "stack", "undo")
    panes = {name: getattr(frame, name) for name in names}
    return next((name for name, pane in panes.items() if held and pane.isAncestorOf(held)), "")
