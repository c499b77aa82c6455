from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from infusion_planner.ui.forms.day import DayEntry
from infusion_planner.ui.kit.entry import Answer
from infusion_planner.ui.kit.field import Field
from tests.ui.measure import Stage, settle

TODAY = date(2026, 11, 20)


def typed(stage: Stage, text: str, *, birth: bool = False) -> tuple[Field, DayEntry]:
    field, other = Field("Date"), QLineEdit()
    stage.put(field, other)
    entry = DayEntry(field, lambda: TODAY, birth=birth)
    field.setFocus()
    QTest.keyClicks(field.box, text)
    QTest.keyClick(field.box, Qt.Key.Key_Tab)
    settle()
    return field, entry


def test_a_day_is_shown_back_in_our_own_form(stage: Stage) -> None:
    field, entry = typed(stage, "+3m")

    assert field.text() == "20-Feb-2027"
    assert entry.day() == date(2027, 2, 20)
    assert (entry.fault(), field.message) == ("", "")


def test_a_birth_date_lies_in_the_past(stage: Stage) -> None:
    _, entry = typed(stage, "5 jan 27", birth=True)

    assert entry.day() == date(1927, 1, 5)


def test_what_is_no_day_stays_as_typed_and_says_so(stage: Stage) -> None:
    field, entry = typed(stage, "soon")

    assert field.text() == "soon"
    assert entry.day() is None
    assert field.message == entry.fault() != ""


def test_an_emptied_field_says_nothing_before_it_is_saved(stage: Stage) -> None:
    field, entry = typed(stage, "soon")

    field.setFocus()
    field.box.selectAll()
    QTest.keyClick(field.box, Qt.Key.Key_Delete)
    QTest.keyClick(field.box, Qt.Key.Key_Tab)

    assert field.message == ""
    assert entry.fault().startswith("Type a date")


def test_two_readings_are_offered_and_an_answer_is_taken(stage: Stage) -> None:
    field, entry = typed(stage, "05/04/27")
    answers = field.findChildren(Answer)
    asked = (field.message, [answer.text() for answer in answers], entry.day())

    answers[1].click()

    assert asked == ("Did you mean", ["05-Apr-2027", "04-May-2027"], None)
    assert (field.text(), entry.day(), field.message) == ("04-May-2027", date(2027, 5, 4), "")


def test_leaving_the_field_again_keeps_the_answers(stage: Stage) -> None:
    field, _ = typed(stage, "05/04/27")
    before = field.findChildren(Answer)

    field.finished.emit()

    assert field.findChildren(Answer) == before


@pytest.mark.parametrize(("text", "asked"), [("05/04/27", True), ("soon", False), ("t", False)])
def test_a_doubt_is_asked_again_and_nothing_else(stage: Stage, text: str, asked: bool) -> None:
    field, entry = typed(stage, text)

    field.show_error("Wrong.")
    entry.ask_again()

    assert (field.message == "Did you mean") is asked


def test_a_day_is_put_in_and_taken_out(stage: Stage) -> None:
    field, entry = typed(stage, "soon")

    entry.set_day(TODAY)
    put_in = (field.text(), field.message)
    entry.set_day(None)

    assert put_in == ("20-Nov-2026", "")
    assert field.text() == ""
