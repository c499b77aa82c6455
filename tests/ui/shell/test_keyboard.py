"""The frame by keyboard alone: where each key leads, and that nothing is lost on the way."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.patients.panel import PatientsPanel
from infusion_planner.ui.plan.panel import PlanPanel
from infusion_planner.ui.settings.panel import SettingsPanel
from infusion_planner.ui.shell.pages import PATIENT, PLAN, PREVIEW, READINESS, REGISTRATION
from infusion_planner.ui.shell.panel import PATIENTS, SETTINGS
from infusion_planner.ui.window import Window
from tests.office import TestOffice, plan, register, somebody
from tests.ui.front import opened
from tests.ui.measure import settle, spoken
from tests.ui.shell.in_frame import CONTROL, answer, asked, family, first_id, frame, pages, press

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WAYS = (PATIENT, PLAN, PREVIEW, READINESS, REGISTRATION, SETTINGS)


def top(window: Window) -> QLineEdit:
    return frame(window).top.findChildren(QLineEdit)[0]


def search(window: Window, text: str) -> QLineEdit:
    """Type into the search at the top."""
    press(window, Key.Key_K, CONTROL)
    box = top(window)
    assert box.hasFocus()
    QTest.keyClicks(box, text)
    settle()
    return box


def chosen(window: Window) -> str:
    """Give the patient whose line Enter would open."""
    table = window.findChildren(PatientsPanel)[0].table
    return str(getattr(table.table.line(table.currentIndex()), "patient_id", ""))


def lines(window: Window) -> int:
    return len(window.findChildren(PatientsPanel)[0].table.table.lines)


def on_page(window: Window) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and frame(window).stack.isAncestorOf(focus)


def to(window: Window, place: TestOffice, name: str) -> str:
    """Open a page about the first patient, whose first course is planned; give their row id."""
    patient = first_id(place)
    if not place.reader.patient(patient).infusions:
        plan(place, patient, date(2026, 12, 7))
    infusion = place.reader.patient(patient).infusions[0].infusion_id
    ways: dict[str, Callable[[], None]] = {
        SETTINGS: pages(window).open_settings,
        PATIENT: partial(pages(window).open_patient, patient),
        PLAN: partial(pages(window).plan, patient),
        PREVIEW: partial(pages(window).preview, infusion),
        READINESS: partial(pages(window).readiness, patient),
        REGISTRATION: partial(pages(window).correct, patient),
    }
    ways[name]()
    settle()
    return patient


def do_something(window: Window) -> None:
    assert window.session is not None
    window.session.do(RegisterPatient(somebody("PARK", "Jin", "05")))
    settle()


def test_ctrl_z_in_the_search_at_the_top_undoes_the_act_and_stays(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        patient = to(window, place, PATIENT)
        box = search(window, "")
        QTest.keyClicks(box, "b")
        QTest.keyClick(box, Key.Key_Backspace)
        pages(window).open_patient(patient)
        do_something(window)
        press(window, Key.Key_K, CONTROL)

        press(window, Key.Key_Z, CONTROL)

        assert len(place.reader.patients()) == 2
        assert (pages(window).at, box.text()) == (PATIENT, "")


def test_ctrl_y_in_the_search_does_it_again(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        do_something(window)
        box = search(window, "bro")
        press(window, Key.Key_Z, CONTROL)
        undone = len(place.reader.patients())

        press(window, Key.Key_Z, CONTROL | SHIFT)

        assert (undone, len(place.reader.patients())) == (2, 3)
        assert (box.text(), box.hasFocus()) == ("bro", True)


def test_back_from_a_patient_whom_the_search_hides_chooses_them(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        search(window, "0388120")
        press(window, Key.Key_Return)
        press(window, Key.Key_N, CONTROL)
        pages(window).open_patient(register(place, somebody("PARK", "Jin", "05")))
        new = place.reader.patients()[-1].patient_id

        press(window, Key.Key_Escape)
        row = chosen(window)
        press(window, Key.Key_Return)

        assert row == new
        assert lines(window) == 3
        assert pages(window).at == PATIENT
        assert "PARK" in spoken(window.findChildren(PatientPanel)[0].findChildren(QWidget)[0])


def test_back_from_a_patient_who_was_found_keeps_the_search(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        search(window, "0388120")
        press(window, Key.Key_Return)
        found = chosen(window)
        press(window, Key.Key_Return)
        at = pages(window).at

        press(window, Key.Key_Escape)

        assert (at, chosen(window), lines(window)) == (PATIENT, found, 1)


def test_the_top_names_no_search_that_is_over(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        box = search(window, "0388120")
        press(window, Key.Key_Return)
        in_list = box.text()

        press(window, Key.Key_Return)

        assert (in_list, pages(window).at, box.text()) == ("0388120", PATIENT, "")


@pytest.mark.parametrize("name", WAYS)
def test_esc_in_the_search_gives_it_up_and_returns_to_the_page(
    qtbot: QtBot, place: TestOffice, name: str
) -> None:
    with opened(qtbot, place) as window:
        patient = to(window, place, name)
        box = search(window, "bro")
        searched = (pages(window).at, lines(window))

        press(window, Key.Key_Escape)
        back = (pages(window).at, box.text(), on_page(window))
        pages(window).open_patients()

        assert searched == (PATIENTS, 1)
        assert back == (name, "", True)
        assert lines(window) == 2
        assert chosen(window) == patient or name in {SETTINGS, PREVIEW}


def test_esc_in_the_search_of_the_list_shows_everybody(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        search(window, "bro")

        press(window, Key.Key_Escape)

        assert (pages(window).at, lines(window), on_page(window)) == (PATIENTS, 2, True)


def test_down_in_the_search_goes_to_the_lines(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        to(window, place, SETTINGS)
        search(window, "bro")

        press(window, Key.Key_Down)

        assert (lines(window), on_page(window)) == (1, True)
        assert window.findChildren(PatientsPanel)[0].table.hasFocus()


def test_a_search_beside_unsaved_work_says_why_nothing_is_searched(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        press(window, Key.Key_N, CONTROL)
        QTest.keyClicks(family(window), "PARK")

        box = search(window, "bro")
        said = frame(window).message.words
        press(window, Key.Key_Escape)

        assert pages(window).at == REGISTRATION
        assert said.startswith("Not searched: what is typed on this page is not saved.")
        assert (box.text(), family(window).hasFocus()) == ("", True)
        assert (family(window).text(), frame(window).message.words) == ("PARK", "")


def test_a_search_that_was_not_made_does_not_stay_in_its_box(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        press(window, Key.Key_N, CONTROL)
        QTest.keyClicks(family(window), "PARK")
        box = search(window, "bro")

        press(window, Key.Key_Tab)

        assert (box.text(), frame(window).message.words) == ("", "")


@pytest.mark.parametrize(
    ("key", "modifier", "at"),
    [(Key.Key_Escape, None, REGISTRATION), (Key.Key_L, ALT, PATIENTS)],
    ids=["stay", "leave"],
)
def test_both_answers_of_a_question_have_a_key(
    qtbot: QtBot, place: TestOffice, key: Qt.Key, modifier: Qt.KeyboardModifier | None, at: str
) -> None:
    with opened(qtbot, place) as window:
        press(window, Key.Key_N, CONTROL)
        QTest.keyClicks(family(window), "PARK")
        press(window, Key.Key_3, CONTROL)
        question = asked(window)

        press(window, key, modifier)
        qtbot.waitUntil(lambda: asked(window) is None)

        assert question is not None
        assert pages(window).at == at


@pytest.mark.parametrize(
    ("words", "at", "text"),
    [("Stay", REGISTRATION, ""), ("Leave without saving", PATIENTS, "bro")],
)
def test_enter_in_the_search_asks_before_unsaved_work_is_left(
    qtbot: QtBot, place: TestOffice, words: str, at: str, text: str
) -> None:
    with opened(qtbot, place) as window:
        press(window, Key.Key_N, CONTROL)
        QTest.keyClicks(family(window), "PARK")
        search(window, "bro")

        press(window, Key.Key_Return)
        question = asked(window)
        answer(window, words)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

        assert question is not None
        assert (pages(window).at, top(window).text()) == (at, text)
        assert on_page(window)
        assert lines(window) == (1 if text else 2)


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("part", ["rail", "sign out", "strip"])
def test_esc_is_back_beside_the_page_too(
    qtbot: QtBot, place: TestOffice, name: str, part: str
) -> None:
    with opened(qtbot, place) as window:
        do_something(window)
        to(window, place, name)
        parts = {
            "rail": frame(window).rail.findChildren(QPushButton)[0],
            "sign out": frame(window).top.findChildren(QPushButton)[0],
            "strip": frame(window).undo.findChildren(QPushButton)[0],
        }
        parts[part].setFocus()

        press(window, Key.Key_Escape)

        forward = {PATIENT: PATIENTS, SETTINGS: PATIENTS}
        assert pages(window).at == forward.get(name, PATIENT)
        assert on_page(window)


def test_esc_beside_the_review_of_a_plan_leads_to_its_form(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        to(window, place, PLAN)
        panel = window.findChildren(PlanPanel)[0]
        panel.show_review()
        in_review = panel.in_review
        frame(window).rail.findChildren(QPushButton)[0].setFocus()

        press(window, Key.Key_Escape)

        assert (in_review, panel.in_review, pages(window).at) == (True, False, PLAN)


def test_a_strip_put_away_gives_the_focus_back_to_the_page(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        do_something(window)
        held = QApplication.focusWidget()
        close = next(b for b in frame(window).undo.findChildren(QPushButton) if not b.text())
        close.setFocus()

        press(window, Key.Key_Return)

        assert not frame(window).undo.isVisible()
        assert QApplication.focusWidget() is held


def test_f6_returns_to_where_one_was_in_a_part(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        to(window, place, REGISTRATION)
        press(window, Key.Key_Tab)
        held = QApplication.focusWidget()
        press(window, Key.Key_F6)
        away = QApplication.focusWidget()

        press(window, Key.Key_F6, SHIFT)

        assert away is not held
        assert held is not family(window)
        assert QApplication.focusWidget() is held


def test_f6_goes_to_the_screen_shown_in_the_rail(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        frame(window).rail.findChildren(QPushButton)[0].setFocus()
        to(window, place, SETTINGS)

        press(window, Key.Key_F6, SHIFT)

        focus = QApplication.focusWidget()
        assert focus is frame(window).rail.findChildren(QPushButton)[5]


def test_alt_w_goes_to_the_first_weekday(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        to(window, place, SETTINGS)
        monday = window.findChildren(SettingsPanel)[0].weekdays.findChildren(QCheckBox)[0]

        press(window, Key.Key_W, ALT)

        assert monday.hasFocus()
        assert monday.isChecked()


def test_the_letter_of_a_tab_goes_to_it(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        to(window, place, PATIENT)

        press(window, Key.Key_A, ALT)

        heads = QApplication.focusWidget()
        assert isinstance(heads, QTabBar)
        assert heads.tabText(heads.currentIndex()) == "D&ates"


def test_a_key_signs_out(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        press(window, Key.Key_Q, CONTROL | SHIFT)

        assert window.session is None


def test_the_key_that_signs_out_asks_before_unsaved_work_is_left(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        press(window, Key.Key_N, CONTROL)
        QTest.keyClicks(family(window), "PARK")

        press(window, Key.Key_Q, CONTROL | SHIFT)
        answer(window, "Stay")

        assert window.session is not None
        assert family(window).text() == "PARK"
