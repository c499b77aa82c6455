"""The page for chairs, hours and staff shows one card, and offers the buttons of one row."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.actions.set_chairs import CloseChair
from infusion_planner.actions.set_opening import SetOpening
from infusion_planner.domain.opening import DayPlan, Opening
from infusion_planner.ui.kit.switch import Switch, SwitchButton
from infusion_planner.ui.settings.chairs import ChairsCard
from infusion_planner.ui.settings.panel import CHAIRS, STAFF, SettingsPanel
from infusion_planner.ui.settings.presenter import SettingsPresenter
from infusion_planner.ui.settings.staff import StaffCard
from infusion_planner.ui.shell.build_settings import build_settings
from tests.actions.chairs.seats import chair_id, set_chairs
from tests.office import TestOffice, office
from tests.ui.front import session
from tests.ui.measure import Stage, controls, settle
from tests.ui.settings.test_chairs import REPAIR, add_chair, type_over
from tests.ui.settings.test_staff import HOURS, fill

Page = tuple[SettingsPanel, SettingsPresenter, ChairsCard, StaffCard]
WEEK = range(7)


@pytest.fixture
def place() -> TestOffice:
    return office()


@pytest.fixture
def opened(stage: Stage, place: TestOffice) -> Callable[[], Page]:
    def build() -> Page:
        panel, presenter = build_settings(session(place))
        presenter.show()
        stage.put(panel, size=(1282, 690))
        settle()
        cards = panel.findChildren(ChairsCard)[0], panel.findChildren(StaffCard)[0]
        return panel, presenter, *cards

    return build


def seven_days(place: TestOffice) -> None:
    plans = [DayPlan(day, HOURS, 2, 3, 2) for day in WEEK]
    place.desk.do(SetOpening(Opening(tuple(plans))))


def point(part: QWidget, *, at: bool) -> None:
    kind = QEvent.Type.Enter if at else QEvent.Type.Leave
    QApplication.sendEvent(part, QEvent(kind))
    settle()


def test_one_card_is_shown_and_each_is_turned_to(opened: Callable[[], Page]) -> None:
    panel, _, seats, hours = opened()
    seen = []
    for name in (CHAIRS, STAFF, CHAIRS):
        panel.turn_to(name)
        settle()
        seen.append((seats.isVisible(), hours.isVisible(), panel.findChildren(Switch)[0].place))

    assert seen == [(True, False, 0), (False, True, 1), (True, False, 0)]


def test_the_arrow_keys_go_from_card_to_card(opened: Callable[[], Page]) -> None:
    panel, _, seats, hours = opened()
    panel.turn_to(CHAIRS)
    first = panel.findChildren(SwitchButton)[0]
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Right)

    assert (seats.isVisible(), hours.isVisible()) == (False, True)


def test_a_full_page_stays_below_sixty_controls(
    opened: Callable[[], Page], place: TestOffice
) -> None:
    """Source: AX-5; a screen reader lags on long pages."""
    set_chairs(place, *(f"A{number}" for number in range(1, 31)))
    place.desk.do(CloseChair(chair_id(place, "A2"), REPAIR))
    seven_days(place)
    panel, _, seats, _ = opened()
    counts = []
    for name in (CHAIRS, STAFF):
        panel.turn_to(name)
        seats.chairs.rows[3].fields["name"].setFocus()
        settle()
        counts.append(len(controls(panel)))

    assert max(counts) < 60


def test_the_buttons_of_a_chair_are_there_while_it_has_the_focus(
    opened: Callable[[], Page], place: TestOffice
) -> None:
    set_chairs(place, "A1", "A2", "A3")
    panel, _, seats, _ = opened()
    panel.turn_to(CHAIRS)
    first, second, third = seats.chairs.rows
    before = third.fields["name"].mapTo(panel, third.fields["name"].rect().topLeft())
    second.fields["name"].setFocus()
    shown = [each.remove.isVisible() for each in (first, second, third)]

    QTest.keyClick(second.fields["name"].box, Qt.Key.Key_Tab)
    first_stop = second.earlier.hasFocus()
    QTest.keyClick(second.earlier, Qt.Key.Key_Tab)
    second_stop = second.remove.hasFocus()
    QTest.keyClick(second.remove, Qt.Key.Key_Tab)

    assert shown == [False, True, False]
    assert (first_stop, second_stop) == (True, True)
    assert third.fields["name"].box.hasFocus()
    assert not second.remove.isVisible()
    assert third.fields["name"].mapTo(panel, third.fields["name"].rect().topLeft()) == before


def test_a_chair_moved_by_keys_keeps_the_focus(
    opened: Callable[[], Page], place: TestOffice
) -> None:
    set_chairs(place, "A1", "A2", "A3")
    panel, _, seats, _ = opened()
    panel.turn_to(CHAIRS)
    seats.chairs.rows[2].fields["name"].setFocus()

    seats.chairs.rows[2].earlier.click()
    settle()
    held = seats.chairs.rows[1].earlier.hasFocus()
    seats.chairs.rows[1].earlier.click()
    settle()

    assert held
    assert [text for _, text in seats.chairs.texts()] == ["A3", "A1", "A2"]
    assert seats.chairs.rows[0].fields["name"].box.hasFocus()


def test_the_buttons_of_a_row_are_there_under_the_pointer(
    opened: Callable[[], Page], place: TestOffice
) -> None:
    set_chairs(place, "A1", "A2")
    place.desk.do(CloseChair(chair_id(place, "A2"), REPAIR))
    panel, _, seats, _ = opened()
    panel.turn_to(CHAIRS)
    (row,) = seats.outages.rows
    field = row.fields["why"]
    before = row.remove.isVisible()

    point(field, at=True)
    over = row.remove.isVisible()
    # from the field onto the button, which is another part of the row
    QApplication.sendEvent(field, QEvent(QEvent.Type.Leave))
    point(row.remove, at=True)
    on_it = row.remove.isVisible()
    point(row.remove, at=False)

    assert (before, over, on_it, row.remove.isVisible()) == (False, True, True, False)


def test_a_button_keeps_the_focus_while_another_window_has_it(
    opened: Callable[[], Page], place: TestOffice, qtbot: QtBot
) -> None:
    set_chairs(place, "A1", "A2")
    panel, _, seats, _ = opened()
    panel.turn_to(CHAIRS)
    row = seats.chairs.rows[1]
    row.fields["name"].setFocus()
    row.remove.setFocus()

    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    panel.window().activateWindow()
    qtbot.waitUntil(panel.window().isActiveWindow)

    assert row.remove.hasFocus()


@pytest.mark.parametrize("name", ["A1", ""])
def test_a_refused_save_of_chairs_brings_its_card_into_view(
    opened: Callable[[], Page], name: str
) -> None:
    panel, _, seats, _ = opened()
    add_chair(seats, "A1")
    add_chair(seats, name)
    panel.turn_to(STAFF)

    seats.save.click()
    settle()

    assert seats.isVisible()
    assert seats.chairs.rows[1].fields["name"].box.hasFocus()


@pytest.mark.parametrize("closes", ["late", "9"])
def test_a_refused_save_of_hours_brings_its_card_into_view(
    opened: Callable[[], Page], closes: str
) -> None:
    panel, _, _, hours = opened()
    panel.turn_to(STAFF)
    fill(hours, 1, "8", closes, "2", "3", "2")
    panel.turn_to(CHAIRS)

    hours.save.click()
    settle()

    assert hours.isVisible()
    assert hours.weekdays[1]["closes_at"].box.hasFocus()


def test_what_was_typed_on_the_second_card_is_turned_to_again(opened: Callable[[], Page]) -> None:
    panel, presenter, seats, hours = opened()
    panel.turn_to(STAFF)
    fill(hours, 2, "7")
    typed = presenter.draft()
    assert typed is not None
    presenter.show()
    panel.turn_to(CHAIRS)

    presenter.show_draft(typed)

    assert (seats.isVisible(), hours.isVisible()) == (False, True)
    assert hours.weekdays[2]["opens_at"].text() == "7"


def test_alike_weekdays_share_a_row_until_each_is_wanted_by_itself(
    opened: Callable[[], Page], place: TestOffice
) -> None:
    seven_days(place)
    panel, presenter, _, hours = opened()
    panel.turn_to(STAFF)
    settle()
    together = hours.weekdays[0]["opens_at"].box.accessibleName()
    offered = hours.hours.same.isVisible(), hours.hours.apart.isVisible()

    hours.hours.apart.click()
    settle()
    unsaved = presenter.has_unsaved()
    type_over(hours.weekdays[5]["nurses"], "1")
    hours.save.click()
    settle()

    assert together == "Monday to Sunday: opens"
    assert offered == (False, True)
    assert not unsaved
    stored = place.reader.of_center.opening().days
    assert [plan.nurses for plan in stored] == [2, 2, 2, 2, 2, 1, 2]
    names = [hours.weekdays[day]["opens_at"].box.accessibleName() for day in (0, 4, 5, 6)]
    assert names == [
        *["Monday to Friday: opens"] * 2,
        "Saturday: opens",
        "Sunday: opens",
    ]


def test_what_is_typed_for_alike_weekdays_is_kept_for_each(
    opened: Callable[[], Page], place: TestOffice
) -> None:
    seven_days(place)
    panel, _, _, hours = opened()
    panel.turn_to(STAFF)

    type_over(hours.weekdays[6]["nurses"], "4")
    hours.save.click()

    assert [plan.nurses for plan in place.reader.of_center.opening().days] == [4] * 7


def test_weekdays_apart_do_not_share_a_row(opened: Callable[[], Page], place: TestOffice) -> None:
    plans = tuple(DayPlan(day, HOURS, 2, 3, 2) for day in (5, 6))
    place.desk.do(SetOpening(Opening((DayPlan(0, HOURS, 2, 3, 2), *plans))))
    panel, _, _, hours = opened()
    panel.turn_to(STAFF)

    names = [fields["nurses"].box.accessibleName() for fields in hours.weekdays.values()]

    # Tuesday to Friday are empty, and each is filled in by itself
    assert [name.split(":")[0] for name in names] == [
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
        *["Saturday and Sunday"] * 2,
    ]
