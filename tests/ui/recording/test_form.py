import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import replace
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.kit.floating import shadow_room
from infusion_planner.ui.kit.room import Room
from infusion_planner.ui.look import Look
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.typed import Typed
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK
from tests.office import TODAY
from tests.ui.measure import Stage, cut_words, nameless, settle
from tests.ui.samples import IDENTITY

LONG = replace(IDENTITY, name="NGUYỄN-WIŚNIEWSKA, Thị Mai Phương Katarzyna Łucja (Ms)")


class Form(FormDialog):
    def __init__(self, parent: QWidget, lines: int = 2) -> None:
        super().__init__("Record it", "Record", parent=parent, identity=LONG, sentence="Once.")
        self.dose = Field("&Dose", unit="mg")
        self.note = TextArea("&Note", lines=lines)
        self.add_fields(self.dose, self.note, dose=self.dose, note=self.note)


@pytest.fixture
def page(stage: Stage) -> QWidget:
    return stage.put(QWidget(), size=(1366, 690))


def opened(page: QWidget, lines: int = 2) -> Form:
    form = Form(page, lines)
    form.open()
    settle()
    return form


def said(form: Form) -> str:
    settle()
    return " ".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


def buttons(form: Form) -> dict[str, Button]:
    return {button.text(): button for button in form.findChildren(Button)}


def test_the_button_repeats_name_and_birth_date(page: QWidget) -> None:
    form = opened(page)

    assert buttons(form)["Record"].line2 == f"{LONG.name}, born {LONG.born}"
    assert LONG.mrn in form.accessibleDescription()


def test_it_starts_on_the_first_field(page: QWidget) -> None:
    form = opened(page)

    assert form.dose.box.hasFocus()


def test_a_press_asks_and_leaves_the_form_open(qtbot: QtBot, page: QWidget) -> None:
    form = opened(page)
    QTest.keyClicks(form.dose.box, "12")

    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert form.isVisible()


@pytest.mark.parametrize("times", [1, 3])
def test_the_key_is_not_heard_before_something_was_chosen_or_typed(
    qtbot: QtBot, page: QWidget, times: int
) -> None:
    form = opened(page)

    with qtbot.assertNotEmitted(form.submitted):
        for _ in range(times):
            QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()

    assert "Nothing was chosen or typed yet" in said(form)
    QTest.keyClicks(form.dose.box, "1")
    assert "Nothing was chosen or typed yet" not in said(form)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_button_itself_asks_without_anything_typed(
    qtbot: QtBot, page: QWidget, key: Qt.Key
) -> None:
    form = opened(page)
    act = buttons(form)["Record"]
    act.setFocus()

    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(act, key)


def test_a_key_that_is_held_down_does_no_act(qtbot: QtBot, page: QWidget) -> None:
    form = opened(page)
    QTest.keyClicks(form.dose.box, "12")

    shortcuts = form.findChildren(QShortcut)

    assert shortcuts
    assert not any(shortcut.autoRepeat() for shortcut in shortcuts)


def test_the_fields_keep_off_the_head_and_the_edge(page: QWidget) -> None:
    form = opened(page)
    sentence = next(label for label in form.findChildren(QLabel) if label.text() == "Once.")
    first, act = form.dose.label, buttons(form)["Record"]

    above = first.mapTo(form, QPoint(0, 0)).y() - sentence.geometry().bottom() - 1
    below = form.height() - act.mapTo(form, act.rect().bottomLeft()).y() - 1

    assert above == 12
    assert below == 20 + shadow_room()


def test_enter_in_a_field_does_nothing_clinical(qtbot: QtBot, page: QWidget) -> None:
    form = opened(page)

    with qtbot.assertNotEmitted(form.submitted):
        QTest.keyClick(form.dose.box, Qt.Key.Key_Return)

    assert form.isVisible()


def test_what_cannot_be_read_is_said_beside_the_field_and_on_top(page: QWidget) -> None:
    form = opened(page)
    form.dose.set_text("many")
    typed = Typed(TODAY)
    typed.dose_ug(form.dose)

    form.show_typing(typed)

    assert "number" in form.dose.message
    assert form.dose.text() == "many"
    assert any("number" in label.text() for label in form.findChildren(QLabel))
    assert form.dose.box.hasFocus()


def test_a_doubt_keeps_its_answers(page: QWidget) -> None:
    form = opened(page)
    form.dose.set_text("05/04/27")
    typed = Typed(TODAY)
    typed.day(form.dose)

    form.show_typing(typed)

    assert form.dose.message == "Which day is meant?"
    assert "04-May-2027" in buttons(form)


def test_a_refusal_goes_beside_its_field_or_stands_in_words(page: QWidget) -> None:
    form = opened(page)
    form.note.set_text("kept")

    form.show_refusal("", (Fault("dose", "Too much."), Fault("moon", "It is full.")))
    settle()

    assert form.dose.message == "Too much."
    assert "It is full." in [label.text() for label in form.findChildren(QLabel)]
    assert form.note.text() == "kept"


def test_a_second_refusal_drops_the_first(page: QWidget) -> None:
    form = opened(page)
    form.show_refusal("", (Fault("dose", "Too much."),))

    form.show_refusal("The course was ended.", ())
    settle()

    assert form.dose.message == ""
    assert "The course was ended." in [label.text() for label in form.findChildren(QLabel)]


def test_esc_closes_a_form_nobody_typed_in(qtbot: QtBot, page: QWidget) -> None:
    form = opened(page)

    with qtbot.waitSignal(form.rejected):
        QTest.keyClick(form, Qt.Key.Key_Escape)


def test_esc_asks_twice_before_it_discards_what_was_typed(qtbot: QtBot, page: QWidget) -> None:
    form = opened(page)
    QTest.keyClicks(form.dose.box, "12")

    with qtbot.assertNotEmitted(form.rejected):
        QTest.keyClick(form, Qt.Key.Key_Escape)
    settle()

    assert form.dose.text() == "12"
    assert any("Esc once more" in label.text() for label in form.findChildren(QLabel))
    with qtbot.waitSignal(form.rejected):
        QTest.keyClick(form, Qt.Key.Key_Escape)


def test_cancel_closes_at_once(qtbot: QtBot, page: QWidget) -> None:
    form = opened(page)
    QTest.keyClicks(form.dose.box, "12")

    with qtbot.waitSignal(form.rejected):
        buttons(form)["Cancel"].click()


def test_a_form_that_is_done_closes(qtbot: QtBot, page: QWidget) -> None:
    form = opened(page)

    with qtbot.waitSignal(form.accepted):
        form.finish()


def test_a_form_grows_with_what_it_says(page: QWidget) -> None:
    form = opened(page)
    before = form.height()

    form.show_refusal("", (Fault("dose", "Too much."),))
    settle()

    assert form.height() > before


def test_a_form_higher_than_the_screen_scrolls_to_the_focus(page: QWidget) -> None:
    form = opened(page, lines=60)

    form.note.setFocus()
    settle()

    room = form.findChildren(Room)[0]
    screen = QApplication.primaryScreen().availableGeometry().height()
    assert form.height() <= screen
    assert room.verticalScrollBar().maximum() > 0
    assert buttons(form)["Record"].mapTo(form, QPoint(0, 0)).y() < form.height()


def test_a_field_at_fault_is_brought_into_sight_with_all_its_lines(page: QWidget) -> None:
    form = opened(page, lines=16)
    reason = TextArea("&Reason", lines=8)
    form.add_fields(reason, reason=reason)
    settle()

    form.show_refusal("", (Fault("reason", "Say why."),))
    settle()

    room = form.findChildren(Room)[0]
    box = reason.box
    top = box.mapTo(room.viewport(), QPoint(0, 0)).y()
    assert box.hasFocus()
    assert room.verticalScrollBar().value() > 0
    assert 0 <= top <= top + box.height() <= room.viewport().height()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_in_a_form_is_cut_or_nameless(page: QWidget, worn: Look, scale: float) -> None:
    worn.wear(Theme(DARK, scale))
    form = opened(page)

    assert cut_words(form) == []
    assert nameless(form) == []


def test_a_form_follows_the_text_size(page: QWidget, worn: Look) -> None:
    form = opened(page)

    worn.wear(Theme(DARK, 1.5))
    settle()

    assert cut_words(form) == []
