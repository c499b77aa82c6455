from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.field import Field
from tests.ui.measure import Stage, settle, spoken


def test_all_faults_are_listed_marked_and_led_to(stage: Stage) -> None:
    errors, family, born = FormErrors(), Field("&Family name"), Field("&Birth date")
    stage.put(errors, family, born)

    errors.show_errors(((family, "Type the family name"), (born, "31 feb is no date")))

    assert errors.isVisible()
    assert spoken(errors) == "2 things to put right"
    assert (family.message, born.message) == ("Type the family name", "31 feb is no date")
    assert family.box.hasFocus()
    jumps = errors.findChildren(QPushButton)
    assert [jump.text() for jump in jumps] == ["Family name", "Birth date"]
    jumps[1].click()
    assert born.box.hasFocus()


def test_the_page_is_told_which_field_is_gone_to_so_that_it_can_show_it(stage: Stage) -> None:
    errors, family, born = FormErrors(), Field("Family name"), Field("Birth date")
    stage.put(errors, family, born)
    told: list[object] = []
    errors.jumped.connect(told.append)

    errors.show_errors(((family, "Type the family name"), (born, "31 feb is no date")))
    errors.findChildren(QPushButton)[1].click()
    errors.show_errors(())

    assert told == [family, born]


def test_what_is_put_right_is_no_longer_marked(stage: Stage) -> None:
    errors, family, born = FormErrors(), Field("Family name"), Field("Birth date")
    stage.put(errors, family, born)
    errors.show_errors(((family, "Type the family name"), (born, "31 feb is no date")))

    errors.show_errors(((born, "31 feb is no date"),))
    one = spoken(errors)
    marks = (family.message, born.message)
    errors.show_errors(())

    assert one == "One thing to put right"
    assert marks == ("", "31 feb is no date")
    assert not errors.isVisible()
    assert born.message == ""


def test_a_field_that_is_changed_leaves_the_list(stage: Stage) -> None:
    errors, gender, born = (
        FormErrors(),
        Choice("Gender", (("Choose", ""), ("F", "f"))),
        Field("Born"),
    )
    stage.put(errors, gender, born)
    errors.show_errors(((gender, "Choose one"), (born, "Not a date"), (born, "In the future")))

    QTest.keyClick(gender.box, Qt.Key.Key_Down)
    settle()
    left = (spoken(errors), gender.message, born.message)
    QTest.keyClick(born.box, Qt.Key.Key_1)
    settle()

    assert left == ("2 things to put right", "", "In the future")
    assert not errors.isVisible()
    assert born.message == ""
    assert errors.findChildren(QPushButton) == []


def test_a_field_changed_later_is_listed_no_second_time(stage: Stage) -> None:
    errors, born = FormErrors(), Field("Born")
    stage.put(errors, born)
    errors.show_errors(((born, "Not a date"),))
    errors.show_errors(())

    QTest.keyClick(born.box, Qt.Key.Key_1)
    errors.show_errors(((born, "Not a date"),))

    assert spoken(errors) == "One thing to put right"
    assert born.message == "Not a date"
