"""The day as of which gates are judged, with the two days that are asked for most."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.wording import day_words
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.recording.entries import DayField


class AsOf(QWidget):
    """Ask for a day.

    Attributes:
        day: the field; it is typed into.

    Signals:
        today_pressed(), start_pressed(): today, or day 1 of the course.
    """

    today_pressed = Signal()
    start_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.day = DayField("&As of", hint="")
        self._today = Button("&Today")
        self._start = Button("Day &1")
        buttons = (column(Label("", "smallm"), each, None, gap=4) for each in self._buttons)
        layout = row(self.day, *map(group, buttons), gap=8)
        layout.setAlignment(self.day, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.setAccessibleName("The day the gates are judged as of")
        self._today.clicked.connect(self.today_pressed)
        self._start.clicked.connect(self.start_pressed)

    @property
    def _buttons(self) -> tuple[Button, Button]:
        return self._today, self._start

    def show_start(self, start_on: date | None) -> None:
        """Offer day 1 of the course."""
        self._start.setVisible(start_on is not None)
        words = day_words(start_on) if start_on is not None else ""
        self._start.setAccessibleName(f"Day 1, {words}")
