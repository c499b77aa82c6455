"""The quiet strip that offers what was typed and not saved."""

from PySide6.QtCore import Signal

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.notice import Notice


class DraftStrip(Notice):
    """Offer one form after the other.

    Signals:
        go_on_pressed(): open the form with what was typed.
        throw_away_pressed(): forget it.
    """

    go_on_pressed = Signal()
    throw_away_pressed = Signal()

    def __init__(self) -> None:
        go_on = Button("Go on", "secondary", size=28)
        away = Button("Throw away", "quiet", size=28)
        super().__init__(
            Glyph("note", "reminder", size=18),
            go_on,
            away,
            fill="reminder_soft",
            line="reminder_line",
        )
        go_on.clicked.connect(self.go_on_pressed)
        away.clicked.connect(self.throw_away_pressed)
