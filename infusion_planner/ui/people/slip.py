"""The dialog that shows a one-time password once, and has it printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.forms.one_time import OneTimeDialog, OneTimeWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.people import OneTimeCard

_WORDS = OneTimeWords(
    sheet="slip",
    short="slip",
    once="Hand these six words over now. They are shown once and kept nowhere.",
    saved="Saved. Print it, then delete the file: whoever has it can sign in.",
    done="&It is handed over",
    file_name="password-slip.pdf",
)


class SlipDialog(OneTimeDialog):
    """Show a one-time password.

    Args:
        card: what is handed over.
        make_pdf: makes the slip.
        parent: the page it is about.
    """

    def __init__(
        self, card: OneTimeCard, make_pdf: Callable[[OneTimeCard], bytes], parent: QWidget
    ) -> None:
        title = f"One-time password for {card.person}"
        super().__init__(title, card, make_pdf, parent, _WORDS)
