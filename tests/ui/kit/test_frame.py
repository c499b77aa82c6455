import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.easel import line_height
from infusion_planner.ui.kit.bars import Mark, StatusBar, TopBar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Divider
from infusion_planner.ui.kit.rail import Rail, RailButton, RailItem
from infusion_planner.ui.kit.search import SearchBox
from infusion_planner.ui.kit.undo import UndoStrip
from infusion_planner.ui.look import Look
from infusion_planner.ui.shell.slot import Slot
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, nameless, settle, spoken

SCALES = pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
ITEMS = (
    RailItem("patients", "Patients", "patients"),
    RailItem("monitoring", "Monitoring", "monitoring", 7, late=True),
    RailItem("print", "Print center", "print", 12),
)


def shown(parent: QWidget, words: str) -> bool:
    return any(
        label.text() == words and label.isVisibleTo(parent) for label in parent.findChildren(QLabel)
    )


@SCALES
def test_a_count_stands_beside_the_icon_and_not_on_it(
    stage: Stage, worn: Look, theme: Theme
) -> None:
    worn.wear(theme)
    rail = Rail((RailItem("records", "Records", "records", 7),))
    stage.put(rail)
    settle()
    button = rail.findChildren(RailButton)[0]

    pill = line_height("smallb") + 1
    icon_ends = (button.width() + theme.length(20)) / 2

    assert button.width() - 10 - pill > icon_ends


@SCALES
@pytest.mark.parametrize("window", [1366, 1600])
def test_the_rail_cuts_no_word(stage: Stage, worn: Look, theme: Theme, window: int) -> None:
    worn.wear(theme)
    rail = Rail(ITEMS)
    rail.fit_window(window)
    rail.select("monitoring")
    page = stage.put(rail)

    assert cut_words(page) == []
    assert nameless(rail) == []


@pytest.mark.parametrize(("window", "width"), [(1366, 84), (1499, 84), (1500, 200)])
def test_the_rail_is_narrow_below_1500(stage: Stage, window: int, width: int) -> None:
    rail = Rail(ITEMS)
    stage.put(rail)

    rail.fit_window(window)
    settle()

    assert rail.sizeHint().width() == width


def test_only_the_screens_given_are_there(stage: Stage) -> None:
    rail = Rail(ITEMS)
    stage.put(rail)

    names = [spoken(button) for button in rail.findChildren(QPushButton)]

    assert names == ["Patients", "Monitoring, 7 due", "Print center, 12"]


def test_a_screen_chosen_is_told(stage: Stage, qtbot: QtBot) -> None:
    rail = Rail(ITEMS)
    stage.put(rail)

    with qtbot.waitSignal(rail.selected) as selected:
        rail.findChildren(QPushButton)[2].click()

    assert selected.args == ["print"]


def test_a_screen_marked_by_the_program_is_not_told(stage: Stage, qtbot: QtBot) -> None:
    rail = Rail(ITEMS)
    stage.put(rail)

    with qtbot.assertNotEmitted(rail.selected):
        rail.select("print")

    assert [button.isChecked() for button in rail.findChildren(QPushButton)] == [False, False, True]


def test_counts_change(stage: Stage) -> None:
    rail = Rail(ITEMS[:1])
    stage.put(rail)

    rail.show_items((RailItem("patients", "Patients", "patients", 3),))

    assert spoken(rail.findChildren(QPushButton)[0]) == "Patients, 3"


def test_a_screen_shows_its_focus(stage: Stage, qtbot: QtBot) -> None:
    rail = Rail(ITEMS)
    stage.put(rail)
    button = rail.findChildren(QPushButton)[1]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)

    picture = button.grab().toImage()

    assert picture.pixelColor(7, button.height() // 2).name() == LIGHT.focus.lower()


@SCALES
def test_the_bars_fit_a_1366_window(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    top, status = TopBar(), StatusBar()
    top.show_person("Clinic North", "A. Ruiz, RN")
    status.show_file(
        "clinic-north.ipdb",
        rules="Rule set 2026.2",
        sample=True,
    )
    status.show_backup("Backup Tue 17-Nov-2026 18:05")
    status.show_clock("Wed 18-Nov-2026", "10:37")

    page = stage.put(top, status, size=(1366, 400))

    assert page.width() == 1366
    assert cut_words(page) == []
    assert nameless(page) == []


def test_the_top_bar_is_48_high(stage: Stage) -> None:
    top = TopBar()
    stage.put(top, size=(1366, 200))

    assert top.height() == 48


def test_a_search_is_told_while_typed_and_at_enter(stage: Stage, qtbot: QtBot) -> None:
    top = TopBar()
    stage.put(top, size=(1366, 200))
    top.focus_search()
    box = top.findChildren(QLineEdit)[0]

    with qtbot.waitSignal(top.search_edited) as edited:
        QTest.keyClicks(box, "l")
    with qtbot.waitSignal(top.searched) as searched:
        QTest.keyClick(box, Qt.Key.Key_Return)
    top.clear_search()

    assert (edited.args, searched.args) == (["l"], ["l"])
    assert box.text() == ""


def test_esc_and_down_in_the_search_are_told(stage: Stage, qtbot: QtBot) -> None:
    top = TopBar()
    stage.put(top, size=(1366, 200))
    top.focus_search()
    box = top.findChildren(QLineEdit)[0]
    QTest.keyClicks(box, "l")

    with qtbot.waitSignal(top.searched) as down:
        QTest.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignals([top.search_edited, top.search_given_up]):
        QTest.keyClick(box, Qt.Key.Key_Escape)

    assert (down.args, top.search_words) == (["l"], "")


def test_a_search_has_no_undo_of_its_own(stage: Stage, qtbot: QtBot) -> None:
    box, other = SearchBox(key="Ctrl+K", width=200), Button("Undo", key="Ctrl+Z")
    stage.put(box, other)
    box.setFocus()
    QTest.keyClicks(box, "lee")

    with qtbot.waitSignal(other.clicked):
        QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    other.hide()
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert box.text() == "lee"


def test_a_search_that_is_left_is_told(stage: Stage, qtbot: QtBot) -> None:
    box, other = SearchBox(key="Ctrl+K", width=200), Button("Other")
    stage.put(box, other)
    box.setFocus()

    with qtbot.waitSignal(box.left):
        QTest.keyClick(box, Qt.Key.Key_Tab)


def test_the_way_out_is_told(stage: Stage, qtbot: QtBot) -> None:
    top = TopBar()
    stage.put(top, size=(1366, 200))

    lock, switch, leave = top.findChildren(QPushButton)
    with qtbot.waitSignal(top.lock_pressed):
        lock.click()
    with qtbot.waitSignal(top.switch_pressed):
        switch.click()
    with qtbot.waitSignal(top.sign_out_pressed):
        leave.click()


def test_where_there_is_no_room_the_bar_leaves_the_center_to_the_title(stage: Stage) -> None:
    top = TopBar()
    page = stage.put(top, size=(1366, 200))
    top.show_person("Harbor Infusion Center", "A. Ruiz")
    site = next(x for x in top.findChildren(QLabel) if x.text() == "Harbor Infusion Center")

    seen = []
    for width in (1366, 900, 1366):
        page.resize(width, 200)
        settle()
        seen.append(site.isVisible())

    assert seen == [True, False, True]


def test_sample_data_is_said_only_where_it_is(stage: Stage) -> None:
    status = StatusBar()
    page = stage.put(status)
    tag = status.findChildren(QWidget)[0]

    status.show_file("clinic-north.ipdb")
    real = tag.isVisibleTo(page)
    status.show_file("sample.ipdb", sample=True)

    assert not real
    assert tag.isVisibleTo(page)
    assert spoken(tag) == "SAMPLE DATA"


def test_a_rule_set_whose_review_is_overdue_is_said(stage: Stage) -> None:
    status = StatusBar()
    page = stage.put(status)
    status.show_file(
        "clinic-north.ipdb", rules="Rule set 2026.1", overdue="review was due by 1-Nov"
    )

    assert shown(page, "Rule set 2026.1, review was due by 1-Nov")


def test_what_is_not_known_of_the_file_takes_no_room(stage: Stage) -> None:
    status = StatusBar()
    page = stage.put(status)

    status.show_clock("Wed 18-Nov-2026", "10:37")
    status.show_file("clinic-north.ipdb")

    assert shown(page, "clinic-north.ipdb")
    assert not shown(page, "")


@pytest.mark.parametrize("light", [True, False])
def test_the_mark_is_drawn(qtbot: QtBot, light: bool) -> None:
    mark = Mark(size=32, light=light)
    qtbot.addWidget(mark)
    mark.resize(mark.sizeHint())

    ground = "#ffffff" if light else LIGHT.banner.lower()
    assert mark.grab().toImage().pixelColor(16, 2).name() == ground


@SCALES
def test_the_undo_strip_says_what_was_done(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    strip = UndoStrip()
    page = stage.put(strip, size=(900, 200))
    before = strip.isVisible()

    strip.show_change("Moved 3 days: LEE, Sam MRN 0410077, now Mon 14-Dec-2026")

    assert not before
    assert cut_words(page) == []
    assert nameless(strip) == []
    assert spoken(strip).startswith("Moved 3 days")


def test_undo_is_told_and_the_strip_can_be_put_away(stage: Stage, qtbot: QtBot) -> None:
    strip = UndoStrip()
    stage.put(strip)
    strip.show_change("Moved 3 days")
    undo, _, close = strip.findChildren(QPushButton)

    with qtbot.waitSignal(strip.undo_pressed):
        undo.click()
    with qtbot.waitSignal(strip.closed):
        close.click()

    assert not strip.isVisible()


def test_what_was_undone_can_be_done_again_until_the_next_act(stage: Stage, qtbot: QtBot) -> None:
    strip = UndoStrip()
    page = stage.put(strip)
    undo, again, _ = strip.findChildren(QPushButton)
    strip.show_change("Undone: Moved 3 days", undoable=False)
    before = again.isVisibleTo(page)

    strip.offer_redo()
    offered = again.isVisibleTo(page), undo.isVisibleTo(page)
    with qtbot.waitSignal(strip.redo_pressed):
        again.click()
    strip.show_change("Done again: Moved 3 days")

    assert (before, offered) == (False, (True, False))
    assert (again.isVisibleTo(page), undo.isVisibleTo(page)) == (False, True)


def test_a_sealed_record_offers_no_undo(stage: Stage) -> None:
    strip = UndoStrip()
    page = stage.put(strip)

    strip.show_change("Infusion recorded", undoable=False)

    assert not strip.findChildren(QPushButton)[0].isVisibleTo(page)


def test_escape_puts_the_undo_strip_away_from_within(stage: Stage, qtbot: QtBot) -> None:
    strip, other = UndoStrip(), QPushButton("Elsewhere")
    stage.put(strip, other)
    strip.show_change("Moved 3 days")
    other.setFocus()
    with qtbot.assertNotEmitted(strip.closed):
        QTest.keyClick(other, Qt.Key.Key_Escape)
    close = next(b for b in strip.findChildren(QPushButton) if spoken(b) == "Close")
    close.setFocus()
    qtbot.waitUntil(close.hasFocus)

    with qtbot.waitSignal(strip.closed):
        QTest.keyClick(close, Qt.Key.Key_Escape)

    assert not strip.isVisible()


def test_the_undo_strip_is_as_wide_as_its_words(stage: Stage) -> None:
    strip = UndoStrip()
    page = stage.put(strip, size=(1200, 200))
    strip.show_change("Moved")
    settle()
    short = strip.width()

    strip.show_change("Moved 3 days: LEE, Sam MRN 0410077, now Mon 14-Dec-2026")
    settle()

    assert short < strip.width() < page.width() * 0.7


def test_a_line_parts_what_was_done_from_its_undo(stage: Stage) -> None:
    strip = UndoStrip()
    stage.put(strip, size=(900, 200))
    strip.show_change("Moved 3 days")
    parting = strip.findChildren(Divider)[0]
    undo = strip.findChildren(QPushButton)[0]
    settle()
    between = parting.isVisible() and parting.x() < undo.x()

    strip.show_change("Infusion recorded", undoable=False)

    assert between
    assert not parting.isVisible()


def test_a_title_that_is_longer_than_the_window_takes_two_lines(stage: Stage) -> None:
    strip = UndoStrip()
    page = stage.put(Slot(strip, (20, 4, 20, 6), wide=False), size=(560, 300))

    strip.show_change("Closed Mon 07-Dec-2026: Burst pipe on the second floor; 1 course to move")
    settle()

    assert cut_words(page) == []
    assert strip.width() <= page.width()
