"""The emergency accesses that wait for a manager, above the list of patients."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Hairline, Panel
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, group, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.restricted import EmergencyReviewLine

_MOST = 3


class EmergencyReviews(Panel):
    """Show the oldest of them, each with a button; hidden while there is none.

    Signals:
        review_pressed(object): the `EmergencyReviewLine` to be reviewed.
    """

    review_pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__(fill="surface", line="override", radius=8)
        self._title = Label("", "head", wrap=True)
        self._rows = column(gap=6)
        self._more = Label("", "small", "ink3", wrap=True)
        head = row(Glyph("override", size=20), (self._title, 1), gap=8)
        self.setLayout(column(head, self._rows, self._more, gap=6, margins=(16, 10, 16, 12)))
        self.hide()

    def show_lines(self, lines: tuple[EmergencyReviewLine, ...]) -> None:
        """Show what waits for review, oldest first."""
        empty(self._rows)
        noun = "emergency access" if len(lines) == 1 else "emergency accesses"
        title = f"{len(lines)} {noun} to review"
        self._title.setText(title)
        self.setAccessibleName(title)
        for line in lines[:_MOST]:
            add(self._rows, Hairline())
            add(self._rows, self._row(line))
        rest = len(lines) - _MOST
        self._more.setText(f"and {rest} more" if rest > 0 else "")
        self._more.setVisible(rest > 0)
        self.setVisible(bool(lines))

    def _row(self, line: EmergencyReviewLine) -> QWidget:
        who = f"{line.identity.name}   MRN {line.identity.mrn}"
        words = column(
            Label(f"{who}   {line.title}", "bodym", wrap=True),
            Label(" ".join(filter(None, (line.words, line.reason))), "body", "ink2", wrap=True),
            gap=1,
        )
        press = Button("Review", size=28)
        press.setAccessibleName(f"Review the emergency access to {who}")
        if line.reason:
            press.switch_off(line.reason)
        press.clicked.connect(partial(self.review_pressed.emit, line))
        return group(row((group(words), 1), press, gap=12))
