"""The form in which a CD4 count is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.layout import fields, group
from infusion_planner.ui.recording.entries import DayField
from infusion_planner.ui.recording.form import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.identity import IdentityCard


class Cd4Form(FormDialog):
    """Ask for the day and the count of one sample.

    Args:
        identity: the patient.
        parent: the page it is about.
    """

    def __init__(self, identity: IdentityCard, parent: QWidget) -> None:
        super().__init__(
            "Record a CD4 count",
            "Record CD4 count",
            parent=parent,
            identity=identity,
            sentence="The count decides with the two months how long the antiviral runs.",
        )
        self.sampled_on = DayField("&Day of the sample", hint="such as 14 dec 26 or -2d")
        self.cells = Field("&Count", unit="cells per microliter", width=220)
        self.add_fields(
            group(fields(self.sampled_on, self.cells, gap=16)),
            sampled_on=self.sampled_on,
            cells=self.cells,
        )
        self.cells.answered.connect(self._take)

    def _take(self, words: str) -> None:
        self.cells.clear_message()
        self.cells.set_text(words)
