from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from infusion_planner.cards import monitoring
from infusion_planner.cards.monitoring import MonitoringCard
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.easel import text_width
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


def test_the_table_opens_with_whole_rows_from_the_last_day_before_today(stage: Stage) -> None:
    view = put(stage)

    view.to_table.click()
    settle()

    table = view.table
    top = table.rowAt(0)
    line = table.table.lines[top]
    assert table.rowViewportPosition(top) == 0
    assert isinstance(line, monitoring.TestLine)
    # all three tests that are due stand there, the first of them at the top
    assert (line.sort_day, line.state) == ("2026-11-12", "due")
    assert table.table.index(top - 1, 1).data() != "Thu 12-Nov-2026"


@pytest.mark.parametrize("share", [0.3, 0.7, 1.0])
def test_the_head_never_cuts_a_row(stage: Stage, share: float) -> None:
    view = put(stage)
    view.to_table.click()
    settle()

    bar = view.table.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    settle()

    assert view.table.rowAt(0) > 0
    assert view.table.rowViewportPosition(view.table.rowAt(0)) == 0


def test_the_table_says_how_many_rows_are_in_view(stage: Stage) -> None:
    view = put(stage)

    view.to_table.click()
    settle()
    as_table = words(view)
    view.to_picture.click()

    port = view.table.viewport().height()
    rows = port // view.table.rowHeight(0)
    assert f"{rows} of {len(LINES)} rows in view" in as_table
    assert not [said for said in words(view) if said.endswith("rows in view")]


def test_another_patient_begins_as_a_picture_with_lines_by_day(stage: Stage) -> None:
    view = put(stage)
    view.to_table.click()
    view.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    view.table.select_line(LINES[3])

    other = replace(CARD, identity=replace(CARD.identity, patient_id="another"))
    view.show_card(other)
    settle()
    mode = (view.picture.isVisible(), view.table.isVisible())
    view.to_table.click()
    settle()

    assert mode == (True, False)
    assert view.table.table.lines == LINES
    assert view.table.selectionModel().selectedRows() == []


def test_a_narrow_column_is_narrow_in_every_row(stage: Stage) -> None:
    view = put(stage)
    view.to_table.click()
    width = view.window().width()
    while not view.table.rooms.is_narrow(3):
        width -= 20
        view.window().resize(width, 640)
        settle()
    # a word as short as this one would fit in the usual face too
    place = next(n for n, line in enumerate(LINES) if line.word == "Planned")
    view.table.scrollTo(view.table.table.index(place, 3))
    settle()

    cell = view.table.visualRect(view.table.table.index(place, 3))
    picture = view.table.viewport().grab(cell).toImage()

    begins, middle = 12 + 14 + 6, range(4, cell.height() - 4)
    ground = picture.pixel(cell.width() - 2, 8)
    inked = [x for x in range(cell.width()) for y in middle if picture.pixel(x, y) != ground]
    assert max(inked) < begins + text_width("Planned", "bodym", narrow=True) + 1
    assert max(inked) > begins + 30


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


@pytest.mark.parametrize(
    ("title", "state", "test"),
    [
        ("Urinalysis", "due", "urinalysis"),
        ("Skin examination", "overdue", "skin"),
        ("CBC with differential", "missed", "cbc"),
    ],
)
def test_enter_on_a_line_that_asks_for_a_test_names_it(
    qtbot: QtBot, stage: Stage, title: str, state: str, test: str
) -> None:
    view = put(stage)
    view.to_table.click()
    line = next(line for line in LINES if (line.test, line.state) == (title, state))
    view.table.select_line(line)

    with (
        qtbot.waitSignal(view.test_wanted) as told,
        qtbot.assertNotEmitted(view.mark_chosen),
    ):
        QTest.keyClick(view.table, Qt.Key.Key_Return)

    assert told.args == [test]


def tab_into_table(view: MonitoringView) -> None:
    """Press Tab from the button that shows the picture again."""
    focused = QApplication.focusWidget()
    assert focused is view.to_picture
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    settle()
    assert QApplication.focusWidget() is view.table


def row_seen(view: MonitoringView) -> bool:
    """Tell whether the row of the focus is chosen and wholly in view."""
    now = view.table.currentIndex()
    chosen = [index.row() for index in view.table.selectionModel().selectedRows()]
    row = view.table.visualRect(now).adjusted(0, 1, 0, -1)
    seen = view.table.viewport().rect()
    return chosen == [now.row()] and seen.top() <= row.top() and row.bottom() <= seen.bottom()


FIRST_SHOWN = next(n for n, line in enumerate(LINES) if line.sort_day == "2026-11-12")


def test_the_keys_go_on_from_the_rows_around_today(stage: Stage) -> None:
    view = put(stage)
    view.to_table.click()
    settle()

    before = (view.table.currentIndex().row(), view.table.selectionModel().selectedRows())
    tab_into_table(view)
    entered = (view.table.currentIndex().row(), row_seen(view))
    QTest.keyClick(view.table, Qt.Key.Key_Down)

    assert before == (FIRST_SHOWN, [])
    assert entered == (FIRST_SHOWN, True)
    assert view.table.currentIndex().row() == FIRST_SHOWN + 1
    assert row_seen(view)


def test_a_row_left_behind_long_ago_does_not_hold_the_focus_out_of_view(stage: Stage) -> None:
    view = put(stage)
    view.to_table.click()
    tab_into_table(view)
    QTest.keyClick(view.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    left_at = view.table.currentIndex().row()
    view.to_picture.click()
    settle()

    view.to_table.click()
    settle()
    tab_into_table(view)

    assert left_at == 0
    assert view.table.currentIndex().row() == FIRST_SHOWN
    assert row_seen(view)


def test_the_focus_brings_its_row_back_into_view(stage: Stage) -> None:
    view = put(stage)
    view.to_table.click()
    settle()
    view.table.verticalScrollBar().setValue(0)
    settle()

    tab_into_table(view)

    assert view.table.currentIndex().row() == FIRST_SHOWN
    assert row_seen(view)


def test_a_test_recorded_from_its_row_leaves_the_focus_there(stage: Stage) -> None:
    view = put(stage)
    view.to_table.click()
    tab_into_table(view)
    line = LINES[FIRST_SHOWN]
    done = replace(line, state="in_window", word="In window", entry_id="new", done="today")
    lines = tuple(done if item is line else item for item in LINES)

    view.show_card(replace(CARD, lines=lines))
    settle()

    assert view.table.table.line(view.table.currentIndex()) == done
    assert row_seen(view)


def test_a_row_that_is_gone_leaves_the_focus_at_its_day(stage: Stage) -> None:
    view = put(stage)
    view.to_table.click()
    extra = next(line for line in LINES if line.state == "extra")
    view.table.select_line(extra)

    view.show_card(replace(CARD, lines=tuple(line for line in LINES if line is not extra)))
    settle()

    now = view.table.table.line(view.table.currentIndex())
    assert isinstance(now, monitoring.TestLine)
    # the last day before 25-Aug-2026 that something is due
    assert now.sort_day == "2026-08-12"


def test_a_line_that_lies_ahead_asks_for_nothing(qtbot: QtBot, stage: Stage) -> None:
    view = put(stage)
    view.to_table.click()
    view.table.select_line(next(line for line in LINES if line.state == "planned"))

    with qtbot.assertNotEmitted(view.mark_chosen), qtbot.assertNotEmitted(view.test_wanted):
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
