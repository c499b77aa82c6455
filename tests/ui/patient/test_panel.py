from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.cards.monitoring import Mark
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.tabs import Tabs
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import Look
from infusion_planner.ui.patient.course_row import CourseRow
from infusion_planner.ui.patient.panel import PatientPanel
from infusion_planner.ui.patient.record_tabs import COURSES, MEDICINES, TESTS, RecordTabs
from infusion_planner.ui.picture.callout import ground_of
from infusion_planner.ui.picture.legend import Legend
from infusion_planner.ui.picture.twin import TwinTable
from infusion_planner.ui.picture.view import MonitoringView
from infusion_planner.ui.picture.widget import MonitoringPicture
from infusion_planner.ui.table_head import Head
from infusion_planner.ui.table_view import LineTableView
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from infusion_planner.ui.window import Window
from tests.office import LATE_TESTS, plan
from tests.ui import wards
from tests.ui.focus import named, out_of_sight
from tests.ui.front import full_page, opened
from tests.ui.measure import cut_words, nameless, settle
from tests.ui.samples_monitoring import CARD, LINES, NOTHING

WAITS = CARD.open_entries[0]

Part = TypeVar("Part", bound=QWidget)


@pytest.fixture
def panel(qtbot: QtBot) -> PatientPanel:
    """The page of somebody with a course done and one planned, and the sample's monitoring."""
    ward = wards.between()
    plan(ward.place, ward.patient_id, date(2026, 12, 14), LATE_TESTS)
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
    picture = only(panel, MonitoringPicture)
    names = {"due": "cbc", "overdue": "skin", "missed": "cbc"}

    with qtbot.waitSignal(panel.test_wanted) as told, qtbot.assertNotEmitted(panel.tests_pressed):
        press_mark(panel, state=state)

    assert isinstance(picture.current, Mark)
    assert picture.current.state == state
    assert told.args == [names[state]]


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
    assert counts == [8, recorded, 0, 2, 0, 0]


def test_what_is_due_is_said_once(qtbot: QtBot) -> None:
    ward = wards.between()
    panel = PatientPanel()
    full_page(qtbot, panel)
    panel.show_card(ward.card)
    card = ward.place.reader.monitoring(ward.patient_id)
    panel.show_monitoring(card)
    settle()

    step = only(panel, VerdictStrip).accessibleName()
    view = only(panel, MonitoringView)
    said = [w for w in view.findChildren(QWidget) if card.due_words in w.accessibleName()]
    assert card.due_words
    assert card.due_words in step
    assert [w for w in said if w.isVisible()] == []


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


def rows_in_view(panel: PatientPanel) -> int:
    """Count the rows of the open tab whose top and bottom are both in view."""
    table = only(only(panel, RecordTabs), LineTableView)
    port = only(panel, QScrollArea).viewport()
    room = QRect(port.mapTo(panel, QPoint(0, 0)), port.size())
    rows = [table.visualRect(table.table.index(row, 0)) for row in range(len(table.table.lines))]
    corner = table.viewport().mapTo(panel, QPoint(0, 0))
    return sum(room.contains(rect.translated(corner)) for rect in rows)


def words(panel: QWidget) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_laptop_shows_courses_picture_and_two_rows_of_the_table_at_once(
    qtbot: QtBot, tokens: Tokens
) -> None:
    ward = wards.between()
    plan(ward.place, ward.patient_id, date(2026, 12, 14), LATE_TESTS)
    with opened(qtbot, ward.place, size=(1366, 768), theme=tokens.name) as window:
        panel = page(window, ward.patient_id)
        panel.show_monitoring(CARD)
        settle()

        parts = [CourseRow, MonitoringPicture, Legend, Head]
        assert [seen(panel, only(panel, part)) for part in parts] == [True] * 4
        tabs = only(panel, Tabs)
        assert seen(panel, tabs.heads)
        assert tabs.place == COURSES
        # five infusions given and three planned
        assert rows_in_view(panel) >= 2
        assert f"{rows_in_view(panel)} of 8 rows in view" in words(panel)


@pytest.mark.parametrize("story", [wards.running, wards.incomplete])
def test_two_rows_are_in_view_under_a_finding_or_a_long_next_step(
    qtbot: QtBot, story: Callable[[], wards.Ward]
) -> None:
    ward = story()
    with opened(qtbot, ward.place, size=(1366, 768)) as window:
        panel = page(window, ward.patient_id)

        assert rows_in_view(panel) >= 2


def test_rows_are_counted_anew_when_the_page_scrolls(panel: PatientPanel) -> None:
    area = only(panel, QScrollArea)

    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    settle()

    assert rows_in_view(panel) == 8
    assert not [said for said in words(panel) if said.endswith("rows in view")]


def test_another_patient_begins_with_picture_and_courses(panel: PatientPanel) -> None:
    only(panel, Tabs).choose(TESTS)
    button(panel, "Show as table").click()
    settle()

    other = wards.running()
    identity = replace(other.card.identity, patient_id="another")
    panel.show_card(replace(other.card, identity=identity))
    monitored = other.place.reader.monitoring(other.patient_id)
    panel.show_monitoring(replace(monitored, identity=identity))
    settle()

    assert only(panel, Tabs).place == COURSES
    assert only(panel, MonitoringPicture).isVisible()


def test_the_same_patient_read_again_stays_as_it_was(panel: PatientPanel) -> None:
    ward = wards.between()
    card, monitored = ward.card, ward.place.reader.monitoring(ward.patient_id)
    panel.show_card(card)
    panel.show_monitoring(monitored)
    only(panel, Tabs).choose(TESTS)
    button(panel, "Show as table").click()

    panel.show_card(card)
    panel.show_monitoring(monitored)
    settle()

    assert only(panel, Tabs).place == TESTS
    assert only(panel, TwinTable).isVisible()


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


def tab_to(kind: type[QWidget], key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until a part of this kind has the focus, and give all that had it in view."""
    went: list[QWidget] = []
    while not went or not isinstance(went[-1], kind):
        held = QApplication.focusWidget()
        assert held is not None
        assert len(went) < 40
        QTest.keyClick(held, key)
        settle()
        now = QApplication.focusWidget()
        assert now is not None
        assert not out_of_sight(now), named(now)
        went.append(now)
    return went


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_tab_from_the_strip_brings_each_part_of_a_scrolled_page_into_view(
    qtbot: QtBot, scale: float
) -> None:
    ward = wards.running()
    with opened(qtbot, ward.place, size=(1366, 768), scale=scale) as window:
        panel = page(window, ward.patient_id)
        bar = only(panel, QScrollArea).verticalScrollBar()
        bar.setValue(bar.maximum())
        settle()
        hidden = [part for part in panel.findChildren(Button) if part.accessibleName() == "Back"]
        assert out_of_sight(hidden[0])

        went = tab_to(LineTableView)
        back = tab_to(VerdictStrip, Qt.Key.Key_Backtab)
        bar.setValue(bar.maximum())
        settle()
        tab_to(MonitoringPicture)

        assert hidden[0] in went
        assert hidden[0] in back


def test_tab_goes_through_the_page_as_it_is_read(qtbot: QtBot) -> None:
    ward = wards.planned()
    with opened(qtbot, ward.place) as window:
        page(window, ward.patient_id)

        went = tab_to(LineTableView)

        names = [part.accessibleName().split(",")[0] for part in went]
        # what can be done with an infusion stands right of the tabs, over the table
        assert names == [
            "Print day sheet",
            "Back",
            "Course 1: not ready",
            "Change planned dates",
            "Record tests",
            "Print calendar",
            "More",
            "Course 1",
            "12 months",
            "Show as table",
            "Picture of the monitoring",
            "Record",
            "Run sheet",
            "Print day sheet",
            "Infusions",
        ]


def test_the_callout_is_beside_its_mark_after_tab_has_scrolled_the_page(
    qtbot: QtBot,
) -> None:
    ward = wards.between()
    plan(ward.place, ward.patient_id, date(2026, 12, 14), LATE_TESTS)
    with opened(qtbot, ward.place, size=(1600, 1000), scale=1.5) as window:
        panel = page(window, ward.patient_id)
        bar = only(panel, QScrollArea).verticalScrollBar()

        tab_to(MonitoringPicture)

        picture = only(panel, MonitoringPicture)
        stop = next(s for row in picture.stops for s in row if s.item == picture.current)
        corner = picture.mapTo(window, stop.box.toAlignedRect().topLeft())
        mark = QRect(corner, stop.box.toAlignedRect().size())
        assert bar.value() > 0
        assert picture.callout is not None
        assert not ground_of(picture.callout.geometry()).intersects(mark)


def test_the_last_tab_is_whole_beside_the_counts_of_the_others(qtbot: QtBot) -> None:
    ward = wards.between()
    plan(ward.place, ward.patient_id, date(2026, 12, 14), LATE_TESTS)
    with opened(qtbot, ward.place) as window:
        heads = only(page(window, ward.patient_id), Tabs).heads

        last = heads.tabRect(heads.count() - 1)
        assert heads.count_of(COURSES) == 8
        assert heads.rect().contains(last)


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
