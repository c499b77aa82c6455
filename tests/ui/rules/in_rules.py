"""Hands and eyes on the page of the rules."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.domain.roles import Role
from infusion_planner.ui.rules.panel import RulesPanel
from infusion_planner.ui.window import Window
from tests.office import TestOffice
from tests.ui.front import opened
from tests.ui.measure import settle
from tests.ui.shell.in_frame import pages

NURSE = frozenset({Role.NURSE})
IN_FORCE, EVIDENCE, REACTIONS, SELF_TEST, SETTINGS, NEWER, PAYERS = range(7)
SIZES = [(1366, 768), (1600, 1000)]
Part = TypeVar("Part", bound=QWidget)


@contextmanager
def rules(
    qtbot: QtBot,
    place: TestOffice,
    tab: int = IN_FORCE,
    size: tuple[int, int] = (1366, 768),
    scale: float = 1.0,
) -> Iterator[Window]:
    with opened(qtbot, place, size=size, scale=scale) as window:
        pages(window).open_rules()
        panel(window).tabs.choose(tab)
        settle()
        yield window


def panel(window: Window) -> RulesPanel:
    return part(window, RulesPanel)


def part(window: Window, kind: type[Part]) -> Part:
    return window.findChildren(kind)[0]


def titles(place: TestOffice, event: str) -> list[str]:
    sql = "SELECT title FROM op WHERE event = ? ORDER BY seq"
    return [str(row[0]) for row in place.store.db.execute(sql, (event,))]
