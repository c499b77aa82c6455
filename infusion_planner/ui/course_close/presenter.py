"""Keeps the page of a closed course true, and closes, signs and prints it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.recording.close_forms import open_close_form, open_sent_form
from infusion_planner.ui.recording.form import patient_words
from infusion_planner.ui.signing.dialog import SignDialog

if TYPE_CHECKING:
    from infusion_planner.cards.course_close import CourseCloseCard
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.signing import Signed
    from infusion_planner.ui.course_close.panel import CourseClosePanel
    from infusion_planner.ui.session import Session


class CourseClosePresenter(QObject):
    """Show the close of one patient's courses.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        print_asked(str, str): print a sheet, by its code, of this course.
        day_asked(str): show the run sheet of this infusion.
        closed(str): the page of this patient was left.
    """

    print_asked = Signal(str, str)
    day_asked = Signal(str)
    closed = Signal(str)

    def __init__(self, session: Session, panel: CourseClosePanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._patient_id = ""
        self._course_id = ""
        self._card: CourseCloseCard | None = None
        session.changed.connect(self._hear)
        panel.course_chosen.connect(self._take_course)
        panel.close_pressed.connect(self._close_course)
        panel.send_pressed.connect(self._send)
        panel.sign_pressed.connect(self._sign)
        panel.day_opened.connect(self.day_asked)
        panel.print_pressed.connect(self._print)
        panel.back_pressed.connect(self._leave)

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
        courses = self._session.read.of_closing.given_here(patient_id)
        ids = [course.id for course in courses]
        course_id = self._course_id if self._course_id in ids else ids[0]
        card = self._session.read.of_closing.card(course_id)
        self._patient_id, self._course_id, self._card = patient_id, course_id, card
        offered = tuple((f"Course {course.number}", course.id) for course in courses)
        self._panel.offer_courses(offered, course_id)
        self._panel.show_card(card)

    def _hear(self, change: Change) -> None:
        if not self._patient_id or not change.touches_patient(self._patient_id):
            return
        try:
            self._read(self._patient_id)
        except PlannerError:
            # the only infusion was undone; the patient's page says what is left
            self._leave()

    def _take_course(self, course_id: str) -> None:
        self._course_id = course_id
        self._session.tell_refusal(partial(self._read, self._patient_id))
        self._panel.begin()

    def _close_course(self) -> None:
        open_close_form(self._session, self._panel, self._course_id)

    def _send(self) -> None:
        open_sent_form(self._session, self._panel, self._course_id)

    def _sign(self) -> None:
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.close_course import SignCourse, asked_to_sign  # noqa: PLC0415

        session, course_id = self._session, self._course_id
        asked, who = asked_to_sign(self._patient_id), patient_words(self._shown().identity)

        def sign(signed: Signed) -> None:
            session.do(SignCourse(course_id, signed))

        dialog = SignDialog(session.proof, asked, session.doors.now, self._panel, who)
        dialog.signed.connect(sign)
        dialog.open()

    def _print(self, sheet: str) -> None:
        self.print_asked.emit(sheet, self._course_id)

    def _leave(self) -> None:
        patient_id, self._patient_id = self._patient_id, ""
        self.closed.emit(patient_id)

    def _shown(self) -> CourseCloseCard:
        if self._card is None:
            raise AssertionError("a button was pressed before a course was shown")
        return self._card
