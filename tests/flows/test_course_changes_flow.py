"""A course is changed at the window: by keys, refused, and undone."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.ui.course_change.form import ChangeForm
from infusion_planner.ui.kit.menu import Menu
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.window import Window
from tests.ui import wards
from tests.ui.front import opened
from tests.ui.measure import settle
from tests.ui.recording.press import alt, ctrl_enter, key, type_here

K = Qt.Key


def patient_page(window: Window, ward: wards.Ward) -> PatientPanel:
    assert window.frame is not None
    window.frame.pages.open_patient(ward.patient_id)
    settle()
    return window.findChildren(PatientPanel)[0]


def change_menu(page: PatientPanel) -> Menu:
    settle()
    return next(menu for menu in page.findChildren(Menu) if menu.isVisible())


def form(window: Window) -> ChangeForm:
    settle()
    return next(each for each in window.findChildren(ChangeForm) if each.isVisible())


def days(ward: wards.Ward) -> list[str]:
    lines = sorted(ward.card.infusions, key=lambda line: line.sort_day)
    return [line.day[4:10] for line in lines]


def test_day_3_of_a_running_course_is_moved_after_fever_and_undone(qtbot: QtBot) -> None:
    ward = wards.running()
    ward.place.clock.set(date(2025, 12, 10), 8)
    with opened(qtbot, ward.place) as window:
        page = patient_page(window, ward)
        page.infusions.change_asked.emit(ward.infusion(3))
        QTest.keyClick(change_menu(page).rows[0], K.Key_Return)
        asked = form(window)
        assert asked.day.box.currentText() == "Day 3, Wed 10-Dec-2025"

        # a Saturday is refused, and what was chosen stays
        alt(asked, K.Key_N)
        type_here("13 dec 25")
        qtbot.waitUntil(asked.foretold.isVisible)
        assert "Sat 13-Dec-2025: the center is closed" in asked.foretold.words
        alt(asked, K.Key_R)
        key(K.Key_Down)
        ctrl_enter(asked)
        assert asked.isVisible()
        assert asked.code.value() == "patient"
        assert days(ward) == ["08-Dec", "09-Dec", "10-Dec", "11-Dec", "12-Dec"]

        alt(asked, K.Key_N)
        type_here("15 dec 25")
        qtbot.waitUntil(lambda: "Mon 15-Dec-2025" in asked.foretold.words)
        assert "MISS-1" in asked.asked.words
        alt(asked, K.Key_P)
        key(K.Key_Down)
        ctrl_enter(asked)

        assert days(ward) == ["08-Dec", "09-Dec", "15-Dec", "16-Dec", "17-Dec"]
        assert page.events.isVisibleTo(page)
        assert window.session is not None
        window.session.undo()
        assert days(ward) == ["08-Dec", "09-Dec", "10-Dec", "11-Dec", "12-Dec"]
        assert not page.events.isVisibleTo(page)
