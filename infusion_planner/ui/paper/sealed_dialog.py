"""The dialog that shows the password of the downtime pack once, and has it printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.forms.one_time import OneTimeDialog, OneTimeWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.people import OneTimeCard

_WORDS = OneTimeWords(
    sheet="sealed sheet",
    short="sheet",
    once=(
        "These six words open the downtime pack. They are shown once; print them on the sealed"
        " sheet. The pack is written anew with them."
    ),
    saved="Saved. Print it and seal it, then delete the file: whoever has it can open the pack.",
    done="&It is sealed",
    file_name="sealed-sheet.pdf",
)


class SealedDialog(OneTimeDialog):
    """Show the password once.

    Args:
        card: what stands on the sealed sheet.
        make_pdf: makes the sheet.
        parent: the page it is about.
    """

    def __init__(
        self, card: OneTimeCard, make_pdf: Callable[[OneTimeCard], bytes], parent: QWidget
    ) -> None:
        super().__init__(card.title, card, make_pdf, parent, _WORDS)
