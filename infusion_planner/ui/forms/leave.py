"""The question before a page with unsaved work is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.ui.kit.dialog import Dialog


def ask_to_leave(parent: QWidget, title: str, sentence: str, leave: str) -> Dialog:
    """Open the question, with the focus on staying.

    Args:
        parent: the widget that is left.
        title: the question.
        sentence: what is lost.
        leave: words of the answer that leaves, `&` marks its letter; the dialog is then accepted.
    """
    # the sign-in loads this module and never asks
    from infusion_planner.ui.kit.dialog import Dialog  # noqa: PLC0415

    dialog = Dialog(title, parent=parent, sentence=sentence)
    dialog.show_buttons("Stay", leave, kind="danger")
    dialog.open()
    return dialog
