"""Work on the records that takes long: done on the window's thread, a little at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from infusion_planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.ui.kit.progress import ProgressStrip

_TURN_MS = 30
"""So long the window waits for one turn; shorter than what a hand notices."""
_MS = 1000

Progress = tuple[int, int, str]
"""Steps done, steps there are, and what is done now."""


class Steps(QObject):
    """Take one step after the other, and let the window live in between.

    The records have one connection, which belongs to the window's thread; so the work comes to
    the thread, and not the records to another one.

    Args:
        strip: shows how far it is, and takes the press that stops it; it owns this object.

    Signals:
        finished(): every step was taken.
        cancelled(): a person stopped it.
        refused(str): a step could not be taken, and why.
    """

    finished = Signal()
    cancelled = Signal()
    refused = Signal(str)

    def __init__(self, strip: ProgressStrip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._step: Callable[[], bool] = bool
        self._progress: Callable[[], Progress] = lambda: (0, 0, "")
        self._watch = QElapsedTimer()
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        strip.cancel_pressed.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Tell whether work is under way."""
        return self._turn.isActive()

    def start(self, title: str, step: Callable[[], bool], progress: Callable[[], Progress]) -> None:
        """Begin; the end is told by one of the signals.

        Args:
            title: what is done.
            step: does a little and tells whether anything is left.
            progress: tells how far it is.
        """
        self._step, self._progress = step, progress
        self._strip.begin(title)
        self._watch.start()
        self._turn.start()

    def cancel(self) -> None:
        """Take no further step."""
        if self.running:
            self._stop()
            self.cancelled.emit()

    def _go_on(self) -> None:
        turn = QElapsedTimer()
        turn.start()
        try:
            while self._step():
                if turn.elapsed() >= _TURN_MS:
                    self._show()
                    return
        except PlannerError as trouble:
            self._stop()
            self.refused.emit(str(trouble))
            return
        self._stop()
        self.finished.emit()

    def _show(self) -> None:
        done, total, words = self._progress()
        passed = self._watch.elapsed() / _MS
        left = passed / done * (total - done) if done else 0
        self._strip.show_step(done, total, words, left)

    def _stop(self) -> None:
        self._turn.stop()
        self._strip.end()
