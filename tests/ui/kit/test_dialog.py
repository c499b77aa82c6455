import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.room import Room
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.ui.measure import Stage, cut_words, nameless, settle, spoken

SCALES = pytest.mark.parametrize("theme", [Theme(), Theme(DARK, 1.5)], ids=["light", "dark-150"])


def ask(stage: Stage, *, safe_is_act: bool = False, act: str = "Stop infusion") -> Dialog:
    page = stage.put(Label("page"))
    dialog = Dialog(
        "Stop this infusion?",
        parent=page,
        patient="NGUYEN, Thi Mai - born 09-Mar-1988 - MRN 0412345",
        sentence="The pump time is kept as 10:37. Details can follow.",
    )
    dialog.show_buttons("Keep running", act, kind="last_step", safe_is_act=safe_is_act)
    return dialog


@pytest.mark.parametrize(
    ("safe_is_act", "first"), [(False, "Keep running"), (True, "Stop infusion")]
)
def test_a_dialog_starts_on_the_safe_answer(
    stage: Stage, qtbot: QtBot, safe_is_act: bool, first: str
) -> None:
    dialog = ask(stage, safe_is_act=safe_is_act)

    dialog.open()
    qtbot.waitUntil(lambda: isinstance(dialog.focusWidget(), QPushButton))

    focused = dialog.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == first


@SCALES
def test_a_dialog_says_whom_it_is_about(stage: Stage, worn: Look, theme: Theme) -> None:
    worn.wear(theme)
    dialog = ask(stage)
    area = TextArea("Reason", lines=4)
    dialog.add(area)
    dialog.open()

    assert spoken(dialog) == "Stop this infusion?"
    assert "MRN 0412345" in dialog.accessibleDescription()
    assert nameless(dialog) == []
    assert cut_words(dialog) == []
    assert area.box.height() >= 4 * area.box.fontMetrics().height()


@pytest.mark.parametrize(("place", "signal"), [(0, "rejected"), (1, "accepted")])
def test_an_answer_closes_the_dialog(stage: Stage, qtbot: QtBot, place: int, signal: str) -> None:
    dialog = ask(stage)
    dialog.open()

    with qtbot.waitSignal(getattr(dialog, signal)):
        dialog.findChildren(QPushButton)[place].click()


def test_escape_changes_nothing(stage: Stage, qtbot: QtBot) -> None:
    dialog = ask(stage, safe_is_act=True)
    dialog.open()

    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_dialog_may_have_one_answer_and_start_on_a_field(stage: Stage, qtbot: QtBot) -> None:
    dialog = ask(stage, act="")
    field = Field("Reason")
    dialog.add(field)
    dialog.focus_first(field.box)

    dialog.open()
    qtbot.waitUntil(field.box.hasFocus)

    assert [button.text() for button in dialog.findChildren(QPushButton)] == ["Keep running"]


def test_a_dialog_without_buttons_opens(stage: Stage) -> None:
    page = stage.put(Label("page"))
    dialog = Dialog("Working", parent=page)

    dialog.open()

    assert dialog.isVisible()


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_a_dialog_takes_a_press_on_its_ground(
    stage: Stage, worn: Look, button: Qt.MouseButton
) -> None:
    worn.wear(Theme(DARK))
    dialog = ask(stage)
    dialog.open()
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        QPointF(30, 30),
        QPointF(30, 30),
        button,
        button,
        Qt.KeyboardModifier.NoModifier,
    )

    QApplication.sendEvent(dialog, press)

    assert dialog.isVisible()


def test_the_button_that_acts_may_have_an_icon(stage: Stage) -> None:
    page = stage.put(Label("page"))
    widths = []
    for icon in ("", "stop"):
        dialog = Dialog("Stop this infusion?", parent=page)
        dialog.show_buttons("Keep running", "Stop infusion", kind="last_step", icon=icon)
        dialog.open()
        widths.append(dialog.findChildren(QPushButton)[1].width())

    assert widths[1] >= widths[0] + 16


def test_a_dialog_of_many_lines_stays_within_its_window_and_scrolls(
    stage: Stage, qtbot: QtBot
) -> None:
    page = stage.put(Label("page"), size=(700, 600))
    dialog = Dialog("Keys", parent=page)
    for number in range(60):
        dialog.add(Label(f"Line {number}"))
    dialog.show_buttons("&Close")
    dialog.open()
    [room], [close] = dialog.findChildren(Room), dialog.findChildren(QPushButton)
    qtbot.waitUntil(close.hasFocus)

    places = [room.verticalScrollBar().value()]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(close, key)
        places.append(room.verticalScrollBar().value())

    assert dialog.height() < page.height()
    assert dialog.rect().contains(close.geometry())
    assert 0 == places[0] < places[1] == places[3] < places[2]
    assert close.hasFocus()


def test_a_dialog_grows_with_what_comes_into_it(stage: Stage) -> None:
    page = stage.put(Label("page"), size=(700, 600))
    dialog = Dialog("Keys", parent=page)
    dialog.add(Label("Line"))
    dialog.open()
    settle()
    before = dialog.height()

    dialog.add(Label("Another line"))
    settle()

    assert dialog.height() > before
    assert cut_words(dialog) == []


def test_what_is_wrong_with_a_field_is_shown_with_it(stage: Stage, qtbot: QtBot) -> None:
    page = stage.put(Label("page"), size=(700, 420))
    dialog = Dialog("Reaction", parent=page)
    areas = [TextArea(f"Area {number}", lines=4) for number in range(8)]
    dialog.add(*areas)
    dialog.show_buttons("&Close")
    dialog.open()
    [room] = dialog.findChildren(Room)
    field = areas[3]
    field.box.setFocus()
    qtbot.waitUntil(field.box.hasFocus)
    settle()
    # the message would stand right below what can be seen
    foot = field.box.mapTo(room.viewport(), QPoint(0, field.box.height())).y()
    bar = room.verticalScrollBar()
    bar.setValue(bar.value() + foot - room.viewport().height())
    settle()

    field.show_error("Choose the reaction it is about.")
    settle()

    bottom = field._message.mapTo(room.viewport(), QPoint(0, field._message.height())).y()
    assert field._message.height() > 0
    assert bottom <= room.viewport().height()
