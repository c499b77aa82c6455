"""Reads the watch list a patient at a time, and opens the patient of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.ui.records.steps import Steps

if TYPE_CHECKING:
    from infusion_planner.cards.watch_reader import WatchRun
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.watch.panel import WatchPanel


class WatchPresenter(QObject):
    """Keep the page of the watch list true.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        opened(str): row id of the patient to be shown.
    """

    opened = Signal(str)

    def __init__(self, session: Session, panel: WatchPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._run: WatchRun | None = None
        self._steps = Steps(panel.strip)
        self._steps.finished.connect(self._show)
        self._steps.cancelled.connect(self._show)
        self._steps.refused.connect(panel.show_trouble)
        panel.opened.connect(self.opened)

    def show(self) -> None:
        """Read the list anew; what is read is shown when all of it is there.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        self._run = run = self._session.read.of_watch.begin()
        self._steps.start("Reading the watch list", run.step, run.progress)
        self._panel.focus_lines()

    def _show(self) -> None:
        if self._run is not None:
            self._panel.show_card(self._run.card())
