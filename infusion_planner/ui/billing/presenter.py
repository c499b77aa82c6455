"""Keeps the list for the biller true, saves it as a table and leads to its print."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from infusion_planner.cards.claim_list import ClaimListCard
from infusion_planner.domain.errors import PaperError, PlannerError, Refused
from infusion_planner.domain.trail import Event, Note
from infusion_planner.ui.forms.paper_job import save_whole

if TYPE_CHECKING:
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.billing.panel import ClaimsPanel
    from infusion_planner.ui.session import Session

_NOTHING = (
    "Nothing was given here yet, so there is nothing for the biller. Record an infusion first."
)


class ClaimsPresenter(QObject):
    """Show what goes to the biller of one patient's courses.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        print_asked(str): print the list of this course.
        closed(str): the page of this patient was left.
    """

    print_asked = Signal(str)
    closed = Signal(str)

    def __init__(self, session: Session, panel: ClaimsPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._patient_id = ""
        self._course_id = ""
        self._card: ClaimListCard | None = None
        session.changed.connect(self._hear)
        panel.course_chosen.connect(self._take_course)
        panel.save_pressed.connect(self._ask_place)
        panel.print_pressed.connect(self._print)
        panel.back_pressed.connect(self._close)

    def show(self, patient_id: str) -> None:
        """Show the newest course of which anything was given here.

        Raises:
            Refused: nothing was given here, or the patient is no longer in the records.
        """
        if patient_id != self._patient_id:
            self._course_id = ""
        self._read(patient_id)
        self._panel.begin()

    def _read(self, patient_id: str) -> None:
        courses = self._session.read.of_payer.given_here(patient_id)
        if not courses:
            raise Refused(_NOTHING)
        ids = [course.id for course in courses]
        self._course_id = self._course_id if self._course_id in ids else ids[0]
        card = self._session.read.of_payer.claim_list(self._course_id).card
        if not isinstance(card, ClaimListCard):
            raise AssertionError("the list for the biller is another sheet")
        self._patient_id, self._card = patient_id, card
        offered = tuple((f"Course {course.number}", course.id) for course in courses)
        self._panel.offer_courses(offered, self._course_id)
        self._panel.show_card(card)

    def _hear(self, change: Change) -> None:
        if not self._patient_id or not change.touches_patient(self._patient_id):
            return
        try:
            self._read(self._patient_id)
        except PlannerError:
            # the only infusion was undone; the patient's page says what is left
            self._close()

    def _take_course(self, course_id: str) -> None:
        self._course_id = course_id
        self._session.tell_refusal(partial(self._read, self._patient_id))
        self._panel.begin()

    def _ask_place(self) -> None:
        dialog = QFileDialog(self._panel, "Save the list as a table")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Table (*.csv)")
        dialog.setDefaultSuffix("csv")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.selectFile(table_name(self._shown()))
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Save the list as a table, and note that it left the program.

        Args:
            path: the file.
        """
        card, name = self._shown(), Path(path).name
        try:
            save_whole(self._session.doors.claim_table(card).encode(), path, "The table")
            title = f"Exported the claim list of course {card.course}"
            self._session.note(Note(Event.EXPORT, title, self._patient_id, details=name))
        except PaperError as trouble:
            self._panel.say("blocked", str(trouble))
        except PlannerError as trouble:
            words = f"The table was saved as {name}, but that could not be noted. {trouble}"
            self._panel.say("blocked", words)
        else:
            self._panel.say("ok", f"The table was saved as {name}. No claim was sent.")

    def _print(self) -> None:
        self.print_asked.emit(self._course_id)

    def _close(self) -> None:
        patient_id, self._patient_id = self._patient_id, ""
        self.closed.emit(patient_id)

    def _shown(self) -> ClaimListCard:
        if self._card is None:
            raise AssertionError("a button was pressed before a list was shown")
        return self._card


def table_name(card: ClaimListCard) -> str:
    """Name the file by sheet, MRN and course; no name, no birth date."""
    words = f"{card.stamp.code} {card.identity.mrn} course {card.course}"
    return re.sub(r"[^A-Za-z0-9]+", "-", words) + ".csv"
