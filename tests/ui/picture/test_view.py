from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.cards import monitoring
from infusion_planner.cards.monitoring import MonitoringCard
from infusion_planner.ui.look import Look, look
from infusion_planner.ui.picture.legend import MarkPicture, faces_of
from infusion_planner.ui.picture.twin import TEST_COLUMNS, Faces
from infusion_planner.ui.picture.view import MonitoringView
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.samples_monitoring import CARD, IF_GIVEN, LINES, NOTHING, ROWS


def put(stage: Stage, card: MonitoringCard = CARD, width: int = 1262) -> MonitoringView:
    view = MonitoringView()
    view.show_card(card)
    stage.put(view, size=(width, 640))
    settle()
    return view


def words(view: MonitoringView) -> list[str]:
    settle()
    return [item.text() for item in view.findChildren(QLabel) if item.isVisible()]


def test_the_picture_is_shown_first_with_48_months(stage: Stage) -> None:
    view = put(stage)

    assert view.picture.isVisible()
    assert not view.table.isVisible()
    assert (view.switch.place, view.picture.span) == (1, 1)


def test_the_switch_and_the_keys_show_the_same_span(stage: Stage) -> None:
    view = put(stage)

    QTest.keyClick(view.picture, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    by_key = (view.picture.span, view.switch.place)
    view.switch.choose(0)
    view.switch.chosen.emit(0)

    assert by_key == (2, 2)
    assert (view.picture.span, view.switch.place) == (0, 0)


def test_the_table_stands_in_the_place_of_the_picture(stage: Stage) -> None:
    view = put(stage)
    height = view.height()

    view.to_table.click()
    settle()
    as_table = (view.table.isVisible(), view.picture.isVisible(), view.legend.isVisible())
    focused = QApplication.focusWidget()
    low = view.height()
    view.to_picture.click()
    settle()

    assert as_table == (True, False, False)
    assert abs(low - height) <= 2
    assert focused is view.to_picture
    assert QApplication.focusWidget() is view.to_table
    assert view.picture.isVisible()


def test_the_table_opens_where_today_is(stage: Stage) -> None:
    view = put(stage)

    view.to_table.click()
    settle()

    seen = view.table.viewport().rect()
    later = next(n for n, line in enumerate(LINES) if line.sort_day >= CARD.today.isoformat())
    assert seen.contains(view.table.visualRect(view.table.table.index(later, 0)).center())


def test_the_table_has_a_line_for_every_mark(stage: Stage) -> None:
    view = put(stage)

    shown = [line for line in view.table.table.lines if isinstance(line, monitoring.TestLine)]

    marks = [mark for row in ROWS for mark in row.marks]
    assert Counter(line.state for line in shown) == Counter(mark.state for mark in marks)
    assert [line.sort_day for line in shown] == sorted(mark.on.isoformat() for mark in marks)


def test_the_table_draws_the_marks_of_the_picture() -> None:
    faces = Faces()
    faces.show_card(CARD)

    shapes = Counter(faces.of(line).shape for line in LINES)

    marks = [mark for row in ROWS for mark in row.marks]
    assert shapes["abnormal"] == sum(mark.abnormal for mark in marks) == 1
    assert shapes["awaiting"] == sum(mark.awaiting for mark in marks) == 1
    assert shapes["planned"] == sum(mark.state == "planned" for mark in marks)


def test_the_state_cell_is_painted_with_its_mark(stage: Stage) -> None:
    view = put(stage)
    view.to_table.click()
    settle()
    place = next(n for n, line in enumerate(LINES) if line.state == "missed")
    index = view.table.table.index(place, 3)
    view.table.scrollTo(index)
    settle()

    cell = view.table.visualRect(index)
    middle = QPoint(cell.left() + 12 + 7, cell.center().y())
    image = view.table.viewport().grab().toImage()

    blocked = look().theme.color("blocked")
    assert near(image, middle, blocked.rgb())


def near(image: QImage, spot: QPoint, wanted: int) -> bool:
    return any(
        image.pixel(spot.x() + x, spot.y() + y) == wanted
        for x in range(-3, 4)
        for y in range(-3, 4)
    )


def test_a_cell_says_the_word_of_its_state(stage: Stage) -> None:
    view = put(stage)
    table = view.table.table
    abnormal = next(n for n, line in enumerate(LINES) if "abnormal" in line.word)

    said = table.index(abnormal, 3).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "State: In window - abnormal"
    assert [column.head for column in TEST_COLUMNS][3] == "State"


def test_the_legend_names_each_mark_that_occurs_once(stage: Stage) -> None:
    view = put(stage)

    named = [item.text() for item in view.legend.findChildren(QLabel) if item.isVisible()]

    assert named == [
        "In window",
        "Late",
        "Missed",
        "Overdue",
        "Due",
        "Planned",
        IF_GIVEN,
        "Extra",
        "Abnormal",
        "No result yet",
    ]
    assert len(view.legend.findChildren(MarkPicture)) == len(named)


def test_the_legend_leaves_out_what_does_not_occur() -> None:
    tsh = tuple(row for row in ROWS if row.name == "tsh")

    found = [face.shape for face, _ in faces_of(replace(CARD, rows=tsh))]

    assert found == ["in_window", "planned", "conditional"]


def test_what_is_due_is_said_unless_the_page_says_it(stage: Stage) -> None:
    view = put(stage)
    said = CARD.due_words in words(view)

    view.show_card(CARD, with_due=False)

    assert said
    assert CARD.due_words not in words(view)


def test_without_days_it_says_why_and_offers_nothing(stage: Stage) -> None:
    view = put(stage, NOTHING)

    assert "No monitoring yet" in words(view)
    assert not view.picture.isVisible()
    assert not view.switch.isVisible()
    assert not view.to_table.isVisible()


def test_days_that_come_later_are_shown_in_the_way_chosen(stage: Stage) -> None:
    view = put(stage)
    view.to_table.click()
    view.show_card(NOTHING)
    settle()
    between = view.table.isVisible()

    view.show_card(CARD)
    settle()

    assert not between
    assert view.table.isVisible()


def test_a_mark_and_its_line_are_told_alike(qtbot: QtBot, stage: Stage) -> None:
    view = put(stage)
    recorded = next(line for line in LINES if line.entry_id)
    mark = next(m for row in ROWS for m in row.marks if m.entry_id == recorded.entry_id)
    stop = next(s for row in view.picture.stops for s in row if s.item == mark)

    with qtbot.waitSignal(view.mark_chosen) as by_mark:
        middle = stop.box.center().toPoint()
        QTest.mouseClick(view.picture, Qt.MouseButton.LeftButton, pos=middle)
    view.to_table.click()
    view.table.select_line(recorded)
    with qtbot.waitSignal(view.mark_chosen) as by_line:
        QTest.keyClick(view.table, Qt.Key.Key_Return)

    assert by_mark.args == by_line.args == [recorded.entry_id]


@pytest.mark.parametrize("state", ["due", "overdue", "missed"])
def test_a_line_that_asks_for_a_test_leads_to_the_form(
    qtbot: QtBot, stage: Stage, state: str
) -> None:
    view = put(stage)
    view.to_table.click()
    view.table.select_line(next(line for line in LINES if line.state == state))

    with qtbot.waitSignal(view.mark_chosen) as told:
        QTest.keyClick(view.table, Qt.Key.Key_Return)

    assert told.args == [""]


def test_a_line_that_lies_ahead_asks_for_nothing(qtbot: QtBot, stage: Stage) -> None:
    view = put(stage)
    view.to_table.click()
    view.table.select_line(next(line for line in LINES if line.state == "planned"))

    with qtbot.assertNotEmitted(view.mark_chosen):
        QTest.keyClick(view.table, Qt.Key.Key_Return)


def test_the_parts_are_named(stage: Stage) -> None:
    view = put(stage)

    names = [
        QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
        for part in (view, view.switch, view.to_table, view.table, view.legend)
    ]

    assert names == [
        "48 months of monitoring",
        "Time shown",
        "Show as table",
        "Monitoring as a table",
        "Legend",
    ]


@pytest.mark.parametrize("width", [1262, 960])
@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
@pytest.mark.parametrize("card", [CARD, NOTHING], ids=["card", "nothing"])
def test_nothing_is_cut_or_nameless(
    stage: Stage, worn: Look, card: MonitoringCard, theme: Theme, width: int
) -> None:
    worn.wear(theme)
    view = put(stage, card, width)

    as_picture = (cut_words(view), nameless(view))
    view.to_table.click()

    assert as_picture == ([], [])
    assert (cut_words(view), nameless(view)) == ([], [])
