"""The patients list: read once, searched as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from infusion_planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from infusion_planner.cards.patients import PatientLine
    from infusion_planner.cards.restricted import EmergencyReviewLine
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.patients.panel import PatientsPanel
    from infusion_planner.ui.patients.search import Finder
    from infusion_planner.ui.session import Session

_AT_ONCE = 100
"""More lines than a screen shows; of a larger list the rest is read once these are painted."""
_PAINTED_MS = 30
_PREPARE_MS = 400
_REST_MS = 1500
"""So long a search has to rest before it is one to be noted; a key is none."""


class PatientsPresenter(QObject):
    """Keeps the list as the records have it, and shows what is searched for.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        opened: the row id of the patient to be shown.
        register_asked: a new patient is to be registered.
        filtered: what is searched for now.
    """

    opened = Signal(str)
    register_asked = Signal()
    filtered = Signal(str)

    def __init__(self, session: Session, panel: PatientsPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._lines: tuple[PatientLine, ...] = ()
        self._finder: Finder | None = None
        # ready before the first key, but not before the list is on the screen
        self._prepare = QTimer(self)
        self._prepare.setSingleShot(True)
        self._prepare.timeout.connect(self._ready_finder)
        self._is_whole = True
        self._rest_of_list = QTimer(self)
        self._rest_of_list.setSingleShot(True)
        self._rest_of_list.setInterval(_PAINTED_MS)
        self._rest_of_list.timeout.connect(self._read_rest)
        self._text, self._noted, self._found = "", "", 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.note_search)
        session.changed.connect(self._take)
        panel.filter_edited.connect(self.search)
        panel.retry_pressed.connect(self.show)
        panel.opened.connect(self._open)
        panel.reviews.review_pressed.connect(self._review)
        panel.register_pressed.connect(self.register_asked)

    def show(self) -> None:
        """Read the list and show it; the search stays."""
        # only at first: later the lines in sight may be any
        judged = None if self._lines else _AT_ONCE
        try:
            lines = self._session.read.patients(judged)
            self._panel.reviews.show_lines(self._session.read.emergencies_to_review())
        except PlannerError as trouble:
            self._panel.show_trouble(str(trouble))
            return
        self._lines, self._finder = lines, None
        self._is_whole = judged is None or len(lines) <= judged
        if not self._is_whole:
            # what is posted is painted before a timer of zero fires; only then time counts
            QTimer.singleShot(0, self._rest_of_list.start)
        self._prepare.start(_PREPARE_MS)
        self._panel.show_lines(lines)
        self._show_found()

    def _read_rest(self) -> None:
        """Read the whole list where its beginning stands; a page out of sight is read later."""
        if not self._is_whole and self._panel.isVisible():
            self._rest_of_list.stop()
            self.show()

    def _review(self, line: EmergencyReviewLine) -> None:
        # forms are loaded when one is needed, so that the list stands early
        from infusion_planner.ui.restricted.emergency_form import (  # noqa: PLC0415
            open_review_form,
        )

        open_review_form(self._session, self._panel, line)

    def search(self, text: str) -> None:
        """Show only who matches what is typed."""
        self._read_rest()
        self._text = text
        self._show_found()
        self._await_rest()
        self.filtered.emit(self._text)

    def choose(self, patient_id: str) -> None:
        """Choose the patient one comes from; a search that hides them is over."""
        shown = (getattr(line, "patient_id", "") for line in self._panel.table.table.lines)
        if patient_id not in shown:
            self.search("")
        self._panel.select_patient(patient_id)

    def note_search(self) -> None:
        """Write into the trail what is searched for now, once for each search."""
        self._rest.stop()
        words = " ".join(self._text.split())
        if words in {"", self._noted}:
            return
        self._noted = words
        self._session.tell_refusal(lambda: self._session.read.searched(words, self._found))

    def _await_rest(self) -> None:
        if self._text.strip():
            self._rest.start()
        else:
            # the next search is another one, whatever its words
            self._rest.stop()
            self._noted = ""

    def _open(self, patient_id: str) -> None:
        self.note_search()
        self.opened.emit(patient_id)

    def _show_found(self) -> None:
        lines, by_sound = self._lines, False
        if self._text.strip():
            found = self._ready_finder().find(self._text, self._session.read.today())
            lines, by_sound = found.lines, found.by_sound
        self._found = len(lines)
        self._panel.show_found(lines, self._text, by_sound=by_sound)

    def _ready_finder(self) -> Finder:
        if self._finder is None:
            # with the list on the screen, as whatever makes it ready
            from infusion_planner.ui.patients.search import Finder  # noqa: PLC0415

            self._finder = Finder(self._lines)
        return self._finder

    def _take(self, change: Change) -> None:
        # a page out of sight is read again when it is shown
        if self._panel.isVisible() and any(row.patient_id for row in change.rows):
            self.show()
