"""AX-1, AX-4: on every screen Tab goes round in reading order, and where it is can be seen."""

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
from tests.ui.proof import stops, walk


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


def test_tab_goes_round_every_screen_as_it_is_read(qtbot: QtBot, worn: Look) -> None:
    assert walk(qtbot, keyboard(first_of_its_kind())) == {}


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


def test_f6_goes_round_the_panes_of_every_page(qtbot: QtBot, worn: Look) -> None:
    pages = {}
    for stop in stops(qtbot, before=False):
        # the locked page has no panes
        if isinstance(stop.shown, Window) and stop.name != "locked":
            pages[stop.name] = panes_visited(stop.shown)

    wrong = {name: around for name, around in pages.items() if not set(around) >= ROUND}
    assert len(pages) > 20
    assert wrong == {}


ROUND = {"top", "rail", "stack"}


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
