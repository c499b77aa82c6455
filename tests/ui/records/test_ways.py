"""Who comes to the records and how, and what is noted on the ways between the pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.domain.roles import Role
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.patients.panel import PatientsPanel
from infusion_planner.ui.patients.presenter import PatientsPresenter
from infusion_planner.ui.records.panel import RecordsPanel
from infusion_planner.ui.shell.panel import PATIENTS, RECORDS, screens_for
from infusion_planner.ui.window import Window
from tests.office import TestOffice
from tests.ui.front import opened
from tests.ui.measure import settle, words_on
from tests.ui.records.in_records import AUDITOR, records, titles, trail_tab, whats
from tests.ui.shell.in_frame import CONTROL, first_id, frame, pages, press


@pytest.mark.parametrize(
    ("roles", "screens"),
    [
        ({Role.NURSE}, ["today", "calendar", "patients", "watch", "settings", "rules"]),
        (
            {Role.MANAGER},
            ["today", "calendar", "patients", "watch", "records", "settings", "rules"],
        ),
        ({Role.AUDITOR}, ["records"]),
        (
            {Role.AUDITOR, Role.NURSE},
            ["today", "calendar", "patients", "watch", "records", "settings", "rules"],
        ),
        (set(), ["patients"]),
    ],
)
def test_the_rail_shows_what_a_person_may_open(roles: set[Role], screens: list[str]) -> None:
    assert [item.id for item in screens_for(frozenset(roles))] == screens


@pytest.mark.parametrize(
    ("roles", "parted"),
    [({Role.NURSE}, ["settings"]), ({Role.MANAGER}, ["records"]), ({Role.AUDITOR}, [])],
)
def test_a_rule_parts_the_work_from_what_is_the_center(roles: set[Role], parted: list[str]) -> None:
    screens = screens_for(frozenset(roles))

    assert [item.id for item in screens if item.parted] == parted


def test_an_auditor_lands_in_the_records_and_finds_no_patients(
    qtbot: QtBot, place: TestOffice
) -> None:
    place.roles = AUDITOR
    with opened(qtbot, place) as window:
        assert pages(window).at == RECORDS
        rail = frame(window).rail.findChildren(QPushButton)
        assert [button.text() for button in rail] == ["Records"]
        assert trail_tab(window).table.hasFocus()
        assert not any("Find a patient" in words for words in words_on(frame(window).top))

        press(window, Qt.Key.Key_Escape)
        press(window, Qt.Key.Key_N, CONTROL)
        press(window, Qt.Key.Key_K, CONTROL)

        assert pages(window).at == RECORDS
        assert titles(place, "chart") == []


def test_a_manager_comes_by_rail_and_by_key(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        press(window, Qt.Key.Key_5, CONTROL)
        assert pages(window).at == RECORDS

        press(window, Qt.Key.Key_1, CONTROL)
        frame(window).rail.findChildren(QPushButton)[4].click()

        assert pages(window).at == RECORDS


def test_the_history_of_a_record_is_opened_from_the_patient(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        pages(window).open_patient(first_id(place))
        window.findChildren(PatientPanel)[0].history_pressed.emit()
        settle()

        assert pages(window).at == RECORDS
        assert whats(window)[0].startswith("Opened the history of LEE, Sam")
        assert all("LEE, Sam" in what for what in whats(window))
        assert "History of LEE, Sam (Mr) MRN 0410077" in words_on(
            window.findChildren(RecordsPanel)[0]
        )

        trail_tab(window).everybody.click()
        settle()
        assert whats(window)[0] == "Opened the trail"
        assert not trail_tab(window).everybody.isVisible()


@pytest.mark.parametrize(("role", "offered"), [(Role.MANAGER, True), (Role.NURSE, False)])
def test_the_history_is_offered_to_managers(
    qtbot: QtBot, place: TestOffice, role: Role, offered: bool
) -> None:
    place.roles = frozenset({role})
    with opened(qtbot, place) as window:
        pages(window).open_patient(first_id(place))
        panel = window.findChildren(PatientPanel)[0]
        panel._acts._open_menu()  # the menu is what is asked about
        settle()

        said = [words for each in window.findChildren(QPushButton) for words in [each.text()]]
        menu = any("istory of this record" in words for words in said + words_on(window))
        assert menu == offered


def test_each_opening_of_a_chart_is_one_entry(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        who = first_id(place)
        for leave in (
            pages(window).open_patients,
            pages(window).open_settings,
            pages(window).open_records,
        ):
            pages(window).open_patient(who)
            press(window, Qt.Key.Key_F5)
            pages(window).plan(who)
            pages(window).open_patient(who)
            leave()

        assert len(titles(place, "chart")) == 3


def search(window: Window, words: str) -> PatientsPresenter:
    pages(window).patients.search(words)
    settle()
    return window.findChildren(PatientsPanel)[0].findChildren(PatientsPresenter)[0]


def test_a_search_is_noted_once_it_rests_and_not_at_every_key(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        for typed in ("t", "tr", "tre", "tree"):
            search(window, typed)
        assert titles(place, "search") == []

        qtbot.waitUntil(lambda: titles(place, "search") != [], timeout=10_000)

        assert titles(place, "search") == ["Searched for patients, 1 found"]
        search(window, "tree ").note_search()
        assert len(titles(place, "search")) == 1
        search(window, "")
        search(window, "tree").note_search()
        assert len(titles(place, "search")) == 2


def test_a_patient_opened_from_a_search_notes_it_before_the_chart(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        search(window, "lee")
        panel = window.findChildren(PatientsPanel)[0]
        panel.opened.emit(first_id(place))
        settle()

        assert titles(place)[-2:] == [
            "Searched for patients, 1 found",
            "Opened the chart of LEE, Sam (Mr) MRN 0410077",
        ]


def test_an_empty_search_is_none(qtbot: QtBot, place: TestOffice) -> None:
    with opened(qtbot, place) as window:
        search(window, "  ").note_search()
        pages(window).open_patient(first_id(place))

        assert titles(place, "search") == []


def test_a_search_that_cannot_be_noted_is_said_and_is_no_crash(
    qtbot: QtBot, place: TestOffice
) -> None:
    with opened(qtbot, place) as window:
        presenter = search(window, "lee")
        place.store.db.execute("PRAGMA query_only = ON")

        presenter.note_search()
        place.store.db.execute("PRAGMA query_only = OFF")

        assert any("Nothing was changed" in words for words in words_on(window))
        assert pages(window).at == PATIENTS


def test_records_read_again_stay_where_they_are(qtbot: QtBot, place: TestOffice) -> None:
    with records(qtbot, place) as window:
        window.findChildren(RecordsPanel)[0].tabs.choose(1)
        press(window, Qt.Key.Key_F5)

        assert window.findChildren(RecordsPanel)[0].tabs.place == 1
