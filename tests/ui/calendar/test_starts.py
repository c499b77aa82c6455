"""Starts under the board of one day: proposed, taken over, and changed with a reason."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.set_chairs import SetChairs
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.actions.set_start import SetStart
from infusion_planner.domain.chairs import Chair
from infusion_planner.domain.opening import DayPlan, Hours, Opening
from infusion_planner.domain.patient import PersonName
from infusion_planner.domain.starts import StartReason
from infusion_planner.ui.calendar.panel import CalendarPanel
from infusion_planner.ui.calendar.presenter import CalendarPresenter
from infusion_planner.ui.calendar.start_form import StartForm
from infusion_planner.ui.records.starts_tab import StartsTab
from infusion_planner.ui.session import Session
from tests.office import TestOffice, office, plan, register, somebody
from tests.ui.front import doors
from tests.ui.measure import cut_words, nameless, settle

MONDAY = date(2026, 11, 30)
DAY, WEEK = 0, 1
LONG = PersonName("TREETAWTCHAIWONG", "Lertchai Maximiliana")


class Scene:
    """A day with two patients, in a center with hours."""

    def __init__(self, qtbot: QtBot, place: TestOffice) -> None:
        self.place = place
        self.panel = CalendarPanel()
        qtbot.addWidget(self.panel)
        self.presenter = CalendarPresenter(Session(place, doors(place)), self.panel)
        self.panel.resize(1282, 700)
        self.panel.show()
        self.presenter.show()
        self.panel.views.chosen.emit(DAY)
        self.presenter.go_to(MONDAY)
        settle()

    def told(self) -> list[tuple[str, str]]:
        lines = self.panel.starts.table.table.lines
        return [(getattr(line, "start", ""), getattr(line, "word", "")) for line in lines]


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    place = office()
    days = (DayPlan(day, Hours(time(8), time(17)), 2, 3, 2) for day in range(5))
    place.desk.do(SetOpening(Opening(tuple(days))))
    plan(place, register(place, somebody(mrn="0399902", name=LONG)), MONDAY)
    plan(place, register(place), MONDAY)
    return Scene(qtbot, place)


def test_one_day_shows_who_comes_when(scene: Scene) -> None:
    assert scene.panel.starts.isVisible()
    assert scene.told() == [("08:00", "Proposed"), ("08:30", "Proposed")]


def test_a_week_shows_no_starts(scene: Scene) -> None:
    scene.panel.views.chosen.emit(WEEK)

    assert not scene.panel.starts.isVisible()


def test_every_proposal_is_taken_over_with_one_press(scene: Scene) -> None:
    scene.panel.starts.accept.click()
    settle()

    assert scene.told() == [("08:00", "Saved"), ("08:30", "Saved")]
    assert not scene.panel.starts.accept.isEnabled()


def test_another_start_asks_for_its_reason_and_the_proposal_for_none(scene: Scene) -> None:
    starts = scene.panel.starts
    starts.table.select_line(starts.table.table.lines[0])
    starts.change.click()
    (form,) = scene.panel.findChildren(StartForm)
    assert not form.why.isVisible()

    form.starts_at.set_value(time(9, 30))
    form.starts_at.chosen.emit(time(9, 30))
    assert form.why.isVisible()
    form.submitted.emit()
    assert "Choose why" in form.why.accessibleName() or form.isVisible()
    form.why.set_value(StartReason.TRANSPORT)
    form.submitted.emit()
    settle()

    assert ("09:30", "Saved") in scene.told()
    assert [line.reason for line in scene.place.reader.of_starts.choices().lines] == ["Transport"]


def test_a_stale_day_is_told_and_read_again(scene: Scene) -> None:
    key = scene.place.reader.of_starts.card(MONDAY).lines[0].infusion_id
    scene.place.desk.do(SetStart(key, time(9), StartReason.WISH, seen=time(8)))

    scene.panel.starts.accept.click()
    settle()

    assert ("09:00", "Saved") in scene.told()
    assert ("08:00", "Proposed") in scene.told()


def test_nothing_is_cut_and_every_part_has_a_name(scene: Scene) -> None:
    assert cut_words(scene.panel) == []
    assert nameless(scene.panel) == []


def test_the_report_names_month_reason_and_person(qtbot: QtBot, scene: Scene) -> None:
    key = scene.place.reader.of_starts.card(MONDAY).lines[0].infusion_id
    scene.place.desk.do(SetStart(key, time(9), StartReason.WISH, seen=time(8)))
    tab = StartsTab()
    qtbot.addWidget(tab)
    tab.resize(1000, 500)
    tab.show()

    tab.show_card(scene.place.reader.of_starts.choices())

    (line,) = tab.lines.table.lines
    assert getattr(line, "reason", "") == "The patient asks for it"
    assert cut_words(tab) == []


@pytest.fixture
def ten_chairs(scene: Scene) -> Scene:
    names = (*(f"A{n}" for n in range(1, 6)), *(f"B{n}" for n in range(1, 6)))
    scene.place.desk.do(SetChairs(tuple(Chair(name) for name in names)))
    scene.presenter.show_again()
    settle()
    return scene


def test_on_a_usual_screen_all_ten_chairs_stand_beside_who_comes(ten_chairs: Scene) -> None:
    panel, board = ten_chairs.panel, ten_chairs.panel.board
    # a window of 1366 by 768 without rail and bars
    panel.resize(1282, 694)
    settle()

    last = board.rowViewportPosition(9) + board.rowHeight(9)
    left, right = in_panel(panel, board), in_panel(panel, panel.starts)
    assert last <= board.viewport().height()
    assert right.left() >= left.right()
    assert len(panel.starts.table.table.lines) == 2


def test_in_a_narrow_window_the_chairs_take_as_much_as_who_comes(ten_chairs: Scene) -> None:
    panel, board = ten_chairs.panel, ten_chairs.panel.board
    panel.resize(700, 760)
    settle()

    above, under = in_panel(panel, board), in_panel(panel, panel.starts)
    assert under.top() >= above.bottom()
    assert board.height() >= panel.starts.table.height()


def test_a_week_has_all_the_width(ten_chairs: Scene) -> None:
    panel = ten_chairs.panel
    panel.resize(1282, 694)

    panel.views.chosen.emit(WEEK)
    settle()

    assert panel.board.width() > 1200


def in_panel(panel: CalendarPanel, part: QWidget) -> QRect:
    return QRect(part.mapTo(panel, QPoint(0, 0)), part.size())
