from PySide6.QtWidgets import QPushButton

from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.field import Field
from tests.ui.measure import Stage, spoken


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
