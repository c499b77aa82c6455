"""Monitoring tests and the antiviral, entered by keyboard over the patient's page."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.actions.record_cd4 import RecordCd4
from infusion_planner.cards.monitoring import MonitoringCard
from infusion_planner.cards.plan import Wish
from infusion_planner.cards.verdict import GateLine
from infusion_planner.domain.prophylaxis import Cd4Sample
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.recording.antiviral_presenter import (
    open_antiviral_start,
    open_antiviral_stop,
)
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.result_presenter import open_results_form
from infusion_planner.ui.recording.tests_presenter import open_tests_form
from infusion_planner.ui.session import Session
from infusion_planner.ui.window import Window
from tests.office import TestOffice, office, outside, register
from tests.ui.front import opened
from tests.ui.measure import settle

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
DAY_1 = date(2026, 12, 14)


def treated() -> tuple[TestOffice, str]:
    """Course 1 was given elsewhere, last on 12-Dec-2025; today is Fri 20-Nov-2026."""
    place = office()
    patient_id = register(place)
    outside(place, patient_id, date(2025, 12, 8))
    return place, patient_id


def patient_page(window: Window, patient_id: str) -> PatientPanel:
    assert window.frame is not None
    window.frame.pages.open_patient(patient_id)
    settle()
    return next(panel for panel in window.findChildren(PatientPanel) if panel.isVisible())


def session(window: Window) -> Session:
    assert window.session is not None
    return window.session


def step(panel: PatientPanel) -> str:
    settle()
    return panel.findChildren(VerdictStrip)[0].accessibleName()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)
    settle()


def type_over(text: str) -> None:
    press(KEY.Key_A, CONTROL)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)
    settle()


def save(qtbot: QtBot, form: FormDialog, window: Window) -> None:
    with qtbot.waitSignal(form.accepted):
        press(KEY.Key_Return, CONTROL)
    # the offscreen platform has nobody who gives the window the focus back
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def monitoring(place: TestOffice, patient_id: str) -> MonitoringCard:
    return place.reader.monitoring(patient_id)


def test_recorded_tests_change_the_next_step_and_ctrl_z_brings_it_back(qtbot: QtBot) -> None:
    place, patient_id = treated()
    with opened(qtbot, place) as window:
        page = patient_page(window, patient_id)
        before = step(page)
        assert before.startswith("Overdue. CBC, creatinine, urinalysis, TSH and skin examination.")

        form = open_tests_form(session(window), page, patient_id)
        # the key alone records nothing: the day is looked at and typed first
        press(KEY.Key_D, ALT)
        type_over("t")
        save(qtbot, form, window)

        assert step(page).startswith("Next step. Course 2 may start from Sat 12-Dec-2026")
        QTest.keyClick(window, KEY.Key_Z, CONTROL)
        assert step(page) == before
        assert monitoring(place, patient_id).open_entries == ()


def test_what_waits_for_its_result_gets_it_and_is_abnormal(qtbot: QtBot) -> None:
    place, patient_id = treated()
    with opened(qtbot, place) as window:
        page = patient_page(window, patient_id)
        form = open_tests_form(session(window), page, patient_id, ("cbc",))
        press(KEY.Key_D, ALT)
        type_over("12 nov 26")
        save(qtbot, form, window)
        (waiting,) = monitoring(place, patient_id).open_entries

        results = open_results_form(session(window), page, patient_id, (waiting,))
        press(KEY.Key_U, ALT)
        press(KEY.Key_Right)
        press(KEY.Key_Right)
        press(KEY.Key_E, ALT)
        type_over("17 nov 26")
        save(qtbot, results, window)

        card = monitoring(place, patient_id)
        (cbc,) = [mark for row in card.rows for mark in row.marks if mark.entry_id == waiting]
        assert card.open_entries == ()
        assert (cbc.state, cbc.abnormal, cbc.awaiting) == ("in_window", True, False)


def gate(place: TestOffice, patient_id: str, rule: str = "PROPH-1") -> GateLine:
    gates = place.reader.plan(patient_id, Wish(DAY_1)).gates
    return next(line for line in gates if line.rule == rule)


def test_a_started_antiviral_meets_its_gate_of_the_plan(qtbot: QtBot) -> None:
    place, patient_id = treated()
    assert "herpes antiviral" in gate(place, patient_id, "").sentence
    with opened(qtbot, place) as window:
        page = patient_page(window, patient_id)

        form = open_antiviral_start(session(window), page, patient_id)
        type_over("acyclovir 200 mg twice daily")
        press(KEY.Key_F, ALT)
        type_over("14 dec 26")
        save(qtbot, form, window)

        assert gate(place, patient_id).state == "ok"
        assert "acyclovir 200 mg twice daily" in gate(place, patient_id).sentence


def test_a_stop_too_early_is_refused_and_an_early_stop_has_its_reason(qtbot: QtBot) -> None:
    place, patient_id = treated()
    place.desk.do(RecordCd4(patient_id, Cd4Sample(date(2026, 3, 2), 240)))
    with opened(qtbot, place) as window:
        page = patient_page(window, patient_id)
        start = open_antiviral_start(session(window), page, patient_id)
        type_over("acyclovir 200 mg twice daily")
        press(KEY.Key_F, ALT)
        type_over("8 dec 25")
        save(qtbot, start, window)

        stop = open_antiviral_stop(session(window), page, patient_id)
        type_over("11 feb 26")
        press(KEY.Key_H, ALT)
        press(KEY.Key_Space)
        press(KEY.Key_Return, CONTROL)
        assert stop.stopped_on.message.startswith("Not before Thu 12-Feb-2026")
        assert monitoring(place, patient_id).running_id

        press(KEY.Key_H, ALT)
        press(KEY.Key_Right)
        press(KEY.Key_W, ALT)
        type_over("rash, Dr Lindqvist")
        save(qtbot, stop, window)

        (line,) = monitoring(place, patient_id).antivirals
        assert (line.word, line.stopped) == ("Stopped early", "Wed 11-Feb-2026")
        assert line.why == "rash, Dr Lindqvist"
