"""The clock on the wall of every page: date and 24-hour time, never the program's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from infusion_planner.domain.wording import day_words, time_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

_EVERY_MS = 1000


class WallClock(QObject):
    """Tell the date and the time whenever a minute has passed.

    Args:
        now: gives the workstation's time.
        parent: the owner.

    Signals:
        ticked(str, str): the day and the time in words.
        day_passed: midnight went by.
    """

    ticked = Signal(str, str)
    day_passed = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._shown = ("", "")
        self._day: date | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Tell the time now, and go on telling it."""
        self._shown = ("", "")
        self.tick()
        self._timer.start()

    def tick(self) -> None:
        """Look at the workstation's time."""
        now = self._now()
        words = (day_words(now.date()), time_words(now))
        if words != self._shown:
            self._shown = words
            self.ticked.emit(*words)
        before, self._day = self._day, now.date()
        if before is not None and before != self._day:
            self.day_passed.emit()
