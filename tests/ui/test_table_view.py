import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.ui.easel import line_height, text_width
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card
from infusion_planner.ui.kit.layout import column
from infusion_planner.ui.look import Look
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_lines import broken
from infusion_planner.ui.table_rest import RestOfLine
from infusion_planner.ui.table_view import LineTableView
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import cut_words, settle

COLUMNS = (
    Column("Name", "name", tag_field="similar", role="bodyb", stretch=2),
    Column("Born", "born"),
    Column("MRN", "mrn", right=True),
    Column("State", "word", state_field="state", stretch=1),
)
NAMES_LOADED = """
import enum
import sys
import infusion_planner.ui
from PySide6.QtWidgets import QApplication

made, make = [], enum.EnumType.__dict__["_create_"]

def noted(cls, name, *values, **options):
    made.append(name)
    return make(cls, name, *values, **options)

enum.EnumType._create_ = noted
app = QApplication([])
from infusion_planner.ui.look import Look
from tests.resources import RESOURCES
from tests.ui.test_table_view import ANN, COLUMNS, SAM
from infusion_planner.ui.table_view import LineTableView

worn = Look(app, RESOURCES)
view = LineTableView(COLUMNS, "Patients")
view.show_lines((ANN, SAM))
view.select_line(ANN)
view.show()
view.grab()
print(sorted({"EditTrigger", "WizardStyle", "StandardPixmap"} & set(made)))
"""


class Row(Frozen):
    name: str
    mrn: str
    similar: str = ""
    state: str = "done"
    born: str = "02-Feb-1979"
    word: str = "Between courses"


ANN = Row("BROWN, Ann", "0388120", similar="similar name")
SAM = Row("LEE, Sam", "0410077", state="noteval")
LONG = Row("TREETAWTCHAIWONG, Lertchai", "0419999", similar="similar name")


@pytest.fixture
def view(qtbot: QtBot) -> LineTableView:
    view = LineTableView(COLUMNS, "Patients")
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show_lines((LONG, ANN, SAM))
    view.show()
    return view


@pytest.mark.parametrize("width", range(900, 906))
def test_the_columns_reach_the_edge_whatever_is_left_to_share(
    view: LineTableView, width: int
) -> None:
    view.resize(width, 300)
    settle()

    assert sum(view.columnWidth(place) for place in range(4)) == view.viewport().width()


def test_enter_opens_the_chosen_line(view: LineTableView, qtbot: QtBot) -> None:
    view.select_line(ANN)

    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)

    assert opened.args == [ANN]


def test_a_double_click_opens_the_line_under_it(view: LineTableView, qtbot: QtBot) -> None:
    middle = view.visualRect(view.table.index(2, 0)).center()
    port = view.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(port, left, Qt.KeyboardModifier.NoModifier, middle)

    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseDClick(port, left, Qt.KeyboardModifier.NoModifier, middle)

    assert opened.args == [SAM]


def test_arrow_keys_choose_a_line(view: LineTableView, qtbot: QtBot) -> None:
    view.select_line(LONG)

    with qtbot.waitSignal(view.line_selected) as selected:
        QTest.keyClick(view, Qt.Key.Key_Down)

    assert selected.args == [ANN]


def test_tab_leaves_the_table(view: LineTableView) -> None:
    assert not view.tabKeyNavigation()


def test_the_chosen_line_stays_chosen_when_the_lines_come_again(view: LineTableView) -> None:
    view.select_line(SAM)

    view.show_lines((SAM, ANN))

    assert view.table.line(view.currentIndex()) is SAM


def test_a_line_is_known_again_by_its_key(qtbot: QtBot) -> None:
    view = LineTableView(COLUMNS, "Patients", key="mrn")
    qtbot.addWidget(view)
    view.show_lines((LONG, ANN, SAM))
    view.select_line(SAM)
    changed = replace(SAM, word="Course 2 planned")

    view.show_lines((ANN, changed))

    assert view.table.line(view.currentIndex()) is changed


def test_the_chosen_line_stays_chosen_among_some(view: LineTableView) -> None:
    view.select_line(SAM)

    view.show_some((SAM,))
    kept = view.table.line(view.currentIndex())
    view.show_some((ANN,))

    assert kept is SAM
    assert view.table.line(view.currentIndex()) is None


def test_the_columns_stay_while_only_some_lines_are_shown(view: LineTableView) -> None:
    before = [view.columnWidth(place) for place in range(4)]

    view.show_some((SAM,))
    view.show_some(())

    assert [view.columnWidth(place) for place in range(4)] == before


DROPPING = (
    Column("Name", "name", tag_field="similar", role="bodyb", stretch=2),
    Column("Born", "born", drop=1),
    Column("State", "word", state_field="state", drop=2),
    Column("MRN", "mrn", right=True),
)


def test_columns_grow_narrow_before_the_least_needed_go(qtbot: QtBot) -> None:
    view = LineTableView(DROPPING, "Patients")
    qtbot.addWidget(view)
    view.show_lines((LONG, ANN, SAM))
    view.show()
    shown: list[list[int]] = []
    for width in range(900, 150, -5):
        view.resize(width, 300)
        settle()
        now = [place for place in range(4) if not view.isColumnHidden(place)]
        if now not in shown:
            shown.append(now)
        if sum(map(view.columnWidth, now)) <= view.viewport().width():
            assert cut_words(view) == [], width

    assert shown == [[0, 1, 2, 3], [0, 1, 3], [0, 3]]
    assert view.horizontalScrollBar().maximum() > 0


def test_keys_lead_on_where_the_first_column_is_hidden(qtbot: QtBot) -> None:
    columns = (Column("MRN", "mrn", drop=1), Column("Name", "name", role="bodyb"))
    view = LineTableView(columns, "Patients")
    qtbot.addWidget(view)
    view.resize(900, 80)
    view.show_lines((LONG, ANN, SAM))
    view.show()
    view.select_line(LONG)
    view.resize(text_width(LONG.name, "bodyb") + 40, 80)
    settle()
    assert view.isColumnHidden(0)

    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.table.line(view.currentIndex()) == ANN
    view.select_line(SAM)
    row = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(row.center())
    view.clearFocus()
    settle()
    left = view.viewport().grab().toImage().pixelColor(row.left() + 1, row.center().y())
    assert left.name() == LIGHT.accent_text.lower()


def test_columns_come_back_with_the_room(qtbot: QtBot) -> None:
    view = LineTableView(DROPPING, "Patients")
    qtbot.addWidget(view)
    view.show_lines((LONG, ANN, SAM))
    view.show()
    view.resize(320, 300)
    settle()
    few = sum(view.isColumnHidden(place) for place in range(4))

    view.resize(900, 300)
    settle()

    assert few == 2
    assert not any(view.isColumnHidden(place) for place in range(4))


STACKING = (
    Column("Name", "name", tag_field="similar", role="bodyb", stretch=2),
    Column("MRN", "mrn"),
    Column("Born", "born", tone="ink2", drop=1, under="mrn"),
    Column("State", "word", state_field="state"),
)
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def stacking(qtbot: QtBot) -> LineTableView:
    """As narrow as lets the birth date stand under the MRN, and no narrower."""
    view = LineTableView(STACKING, "Patients")
    qtbot.addWidget(view)
    view.show_lines((LONG, ANN, SAM))
    view.resize(900, 300)
    view.show()
    settle()
    width = 900
    while not view.isColumnHidden(2):
        width -= 5
        view.resize(width, 300)
        settle()
    return view


def heads(view: LineTableView) -> list[str]:
    return [
        str(view.table.headerData(place, Qt.Orientation.Horizontal))
        for place in range(view.table.columnCount())
        if not view.isColumnHidden(place)
    ]


def test_a_column_goes_on_under_another_before_it_is_hidden(stacking: LineTableView) -> None:
    assert heads(stacking) == ["Name", "MRN, born", "State"]
    assert stacking.rowHeight(0) == stacking.rowHeight(2) > 2 * stacking.fontMetrics().height()
    assert stacking.horizontalScrollBar().maximum() == 0
    assert cut_words(stacking) == []


def test_both_words_of_a_shared_column_are_painted_and_read_aloud(stacking: LineTableView) -> None:
    stacking.setColumnWidth(1, 30)

    assert {"0388120", "02-Feb-1979"} <= set(cut_words(stacking))
    assert stacking.table.index(1, 1).data(SPOKEN) == "MRN: 0388120; Born: 02-Feb-1979"


def test_shared_columns_part_again_with_the_room(stacking: LineTableView) -> None:
    stacking.resize(900, 300)
    settle()

    assert heads(stacking) == ["Name", "MRN", "Born", "State"]
    assert stacking.rowHeight(0) < 2 * stacking.fontMetrics().height()
    assert stacking.table.index(1, 1).data(SPOKEN) == "MRN: 0388120"


def test_entries_break_into_two_lines_before_the_table_scrolls(qtbot: QtBot) -> None:
    columns = (Column("Born", "born"), Column("State", "word", state_field="state"))
    view = LineTableView(columns, "States")
    qtbot.addWidget(view)
    view.show_lines((replace(ANN, word="Course 2 planned Mon 30-Nov-2026"),))
    view.resize(500, 300)
    view.show()
    settle()
    one_line, width = view.rowHeight(0), 500
    while view.rowHeight(0) == one_line:
        width -= 5
        view.resize(width, 300)
        settle()
        assert cut_words(view) == [], width

    assert view.horizontalScrollBar().maximum() == 0
    assert width < 400


def test_no_line_of_a_cell_ends_inside_a_date() -> None:
    column = Column("State", "word")
    words = "Course 2 planned Mon 30-Nov-2026"
    needed = text_width("Course 2 planned Mon", column.role, narrow=True)

    assert broken(column, words, needed) == ("Course 2 planned", "Mon 30-Nov-2026")


def test_what_is_hidden_is_said_of_a_line(qtbot: QtBot) -> None:
    view = LineTableView(DROPPING, "Patients")
    qtbot.addWidget(view)
    view.show_lines((LONG, ANN, SAM))
    view.resize(900, 300)
    view.show()
    settle()
    before = view.rooms.left_out(ANN)

    view.resize(320, 300)
    settle()

    assert (before, view.rooms.leaves_out) == ("", True)
    assert view.rooms.left_out(ANN) == "Born 02-Feb-1979   State Between courses"


def test_a_line_that_is_gone_is_no_longer_chosen(view: LineTableView) -> None:
    view.select_line(SAM)

    view.show_lines((ANN,))

    assert view.table.line(view.currentIndex()) is None


def test_a_press_on_a_head_sorts_then_turns_round_then_lets_go(view: LineTableView) -> None:
    head = view.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(0) + 20, head.height() // 2)
    orders = []

    for _ in range(3):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        orders.append(view.table.lines)
        assert cut_words(view) == []

    assert orders == [(ANN, SAM, LONG), (LONG, SAM, ANN), (LONG, ANN, SAM)]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_long_names_are_not_cut(view: LineTableView, worn: Look, scale: float) -> None:
    worn.wear(Theme(LIGHT, scale))
    view.resize(round(900 * scale), 300)

    assert cut_words(view) == []


def test_a_long_name_far_down_a_large_list_is_not_cut(view: LineTableView) -> None:
    lines = tuple(Row(f"LEE, Sam {number}", f"04{number}") for number in range(500))

    view.show_lines((*lines, LONG))
    view.select_line(LONG)

    assert cut_words(view) == []


def test_a_cell_with_too_little_room_is_recorded(view: LineTableView) -> None:
    view.setColumnWidth(1, 30)

    assert "02-Feb-1979" in cut_words(view)


def test_the_ring_stands_around_the_row_that_has_the_focus(
    view: LineTableView, qtbot: QtBot
) -> None:
    view.activateWindow()
    view.setFocus()
    view.select_line(ANN)
    qtbot.waitUntil(view.hasFocus)
    row = view.visualRect(view.table.index(1, 0))

    picture = view.viewport().grab().toImage()

    assert picture.pixelColor(row.left() + 40, row.top()).name() == LIGHT.focus.lower()
    assert picture.pixelColor(row.left(), row.center().y()).name() == LIGHT.focus.lower()


def test_the_chosen_row_has_a_bar_and_a_ground_without_the_focus(view: LineTableView) -> None:
    view.select_line(ANN)
    view.clearFocus()
    settle()
    row = view.visualRect(view.table.index(1, 0))

    picture = view.viewport().grab().toImage()

    assert picture.pixelColor(row.left() + 1, row.center().y()).name() == LIGHT.accent_text.lower()
    assert picture.pixelColor(row.left() + 6, row.top() + 3).name() == LIGHT.accent_soft.lower()


def test_text_is_not_black_in_the_dark(view: LineTableView, worn: Look) -> None:
    worn.wear(Theme(DARK))
    settle()

    picture = view.viewport().grab().toImage()

    colors = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(60)
    }
    assert DARK.surface.lower() in colors
    assert "#000000" not in colors


def test_rows_grow_with_the_text(view: LineTableView, worn: Look) -> None:
    before = view.rowHeight(0)

    worn.wear(Theme(LIGHT, 1.5))

    assert view.rowHeight(0) > before * 1.2


def test_a_note_stands_where_there_is_no_line(view: LineTableView) -> None:
    note = QLabel("No patients yet")
    view.show_when_empty(note)
    with_lines = note.isVisibleTo(view)

    view.show_lines(())

    assert not with_lines
    assert note.isVisibleTo(view)
    assert note.width() > 100


def test_spare_width_goes_to_the_columns_that_stretch(view: LineTableView) -> None:
    before = [view.columnWidth(place) for place in range(4)]

    view.resize(1200, 300)
    settle()

    grown = [view.columnWidth(place) - before[place] for place in range(4)]
    assert grown[1] == grown[2] == 0
    assert grown[0] == pytest.approx(2 * grown[3], abs=2)
    assert sum(grown) == pytest.approx(300, abs=2)


def test_columns_without_a_share_stay_as_wide_as_their_words(qtbot: QtBot) -> None:
    view = LineTableView((Column("Born", "born"),), "Births")
    qtbot.addWidget(view)
    view.resize(800, 200)

    view.show_lines((ANN,))

    assert view.columnWidth(0) < 200


def test_a_screen_reader_hears_the_table_and_its_cells(view: LineTableView) -> None:
    spoken = QAccessible.queryAccessibleInterface(view)

    assert spoken.text(QAccessible.Text.Name) == "Patients"
    index = view.table.index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Name: BROWN, Ann, similar name"


def test_other_changes_leave_the_columns_alone(view: LineTableView) -> None:
    view.setColumnWidth(1, 300)

    view.changeEvent(QEvent(QEvent.Type.EnabledChange))

    assert view.columnWidth(1) == 300


CAPPED = (
    Column("Name", "name", tag_field="similar", role="bodyb", stretch=2, widest=120),
    Column("Born", "born"),
    Column("MRN", "mrn", right=True),
    Column("State", "word", state_field="state", stretch=1),
)
WOLFE = Row(
    "WOLFESCHLEGELSTEIN, Maximiliane Friederike Katharina", "0420001", similar="similar name"
)


@pytest.fixture
def capped(qtbot: QtBot) -> LineTableView:
    view = LineTableView(CAPPED, "Patients")
    qtbot.addWidget(view)
    view.resize(560, 300)
    view.show_lines((WOLFE, ANN, SAM))
    view.show()
    return view


def test_one_long_name_does_not_widen_its_column(capped: LineTableView, qtbot: QtBot) -> None:
    free = LineTableView((Column("Name", "name", role="bodyb"),), "Patients")
    qtbot.addWidget(free)
    free.resize(900, 300)
    free.show_lines((WOLFE, ANN, SAM))

    assert capped.columnWidth(0) < free.columnWidth(0) * 0.8


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_long_name_goes_on_in_a_second_line_and_is_not_cut(
    capped: LineTableView, worn: Look, scale: float
) -> None:
    worn.wear(Theme(LIGHT, scale))
    capped.resize(round(560 * scale), 300)

    assert cut_words(capped) == []
    assert capped.rowHeight(0) > capped.rowHeight(1)
    assert capped.rowHeight(1) == capped.rowHeight(2)


def test_the_high_row_follows_its_name_when_the_lines_are_sorted(capped: LineTableView) -> None:
    before = capped.rowHeight(0)

    capped.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    settle()

    assert capped.table.lines == (ANN, SAM, WOLFE)
    assert [capped.rowHeight(row) == before for row in range(3)] == [False, False, True]


def test_only_lines_that_are_shown_have_high_rows(capped: LineTableView) -> None:
    usual = capped.rowHeight(1)

    capped.show_some((SAM, ANN))

    assert [capped.rowHeight(row) for row in range(2)] == [usual, usual]


def test_a_long_name_takes_one_line_where_there_is_room(capped: LineTableView) -> None:
    capped.resize(1400, 300)
    settle()

    assert capped.rowHeight(0) == capped.rowHeight(1)
    assert cut_words(capped) == []


def test_a_whole_column_is_narrow_or_none_of_it(qtbot: QtBot) -> None:
    """May is the widest month: alone it would be squeezed while its neighbors are not."""
    view = LineTableView((Column("Born", "born"), Column("MRN", "mrn")), "Births")
    qtbot.addWidget(view)
    rows = (Row("A", "1", born="24-May-1966"), Row("B", "2", born="11-Jul-1971"))
    view.resize(600, 200)
    view.show_lines(rows)
    view.show()
    settle()
    wide = view.rooms.is_narrow(0)

    view.resize(view.columnWidth(0) + view.columnWidth(1) - 4, 200)
    settle()

    assert (wide, view.rooms.is_narrow(0) or view.rooms.is_narrow(1)) == (False, True)
    assert cut_words(view) == []


def test_the_heads_run_to_the_edge_over_the_scroll_bar(view: LineTableView) -> None:
    view.show_lines(tuple(Row(f"LEE, Sam {number}", f"04{number}") for number in range(50)))
    settle()
    bar = view.verticalScrollBar()
    head = view.horizontalHeader().height()

    picture = view.grab().toImage()

    assert bar.isVisible()
    assert bar.mapTo(view, bar.rect().topLeft()).y() >= head
    edge = picture.pixelColor(view.width() - 3, head // 2).name()
    assert edge == LIGHT.well.lower()


@pytest.mark.parametrize("titled", [False, True], ids=["", "titled"])
def test_a_table_leaves_the_round_corners_of_its_card_alone(
    qtbot: QtBot, worn: Look, titled: bool
) -> None:
    page, view = QWidget(), LineTableView(COLUMNS, "Patients")
    qtbot.addWidget(page)
    card = Card("Patients" if titled else "", flush=True, grows=True)
    if not titled:
        card.body.setContentsMargins(*TABLE_MARGINS)
    card.add(view)
    page.setLayout(column((card, 1), margins=(20, 20, 20, 20)))
    page.resize(900, 300)
    view.show_lines((LONG, ANN, SAM) * 20)
    page.show()
    settle()

    picture = page.grab().toImage()

    ground = picture.pixelColor(2, 2)
    edge = card.geometry()
    for corner in (edge.bottomLeft() + QPoint(1, -1), edge.bottomRight() - QPoint(1, 1)):
        assert picture.pixelColor(corner) == ground


def test_where_two_lines_are_not_enough_there_are_three(qtbot: QtBot, worn: Look) -> None:
    long = "Opened the chart of WOLFESCHLEGELSTEINHAUSENBERGERDORFF, Maximiliane MRN 04472147"
    columns = (Column("No.", "mrn"), Column("What", "word", role="bodym", stretch=1))
    view = LineTableView(columns, "Trail")
    qtbot.addWidget(view)
    # room for the longest word, and not for the words before it as well
    word = text_width("WOLFESCHLEGELSTEINHAUSENBERGERDORFF,", "bodym", narrow=True)
    view.resize(round(word) + 130, 300)
    view.show_lines((Row("", "2,217", word=long), Row("", "2,216", word="Signed in")))
    view.show()

    assert cut_words(view) == []
    assert view.horizontalScrollBar().maximum() == 0
    assert view.rowHeight(0) >= 3 * line_height("body")


def test_a_choice_that_goes_with_its_line_is_told(view: LineTableView) -> None:
    told: list[object] = []
    view.select_line(SAM)
    view.line_selected.connect(told.append)

    view.show_some((ANN,))
    view.show_some(())

    assert told == [None]
    assert not view.currentIndex().isValid()


KEPT = (
    Column("Day", "born"),
    Column("Name", "name", role="bodyb", stretch=2),
    Column("MRN", "mrn"),
    Column("State", "word", state_field="state", drop=-1),
)


def narrowed(qtbot: QtBot, columns: tuple[Column, ...], name: str) -> LineTableView:
    """Make a table narrower until its last column is hidden, and look at every width."""
    view = LineTableView(columns, "Patients")
    qtbot.addWidget(view)
    view.show_lines((Row(name, "0419999"), ANN))
    width = 900
    view.resize(width, 300)
    view.show()
    settle()
    while not view.isColumnHidden(3):
        width -= 5
        view.resize(width, 300)
        settle()
        assert cut_words(view) == [], width
        assert view.horizontalScrollBar().maximum() == 0, width
    return view


def test_a_column_that_is_kept_goes_where_not_even_broken_entries_fit(
    qtbot: QtBot, worn: Look
) -> None:
    view = narrowed(qtbot, KEPT, "TREETAWTCHAIWONG, Lertchai Maximiliane")

    assert heads(view) == ["Day", "Name", "MRN"]
    assert view.rooms.left_out(ANN) == "State Between courses"


def test_a_long_name_breaks_over_what_stands_under_it(qtbot: QtBot, worn: Look) -> None:
    columns = (*KEPT[:3], replace(KEPT[3], under="name"))
    name = "TREETAWTCHAIWONG, Lertchai Maximiliane Friederike Wilhelmine"
    view = narrowed(qtbot, columns, name)
    # room for its longest word, and not for half of it
    word = text_width("TREETAWTCHAIWONG,", "bodyb", narrow=True)
    beside = view.columnWidth(0) + view.columnWidth(2)
    view.resize(round(word + 0.6 * text_width("Maximiliane", "bodyb")) + beside, 300)
    settle()

    assert heads(view) == ["Day", "Name, state", "MRN"]
    assert cut_words(view) == []
    assert view.rowHeight(0) >= 3 * line_height("body")


def test_what_has_no_room_is_said_under_the_table(qtbot: QtBot, worn: Look) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    view = LineTableView(KEPT, "Patients")
    rest = RestOfLine(view)
    page.setLayout(column(view, rest))
    view.show_lines((ANN, SAM))
    page.resize(900, 300)
    page.show()
    settle()
    assert not rest.isVisible()

    page.resize(260, 300)
    settle()
    view.select_line(SAM)

    assert rest.isVisible()
    assert rest.text() == view.accessibleDescription() == "State Between courses"


def test_a_list_loads_neither_every_class_of_widgets_nor_the_names_of_the_style() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", NAMES_LOADED],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )

    # its own names are loaded, so that the others would have been seen
    assert ran.stdout.strip() == "['EditTrigger']", ran.stderr


def test_the_chosen_row_alone_has_the_ground_of_the_chosen(view: LineTableView, worn: Look) -> None:
    view.select_line(ANN)
    settle()
    picture = view.viewport().grab().toImage()

    grounds = [picture.pixelColor(6, view.rowViewportPosition(row) + 3).name() for row in range(3)]

    chosen = worn.theme.color("accent_soft").name()
    assert [ground == chosen for ground in grounds] == [False, True, False]
