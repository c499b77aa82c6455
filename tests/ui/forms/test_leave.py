from PySide6.QtWidgets import QPushButton, QWidget

from infusion_planner.ui.forms.leave import ask_to_leave
from tests.ui.measure import Stage, settle


def test_the_focus_is_on_staying(stage: Stage) -> None:
    page = stage.put(QWidget())

    dialog = ask_to_leave(page, "Leave?", "Typed words are lost.", "Leave")
    settle()

    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    assert set(buttons) == {"Stay", "Leave"}
    assert buttons["Stay"].hasFocus()
    dialog.reject()
