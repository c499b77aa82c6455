import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.field import Field, LineBox, TextArea
from infusion_planner.ui.kit.layout import group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, settle, spoken


def border(box: QWidget) -> str:
    return box.grab().toImage().pixelColor(1, box.height() // 2).name().upper()


def described(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Description)


def test_the_box_is_called_what_its_label_says(qtbot: QtBot) -> None:
    field = Field("S&ystolic", unit="mmHg", hint="from 40 to 260")
    qtbot.addWidget(field)

    assert field.name == "Systolic"
    assert spoken(field.box) == "Systolic, mmHg"
    assert described(field.box) == "from 40 to 260"


def test_the_letter_of_the_label_jumps_to_the_box(stage: Stage) -> None:
    first, second = Field("&First"), Field("&Second")
    page = stage.put(first, second)
    first.setFocus()

    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)

    assert second.box.hasFocus()


def test_what_is_typed_is_told(qtbot: QtBot, stage: Stage) -> None:
    field = Field("MRN")
    stage.put(field)

    with qtbot.waitSignal(field.edited) as edited:
        QTest.keyClick(field.box, Qt.Key.Key_7)
    with qtbot.waitSignal(field.finished):
        QTest.keyClick(field.box, Qt.Key.Key_Return)

    assert edited.args == ["7"]
    assert field.text() == "7"


def test_what_the_program_puts_in_is_not_told(qtbot: QtBot) -> None:
    field = Field("MRN")
    qtbot.addWidget(field)

    with qtbot.assertNotEmitted(field.edited):
        field.set_text("0410077")

    assert field.text() == "0410077"


def test_a_secret_is_hidden(qtbot: QtBot) -> None:
    field = Field("Password", secret=True)
    qtbot.addWidget(field)

    assert field.box.echoMode() == QLineEdit.EchoMode.Password


def test_read_only_text_stays(stage: Stage) -> None:
    field = Field("File")
    stage.put(field)
    field.set_read_only(read_only=True)

    QTest.keyClick(field.box, Qt.Key.Key_7)

    assert field.text() == ""


def test_an_error_has_a_border_words_and_a_description(stage: Stage) -> None:
    field = Field("Systolic", hint="from 40 to 260")
    stage.put(field)
    field.clearFocus()

    field.show_error("Above 260 mmHg: check and type again")

    assert border(field.box) == LIGHT.color("blocked")
    assert field.message == "Above 260 mmHg: check and type again"
    assert described(field.box) == "Above 260 mmHg: check and type again"


def test_a_cleared_error_gives_the_hint_back(stage: Stage) -> None:
    field = Field("Systolic", hint="from 40 to 260")
    stage.put(field)
    field.clearFocus()
    field.show_error("Above 260 mmHg")

    field.clear_message()

    assert border(field.box) == LIGHT.surface
    assert field.message == ""
    assert described(field.box) == "from 40 to 260"


def test_an_error_does_not_move_the_words_in_the_box(stage: Stage) -> None:
    field = Field("Systolic")
    stage.put(field)
    before = field.box.size()

    field.show_error("Above 260 mmHg")
    settle()

    assert field.box.size() == before


def answers(entry: Entry) -> list[QPushButton]:
    settle()
    return [button for button in entry.findChildren(QPushButton) if button.isVisibleTo(entry)]


def test_a_doubt_offers_at_most_two_answers(stage: Stage) -> None:
    field = Field("Sample taken")
    stage.put(field)
    field.clearFocus()

    field.show_doubt("Did you mean", ("05-Apr-2027", "04-May-2027", "never"))

    assert border(field.box) == LIGHT.color("override")
    assert [button.text() for button in answers(field)] == ["05-Apr-2027", "04-May-2027"]


def test_an_answer_is_told_and_leads_back_to_the_box(qtbot: QtBot, stage: Stage) -> None:
    field = Field("Sample taken")
    stage.put(field)
    field.show_doubt("Did you mean", ("05-Apr-2027", "04-May-2027"))

    with qtbot.waitSignal(field.answered) as answered:
        answers(field)[1].click()

    assert answered.args == ["04-May-2027"]
    assert field.box.hasFocus()


def test_a_new_message_drops_the_answers_of_the_last(stage: Stage) -> None:
    field = Field("Sample taken")
    stage.put(field)
    field.show_doubt("Did you mean", ("05-Apr-2027",))

    field.show_error("Not a date")
    settle()

    assert answers(field) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_field_grows_with_the_text(stage: Stage, worn: Look, scale: float) -> None:
    field = Field("Rate", unit="mL per hour", width=200)
    stage.put(field)

    worn.wear(Theme(LIGHT, scale))
    settle()

    assert field.box.width() == round(200 * scale)
    assert field.box.textMargins().right() >= round(60 * scale)
    assert cut_words(field) == []


def test_icon_and_key_stand_beside_what_is_typed(qtbot: QtBot) -> None:
    box = LineBox(icon="search", key="Ctrl+K", width=300)
    qtbot.addWidget(box)
    box.show()

    margins = box.textMargins()

    assert margins.left() >= 16
    assert margins.right() >= 40
    assert cut_words(box) == []


def test_a_plain_line_box_grows_with_its_room(stage: Stage) -> None:
    box = LineBox()
    page = stage.put(box)

    assert box.width() == page.width()
    assert box.textMargins().right() == 0


def test_several_lines_are_told_and_tab_leaves_them(qtbot: QtBot, stage: Stage) -> None:
    area, after = TextArea("&Note", lines=2), Field("After")
    stage.put(area, after)
    area.setFocus()

    with qtbot.waitSignal(area.edited) as edited:
        area.set_text("first\nsecond")
    QTest.keyClick(area.box, Qt.Key.Key_Tab)

    assert edited.args == ["first\nsecond"]
    assert area.text() == "first\nsecond"
    assert after.box.hasFocus()
    assert area.box.height() >= 2 * area.box.fontMetrics().height()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_long_error_wraps_under_a_narrow_field(stage: Stage, worn: Look, scale: float) -> None:
    worn.wear(Theme(LIGHT, scale))
    field = Field("Systolic", unit="mmHg", width=130)
    page = stage.put(field)
    page.resize(180, 400)

    field.show_error("Above 260 mmHg: check the value and type it again")

    assert cut_words(page) == []


def test_a_message_is_silent_until_it_speaks(stage: Stage) -> None:
    message = InlineMessage()
    page = stage.put(message)
    silent = message.isVisible()

    message.say("blocked", "Save is off: 1 gate is Blocked.", "ink")

    assert not silent
    assert message.isVisible()
    assert cut_words(page) == []
    assert spoken(message) == message.words == "Save is off: 1 gate is Blocked."


def test_a_message_can_be_made_speaking_and_falls_silent(stage: Stage) -> None:
    message = InlineMessage("ok", "Draft saved 10:37")
    stage.put(message)
    speaking = message.isVisible()

    message.clear()

    assert speaking
    assert not message.isVisible()


def test_a_hint_that_changes_waits_while_something_is_wrong(stage: Stage) -> None:
    field = Field("Password", hint="15 characters")
    stage.put(field)

    field.show_error("Too short.")
    field.set_hint("16 characters")
    while_wrong = field.box.accessibleDescription()
    field.clear_message()

    assert while_wrong == "Too short."
    assert field.box.accessibleDescription() == "16 characters"


@pytest.mark.parametrize("kind", ["error", "doubt"])
def test_what_is_said_goes_when_a_person_types(qtbot: QtBot, stage: Stage, kind: str) -> None:
    field = Field("Password again", hint="The same once more")
    stage.put(field)
    if kind == "error":
        field.show_error("The two passwords differ.")
    else:
        field.show_doubt("Did you mean", ("05-Apr-2027",))
    said = field.state

    with qtbot.waitSignal(field.corrected):
        QTest.keyClick(field.box, Qt.Key.Key_A)
    settle()

    assert said == kind
    assert (field.message, field.state) == ("", "")
    assert answers(field) == []
    assert described(field.box) == "The same once more"


def test_what_the_program_puts_in_leaves_the_message(qtbot: QtBot) -> None:
    field = Field("Birth date")
    qtbot.addWidget(field)
    field.show_error("There is no 31-Feb-1990.")

    with qtbot.assertNotEmitted(field.corrected):
        field.set_text("31 feb 90")

    assert field.message == "There is no 31-Feb-1990."


def test_several_lines_lose_their_message_too(stage: Stage) -> None:
    area = TextArea("Reason")
    stage.put(area)
    area.show_error("Give a reason.")

    QTest.keyClick(area.box, Qt.Key.Key_A)

    assert area.message == ""


def test_a_doubt_reads_out_its_answers(stage: Stage) -> None:
    field = Field("Sample taken")
    stage.put(field)

    field.show_doubt("Did you mean", ("05-Apr-2027", "04-May-2027"))

    assert described(field.box) == "Did you mean 05-Apr-2027 or 04-May-2027"
    assert cut_words(field) == []


def test_the_wheel_changes_no_value(stage: Stage) -> None:
    field = Field("Dose", unit="mg")
    stage.put(field)
    field.set_text("12")
    field.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(field.box, wheel)

    assert field.text() == "12"


def test_an_error_does_not_widen_its_field(stage: Stage) -> None:
    first, second = Field("Family name"), Field("Given name")
    stage.put(group(row((first, 1), (second, 1))))
    settle()
    before = (first.width(), second.width())

    first.show_error("Type the family name as it stands on the card, without title or degree.")
    settle()

    assert (first.width(), second.width()) == before
    assert cut_words(first) == []


@pytest.mark.parametrize("make", [Field, TextArea, Choice])
@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK)], ids=["light", "dark"])
def test_a_field_at_fault_keeps_its_border_under_the_ring(
    stage: Stage, worn: Look, make: type[Field | TextArea | Choice], theme: Theme
) -> None:
    worn.wear(theme)
    entry, other = make("Name"), Field("Other")
    stage.put(entry, other)
    entry.show_error("Not a name")
    other.setFocus()
    settle()
    without = colors(entry.box)

    entry.setFocus()
    settle()

    red, ring = theme.tokens.color("blocked").upper(), theme.tokens.focus.upper()
    assert red in without
    assert ring not in without
    assert {red, ring} <= colors(entry.box)


def colors(box: QWidget) -> set[str]:
    image = box.grab().toImage()
    middle = image.width() // 2
    return {image.pixelColor(middle, y).name().upper() for y in range(image.height())}
