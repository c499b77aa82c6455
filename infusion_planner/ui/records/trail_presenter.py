"""Reads the trail a page at a time, and checks the whole of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.records.steps import Steps

if TYPE_CHECKING:
    from infusion_planner.cards.trail import TrailHead, TrailLine, TrailPage
    from infusion_planner.cards.trail_check import TrailCheck
    from infusion_planner.cards.trail_reader import TrailReader
    from infusion_planner.domain.trail_filter import TrailFilter
    from infusion_planner.ui.records.trail_tab import TrailTab
    from infusion_planner.ui.session import Session

_FARTHEST = 10
"""Pages that are read at once at most, so that the chosen entry stays in the table."""
_STOPPED = VerdictCard("info", "Check stopped", "Nothing was noted. Begun again, it begins anew.")


class TrailPresenter(QObject):
    """Show the trail, or the history of one record.

    Args:
        session: of the person signed in.
        panel: the tab; it owns this object.

    Signals:
        about_changed: whose history is shown; empty for the whole trail.
    """

    about_changed = Signal(str)

    def __init__(self, session: Session, panel: TrailTab) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._patient_id = ""
        self._lines: tuple[TrailLine, ...] = ()
        self.steps = Steps(panel.progress)
        self._check: TrailCheck | None = None
        self.steps.finished.connect(self._end_check)
        self.steps.cancelled.connect(self._say_stopped)
        self.steps.refused.connect(self._say_refused)
        panel.filters.changed.connect(self.read)
        panel.line_chosen.connect(self._show_entry)
        panel.more_pressed.connect(self._read_older)
        panel.verify_pressed.connect(self.verify)
        panel.retry_pressed.connect(self.refresh)
        panel.everybody_pressed.connect(self._show_whole)

    def open(self, patient_id: str = "") -> None:
        """Open the trail, which is itself noted.

        Args:
            patient_id: whose history; empty for everybody's.

        Raises:
            NotPermitted: the person's roles do not read the trail.
            Refused: the patient is no longer in the records.
        """
        head = self._trail.open(patient_id)
        self._patient_id = patient_id
        self._panel.everybody.setVisible(bool(patient_id))
        self._show_head(head)
        self._panel.filters.keep_to(patient_id)
        self._panel.begin()

    def refresh(self) -> None:
        """Read again what is shown."""
        try:
            self._show_head(self._trail.head(self._patient_id))
        except PlannerError as trouble:
            self._panel.show_trouble(str(trouble))
            return
        self.read()

    def read(self) -> None:
        """Read the newest entries that fit the filter, as far as the chosen one if that fits."""
        self._lines = ()
        self._read(None, self._panel.chosen_seq())

    def show_from(self, seq: int) -> None:
        """Show the trail from an entry on, older ones after it, and choose that entry."""
        self._panel.filters.empty()
        self._lines = ()
        self._read(seq + 1)
        self._panel.choose_first()

    def verify(self) -> None:
        """Check the whole trail, and every row against it."""
        if self.steps.running:
            return
        self._session.tell_refusal(self._begin_check)

    def _begin_check(self) -> None:
        self._check = check = self._trail.check()
        self._panel.set_busy(busy=True)
        self._panel.strip.hide()
        self.steps.start("Checking the trail", check.step, lambda: check.progress)

    def _end_check(self) -> None:
        check, self._check = self._check, None
        self._panel.set_busy(busy=False)
        if check is not None:
            self._session.tell_refusal(partial(self._show_result, check))

    def _show_result(self, check: TrailCheck) -> None:
        verdict = check.end()
        self.read()
        self._panel.show_strip(verdict)

    def _say_stopped(self) -> None:
        self._say(_STOPPED)

    def _say_refused(self, words: str) -> None:
        self._say(VerdictCard("blocked", "Not checked", words))

    def _say(self, card: VerdictCard) -> None:
        self._check = None
        self._panel.set_busy(busy=False)
        self._panel.show_strip(card)

    @property
    def _trail(self) -> TrailReader:
        return self._session.read.of_trail

    def _show_head(self, head: TrailHead) -> None:
        self._panel.filters.show_head(head)
        self._panel.show_strip(head.strip)
        self.about_changed.emit(head.about)

    def _show_whole(self) -> None:
        self._session.tell_refusal(self.open)

    def _read_older(self) -> None:
        self._read(self._lines[-1].seq)

    def _read(self, before: int | None, down_to: int | None = None) -> None:
        try:
            page, lines = self._pages(before, down_to)
        except PlannerError as trouble:
            self._panel.show_trouble(str(trouble))
            return
        self._lines = (*self._lines, *lines)
        self._panel.show_page(page, self._lines)
        if self._panel.chosen_seq() is None:
            self._panel.show_entry(None)

    def _pages(
        self, before: int | None, down_to: int | None
    ) -> tuple[TrailPage, tuple[TrailLine, ...]]:
        """Read a page, and those after it down to an entry; give the last with all lines."""
        narrow, more = self._panel.filters.value(), 0
        page = self._trail.page(narrow, before)
        lines = page.lines
        if down_to is not None and page.has_more and self._fits(narrow, down_to):
            more = _FARTHEST - 1
        while page.has_more and more and lines[-1].seq > (down_to or 0):
            page, more = self._trail.page(narrow, lines[-1].seq), more - 1
            lines = (*lines, *page.lines)
        return page, lines

    def _fits(self, narrow: TrailFilter, seq: int) -> bool:
        return any(line.seq == seq for line in self._trail.page(narrow, seq + 1).lines[:1])

    def _show_entry(self, line: TrailLine | None) -> None:
        card = None
        if line is not None:
            try:
                card = self._trail.entry(line.seq)
            except PlannerError as trouble:
                self._panel.show_trouble(str(trouble))
                return
        self._panel.show_entry(card)
