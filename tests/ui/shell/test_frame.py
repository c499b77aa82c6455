"""The frame in a real window: the ways between pages, undo, refusals, keys."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from infusion_planner.actions.register_patient import RegisterPatient
from infusion_planner.ui.kit.card import Hairline
from infusion_planner.ui.kit.rail import RailButton
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.look import Look
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.patients.panel import PatientsPanel
from infusion_planner.ui.settings.panel import SettingsPanel
from infusion_planner.ui.shell.pages import (
    PATIENT,
    PLAN,
    PREVIEW,
    READINESS,
    REGISTRATION,
)
from infusion_planner.ui.shell.panel import CALENDAR, PATIENTS, SETTINGS, TODAY
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.office import TestOffice, outside, plan, register, somebody
from tests.ui.front import opened
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.shell.in_frame import CONTROL, answer, asked, family, first_id, frame, pages, press


def test_keys_lead_to_the_screens(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        press(window, Qt.Key.Key_6, CONTROL)
        settings = pages(window).at
        press(window, Qt.Key.Key_1, CONTROL)
        today = pages(window).at
        press(window, Qt.Key.Key_2, CONTROL)
        calendar = pages(window).at
        press(window, Qt.Key.Key_3, CONTROL)
        patients = pages(window).at
        press(window, Qt.Key.Key_N, CONTROL)

        assert (settings, today, patients) == (SETTINGS, TODAY, PATIENTS)
        assert calendar == CALENDAR
        assert pages(window).at == REGISTRATION


def test_a_new_patient_is_one_key_away_on_every_page(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        pages(window).open_settings()

        press(window, Qt.Key.Key_N, CONTROL)

        assert pages(window).at == REGISTRATION


def test_the_rail_names_the_screen_shown(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        rail = frame(window).rail.findChildren(QPushButton)
        rail[5].click()
        settings = [button.isChecked() for button in rail]
        pages(window).open_patient(first_id(place))

        assert settings == [False, False, False, False, False, True, False]
        patients = [False, False, True, False, False, False, False]
        assert [button.isChecked() for button in rail] == patients


def test_what_was_saved_is_read_from_the_top_of_the_page(qtbot: QtBot, place: TestOffice) -> None:
    plan(place, first_id(place), date(2026, 12, 7))
    with opened(qtbot, place, size=(1024, 700)) as window:
        pages(window).open_patient(first_id(place))
        settle()
        bar = window.findChildren(PatientPanel)[0].findChildren(PageScroll)[0].verticalScrollBar()
        bar.setValue(bar.maximum())
        scrolled = bar.value()
        pages(window).plan(first_id(place))
        settle()

        pages(window).show_saved(first_id(place))
        settle()

        assert scrolled > 0
        assert bar.value() == 0


def test_a_rule_parts_the_work_from_what_surrounds_it(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        rail = frame(window).rail
        (rule,) = rail.findChildren(Hairline)
        edges = [button.mapTo(rail, QPoint(0, 0)).y() for button in rail.findChildren(RailButton)]

        assert edges[2] < edges[3] < rule.mapTo(rail, QPoint(0, 0)).y() < edges[4] < edges[5]


def test_a_search_leads_to_the_list_and_its_lines(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        pages(window).open_settings()
        press(window, Qt.Key.Key_K, CONTROL)
        box = QApplication.focusWidget()
        assert isinstance(box, QLineEdit)
        QTest.keyClicks(box, "bro")
        at = pages(window).at
        still = QApplication.focusWidget() is box
        QTest.keyClick(box, Qt.Key.Key_Return)
        settle()
        table = window.findChildren(PatientsPanel)[0].table

        assert (at, still) == (PATIENTS, True)
        assert len(table.table.lines) == 1
        assert table.hasFocus()


def test_a_search_does_not_pull_unsaved_work_away(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        pages(window).register()
        QTest.keyClicks(family(window), "PARK")

        pages(window).patients.search("bro")
        on_typing = pages(window).at
        pages(window).patients.leave_search("bro")
        settle()
        dialog = asked(window)
        answer(window, "Stay")

        assert on_typing == REGISTRATION
        assert dialog is not None
        assert (pages(window).at, family(window).text()) == (REGISTRATION, "PARK")


def test_leaving_unsaved_work_asks_with_the_focus_on_staying(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        pages(window).register()
        QTest.keyClicks(family(window), "PARK")

        frame(window).rail.findChildren(QPushButton)[5].click()
        settle()
        focus = QApplication.focusWidget()
        rail = frame(window).rail.findChildren(QPushButton)[2].isChecked()
        assert isinstance(focus, QPushButton)
        safe = focus.text()
        answer(window, "Leave without saving")

        assert safe == "Stay"
        assert rail
        assert pages(window).at == SETTINGS


def test_a_form_left_without_saving_begins_anew(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        pages(window).register()
        QTest.keyClicks(family(window), "PARK")
        press(window, Qt.Key.Key_Escape)
        answer(window, "Leave without saving")
        left_to = pages(window).at

        pages(window).register()

        assert left_to == PATIENTS
        assert family(window).text() == ""


def test_what_was_done_is_told_and_taken_back(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        assert window.session is not None
        window.session.do(RegisterPatient(somebody("PARK", "Jin", "05")))
        settle()
        told = frame(window).undo.accessibleName()
        window.findChildren(PatientsPanel)[0].table.setFocus()
        press(window, Qt.Key.Key_Z, CONTROL)
        after_undo = len(place.reader.patients())
        press(window, Qt.Key.Key_Y, CONTROL)

        assert told == "Registered PARK, Jin (Mr) MRN 05"
        assert after_undo == 2
        assert len(place.reader.patients()) == 3


def test_the_key_undoes_when_the_strip_was_put_away(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        assert window.session is not None
        window.session.do(RegisterPatient(somebody("PARK", "Jin", "05")))
        settle()
        close = next(b for b in frame(window).undo.findChildren(QPushButton) if not b.text())
        close.click()
        window.findChildren(PatientsPanel)[0].table.setFocus()

        press(window, Qt.Key.Key_Z, CONTROL)

        assert len(place.reader.patients()) == 2


def test_what_was_undone_is_done_again_by_its_button(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        assert window.session is not None
        window.session.do(RegisterPatient(somebody("PARK", "Jin", "05")))
        settle()
        press(window, Qt.Key.Key_Z, CONTROL)
        settle()
        again = next(
            b for b in frame(window).undo.findChildren(QPushButton) if b.text() == "Do again"
        )
        offered = again.isVisible()

        again.click()
        settle()

        assert offered
        assert len(place.reader.patients()) == 3
        assert not again.isVisible()


def test_the_key_does_again_when_the_strip_was_put_away(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        assert window.session is not None
        window.session.do(RegisterPatient(somebody("PARK", "Jin", "05")))
        press(window, Qt.Key.Key_Z, CONTROL)
        settle()
        next(b for b in frame(window).undo.findChildren(QPushButton) if not b.text()).click()
        window.findChildren(PatientsPanel)[0].table.setFocus()

        press(window, Qt.Key.Key_Y, CONTROL)

        assert len(place.reader.patients()) == 3


@pytest.mark.parametrize("page", ["open_settings", "register"])
def test_a_page_whose_facts_cannot_be_read_says_why_and_is_not_opened(
    qtbot: QtBot, place: TestOffice, page: str
) -> None:
    with opened(qtbot, place) as window:
        place.store.db.execute("ALTER TABLE center RENAME TO center_gone")
        place.store.db.execute("CREATE VIEW center AS SELECT * FROM center_gone WHERE 0")

        getattr(pages(window), page)()
        settle()

        assert pages(window).at == PATIENTS
        assert frame(window).message.words != ""


def test_what_was_given_is_told_without_undo_and_refused_in_words(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        assert window.session is not None
        outside(place, first_id(place), date(2025, 12, 8))
        frame(window).show_done("Recorded infusion 1", undoable=False)
        window.findChildren(PatientsPanel)[0].table.setFocus()
        undo = next(b for b in frame(window).undo.findChildren(QPushButton) if b.text() == "Undo")
        offered = undo.isVisible()

        press(window, Qt.Key.Key_Z, CONTROL)
        refused = frame(window).message.words
        pages(window).open_settings()

        assert not offered
        assert "cannot be undone" in refused
        assert frame(window).message.words == ""


def test_f6_goes_round_the_parts_of_the_window(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        around = (frame(window).top, frame(window).rail, frame(window).stack)
        window.findChildren(PatientsPanel)[0].table.setFocus()

        visited = []
        for _ in range(3):
            press(window, Qt.Key.Key_F6)
            visited.append(pane_of(around))
        press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)

        assert visited == [0, 1, 2]
        assert pane_of(around) == 1


def pane_of(panes: tuple[QWidget, ...]) -> int:
    focus = QApplication.focusWidget()
    assert focus is not None
    return next(at for at, pane in enumerate(panes) if pane.isAncestorOf(focus))


def test_f1_lists_the_keys(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        press(window, Qt.Key.Key_F1)
        dialog = asked(window)

        assert dialog is not None
        assert dialog.accessibleName() == "Keys"
        dialog.reject()


def test_f5_reads_the_page_again(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        register(place, somebody("PARK", "Jin", "05"))

        press(window, Qt.Key.Key_F5)

        assert len(window.findChildren(PatientsPanel)[0].table.table.lines) == 3


@pytest.mark.parametrize("name", [SETTINGS, PATIENT, PLAN, PREVIEW, READINESS, REGISTRATION])
def test_f5_keeps_the_page(qtbot: QtBot, place: TestOffice, name: str) -> None:
    patient = first_id(place)
    plan(place, patient, date(2026, 12, 7))
    infusion = place.reader.patient(patient).infusions[0].infusion_id
    with opened(qtbot, place) as window:
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

        press(window, Qt.Key.Key_F5)

        assert pages(window).at == name
        assert nameless(window) == []
        assert doubled_mnemonics(window) == []


def test_f5_keeps_unsaved_work(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        pages(window).open_settings()
        name = window.findChildren(SettingsPanel)[0].name
        name.set_text("Typed")

        press(window, Qt.Key.Key_F5)

        assert name.text() == "Typed"
        name.set_text(place.reader.center().name)


def test_midnight_reads_the_page_again(qtbot: QtBot, place: TestOffice) -> None:
    place.clock.set(date(2026, 11, 20), 23, 59)
    with opened(qtbot, place) as window:
        register(place, somebody("PARK", "Jin", "05"))
        place.clock.set(date(2026, 11, 21), 0, 1)

        list_ = window.findChildren(PatientsPanel)[0].table.table
        qtbot.waitUntil(lambda: len(list_.lines) == 3, timeout=3000)


def test_a_patient_who_is_gone_leads_back_to_the_list(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        pages(window).correct("gone")
        settle()

        assert pages(window).at == PATIENTS
        assert frame(window).message.words != ""


def test_the_patient_page_leads_to_its_pages_and_back(qtbot: QtBot, place: TestOffice) -> None:
    patient = first_id(place)
    with opened(qtbot, place) as window:
        pages(window).open_patient(patient)
        pages(window).correct(patient)
        press(window, Qt.Key.Key_Escape)
        back = pages(window).at
        pages(window).open_patients()

        line = window.findChildren(PatientsPanel)[0].table
        assert back == PATIENT
        assert getattr(line.table.line(line.currentIndex()), "patient_id", "") == patient


def test_a_changed_center_name_is_shown_at_once(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        pages(window).open_settings()
        window.findChildren(SettingsPanel)[0].name.set_text("Harbor North")
        press(window, Qt.Key.Key_S, CONTROL)

        labels = {label.text() for label in frame(window).top.findChildren(QLabel)}
        assert "Harbor North" in labels
        assert window.windowTitle() == "Infusion Planner - Harbor North"


def test_the_status_bar_tells_file_rules_and_time(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        labels = {label.text() for label in frame(window).status.findChildren(QLabel)}

        assert {"records.ipdb", "Rule set 2026.1", "Fri 20-Nov-2026", "09:00"} <= labels


@pytest.mark.parametrize(
    ("theme", "size"),
    [(Theme(), (1366, 768)), (Theme(DARK), (1600, 1000)), (Theme(DARK, 1.5), (1366, 768))],
    ids=["light", "dark-wide", "dark-150"],
)
def test_no_word_is_cut_and_every_part_is_named(
    qtbot: QtBot, worn: Look, place: TestOffice, theme: Theme, size: tuple[int, int]
) -> None:
    with opened(qtbot, place, size=size, theme=theme.tokens.name, scale=theme.scale) as window:
        frame(window).message.say("Refused, because it is too late. Do it tomorrow.")
        frame(window).show_done("Registered LEE, Sam (Mr) MRN 0410077", undoable=True)
        frame(window).message.say("Refused, because it is too late. Do it tomorrow.")

        assert cut_words(window) == []
        assert nameless(window) == []
        assert doubled_mnemonics(window) == []
        pages(window).open_settings()
        assert cut_words(window) == []
        assert doubled_mnemonics(window) == []
        pages(window).register()
        assert cut_words(window) == []
        assert doubled_mnemonics(window) == []


def doubled_mnemonics(window: QWidget) -> list[str]:
    """Give the letters that lead to two places at once."""
    settle()
    labels = [
        part.text() for part in window.findChildren(QLabel) if part.isVisible() and part.buddy()
    ]
    buttons = [part.text() for part in window.findChildren(QAbstractButton) if part.isVisible()]
    found = Counter(
        mark.lower()
        for text in (*labels, *buttons)
        for mark in re.findall(r"&([^&])", text.replace("&&", ""))
    )
    return [letter for letter, count in found.items() if count > 1]
