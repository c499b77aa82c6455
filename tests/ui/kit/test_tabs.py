import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.demo.guide import settle as come_to_rest
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.kit.tabs import Tabs
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import SCALES, Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.measure import Stage, cut_words, settle
from tests.ui.wheel import wheel_turn

WORDS = ("C&ourses", "&Tests", "Medicines")
Key = Qt.Key


def made() -> tuple[Tabs, list[Label], list[Button]]:
    """Make tabs with three pages, each with a button at the right."""
    tabs = Tabs("Record")
    pages = [Label(f"page {place}") for place in range(len(WORDS))]
    acts = [Button(f"Act {place}", size=28) for place in range(len(WORDS))]
    for words, page, act in zip(WORDS, pages, acts, strict=True):
        tabs.add_page(words, page, group(row(act)))
    return tabs, pages, acts


def seen(parts: list[Label] | list[Button]) -> list[bool]:
    settle()
    return [part.isVisible() for part in parts]


def test_the_first_page_is_shown_with_what_can_be_done_on_it(stage: Stage) -> None:
    tabs, pages, acts = made()
    stage.put(tabs)

    assert seen(pages) == seen(acts) == [True, False, False]


@pytest.mark.parametrize("width", [600, 300], ids=["beside", "under"])
def test_the_tabs_come_to_rest_once_they_are_shown(stage: Stage, width: int) -> None:
    tabs, _, _ = made()

    stage.put(tabs, size=(width, 500))

    assert come_to_rest()


def test_a_press_on_a_tab_shows_its_page(qtbot: QtBot, stage: Stage) -> None:
    tabs, pages, acts = made()
    stage.put(tabs)

    with qtbot.waitSignal(tabs.chosen) as chosen:
        middle = tabs.heads.tabRect(2).center()
        QTest.mouseClick(tabs.heads, Qt.MouseButton.LeftButton, pos=middle)

    assert chosen.args == [2]
    assert seen(pages) == seen(acts) == [False, False, True]


def test_arrow_keys_go_from_tab_to_tab(stage: Stage) -> None:
    tabs, pages, _ = made()
    stage.put(tabs)
    tabs.heads.setFocus()

    QTest.keyClick(tabs.heads, Key.Key_Right)
    QTest.keyClick(tabs.heads, Key.Key_Right)
    QTest.keyClick(tabs.heads, Key.Key_Left)

    assert tabs.place == 1
    assert seen(pages) == [False, True, False]


def test_home_and_end_go_to_the_first_and_the_last_tab(stage: Stage) -> None:
    tabs, pages, _ = made()
    stage.put(tabs)
    tabs.heads.setFocus()

    QTest.keyClick(tabs.heads, Key.Key_End)
    last = seen(pages)
    QTest.keyClick(tabs.heads, Key.Key_Home)

    assert last == [False, False, True]
    assert seen(pages) == [True, False, False]


@pytest.mark.parametrize("place", [0, 1])
def test_the_letter_of_a_tab_takes_the_focus_to_it(stage: Stage, place: int) -> None:
    tabs, _, acts = made()
    stage.put(tabs)
    tabs.choose(place)
    acts[place].setFocus()

    QTest.keyClick(acts[place], Key.Key_O, Qt.KeyboardModifier.AltModifier)

    assert (tabs.place, tabs.heads.hasFocus()) == (0, True)


def test_tab_leads_on_to_what_can_be_done(stage: Stage) -> None:
    tabs, _, acts = made()
    stage.put(tabs)
    tabs.heads.setFocus()

    QTest.keyClick(tabs.heads, Key.Key_Tab)

    assert QApplication.focusWidget() is acts[0]


def test_the_letter_of_a_tab_shows_its_page(stage: Stage) -> None:
    tabs, pages, _ = made()
    stage.put(tabs)

    QTest.keyClick(tabs, Key.Key_T, Qt.KeyboardModifier.AltModifier)

    assert seen(pages) == [False, True, False]


def test_tabs_are_said_as_tabs_with_their_count(qtbot: QtBot) -> None:
    tabs, _, _ = made()
    qtbot.addWidget(tabs)
    tabs.show_count(0, 5)

    said = QAccessible.queryAccessibleInterface(tabs.heads)
    parts = [said.child(place) for place in range(3)]

    assert said.role() == QAccessible.Role.PageTabList
    # Qt says the tab that is chosen when the focus comes
    assert said.text(QAccessible.Text.Name) == "Courses, 5"
    assert [part.role() for part in parts] == [QAccessible.Role.PageTab] * 3
    names = [part.text(QAccessible.Text.Name) for part in parts]
    assert names == ["Courses, 5", "Tests", "Medicines"]


def test_a_count_of_nothing_takes_no_room(qtbot: QtBot) -> None:
    tabs, _, _ = made()
    qtbot.addWidget(tabs)
    before = tabs.heads.tabRect(0).width()

    tabs.show_count(0, 12)
    with_count = tabs.heads.tabRect(0).width()
    tabs.show_count(0, 0)

    assert with_count > before
    assert tabs.heads.tabRect(0).width() == before


def test_only_the_page_shown_takes_room(stage: Stage) -> None:
    tabs = Tabs("Record")
    high, low = Label("high"), Label("low")
    high.setFixedHeight(400)
    low.setFixedHeight(40)
    tabs.add_page("High", high)
    tabs.add_page("Low", low)
    stage.put(tabs)
    settle()
    before = tabs.height()

    tabs.choose(1)
    settle()

    assert before - tabs.height() == 360


def test_what_can_be_done_stands_under_the_tabs_where_there_is_no_room(stage: Stage) -> None:
    tabs, _, acts = made()
    page = stage.put(tabs, size=(700, 200))
    settle()
    beside = acts[0].mapTo(tabs, acts[0].rect().topLeft()).y() < tabs.heads.geometry().bottom()

    page.resize(310, 200)
    settle()

    top = acts[0].mapTo(tabs, acts[0].rect().topLeft()).y()
    assert beside
    assert top > tabs.heads.geometry().bottom()
    assert tabs.rect().contains(acts[0].mapTo(tabs, acts[0].rect().bottomRight()))


def test_the_wheel_over_the_tabs_is_left_to_the_page(stage: Stage) -> None:
    tabs, _, _ = made()
    stage.put(tabs)
    turned = wheel_turn(tabs.heads)

    QApplication.sendEvent(tabs.heads, turned)

    assert tabs.place == 0
    assert not turned.isAccepted()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scale", SCALES)
def test_no_tab_is_cut_whichever_is_chosen(
    stage: Stage, worn: Look, tokens: Tokens, scale: float
) -> None:
    tabs, _, _ = made()
    tabs.show_count(1, 123)
    stage.put(tabs, size=(900, 300))
    worn.wear(Theme(tokens, scale))

    for place in range(3):
        tabs.choose(place)
        assert cut_words(tabs) == []


def test_a_larger_text_makes_higher_tabs(stage: Stage, worn: Look) -> None:
    tabs, _, _ = made()
    stage.put(tabs, size=(900, 300))
    settle()
    before = tabs.heads.tabRect(0).size()

    worn.wear(Theme(LIGHT, 1.5))
    settle()

    after = tabs.heads.tabRect(0).size()
    assert after.height() > before.height() * 1.2
    assert after.width() > before.width() * 1.2
    assert tabs.heads.height() == after.height()


@pytest.mark.parametrize("width", [700, 430])
def test_tabs_without_room_stand_closer_and_none_is_cut(stage: Stage, width: int) -> None:
    tabs = Tabs("Settings")
    for place in range(6):
        tabs.add_page(f"Section {place}", Label(f"page {place}"))
    stage.put(tabs, size=(width, 300))
    settle()

    heads = tabs.heads
    right = heads.mapTo(tabs, heads.tabRect(5).topRight()).x()
    assert right <= tabs.width() <= width
    assert cut_words(tabs) == []


@pytest.mark.parametrize("width", [700, 430])
def test_the_page_begins_right_under_the_tabs(stage: Stage, width: int) -> None:
    tabs, pages = Tabs("Settings"), [PageScroll(Label(f"page {place}")) for place in range(6)]
    for place, page in enumerate(pages):
        tabs.add_page(f"Section {place}", page)
    stage.put(tabs, size=(width, 300))
    tabs.resize(width, 300)
    settle()

    assert pages[0].y() - tabs.heads.geometry().bottom() <= 12


def scrolling(stage: Stage, width: int) -> tuple[Tabs, list[Label]]:
    """Make tabs of twelve pages whose row may be cut."""
    tabs = Tabs("Settings", scrolls=True)
    pages = [Label(f"page {place}") for place in range(12)]
    for place, page in enumerate(pages):
        tabs.add_page(f"Page with words {place}", page)
    stage.put(tabs, size=(width, 300))
    settle()
    return tabs, pages


def test_tabs_that_have_no_room_are_turned_by_two_buttons(stage: Stage) -> None:
    tabs, pages = scrolling(stage, 400)
    first = tabs.before.isVisible(), tabs.after.isVisible(), tabs.before.isEnabled()

    for _ in range(11):
        QTest.mouseClick(tabs.after, Qt.MouseButton.LeftButton)
    last = [page.isVisible() for page in pages]
    settle()
    rect = tabs.heads.tabRect(11)

    assert first == (True, True, False)
    assert last == [False] * 11 + [True]
    assert not tabs.after.isEnabled()
    assert tabs.heads.rect().contains(rect)
    QTest.mouseClick(tabs.before, Qt.MouseButton.LeftButton)
    assert tabs.place == 10


def test_tabs_that_all_have_room_need_no_buttons(stage: Stage) -> None:
    tabs, _ = scrolling(stage, 3000)

    assert not tabs.before.isVisible()
    assert not tabs.after.isVisible()


def test_a_row_that_scrolls_lets_the_window_be_narrow(stage: Stage) -> None:
    tabs, _ = scrolling(stage, 400)

    assert tabs.minimumSizeHint().width() < 400
    assert come_to_rest()
