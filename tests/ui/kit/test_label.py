import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.button import IconButton
from infusion_planner.ui.kit.label import Label, Value, announce, restyle, set_tip
from infusion_planner.ui.tokens import LIGHT
from tests.ui.lines import broken_in, lines_of, plain
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


def described(widget: QWidget) -> str:
    """Give what a screen reader says beside the name."""
    said = QAccessible.queryAccessibleInterface(widget)
    return said.text(QAccessible.Text.Description)


def test_a_tip_is_said_without_markup(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    set_tip(widget, "A & B")
    first = described(widget)
    set_tip(widget, "Remove")

    assert (first, described(widget)) == ("A & B", "Remove")


def test_a_tip_leaves_what_is_said_about_a_part(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setAccessibleDescription("Opens the list")

    set_tip(widget, "Remove")

    assert described(widget) == "Opens the list"


def test_a_button_without_words_is_said_without_markup(qtbot: QtBot) -> None:
    button = IconButton("close", "Remove")
    qtbot.addWidget(button)

    assert (spoken(button), described(button)) == ("Remove", "Remove")


def test_restyling_with_the_same_value_is_nothing(qtbot: QtBot) -> None:
    label = Label("same", tone="ink2")
    qtbot.addWidget(label)

    restyle(label, "tone", "ink2")

    assert label.property("tone") == "ink2"


def test_something_can_be_said_aloud(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    announce(widget, "Blocked")


WHO = "NGUYỄN-WYSZYŃSKA, Przemysława (Ms)   Born 09-Mar-1988 (38 y)   MRN 0412345"
SENTENCE = "Last dose 12-Dec-2025; day 1 may be Sat 12-Dec-2026, with methylPREDNISolone 1,000 mg"


@pytest.mark.parametrize("role", ["body", "bodym", "bodyb", "small"])
@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("words", [SENTENCE, WHO], ids=["sentence", "who"])
def test_no_line_ends_inside_a_date_a_dose_or_an_identifier(
    qtbot: QtBot, role: str, words: str, *, narrow: bool
) -> None:
    label = Label(words, role, wrap=True, narrow=narrow)
    qtbot.addWidget(label)
    label.ensurePolished()
    shown = QLabel.text(label)

    for width in range(130, 600, 7):
        lines = [plain(line) for line in lines_of(shown, label.font(), width)]
        assert broken_in(words, lines) == [], width
    # the same words without the ties do break, so the test can fail
    loose = [lines_of(words, label.font(), width) for width in range(130, 600, 7)]
    assert any(broken_in(words, lines) for lines in loose)


def test_a_tied_date_is_as_wide_as_a_loose_one(qtbot: QtBot) -> None:
    loose, tied = Label("Mon 14-Dec-2026"), Label("Mon 14-Dec-2026", wrap=True)
    for label in (loose, tied):
        qtbot.addWidget(label)

    assert QLabel.text(tied) != "Mon 14-Dec-2026"
    assert tied.natural_width() == loose.natural_width()


def test_a_tied_date_is_given_and_said_as_it_was_written(qtbot: QtBot) -> None:
    label = Label("from Mon 14-Dec-2026", wrap=True)
    qtbot.addWidget(label)

    assert label.text() == "from Mon 14-Dec-2026"
    assert spoken(label) == "from Mon 14-Dec-2026"


def test_another_text_is_said_anew_and_a_name_of_its_own_stays(qtbot: QtBot) -> None:
    changed, named = Label("from 14-Dec-2026", wrap=True), Label("14-Dec-2026", wrap=True)
    for label in (changed, named):
        qtbot.addWidget(label)
    named.setAccessibleName("Day 1")

    changed.setText("no date at all")
    named.setText("15-Dec-2026")

    assert spoken(changed) == "no date at all"
    assert spoken(named) == "Day 1"


def test_other_hyphens_may_end_a_line(qtbot: QtBot) -> None:
    label = Label("NGUYỄN-WIŚNIEWSKA, rule SPACE-1, 3 days", wrap=True)
    qtbot.addWidget(label)

    assert QLabel.text(label) == "NGUYỄN-WIŚNIEWSKA, rule SPACE-1, 3 days"
