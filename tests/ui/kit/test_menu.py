import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infusion_planner.ui.gallery.posed import PosedMenu
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.menu import Menu, MenuEntry
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, nameless, settle, spoken

KEY = Qt.Key
REASON = "All 5 chairs are taken until 12:05"
ENTRIES = (
    MenuEntry("open", "Open &run sheet", "right", "Enter"),
    MenuEntry("arrived", "&Mark arrived", "tick", "A"),
    MenuEntry("chair", "Assign &chair", reason=REASON, apart=True),
)


def opened(stage: Stage) -> Menu:
    at = Label("Course 2")
    stage.put(at)
    menu = Menu("Course", ENTRIES, at)
    menu.open_under(at)
    settle()
    return menu


def focused(menu: Menu) -> str:
    return next((row.entry.id for row in menu.rows if row.hasFocus()), "")


def test_a_menu_starts_on_its_first_entry(stage: Stage) -> None:
    menu = opened(stage)

    assert menu.isVisible()
    assert focused(menu) == "open"
    assert spoken(menu) == "Course"
    assert nameless(menu) == []


@pytest.mark.parametrize(
    ("keys", "entry"),
    [
        ((KEY.Key_Down,), "arrived"),
        ((KEY.Key_Down, KEY.Key_Down), "chair"),
        ((KEY.Key_Up,), "chair"),
        ((KEY.Key_End,), "chair"),
        ((KEY.Key_End, KEY.Key_Home), "open"),
        ((KEY.Key_C,), "chair"),
        ((KEY.Key_Down, KEY.Key_X), "arrived"),
    ],
)
def test_keys_reach_every_entry_one_that_is_off_too(
    stage: Stage, keys: tuple[Qt.Key, ...], entry: str
) -> None:
    menu = opened(stage)

    for key in keys:
        QTest.keyClick(next(row for row in menu.rows if row.hasFocus()), key)

    assert focused(menu) == entry


def test_a_letter_chooses_its_entry_and_two_of_a_letter_are_gone_to_in_turn(
    qtbot: QtBot, stage: Stage
) -> None:
    at = Label("Course 2")
    stage.put(at)
    menu = Menu("Course", (*ENTRIES, MenuEntry("more", "&Move"), MenuEntry("end", "&End")), at)
    menu.open_under(at)
    settle()

    gone_to = []
    for _ in range(3):
        QTest.keyClick(next(row for row in menu.rows if row.hasFocus()), KEY.Key_M)
        gone_to.append(focused(menu))
    with qtbot.waitSignal(menu.chosen) as chosen:
        QTest.keyClick(next(row for row in menu.rows if row.hasFocus()), KEY.Key_E)

    assert gone_to == ["arrived", "more", "arrived"]
    assert chosen.args == ["end"]


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_an_entry_is_chosen_by_key_and_the_menu_closes(
    qtbot: QtBot, stage: Stage, key: Qt.Key
) -> None:
    menu = opened(stage)
    at = menu.parentWidget()
    assert at is not None

    with qtbot.waitSignal(menu.chosen) as chosen:
        QTest.keyClick(menu.rows[0], key)
    settle()

    assert chosen.args == ["open"]
    assert at.findChildren(Menu) == []


def test_an_entry_that_is_off_says_why_and_does_nothing(qtbot: QtBot, stage: Stage) -> None:
    menu = opened(stage)
    row = menu.rows[2]

    with qtbot.assertNotEmitted(menu.chosen):
        row.setFocus()
        QTest.keyClick(row, KEY.Key_Return)
        row.click()

    assert menu.isVisible()
    assert spoken(row) == "Assign chair, not available"
    assert row.accessibleDescription() == REASON


def test_escape_closes_the_menu(qtbot: QtBot, stage: Stage) -> None:
    menu = opened(stage)
    at = menu.parentWidget()
    assert at is not None

    with qtbot.assertNotEmitted(menu.chosen):
        QTest.keyClick(menu.rows[0], KEY.Key_Escape)
    settle()

    assert at.findChildren(Menu) == []


def test_a_menu_stays_on_the_screen(stage: Stage) -> None:
    at = Label("Course 2")
    page = stage.put(at)
    screen = page.screen().availableGeometry()
    menu = Menu("Course", ENTRIES, at)

    menu.open_at(screen.bottomRight() - QPoint(5, 5))

    corner = menu.rows[-1].mapToGlobal(menu.rows[-1].rect().bottomRight())
    assert screen.contains(corner)


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_words_key_and_reason_fit(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    menu = opened(stage)

    assert cut_words(menu) == []
    assert all(row.height() >= 24 for row in menu.rows)
    assert menu.rows[2].height() > menu.rows[1].height()


def test_the_entry_with_the_focus_has_a_ring(stage: Stage) -> None:
    menu = opened(stage)

    def ring(place: int) -> bool:
        row = menu.rows[place]
        color = row.grab().toImage().pixelColor(row.width() // 2, 0).name()
        return color == LIGHT.focus.lower()

    assert [ring(0), ring(1)] == [True, False]


def test_the_entry_under_the_pointer_has_a_ground(stage: Stage) -> None:
    entries = (MenuEntry("a", "Open"), MenuEntry("b", "Move"), MenuEntry("c", "Print"))
    menu = PosedMenu("Course", entries, "b")
    stage.put(menu)

    def ground(place: int) -> str:
        row = menu.rows[place]
        return row.grab().toImage().pixelColor(row.width() - 3, row.height() // 2).name()

    assert ground(1) == LIGHT.accent_soft.lower()
    assert ground(2) != ground(1)
