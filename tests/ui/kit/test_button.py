import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.button import Button, IconButton
from infusion_planner.ui.kit.check import Check, Radio
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, spoken

KINDS = ["primary", "secondary", "quiet", "plain", "warn", "danger", "last_step"]


def pixel(widget: QWidget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(x, y).name().upper()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_no_button_cuts_its_words(
    qtbot: QtBot, worn: Look, kind: str, enabled: bool, theme: Theme
) -> None:
    worn.wear(theme)
    button = Button(
        "&Start infusion",
        kind,
        icon="drop",
        key="Ctrl+Enter",
        line2="TREETAWTCHAIWONG, Lertchai - 21-Jun-1990",
    )
    button.setEnabled(enabled)
    qtbot.addWidget(button)
    button.show()

    assert cut_words(button) == []


@pytest.mark.parametrize(("size", "height"), [(28, 28), (32, 32), (36, 36), (46, 46)])
def test_a_button_has_the_height_asked_for(qtbot: QtBot, size: int, height: int) -> None:
    button = Button("Print", size=size)
    qtbot.addWidget(button)

    assert button.sizeHint().height() == height
    assert button.minimumSizeHint() == button.sizeHint()


def test_height_grows_with_the_text(qtbot: QtBot, worn: Look) -> None:
    button = Button("Print")
    qtbot.addWidget(button)

    worn.wear(Theme(LIGHT, 1.5))

    assert button.sizeHint().height() >= 32 + 8


def test_both_lines_are_in_the_name_that_is_read_out(qtbot: QtBot) -> None:
    button = Button("&Record infusion", "primary", line2="LEE, Sam - 21-Jun-1990")
    qtbot.addWidget(button)

    assert spoken(button) == "Record infusion, LEE, Sam - 21-Jun-1990"
    assert button.line2 == "LEE, Sam - 21-Jun-1990"


def test_a_button_without_words_has_a_name(qtbot: QtBot) -> None:
    button = IconButton("close", "Close")
    qtbot.addWidget(button)

    assert spoken(button) == "Close"
    assert button.sizeHint().width() >= 24
    assert cut_words(button) == []


def test_the_key_shown_presses_the_button(qtbot: QtBot) -> None:
    button = Button("Save course", "primary", key="Ctrl+S")
    page = group(row(button))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_means_both_enter_keys(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Record result", "primary", key="Ctrl+Enter")
    page = group(row(button))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("off", ["disabled", "hidden"])
def test_the_key_is_dead_while_the_button_cannot_be_pressed(qtbot: QtBot, off: str) -> None:
    button = Button("Save course", "primary", key="Ctrl+S")
    page = group(row(button))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    button.setEnabled(off != "disabled")
    button.setVisible(off != "hidden")

    with qtbot.assertNotEmitted(button.clicked, wait=50):
        QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_new_words_keep_the_key(qtbot: QtBot) -> None:
    button = Button("Save", "primary", key="Ctrl+S")
    page = group(row(button))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    button.set_words("&Keep")

    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_the_focus_ring_is_seen(qtbot: QtBot) -> None:
    button = Button("Save", "primary")
    qtbot.addWidget(button)
    button.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)

    assert pixel(button, 1, 16) == LIGHT.focus


def test_a_kind_can_change(qtbot: QtBot) -> None:
    button = Button("Save")
    qtbot.addWidget(button)
    before = pixel(button, 6, 4)

    button.set_kind("primary")

    assert before == LIGHT.surface
    assert button.kind == "primary"
    assert pixel(button, 6, 4) == LIGHT.accent


def test_a_pressed_button_looks_pressed(qtbot: QtBot) -> None:
    button = Button("Save", "primary")
    qtbot.addWidget(button)

    button.setDown(True)

    assert pixel(button, 6, 4) == LIGHT.accent_pressed


def test_a_disabled_button_looks_disabled(qtbot: QtBot) -> None:
    button = Button("Save", "primary")
    qtbot.addWidget(button)

    button.setEnabled(False)

    assert pixel(button, 6, 4) == LIGHT.well


@pytest.mark.parametrize("make", [Check, Radio])
@pytest.mark.parametrize("checked", [True, False])
@pytest.mark.parametrize("enabled", [True, False])
def test_a_mark_shows_its_words_in_every_state(
    qtbot: QtBot, worn: Look, make: type[Check] | type[Radio], checked: bool, enabled: bool
) -> None:
    worn.wear(Theme(LIGHT, 1.5))
    mark = make("&Headache", checked=checked)
    mark.setEnabled(enabled)
    qtbot.addWidget(mark)
    mark.show()

    assert cut_words(mark) == []
    assert spoken(mark) == "Headache"
    assert mark.minimumSizeHint().height() >= 24


@pytest.mark.parametrize("make", [Check, Radio])
def test_a_press_on_the_words_counts(qtbot: QtBot, make: type[Check] | type[Radio]) -> None:
    mark = make("Headache")
    qtbot.addWidget(mark)
    mark.show()

    where = mark.rect().center()
    QTest.mouseClick(mark, Qt.MouseButton.LeftButton, pos=where)

    assert mark.isChecked()


@pytest.mark.parametrize("make", [Check, Radio])
def test_a_mark_shows_its_focus(qtbot: QtBot, make: type[Check] | type[Radio]) -> None:
    mark = make("Headache")
    qtbot.addWidget(mark)
    mark.show()
    mark.setFocus()
    qtbot.waitUntil(mark.hasFocus)

    assert pixel(mark, 0, mark.height() // 2) == LIGHT.focus


def test_a_mark_without_words_is_as_small_as_its_box(qtbot: QtBot) -> None:
    mark = Check("")
    qtbot.addWidget(mark)

    assert mark.sizeHint().width() == 24


def test_a_button_that_is_off_says_why(stage: Stage) -> None:
    button = Button("Save course", "primary")
    stage.put(button)

    button.switch_off("1 gate is <b>Blocked</b>.")
    off = (button.isEnabled(), button.accessibleDescription(), button.toolTip())
    button.switch_on()

    assert off == (
        False,
        "1 gate is <b>Blocked</b>.",
        "<span>1 gate is &lt;b&gt;Blocked&lt;/b&gt;.</span>",
    )
    assert (button.isEnabled(), button.accessibleDescription(), button.toolTip()) == (True, "", "")


LONG_ACT = "WOLFESCHLEGELSTEINHAUSENBERGERDORFF, Maximiliane (Dr), born 06-Jul-2003 (23 y)"


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])
def test_a_second_line_breaks_where_there_is_no_room_and_is_not_cut(
    qtbot: QtBot, worn: Look, theme: Theme
) -> None:
    worn.wear(theme)
    button = Button("&Save course", "primary", key="Ctrl+S", line2=LONG_ACT)
    qtbot.addWidget(button)
    least = button.minimumSizeHint().width()

    button.resize(least, button.heightForWidth(least))
    button.show()

    assert least < button.sizeHint().width()
    assert button.heightForWidth(least) > button.heightForWidth(button.sizeHint().width())
    assert cut_words(button) == []


def test_a_button_of_one_line_keeps_its_height(qtbot: QtBot) -> None:
    button = Button("Cancel", key="Esc")
    qtbot.addWidget(button)

    assert not button.hasHeightForWidth()
    assert button.minimumSizeHint() == button.sizeHint()
