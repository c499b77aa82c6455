"""Says what a check of records or of a backup came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group
from infusion_planner.ui.kit.message import InlineMessage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.ui.backups.door import Checked

_GOOD, _WRONG = "Nothing is wrong", "Something is wrong"
_WHAT_TO_DO = "Tell the person who looks after the program before anything else is recorded."


def say_checked(parent: QWidget, checked: Checked) -> Dialog:
    """Open the result: one line for each check, and what they came to."""
    title = _GOOD if checked.is_good else _WRONG
    sentence = checked.result if checked.is_good else f"{checked.result} {_WHAT_TO_DO}"
    dialog = Dialog(title, parent=parent, sentence=sentence)
    dialog.add(group(column(*(_line(*each) for each in checked.checks), gap=4)))
    dialog.show_buttons("Close")
    dialog.open()
    return dialog


def _line(name: str, trouble: str) -> QWidget:
    if not trouble:
        return InlineMessage("ok", f"{name}: good")
    said = InlineMessage("blocked", name)
    return group(column(said, Label(trouble, "small", "ink2", wrap=True), gap=1))
