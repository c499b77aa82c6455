"""AX-6: on every screen every word fits, with the longest names, in the smallest windows.

And what has found its place stays there, instead of keeping the computer busy.
"""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.demo.guide import Stop, settle
from infusion_planner.ui.look import Look
from infusion_planner.ui.table_view import LineTableView
from tests.ui.measure import cut_choices, cut_words, sideways, squeezed
from tests.ui.proof import walk

SMALL, USUAL, WIDE = (1024, 700), (1366, 768), (1600, 1000)
TO_PEOPLE = ("Name", "MRN")


def misfits(stop: Stop) -> list[str]:
    """Name what is cut, scrolls sideways, or stands outside the window."""
    page = stop.shown
    words = cut_words(page) + cut_choices(page) + squeezed(page)
    return words + sideways(page) + outside(page)


def outside(page: QWidget) -> list[str]:
    behind = page.parentWidget()
    room = behind.window().size() if behind is not None else page.size()
    return [] if page.size().boundedTo(room) == page.size() else ["larger than the window"]


def unnamed_rows(stop: Stop) -> list[str]:
    """Name the list of patients whose rows lost one of their two identifiers (ID-2)."""
    found = []
    for table in stop.shown.findChildren(LineTableView):
        heads = [column.head for column in table.table.columns]
        if table.isVisible() and "MRN" in heads:
            hidden = [head for head in TO_PEOPLE if table.isColumnHidden(heads.index(head))]
            found += [f"{head} is not shown" for head in hidden]
    return found


def restless(_stop: Stop) -> list[str]:
    return [] if settle() else ["never comes to rest"]


@pytest.mark.parametrize(
    ("size", "scale"),
    [(USUAL, 1.5), (SMALL, 1.0)],
    ids=["1366-150", "1024-100"],
)
def test_every_screen_fits_its_words(
    qtbot: QtBot, worn: Look, size: tuple[int, int], scale: float
) -> None:
    assert walk(qtbot, restless, misfits, unnamed_rows, size=size, scale=scale) == {}


@pytest.mark.deep
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE], ids=str)
@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3, 1.5])
def test_every_screen_fits_its_words_everywhere(
    qtbot: QtBot, worn: Look, size: tuple[int, int], scale: float, theme: str
) -> None:
    assert walk(qtbot, restless, misfits, unnamed_rows, size=size, scale=scale, theme=theme) == {}
