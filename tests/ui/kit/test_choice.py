from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.choice import Choice, RowChoice
from tests.ui.measure import Stage, cut_words

CHAIRS: tuple[tuple[str, object], ...] = (("Any chair", None), ("A1", 1), ("A2", 2))


def test_a_choice_gives_the_value_behind_the_words(qtbot: QtBot, stage: Stage) -> None:
    choice = Choice("&Chair", CHAIRS, width=164)
    stage.put(choice)
    choice.setFocus()

    with qtbot.waitSignal(choice.chosen) as chosen:
        QTest.keyClick(choice.box, Qt.Key.Key_Down)

    assert chosen.args == [1]
    assert choice.value() == 1
    # on Linux Qt reads the value here and finds the label through its relation
    assert choice.box.accessibleName() == "Chair"
    assert choice.box.width() == 164


def test_a_choice_keeps_its_value_when_the_list_changes(qtbot: QtBot) -> None:
    choice = Choice("Chair", CHAIRS)
    qtbot.addWidget(choice)
    choice.set_value(2)

    choice.set_choices((("A2", 2), ("A3", 3)))
    kept = choice.value()
    choice.set_choices((("A9", 9),))

    assert kept == 2
    assert choice.value() == 9


def test_an_empty_choice_has_no_value(qtbot: QtBot) -> None:
    choice = Choice("Chair")
    qtbot.addWidget(choice)

    assert choice.value() is None


def test_the_wheel_changes_no_value(stage: Stage) -> None:
    choice = Choice("Chair", CHAIRS)
    stage.put(choice)
    choice.setFocus()
    choice.set_value(1)

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
    QApplication.sendEvent(choice.box, wheel)

    assert choice.value() == 1


def test_a_disabled_choice_shows_its_words(stage: Stage) -> None:
    choice = Choice("Chair", CHAIRS)
    choice.setEnabled(False)
    stage.put(choice)

    assert cut_words(choice) == []


def test_what_was_wrong_goes_when_a_person_chooses(stage: Stage) -> None:
    choice = Choice("Gender", (("Choose", ""), ("Female", "f")))
    stage.put(choice)
    choice.setFocus()
    choice.show_error("Choose one.")

    QTest.keyClick(choice.box, Qt.Key.Key_Down)

    assert choice.message == ""


RASH: tuple[tuple[str, object], ...] = (("09:40 rash", "row-1"), ("10:05 headache", "row-2"))


def test_a_row_is_found_again_whatever_its_words_are_now(qtbot: QtBot) -> None:
    before, after = RowChoice("Reaction", RASH), RowChoice("Reaction", (*RASH[:1], ("x", "row-2")))
    qtbot.addWidget(before)
    qtbot.addWidget(after)
    before.set_value("row-2")

    after.show_draft(before.draft())

    assert after.value() == "row-2"
    assert after.message == ""


def test_a_row_that_is_gone_is_chosen_again_and_no_other_in_its_place(stage: Stage) -> None:
    choice = RowChoice("Reaction", RASH)
    stage.put(choice)
    choice.setFocus()

    choice.show_draft("row-0")
    left = (choice.value(), choice.box.currentText(), choice.message)
    QTest.keyClick(choice.box, Qt.Key.Key_Down)

    assert left == (None, "", "What was chosen here was changed meanwhile. Choose again.")
    assert choice.value() == "row-1"
    assert choice.message == ""
