"""Keeps the list for the biller true, saves it as a table and leads to its print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from infusion_planner.cards.claim_list import ClaimListCard
from infusion_planner.domain.errors import PaperError, PlannerError, Refused
from infusion_planner.domain.trail import Event, Note
from infusion_planner.ui.forms.paper_job import save_whole
from infusion_planner.ui.forms.place import ask_document
from infusion_planner.ui.given_course.presenter import GivenCoursePresenter

if TYPE_CHECKING:
    from infusion_planner.domain.course import Course
    from infusion_planner.ui.billing.panel import ClaimsPanel
    from infusion_planner.ui.session import Session

_NOTHING = (
    "Nothing was given here yet, so there is nothing for the biller. Record an infusion first."
)


class ClaimsPresenter(GivenCoursePresenter):
    """Show what goes to the biller of one patient's courses.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        print_asked(str): print the list of this course.
    """

    print_asked = Signal(str)

    def __init__(self, session: Session, panel: ClaimsPanel) -> None:
        super().__init__(session, panel)
        self._panel = panel
        self._card: ClaimListCard | None = None
        panel.save_pressed.connect(self._ask_place)
        panel.print_pressed.connect(self._print)

    def _given_here(self, patient_id: str) -> tuple[Course, ...]:
        courses = self._session.read.of_payer.given_here(patient_id)
        if not courses:
            raise Refused(_NOTHING)
        return courses

    def _read_card(self, course_id: str) -> None:
        card = self._session.read.of_payer.claim_list(course_id).card
        if not isinstance(card, ClaimListCard):
            raise AssertionError("the list for the biller is another sheet")
        self._card = card

    def _show_card(self) -> None:
        self._panel.show_card(self._shown())

    def _ask_place(self) -> None:
        name = table_name(self._shown())
        ask_document(self._panel, "Save the list as a table", name, self.save_to, "Table (*.csv)")

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

    def _shown(self) -> ClaimListCard:
        if self._card is None:
            raise AssertionError("a button was pressed before a list was shown")
        return self._card


def table_name(card: ClaimListCard) -> str:
    """Name the file by sheet, MRN and course; no name, no birth date."""
    words = f"{card.stamp.code} {card.identity.mrn} course {card.course}"
    return re.sub(r"[^A-Za-z0-9]+", "-", words) + ".csv"
