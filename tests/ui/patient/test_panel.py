from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.tabs import Tabs
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import Look
from infusion_planner.ui.patient.course_row import CourseRow
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.patient.record_tabs import COURSES, MEDICINES, TESTS
from infusion_planner.ui.picture.legend import Legend
from infusion_planner.ui.picture.view import MonitoringView
from infusion_planner.ui.picture.widget import MonitoringPicture
from infusion_planner.ui.table_head import Head
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from infusion_planner.ui.window import Window
from tests.office import plan
from tests.ui import wards
from tests.ui.front import full_page, opened
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.samples_monitoring import CARD, LINES, NOTHING

WAITS = CARD.open_entries[0]

Part = TypeVar("Part", bound=QWidget)


@pytest.fixture
def panel(qtbot: QtBot) -> PatientPanel:
    """The page of somebody with a course done and one planned, and the sample's monitoring."""
    ward = wards.between()
    plan(ward.place, ward.patient_id, date(2026, 12, 14))
    shown = PatientPanel()
    shown.show_card(ward.card)
    shown.show_monitoring(CARD)
    full_page(qtbot, shown, (1282, 694))
    settle()
    return shown


def button(panel: QWidget, name: str) -> Button:
    settle()
    shown = (b for b in panel.findChildren(Button) if b.isVisible() and b.isEnabled())
    return next(b for b in shown if b.accessibleName() == name)


def only(panel: QWidget, kind: type[Part]) -> Part:
    return next(part for part in panel.findChildren(kind) if part.isVisible())


def press_mark(panel: PatientPanel, entry_id: str = "", state: str = "") -> None:
    picture = only(panel, MonitoringPicture)
    stops = [stop for row in picture.stops for stop in row]
    found = next(
        stop
        for stop in stops
        if getattr(stop.item, "entry_id", "") == entry_id
        and (not state or getattr(stop.item, "state", "") == state)
    )
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=found.box.center().toPoint())


def test_a_mark_that_awaits_its_result_leads_to_the_result(
    qtbot: QtBot, panel: PatientPanel
) -> None:
    with qtbot.waitSignal(panel.result_pressed) as told:
        press_mark(panel, WAITS)

    assert told.args == [WAITS]


def test_a_mark_with_its_result_leads_to_the_correction(qtbot: QtBot, panel: PatientPanel) -> None:
    done = next(line.entry_id for line in LINES if line.state == "late")

    with qtbot.waitSignal(panel.correct_test_pressed) as told:
        press_mark(panel, done)

    assert told.args == [done]


@pytest.mark.parametrize("state", ["due", "overdue", "missed"])
def test_a_mark_that_asks_for_a_test_leads_to_the_form(
    qtbot: QtBot, panel: PatientPanel, state: str
) -> None:
    with qtbot.waitSignal(panel.tests_pressed):
        press_mark(panel, state=state)


def test_the_bar_tells_of_tests_and_calendar(qtbot: QtBot, panel: PatientPanel) -> None:
    panel.show_card(wards.planned().card)

    with qtbot.waitSignal(panel.tests_pressed):
        button(panel, "Record tests").click()
    with qtbot.waitSignal(panel.print_calendar_pressed):
        button(panel, "Print calendar").click()


def test_the_tabs_tell_of_tests_and_medicines(qtbot: QtBot, panel: PatientPanel) -> None:
    tabs = only(panel, Tabs)
    tabs.choose(MEDICINES)
    with qtbot.waitSignal(panel.stop_antiviral_pressed):
        button(only(panel, Tabs), "Stop antiviral").click()
    panel.show_monitoring(NOTHING)
    with qtbot.waitSignal(panel.start_antiviral_pressed):
        button(tabs, "Start antiviral").click()
    tabs.choose(TESTS)
    with qtbot.waitSignal(panel.tests_pressed):
        button(tabs, "Record tests").click()


def test_the_tabs_count_what_they_hold(panel: PatientPanel) -> None:
    heads = only(panel, Tabs).heads
    counts = [heads.count_of(place) for place in range(heads.count())]

    recorded = sum(bool(line.entry_id) for line in LINES)
    # five infusions given and three planned
    assert counts == [8, recorded, 2, 0]


def test_what_is_due_is_said_once(qtbot: QtBot) -> None:
    ward = wards.between()
    panel = PatientPanel()
    full_page(qtbot, panel)
    panel.show_card(ward.card)
    panel.show_monitoring(ward.place.reader.monitoring(ward.patient_id))
    settle()

    step = only(panel, VerdictStrip).accessibleName()
    view = only(panel, MonitoringView)
    said = [w for w in view.findChildren(QWidget) if "due 12-Nov-2026" in w.accessibleName()]
    assert "due 12-Nov-2026" in step
    assert [w for w in said if w.isVisible() and w is not only(panel, MonitoringPicture)] == []


def page(window: Window, patient_id: str) -> PatientPanel:
    assert window.frame is not None
    window.frame.pages.open_patient(patient_id)
    settle()
    return only(window, PatientPanel)


def seen(panel: PatientPanel, part: QWidget) -> bool:
    """Tell whether the whole part is in view without scrolling."""
    port = only(panel, QScrollArea).viewport()
    corner = part.mapTo(panel, QPoint(0, 0))
    room = QRect(port.mapTo(panel, QPoint(0, 0)), port.size())
    return room.contains(QRect(corner, part.size()))


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_laptop_shows_courses_picture_and_the_head_of_the_table_at_once(
    qtbot: QtBot, tokens: Tokens
) -> None:
    ward = wards.between()
    plan(ward.place, ward.patient_id, date(2026, 12, 14))
    with opened(qtbot, ward.place, size=(1366, 768), theme=tokens.name) as window:
        panel = page(window, ward.patient_id)
        panel.show_monitoring(CARD)
        settle()

        parts = [CourseRow, MonitoringPicture, Legend, Head]
        assert [seen(panel, only(panel, part)) for part in parts] == [True] * 4
        tabs = only(panel, Tabs)
        assert seen(panel, tabs.heads)
        assert tabs.place == COURSES


def test_cards_end_where_the_strip_ends(qtbot: QtBot, panel: PatientPanel) -> None:
    strip = only(panel, VerdictStrip)
    view = only(panel, MonitoringView)
    area = only(panel, QScrollArea)

    ends = []
    for height in (694, 3000):
        panel.resize(1282, height)
        settle()
        right = view.mapTo(panel, view.rect().topRight()).x()
        ends.append((area.verticalScrollBar().isVisible(), right))

    edge = strip.mapTo(panel, strip.rect().topRight()).x()
    assert ends == [(True, edge), (False, edge)]


@pytest.mark.parametrize("size", [(1282, 694), (1400, 880), (940, 694)])
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_and_no_part_is_cropped_at_the_side(
    panel: PatientPanel, worn: Look, scale: float, tokens: Tokens, size: tuple[int, int]
) -> None:
    worn.wear(Theme(tokens, scale))
    panel.resize(*size)
    settle()

    for place in (COURSES, TESTS, MEDICINES, 3):
        only(panel, Tabs).choose(place)
        assert cut_words(panel) == []
        assert nameless(panel) == []
        assert only(panel, QScrollArea).horizontalScrollBar().maximum() == 0
