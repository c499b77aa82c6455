"""The watch list in a real window: opened by its key, read step by step, and gone on from."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from infusion_planner.actions.record_fact import RecordFacts
from infusion_planner.domain.patient import PersonName
from infusion_planner.ui.shell.pages import PATIENT
from infusion_planner.ui.shell.panel import PATIENTS, WATCH
from infusion_planner.ui.table_rest import RestOfLine
from infusion_planner.ui.watch.panel import WatchPanel
from infusion_planner.ui.window import Window
from tests.office import TestOffice, office, outside, record_tests, register, report, somebody
from tests.ui.front import opened
from tests.ui.measure import cut_words, nameless, settle, sideways
from tests.ui.shell.in_frame import CONTROL, pages, press

DAY = date(2026, 11, 12)


def ward() -> TestOffice:
    """One patient with a low count that nobody reviewed, and one whose tests are late."""
    place = office()
    for mrn in ("0410077", "0410078"):
        outside(place, register(place, somebody(mrn=mrn)), date(2025, 12, 8))
    sam, other = (line.patient_id for line in place.reader.patients())
    values = (("result", value) for value in report(DAY, platelets="40"))
    place.desk.do(RecordFacts(sam, tuple(values)))
    record_tests(place, other, date(2026, 9, 12))
    return place


def listed(window: Window) -> WatchPanel:
    settle()
    (panel,) = window.findChildren(WatchPanel)
    return panel


def test_its_key_opens_it_and_enter_opens_the_patient(qtbot: QtBot) -> None:
    place = ward()
    with opened(qtbot, place) as window:
        press(window, Qt.Key.Key_4, CONTROL)
        panel = listed(window)
        assert pages(window).at == WATCH
        qtbot.waitUntil(lambda: bool(panel.table.table.lines))
        first = panel.table.table.lines[0]
        assert getattr(first, "rule", "") == "LAB-8"

        press(window, Qt.Key.Key_Home)
        press(window, Qt.Key.Key_Return)

        assert (pages(window).at, pages(window).about) == (
            PATIENT,
            getattr(first, "patient_id", ""),
        )


def test_esc_leads_to_the_list_of_patients(qtbot: QtBot) -> None:
    with opened(qtbot, ward()) as window:
        pages(window).open_watch()
        listed(window)
        press(window, Qt.Key.Key_Escape)

        assert pages(window).at == PATIENTS


def test_where_nothing_waits_it_says_so(qtbot: QtBot) -> None:
    with opened(qtbot, office()) as window:
        pages(window).open_watch()
        panel = listed(window)

        assert panel.table.table.lines == ()
        assert not panel.strip.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1366, 768), (1600, 900)])
def test_nothing_is_cut_and_every_part_has_a_name(
    qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    with opened(qtbot, ward(), size=size, scale=scale) as window:
        pages(window).open_watch()
        panel = listed(window)
        qtbot.waitUntil(lambda: bool(panel.table.table.lines))

        assert cut_words(panel) == []
        assert nameless(panel) == []


def test_a_small_window_says_under_the_list_what_its_rows_have_no_room_for(qtbot: QtBot) -> None:
    place = office()
    name = PersonName("WOLFESCHLEGELSTEINHAUSENBERGERDORFF", "Maximiliane Friederike", "Dr")
    outside(place, register(place, somebody(name=name)), date(2025, 12, 8))
    with opened(qtbot, place, size=(1024, 700), scale=1.5) as window:
        pages(window).open_watch()
        panel = listed(window)
        qtbot.waitUntil(lambda: bool(panel.table.table.lines))
        line = panel.table.table.lines[0]
        panel.table.select_line(line)
        settle()

        assert sideways(panel) + cut_words(panel) == []
        (rest,) = panel.findChildren(RestOfLine)
        assert f"Waits {getattr(line, 'words', '')}" in rest.accessibleName()
