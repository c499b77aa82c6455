from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.field import LineBox
from infusion_planner.ui.recording.entries import DayField, PrescriberChoice, RadioChoice
from tests.ui.measure import Stage, nameless, settle


def test_an_answer_to_a_doubt_is_taken_over_and_told(qtbot: QtBot, stage: Stage) -> None:
    field = DayField("&Day")
    stage.put(field)
    field.set_text("05/04/27")
    field.show_doubt("Which day is meant?", ("05-Apr-2027", "04-May-2027"))

    with qtbot.waitSignal(field.edited) as edited:
        field.findChildren(QPushButton)[1].click()

    assert edited.args == ["04-May-2027"]
    assert field.text() == "04-May-2027"
    assert field.message == ""


def choice() -> RadioChoice:
    return RadioChoice("&Steroid", (("Given", "given"), ("Not given", "not_given")))


def test_nothing_is_chosen_for_the_person(stage: Stage) -> None:
    shown = choice()
    stage.put(shown)

    assert shown.value() is None
    assert nameless(shown) == []


def test_a_choice_by_key_is_told(qtbot: QtBot, stage: Stage) -> None:
    shown = choice()
    page = stage.put(shown)
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    first, second = shown.findChildren(QRadioButton)

    with qtbot.waitSignal(shown.chosen) as chosen:
        second.click()

    assert chosen.args == ["not_given"]
    assert shown.value() == "not_given"
    assert not first.isChecked()


def test_a_value_that_is_not_offered_leaves_none_chosen(stage: Stage) -> None:
    shown = choice()
    stage.put(shown)
    shown.set_value("given")

    shown.set_value("")

    assert shown.value() is None


def test_nobody_decided_until_somebody_is_chosen(stage: Stage) -> None:
    shown = PrescriberChoice("&Prescriber", ("Dr H. Lindqvist",))
    stage.put(shown)

    assert shown.prescriber() == ""


def test_a_prescriber_of_the_center_is_chosen(stage: Stage) -> None:
    shown = PrescriberChoice("&Prescriber", ("Dr H. Lindqvist",))
    stage.put(shown)

    QTest.keyClick(shown.box, Qt.Key.Key_Down)

    assert shown.prescriber() == "Dr H. Lindqvist"


def test_another_prescriber_is_typed(stage: Stage) -> None:
    shown = PrescriberChoice("&Prescriber", ("Dr H. Lindqvist",))
    stage.put(shown)
    for _ in range(2):
        QTest.keyClick(shown.box, Qt.Key.Key_Down)

    settle()
    QTest.keyClick(shown.box, Qt.Key.Key_Tab)
    QTest.keyClicks(shown.focusWidget(), "Dr X")

    assert shown.prescriber() == "Dr X"
    assert nameless(shown) == []


def test_other_names_keep_the_one_chosen(stage: Stage) -> None:
    shown = PrescriberChoice("&Prescriber", ("Dr H. Lindqvist",))
    stage.put(shown)
    shown.set_value("Dr H. Lindqvist")

    shown.offer(("Dr A. Moreau", "Dr H. Lindqvist"))

    assert shown.prescriber() == "Dr H. Lindqvist"


def test_clearing_forgets_chosen_and_typed(stage: Stage) -> None:
    shown = PrescriberChoice("&Prescriber", ("Dr H. Lindqvist",))
    stage.put(shown)
    shown.type_name("Dr X")

    shown.clear()

    assert shown.prescriber() == ""


def test_what_was_wrong_goes_when_a_value_is_chosen(stage: Stage) -> None:
    shown = choice()
    stage.put(shown)
    shown.show_error("Choose one.")

    shown.findChildren(QRadioButton)[0].click()

    assert shown.message == ""


def test_what_was_wrong_goes_when_a_name_is_typed(stage: Stage) -> None:
    shown = PrescriberChoice("&Prescriber", ())
    stage.put(shown)
    shown.type_name("")
    shown.show_error("Name the prescriber.")
    settle()

    QTest.keyClick(shown.findChildren(QLineEdit)[0], Qt.Key.Key_H)

    assert shown.message == ""


def test_the_key_of_a_choice_leads_to_the_one_chosen(stage: Stage) -> None:
    shown = choice()
    page = stage.put(LineBox(), shown)
    first, second = shown.findChildren(QRadioButton)

    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert first.hasFocus()
    assert shown.value() is None

    shown.set_value("not_given")
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert second.hasFocus()


def test_a_value_that_is_off_says_why_and_is_passed_over(stage: Stage) -> None:
    shown = choice()
    page = stage.put(LineBox(), shown)
    first, second = shown.findChildren(QRadioButton)

    shown.switch_off("given", "Nothing was ordered.")
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    first.click()

    assert second.hasFocus()
    assert shown.value() is None
    assert first.accessibleDescription() == "Nothing was ordered."
    assert "Nothing was ordered." in [label.text() for label in shown.findChildren(QLabel)]


def test_a_choice_that_may_not_wrap_stays_in_one_line(stage: Stage) -> None:
    words = (("Not back yet", 1), ("Normal", 2), ("Abnormal", 3))
    wide, narrow = RadioChoice("Result", words, wrap=False), RadioChoice("Result", words)
    stage.put(wide, size=(180, 200))
    stage.put(narrow, size=(180, 200))
    settle()

    assert len({radio.y() for radio in wide.radios}) == 1
    assert len({radio.y() for radio in narrow.radios}) > 1
