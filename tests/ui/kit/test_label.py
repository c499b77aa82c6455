import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.label import Label, Value, announce, restyle, set_tip
from infusion_planner.ui.tokens import LIGHT
from tests.ui.measure import spoken

MARKUP = "<b>LEE</b> & <i>Sam</i>"


def ink(label: Label) -> str:
    label.ensurePolished()
    return label.palette().color(QPalette.ColorRole.WindowText).name().upper()


@pytest.mark.parametrize("role", ["title", "body", "small"])
def test_markup_in_data_is_shown_letter_by_letter(qtbot: QtBot, role: str) -> None:
    label = Label(MARKUP, role)
    qtbot.addWidget(label)

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert spoken(label) == MARKUP


def test_role_and_tone_can_change(qtbot: QtBot) -> None:
    label = Label("Blocked", "body", "ink")
    qtbot.addWidget(label)
    before = ink(label)

    label.set_tone("blocked")
    label.set_role("title")

    assert before == LIGHT.ink
    assert ink(label) == "#A81232"
    assert label.font().pixelSize() == 20


def test_a_label_that_may_wrap_takes_one_line_while_there_is_room(qtbot: QtBot) -> None:
    words = "Last dose 12-Dec-2025; day 1 may be 12-Dec-2026 or later, first open day Mon 14."
    wrapping, plain = Label(words, wrap=True), Label(words)
    qtbot.addWidget(wrapping)
    qtbot.addWidget(plain)

    assert abs(wrapping.sizeHint().width() - plain.sizeHint().width()) <= 3
    assert wrapping.heightForWidth(200) > 2 * plain.sizeHint().height()


def test_a_label_with_room_keeps_the_width_of_its_column(qtbot: QtBot) -> None:
    short, wrapping = Label("Steroid", room=104), Label("A rather long title", wrap=True, room=60)
    qtbot.addWidget(short)
    qtbot.addWidget(wrapping)

    assert short.sizeHint().width() == 104
    assert wrapping.sizeHint().width() == 60


def test_the_narrow_face_survives_a_change_of_tone(qtbot: QtBot) -> None:
    narrow, plain = Label("anchor", narrow=True), Label("anchor")
    qtbot.addWidget(narrow)
    qtbot.addWidget(plain)

    narrow.set_tone("ink3")

    assert narrow.sizeHint().width() < plain.sizeHint().width()


def test_a_value_is_read_with_its_label_and_reached_with_tab(qtbot: QtBot) -> None:
    value = Value("MRN")
    qtbot.addWidget(value)

    value.show_value("0410077")

    assert spoken(value) == "MRN 0410077"
    assert value.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_a_value_shows_its_ring_only_with_the_focus(qtbot: QtBot) -> None:
    value = Value("MRN")
    qtbot.addWidget(value)
    value.show_value("0410077")
    value.show()
    value.setFocus()
    qtbot.waitUntil(value.hasFocus)
    focused = value.grab().toImage().pixelColor(0, 10).name()

    value.clearFocus()

    assert focused == LIGHT.focus.lower()
    assert value.grab().toImage().pixelColor(0, 10).name() != LIGHT.focus.lower()


def test_a_tip_does_not_read_markup(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    set_tip(widget, "<b>bold</b>")
    shown = widget.toolTip()
    set_tip(widget, "")

    assert "<b>" not in shown
    assert "&lt;b&gt;" in shown
    assert widget.toolTip() == ""


def test_restyling_with_the_same_value_is_nothing(qtbot: QtBot) -> None:
    label = Label("same", tone="ink2")
    qtbot.addWidget(label)

    restyle(label, "tone", "ink2")

    assert label.property("tone") == "ink2"


def test_something_can_be_said_aloud(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    announce(widget, "Blocked")
