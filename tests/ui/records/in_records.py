"""Hands and eyes on the page of the records."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from infusion_planner.domain.roles import Role
from infusion_planner.ui.records.panel import RecordsPanel
from infusion_planner.ui.records.review_tab import ReviewTab
from infusion_planner.ui.records.trail_tab import TrailTab
from infusion_planner.ui.window import Window
from tests.office import TestOffice
from tests.ui.front import opened
from tests.ui.measure import settle
from tests.ui.shell.in_frame import pages

AUDITOR = frozenset({Role.AUDITOR})


@contextmanager
def records(
    qtbot: QtBot, place: TestOffice, size: tuple[int, int] = (1366, 768), scale: float = 1.0
) -> Iterator[Window]:
    with opened(qtbot, place, size=size, scale=scale) as window:
        pages(window).open_records()
        settle()
        yield window


def trail_tab(window: Window) -> TrailTab:
    return window.findChildren(TrailTab)[0]


def review_tab(window: Window) -> ReviewTab:
    tab = window.findChildren(ReviewTab)[0]
    window.findChildren(RecordsPanel)[0].tabs.choose(1)
    settle()
    return tab


def whats(window: Window) -> list[str]:
    return [str(getattr(line, "what", "")) for line in trail_tab(window).table.table.lines]


def titles(place: TestOffice, event: str = "") -> list[str]:
    sql = "SELECT title FROM op WHERE event = ? OR ? = '' ORDER BY seq"
    return [str(row[0]) for row in place.store.db.execute(sql, (event, event))]
