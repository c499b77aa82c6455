"""A person's stay: from the moment they may work until their records are closed."""
# ruff: noqa: PLC0415  # the frame brings the list and its search along, which nobody needs before

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.way_in import build_leaving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from infusion_planner.domain.trail import Note
    from infusion_planner.ui.accounts import KeyChange
    from infusion_planner.ui.doors import Doors, Office
    from infusion_planner.ui.lock.presenter import ScreenLock
    from infusion_planner.ui.page_stack import PageStack
    from infusion_planner.ui.people.leaving_panel import LeavingPresenter
    from infusion_planner.ui.session import Session
    from infusion_planner.ui.shell.presenter import FramePresenter
    from infusion_planner.ui.shell.ways_back import Place

_EVENING, _SHIFT = "CLOSE", "SIGN_OUT"
"""The `Way` on which the records are closed for the day, and the one of who goes before."""


class Stay(QObject):
    """Give one person the frame to work in, and close their records when they leave.

    It outlives each person: where somebody was who was locked out is known when they come back.

    Args:
        stack: shows the pages.
        window: what a lock hides; it owns this object.

    Attributes:
        session: of the person signed in; None while nobody is.
        frame: of the person signed in; None while nobody is, or while the records are being left.
        lock: what locks the screen of the person signed in; None while nobody is.

    Signals:
        named(str): the center whose records are open.
        lock_due(str): the records are to be closed and the person asked again; why, in words.
        signed_out(object): the records are to be closed; a `Note` on how they were left, or None.
        restore_asked(object): the records are to be closed and a backup restored; None to choose
            one.
        handed_over(str, str): the records were closed; who goes on, and what is said to them.
        reopened(object): the `Office` of the same person, whose records got new keys.
    """

    named = Signal(str)
    lock_due = Signal(str)
    signed_out = Signal(object)
    restore_asked = Signal(object)
    reopened = Signal(object)
    handed_over = Signal(str, str)

    def __init__(self, stack: PageStack, window: QWidget) -> None:
        super().__init__(window)
        self._stack = stack
        self._window = window
        self.session: Session | None = None
        self.frame: FramePresenter | None = None
        self.lock: ScreenLock | None = None
        self._renewal: LeavingPresenter | None = None
        self._places: dict[str, Place] = {}
        self._is_leaving = False

    @property
    def has_unsaved(self) -> bool:
        """Tell whether a page holds what nobody has saved."""
        return self.frame is not None and self.frame.pages.has_unsaved()

    @property
    def is_busy(self) -> bool:
        """Tell whether the records are being closed or get new keys, which nobody may cut short."""
        renews = self._renewal is not None and self._renewal.is_busy
        return renews or self._is_leaving

    @property
    def evening_is_due(self) -> bool:
        """Tell whether something has to be made before the records are closed for the day."""
        return self.backup_is_due or self._downtime_is_due()

    def _downtime_is_due(self) -> bool:
        return self.session is not None and self.session.downtime.is_due()

    def _pack_waits(self, name: str) -> bool:
        """Tell whether the downtime pack is to be written before the records are left like this."""
        if name == _EVENING:
            return self._downtime_is_due()
        session = self.session
        return name == _SHIFT and session is not None and session.downtime.is_due_tonight()

    @property
    def backup_is_due(self) -> bool:
        """Tell whether a backup has to be made before the records are closed."""
        return self.session is not None and self.session.backups.is_due_at_end()

    def begin(self, office: Office, doors: Doors) -> None:
        """Show the frame of a person who may work now."""
        from infusion_planner.ui.lock.presenter import ScreenLock
        from infusion_planner.ui.session import Session
        from infusion_planner.ui.shell.panel import FramePanel
        from infusion_planner.ui.shell.presenter import FramePresenter

        panel = FramePanel(office.roles)
        self.session = session = Session(office, doors)
        session.keys_asked.connect(partial(self._ask_to_renew, office))
        session.restore_asked.connect(self._leave_to_restore)
        self.frame = frame = FramePresenter(session, panel)
        frame.center_named.connect(self.named)
        frame.signed_out.connect(self._back_up_and_sign_out)
        frame.switch_asked.connect(self._switch_user)
        frame.handover.handed_over.connect(self._hand_over)
        self._stack.turn_to(panel)
        frame.start(self._come_back(session))
        self.lock = ScreenLock(session, self._window, self._stack)
        self.lock.closing.connect(self.lock_due)
        self.lock.switch_asked.connect(self._switch_user)
        frame.lock_asked.connect(self.lock.lock)
        self.lock.start()

    def _come_back(self, session: Session) -> Place | None:
        """Give where the person was who was locked out, and say so in the trail."""
        from infusion_planner.domain.trail import Event, Note

        place = self._places.pop(session.person, None)
        if place is not None:
            # what went wrong with the records is said by the page
            with suppress(PlannerError):
                session.note(Note(Event.UNLOCK, "Signed in again and went on"))
        return place

    def leave(self, step: Callable[[], None]) -> None:
        """Take a step that leaves the page, after asking where work is unsaved."""
        if self.frame is not None:
            self.frame.leave(step)

    def break_off(self, ended: str, note: Note) -> None:
        """Keep what is typed and where the person is, then have the records closed.

        Args:
            ended: why, in words, for the person when they come back.
            note: how they were left.
        """
        if self.session is None or self.frame is None:
            return
        self._places[self.session.person] = self.frame.ways_back.place(ended)
        # what goes wrong with it stands in the trail; a lock asks nobody
        self.session.write_pack_before_lock()
        self.session.back_up_before_lock()
        self.signed_out.emit(note)

    def _switch_user(self) -> None:
        from infusion_planner.domain.trail import Event, Note

        self.break_off("the user was switched", Note(Event.SIGN_OUT, "Switched user"))

    def _hand_over(self, to: str, said: str) -> None:
        """Close the records for one person, and ask for the next one by name."""
        from infusion_planner.domain.trail import Event, Note

        note = Note(Event.SIGN_OUT, f"Handed over to {to} and signed out")
        self.break_off("you handed over", note)
        self.handed_over.emit(to, said)

    def _back_up_and_sign_out(self) -> None:
        self.leave_by(_SHIFT, partial(self.signed_out.emit, None))

    def _leave_to_restore(self, backup: Path | None) -> None:
        """Close the records, which a restore replaces, after asking where work is unsaved."""
        close = partial(self.restore_asked.emit, backup)
        self.leave(partial(self.leave_by, "RESTORE", close))

    def leave_by(self, name: str, step: Callable[[], object]) -> None:
        """Take a step that closes the records, after the backup that is due before it.

        Args:
            name: of the `Way` the records are left.
            step: closes them.
        """
        session = self.session
        if session is not None and self._pack_waits(name):
            self._write_downtime(session, name, partial(self._back_up, name, step))
        else:
            self._back_up(name, step)

    def _write_downtime(self, session: Session, name: str, step: Callable[[], object]) -> None:
        """Write the downtime pack, then go on closing."""
        from infusion_planner.ui.backups.leaving import Way
        from infusion_planner.ui.backups.leaving_panel import LeavingPanel
        from infusion_planner.ui.paper.evening import Evening

        panel = LeavingPanel(Way[name].value)
        evening = Evening(session.downtime, panel, asks=name == _EVENING)
        evening.done.connect(step)
        self._rest(session)
        self._stack.turn_to(panel)
        evening.start()

    def _rest(self, session: Session) -> None:
        """Let nothing go on but what has to be made before the records are closed."""
        session.drafts.rest()
        _halt(self.frame)
        # the session has to outlive the frame, which goes now
        session.setParent(self)
        self._is_leaving, self.frame = True, None

    def _back_up(self, name: str, step: Callable[[], object]) -> None:
        session = self.session
        if session is None or not self.backup_is_due:
            step()
            return
        # most who look something up change nothing
        from infusion_planner.ui.backups.leaving import Leaving, Way
        from infusion_planner.ui.backups.leaving_panel import LeavingPanel

        way = Way[name]
        panel = LeavingPanel(way.value)
        leaving = Leaving(session.backups, panel, way)
        leaving.done.connect(step)
        self._rest(session)
        self._stack.turn_to(panel)
        leaving.start()

    def _ask_to_renew(self, office: Office, change: KeyChange) -> None:
        """Make new keys, after asking where work is unsaved."""
        self.leave(partial(self._renew, office, change))

    def _renew(self, office: Office, change: KeyChange) -> None:
        session = self.session
        if session is None or session.doors.renew_keys is None:
            return
        renewal = session.doors.renew_keys(office, change)
        # from here on the steps close the records and open them again
        self._end_lock()
        session.backups.rest()
        session.drafts.rest()
        _halt(self.frame)
        self.session, self.frame = None, None
        panel, self._renewal = build_leaving(renewal, session.doors)
        self._renewal.finished.connect(self._end_renewal)
        self._stack.turn_to(panel)
        self._renewal.start()

    def _end_renewal(self, office: Office | None) -> None:
        self._renewal = None
        if office is None:
            self.signed_out.emit(None)
        else:
            self.reopened.emit(office)

    def _end_lock(self) -> None:
        lock, self.lock = self.lock, None
        if lock is not None:
            lock.end()
            lock.deleteLater()

    def let_go(self, note: Note | None = None) -> None:
        """Close the records; `note` says how they were left, signed out when None."""
        self._end_lock()
        if self.session is not None:
            self.session.drafts.rest()
            # the pages go with the next turn of the loop; until then none may look at the records
            _halt(self.frame)
            self.session.close(note)
            self.session.deleteLater()
        if self._renewal is not None and self._renewal.leaving.office is not None:
            self._renewal.leaving.office.close()
        self.session, self.frame, self._renewal = None, None, None
        self._is_leaving = False


def _halt(frame: FramePresenter | None) -> None:
    """Let nothing of a frame happen by itself any more."""
    panel = None if frame is None else frame.parent()
    for timer in () if panel is None else panel.findChildren(QTimer):
        timer.stop()
