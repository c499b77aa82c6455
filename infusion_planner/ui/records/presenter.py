"""The page of the records: its tabs, each read when it is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.ui.records.export_presenter import ExportPresenter
from infusion_planner.ui.records.review_presenter import ReviewPresenter
from infusion_planner.ui.records.review_tab import ReviewTab
from infusion_planner.ui.records.starts_tab import StartsTab
from infusion_planner.ui.records.trail_presenter import TrailPresenter
from infusion_planner.ui.records.trail_tab import TrailTab

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from infusion_planner.ui.records.panel import RecordsPanel
    from infusion_planner.ui.session import Session


class RecordsPresenter(QObject):
    """Lead through what is about the records as a whole.

    A further tab is one line in `__init__`: its words, its page, what reads it, what can be done.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.
    """

    def __init__(self, session: Session, panel: RecordsPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._reads: list[Callable[[], None]] = []
        trail, review = TrailTab(session.read.today), ReviewTab()
        self.trail = TrailPresenter(session, trail)
        self.export = ExportPresenter(session, trail)
        self.review = ReviewPresenter(session, review)
        starts = StartsTab()
        self._trail_at = self._add("&Trail", trail, self.trail.refresh, trail.acts)
        self._review_at = self._add("Re&views", review, self.review.read)
        self._add("St&arts", starts, partial(self._read_starts, session, starts))
        self.export.noted.connect(self.trail.read)
        self.trail.about_changed.connect(self._name)
        self.review.counted.connect(self._count)
        self.review.entry_asked.connect(self._show_entry)
        panel.tabs.chosen.connect(self._read)

    def _add(
        self, words: str, page: QWidget, read: Callable[[], None], acts: QWidget | None = None
    ) -> int:
        self._reads.append(read)
        return self._panel.add_tab(words, page, acts)

    def show(self, patient_id: str = "") -> None:
        """Open the trail, or the history of one record; that is itself an entry.

        Args:
            patient_id: whose history; empty for everybody's.

        Raises:
            NotPermitted: the person's roles do not read the trail.
            Refused: the patient is no longer in the records.
        """
        self.trail.open(patient_id)
        self.review.read()
        self._panel.tabs.choose(self._trail_at)

    def refresh(self) -> None:
        """Read again what is shown."""
        self._reads[self._panel.tabs.place]()

    def _read(self, place: int) -> None:
        if place != self._trail_at:
            self._reads[place]()

    @staticmethod
    def _read_starts(session: Session, tab: StartsTab) -> None:
        tab.show_card(session.read.of_starts.choices())

    def _name(self, about: str) -> None:
        self._panel.set_note(f"History of {about}" if about else "")

    def _count(self, count: int) -> None:
        self._panel.tabs.show_count(self._review_at, count)

    def _show_entry(self, seq: int) -> None:
        self._panel.tabs.choose(self._trail_at)
        self.trail.show_from(seq)
