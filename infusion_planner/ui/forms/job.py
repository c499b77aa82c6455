"""Work that takes long, off the thread of the window: it says how far it is, and can be stopped."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Event, Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, QThreadPool, QTimer, Signal

from infusion_planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from infusion_planner.ui.kit.progress import ProgressStrip

Report = Callable[[int, int, str], bool]
"""Tells steps done, steps there are, and words; answers whether to go on."""

Work = Callable[[Report], object]
"""The work; it returns early when its report answers False."""


class Stopped(Exception):  # nothing is wrong: a person pressed Cancel
    """Ends work from within a callback that has no other way to stop it."""


_PATIENCE_MS = 1000
_MS = 1000


class _Line(QObject):
    """What the worker says; it outlives the job when the page is closed meanwhile.

    The application owns it, so that the worker never takes it away on the wrong thread.
    """

    told = Signal(int, int, str)
    ended = Signal(object, object)
    _open = 0

    def __init__(self, application: QObject | None) -> None:
        super().__init__(application)
        self._speaking = Lock()
        self.ended.connect(self._close)
        # Python collects on whichever thread makes an object, and Qt's may go on theirs only
        gc.disable()
        _Line._open += 1

    def end(self, made: object, trouble: BaseException | None) -> None:
        """Say that the work is over; for the worker."""
        with self._speaking:
            self.ended.emit(made, trouble)

    def _close(self) -> None:
        with self._speaking:
            # gone before everybody was told, some would never be
            self.deleteLater()
        _Line._open -= 1
        if not _Line._open:
            gc.enable()


class QuietStrip(QObject):
    """Pass on what a strip would show, to whoever shows it; it takes no room of its own.

    Signals:
        begun(str): what is being done.
        stepped(int, int, str, float): steps done, steps there are, words, seconds left.
        ended(): it is done, or was stopped.
        cancel_pressed(): stop the work.
    """

    begun = Signal(str)
    stepped = Signal(int, int, str, float)
    ended = Signal()
    cancel_pressed = Signal()

    def begin(self, title: str) -> None:
        """Say what is being done."""
        self.begun.emit(title)

    def show_step(self, done: int, total: int, words: str, seconds_left: float = 0) -> None:
        """Say how far it is."""
        self.stepped.emit(done, total, words, seconds_left)

    def end(self) -> None:
        """Say that it is over."""
        self.ended.emit()


class Job(QObject):
    """Run one piece of work at a time, and show it in a strip when it takes more than a second.

    The work must not touch the records: their one connection belongs to the thread of the
    window. It is given what it needs, and gives back what it made.

    Args:
        strip: shows the work; it owns this object.

    Signals:
        finished: what the work gave back.
        cancelled: it was stopped, and gave nothing back.
        refused: why it could not be done, in words.
    """

    finished = Signal(object)
    cancelled = Signal()
    refused = Signal(str)

    def __init__(self, strip: ProgressStrip | QuietStrip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._title = ""
        self._stop = Event()
        self._line: _Line | None = None
        self._watch = QElapsedTimer()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show)
        strip.cancel_pressed.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Tell whether work is under way."""
        return self._line is not None

    def start(self, title: str, work: Work) -> None:
        """Begin the work; its end is told by one of the signals.

        Raises:
            RuntimeError: the work of before is still under way.
        """
        if self.running:
            raise RuntimeError("one job at a time")
        self._title = title
        self._stop = Event()
        self._line = line = _Line(QCoreApplication.instance())
        line.told.connect(self._tell)
        line.ended.connect(self._end)
        self.destroyed.connect(self._stop.set)
        self._watch.start()
        self._patience.start()
        QThreadPool.globalInstance().start(_runner(work, line, self._stop))

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next step."""
        self._stop.set()

    def _show(self) -> None:
        self._strip.begin(self._title)

    def _tell(self, done: int, total: int, words: str) -> None:
        passed = self._watch.elapsed() / _MS
        left = passed / done * (total - done) if done else 0
        self._strip.show_step(done, total, words, left)

    def _end(self, made: object, trouble: BaseException | None) -> None:
        stopped = self._stop.is_set()
        self._line = None
        self._patience.stop()
        self._strip.end()
        if isinstance(trouble, PlannerError):
            self.refused.emit(str(trouble))
        elif trouble is not None:
            # raised again here, where the one hook takes it
            raise trouble
        elif stopped:
            self.cancelled.emit()
        else:
            self.finished.emit(made)


def _runner(work: Work, line: _Line, stop: Event) -> Callable[[], None]:
    def report(done: int, total: int, words: str) -> bool:
        line.told.emit(done, total, words)
        return not stop.is_set()

    def run() -> None:
        try:
            made = work(report)
        except Stopped:
            line.end(None, None)
        except BaseException as trouble:  # noqa: BLE001  # carried to the thread of the hook
            line.end(None, trouble)
        else:
            line.end(made, None)

    return run
