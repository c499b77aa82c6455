"""The frame of a signed-in person: what was done and refused, the clock, the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.roles import MANAGERS
from infusion_planner.ui.forms.clock import WallClock
from infusion_planner.ui.handover.presenter import HandoverPresenter
from infusion_planner.ui.shell.anchor_timer import AnchorTimer
from infusion_planner.ui.shell.backup_watch import BackupWatch
from infusion_planner.ui.shell.calendar_page import WAITING
from infusion_planner.ui.shell.closing_pages import REPLAN
from infusion_planner.ui.shell.day_pages import RUN
from infusion_planner.ui.shell.draft_presenter import PROGRAM_ENDED, DraftPresenter
from infusion_planner.ui.shell.emergency import EmergencyWatch
from infusion_planner.ui.shell.keys import open_help
from infusion_planner.ui.shell.pages import Pages
from infusion_planner.ui.shell.panel import (
    CALENDAR,
    PATIENTS,
    RECORDS,
    RULES,
    SETTINGS,
    TODAY,
    WATCH,
)
from infusion_planner.ui.shell.paper_pages import DAYS, FROM_PAPER, PACK
from infusion_planner.ui.shell.ways_back import WaysBack

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.domain.change import Change
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.panel import FramePanel
    from infusion_planner.ui.shell.ways_back import Place

# the name of each page, and the screen of the rail it belongs to
_SCREEN_OF = {
    **{screen: screen for screen in (TODAY, CALENDAR, WATCH, SETTINGS, RULES, RECORDS)},
    **dict.fromkeys((RUN, PACK, DAYS, FROM_PAPER), TODAY),
    REPLAN: CALENDAR,
    WAITING: CALENDAR,
}
_UNSEARCHED = (
    "Not searched: what is typed on this page is not saved. Save it or leave it, then search. Enter"
    " asks whether to leave it."
)


class FramePresenter(QObject):
    """Leads through the pages and tells what every act came to.

    Attributes:
        pages: the pages.
        handover: of the patients in the chairs, from one person to the next.
        watch: over emergency access to restricted charts.
        ways_back: the ways to where the person was.

    Args:
        session: of the person signed in; it lives as long as the frame.
        panel: the frame; it owns this object.

    Signals:
        signed_out: the person leaves; nothing unsaved is left behind unasked.
        lock_asked: hide the screen.
        switch_asked: somebody else wants to sign in; unsaved work is kept for this person.
        center_named: the center's name, at first and when it changes.
    """

    signed_out = Signal()
    lock_asked = Signal()
    switch_asked = Signal()
    center_named = Signal(str)

    def __init__(self, session: Session, panel: FramePanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        session.setParent(panel)
        self.pages = Pages(session, panel.stack)
        self.ways_back = WaysBack(session, self.pages)
        self._drafts = DraftPresenter(session, panel.drafts)
        self._clock = WallClock(session.doors.now, self)
        self._anchor = AnchorTimer(session, self)
        self._backups = BackupWatch(session, panel)
        self._connect_session()
        self._connect_panel()

    def _connect_session(self) -> None:
        self._session.changed.connect(self._show_change)
        self._session.refused.connect(self._panel.message.say)
        self.pages.refused.connect(self._panel.message.say)
        self.pages.shown.connect(self._turn_rail)
        self.pages.filtered.connect(self._follow_filter)
        self.pages.patients.unsearched.connect(self._say_unsearched)
        self.pages.stayed.connect(self._drop_search)
        self._drafts.go_on_asked.connect(self.ways_back.go_on)
        self.ways_back.refused.connect(self._panel.message.say)
        self._session.drafts.failed.connect(self._panel.message.say)
        self._clock.ticked.connect(self._panel.status.show_clock)
        self._clock.day_passed.connect(self.pages.refresh)
        self._clock.day_passed.connect(self._name_center)
        self._backups.backups_asked.connect(self.pages.open_backups)

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.screen_chosen.connect(self._open_screen)
        panel.searched.connect(self.pages.patients.search)
        self.handover = HandoverPresenter(self._session, panel)
        self.handover.taken_over.connect(self.pages.days.open_today)
        self.watch = EmergencyWatch(self._session, self.pages, panel)
        panel.search_left.connect(self.pages.patients.leave_search)
        panel.search_given_up.connect(self._give_up_search)
        panel.search_ended.connect(self._end_search)
        panel.back_pressed.connect(self.pages.back)
        panel.new_pressed.connect(self.pages.register)
        panel.refresh_pressed.connect(self.pages.refresh)
        panel.help_pressed.connect(self._help)
        panel.undo_pressed.connect(self._undo)
        panel.redo_pressed.connect(self._redo)
        panel.sign_out_pressed.connect(self._ask_out)
        panel.top.lock_pressed.connect(self.lock_asked)
        panel.top.switch_pressed.connect(self.switch_asked)

    def start(self, place: Place | None = None) -> None:
        """Show the first screen the person may open, or where they were before a lock.

        What was not saved is offered, and what has to be said once is said.
        """
        self._name_center()
        self._clock.start()
        self._backups.start()
        self._anchor.start()
        screens = self._panel.screens
        self._open_screen(PATIENTS if PATIENTS in screens else screens[0])
        if place is not None:
            self.ways_back.return_to(place)
        self._show_due()
        if self._session.notice:
            self._panel.message.say(self._session.notice)
        self._drafts.start(PROGRAM_ENDED if place is None else place.ended)
        self.handover.start()

    def leave(self, step: Callable[[], None]) -> None:
        """Take a step out of the window, after asking where work is unsaved."""
        self.pages.go(step)

    def _name_center(self) -> None:
        center, book = self._session.read.center(), self._session.read.book
        self._panel.top.show_person(center.name, self._session.person)
        self._panel.status.show_file(
            self._session.doors.file_words,
            rules=f"Rule set {book.version}",
            overdue=book.overdue_words(self._session.read.today()),
            sample=center.is_sample,
        )
        self.center_named.emit(center.name)

    def _show_change(self, change: Change) -> None:
        self._panel.show_done(change.title, undoable=change.undoable)
        if change.touches("center"):
            self._name_center()
        if change.touches("trail_review"):
            self._show_due()

    def _show_due(self) -> None:
        """Tell whoever signs off the trail that this is due, wherever they work."""
        if MANAGERS & self._session.roles:
            self._panel.show_due(RECORDS, int(self._session.read.review_is_due()))

    def _turn_rail(self, page: str) -> None:
        screen = _SCREEN_OF.get(page, PATIENTS)
        self._panel.rail.select(screen)
        self._panel.message.put_away()
        # the list has a button of its own for the key
        charts = PATIENTS in self._panel.screens
        self._panel.new_key.setEnabled(charts and page != PATIENTS)
        if page != PATIENTS:
            self._panel.top.clear_search()

    def _follow_filter(self, words: str) -> None:
        """Never let the top name what the list is not searched for."""
        if self._panel.top.search_words != words:
            self._panel.top.clear_search()

    def _say_unsearched(self) -> None:
        # once, not at every key
        if self._panel.message.words != _UNSEARCHED:
            self._panel.message.say(_UNSEARCHED)

    def _end_search(self) -> None:
        """Let nothing stand in the search that nothing is searched for."""
        if self.pages.has_unsaved():
            self._panel.top.clear_search()
        if self._panel.message.words == _UNSEARCHED:
            self._panel.message.put_away()

    def _drop_search(self) -> None:
        self._panel.leave_search()
        self._end_search()

    def _give_up_search(self) -> None:
        self.pages.patients.give_up_search()
        self._drop_search()

    def _open_screen(self, screen: str) -> None:
        # until the page is left, the rail goes on naming it
        if self.pages.at:
            self._panel.rail.select(_SCREEN_OF.get(self.pages.at, PATIENTS))
        ways = {
            CALENDAR: self.pages.calendar.open,
            TODAY: self.pages.days.open_today,
            WATCH: self.pages.open_watch,
            SETTINGS: self.pages.open_settings,
            RULES: self.pages.open_rules,
            RECORDS: self.pages.open_records,
        }
        ways.get(screen, self.pages.open_patients)()

    def _help(self) -> None:
        open_help(self._panel)

    def _undo(self) -> None:
        if self._session.undo() is not None:
            self._panel.offer_redo()

    def _redo(self) -> None:
        self._session.redo()

    def _ask_out(self) -> None:
        self.pages.go(self.signed_out.emit)
