"""Paper first, through the real window: the pack before a day, the sheet typed in after it."""

from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.domain.day_values import Outcome
from infusion_planner.domain.downtime import FILE_NAME
from infusion_planner.ui.calendar.panel import CalendarPanel
from infusion_planner.ui.easel import without_mnemonic
from infusion_planner.ui.paper.back_panel import BackPanel
from infusion_planner.ui.paper.days import DaysPanel
from infusion_planner.ui.paper.pack_panel import PackPanel
from infusion_planner.ui.paper.pack_presenter import PackPresenter
from infusion_planner.ui.preview.panel import PreviewPanel
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from infusion_planner.ui.shell.pages import Pages
from infusion_planner.ui.today.panel import TodayPanel
from infusion_planner.ui.window import Window
from tests.actions.day.nursing import MONDAY, Chair, chair
from tests.office import moment, office
from tests.ui.front import opened
from tests.ui.measure import settle
from tests.ui.paper.test_from_paper import fill

Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def seat() -> Chair:
    found = chair(office())
    found.place.clock.at = moment(MONDAY, 17, 30)
    return found


def pages(window: Window) -> Pages:
    assert window.frame is not None
    return window.frame.pages


def page(window: Window, kind: type[Kind]) -> Kind:
    settle()
    return next(panel for panel in window.findChildren(kind) if panel.isVisible())


def press(panel: QWidget, words: str) -> None:
    buttons = panel.findChildren(QPushButton)
    next(b for b in buttons if without_mnemonic(b.text()).startswith(words)).click()
    settle()


def made(qtbot: QtBot, window: Window) -> PackPanel:
    panel = page(window, PackPanel)
    presenter = panel.findChild(PackPresenter)
    assert isinstance(presenter, PackPresenter)
    qtbot.waitUntil(lambda: presenter.is_made, timeout=20_000)
    return panel


def test_today_and_the_calendar_lead_to_the_next_pack(qtbot: QtBot, seat: Chair) -> None:
    with opened(qtbot, seat.place) as window:
        pages(window).days.open_today()
        press(page(window, TodayPanel), "Print next pack")
        panel = made(qtbot, window)
        assert panel.day.text() == "01-Dec-2026"
        assert panel.pages.count == 10
        press(panel, "Back")
        assert page(window, TodayPanel)

        window_pages = pages(window)
        window_pages.calendar.open()
        assert page(window, CalendarPanel)
        window_pages.closing.take("pack", MONDAY)

        assert made(qtbot, window).pages.count == 10


def test_a_sheet_is_found_typed_in_and_its_record_is_printed(qtbot: QtBot, seat: Chair) -> None:
    with opened(qtbot, seat.place) as window:
        pages(window).days.open_today()
        press(page(window, TodayPanel), "From paper")
        QTest.keyClick(page(window, DaysPanel).table, Qt.Key.Key_Return)
        panel = page(window, BackPanel)
        fill(panel)

        box = panel.form.checked_at.box
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

        assert "start" in [entry.kind for entry in seat.standing]
        press(panel, "Print the record")
        shown = page(window, PreviewPanel)
        assert shown.pages.count == 2


def test_what_is_typed_is_not_left_without_asking(qtbot: QtBot, seat: Chair) -> None:
    with opened(qtbot, seat.place) as window:
        pages(window).days.paper.open_from_paper(f"{seat.infusion_id} {MONDAY.isoformat()}")
        panel = page(window, BackPanel)
        fill(panel)

        press(panel, "Back")

        assert panel.isVisible()
        assert pages(window).has_unsaved()
        panel.form.clear()


def test_the_run_sheet_prints_its_record(qtbot: QtBot, seat: Chair) -> None:
    seat.place.clock.at = moment(MONDAY, 8, 0)
    seat.prepare()
    with opened(qtbot, seat.place) as window:
        pages(window).days.open_sheet(seat.infusion_id)

        press(page(window, RunSheetPanel), "Print record")

        assert page(window, PreviewPanel).pages.count == 2


def test_closing_the_window_writes_the_downtime_pack(
    qtbot: QtBot, seat: Chair, tmp_path: Path
) -> None:
    desk = seat.place.downtime_desk()
    desk.choose(str(tmp_path), 2)
    password = desk.new_password().password
    with opened(qtbot, seat.place) as window:
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)

    assert PdfReader(tmp_path / FILE_NAME).decrypt(password)


@pytest.mark.parametrize("fully", [False, True], ids=["signed out", "locked"])
def test_who_leaves_after_the_last_infusion_writes_the_downtime_pack(
    qtbot: QtBot, seat: Chair, tmp_path: Path, *, fully: bool
) -> None:
    desk = seat.place.downtime_desk()
    desk.choose(str(tmp_path), 2)
    password = desk.new_password().password
    seat.close(Outcome.OMITTED, "no vein", "Dr H. Lindqvist")
    with opened(qtbot, seat.place) as window:
        if fully:
            window.lock_fully("nobody was there")
        else:
            press(window, "Sign out")
        qtbot.waitUntil(lambda: window.session is None, timeout=20_000)

    assert PdfReader(tmp_path / FILE_NAME).decrypt(password)


def test_who_leaves_while_a_patient_is_there_writes_none(
    qtbot: QtBot, seat: Chair, tmp_path: Path
) -> None:
    desk = seat.place.downtime_desk()
    desk.choose(str(tmp_path), 2)
    desk.new_password()
    with opened(qtbot, seat.place) as window:
        press(window, "Sign out")
        qtbot.waitUntil(lambda: window.session is None, timeout=20_000)

    assert not (tmp_path / FILE_NAME).exists()
