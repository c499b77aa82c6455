"""The lists of many columns in a window of 1024 by 700 with text at 150 %."""

from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from infusion_planner.ui.calendar.panel import COLUMNS as CALENDAR
from infusion_planner.ui.look import Look
from infusion_planner.ui.paper.days import COLUMNS as PAPER
from infusion_planner.ui.replan.panel import COLUMNS as REPLAN
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import LIGHT
from infusion_planner.ui.waiting.panel import COLUMNS as WAITING
from infusion_planner.ui.watch.columns import WATCH_COLUMNS
from tests.ui.measure import cut_words, settle

ROOM = 864
WHO = {
    "name": "WOLFESCHLEGELSTEINHAUSENBERGERDORFF, Maximiliane Friederike (Dr)",
    "born": "28-Mar-1964",
    "mrn": "04472147",
}
DAY = {"day": "Mon 30-Nov-2026", "infusion": "Course 2, infusion 3 of 3", "chair": "No chair"}
LISTS = {
    "calendar": (CALENDAR, {**DAY, "word": "Planned"}),
    "paper": (PAPER, {**DAY, "word": "Planned"}),
    "replan": (
        REPLAN,
        {
            "word": "Proposed",
            "course": "Course 1, 5 of 5 days",
            "old": "Mon 07 to Fri 11-Dec-2026",
            "new": "Mon 14 to Fri 18-Dec-2026",
            "moves": "No chair is free on five days in a row before the course is due.",
        },
    ),
    "waiting": (
        WAITING,
        {
            "word": "May be given",
            "course": "2",
            "earliest": "24-Dec-2026",
            "due": "28-Dec-2026",
            "why": "Last dose 17-Oct-2025, 12 months are over, if the prescriber orders it",
        },
    ),
    "watch": (
        WATCH_COLUMNS,
        {
            "word": "Overdue",
            "what": "CD4 counts until the antiviral may end",
            "words": "The last one was 20-Mar-2026, and none was entered since. " * 3,
            "due": "13-May-2026",
        },
    ),
}


@pytest.mark.parametrize("listed", LISTS)
def test_it_fits_and_shows_name_mrn_and_birth_date(qtbot: QtBot, worn: Look, listed: str) -> None:
    worn.wear(Theme(LIGHT, 1.5))
    columns, words = LISTS[listed]
    view = LineTableView(columns, listed)
    qtbot.addWidget(view)
    view.resize(ROOM, 400)
    view.show_lines((SimpleNamespace(**state_of(columns), **WHO, **words),))
    view.show()
    settle()

    assert view.horizontalScrollBar().maximum() == 0
    assert cut_words(view) == []
    assert set(WHO) <= in_sight(view)


def state_of(columns: tuple[Column, ...]) -> dict[str, str]:
    return {column.state_field: "info" for column in columns if column.state_field}


def in_sight(view: LineTableView) -> set[str]:
    """Name the fields that are shown, by themselves or under another one."""
    places = range(view.table.columnCount())
    shown = {view.table.columns[at].field for at in places if not view.isColumnHidden(at)}
    return shown | {guest.field for guest in view.rooms.guests.values()}
