"""Keeps the page of a closed course true, and closes, signs and prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from infusion_planner.ui.given_course.presenter import GivenCoursePresenter
from infusion_planner.ui.recording.close_forms import open_close_form, open_sent_form
from infusion_planner.ui.recording.form import patient_words
from infusion_planner.ui.signing.dialog import SignDialog

if TYPE_CHECKING:
    from infusion_planner.cards.course_close import CourseCloseCard
    from infusion_planner.domain.course import Course
    from infusion_planner.domain.signing import Signed
    from infusion_planner.ui.course_close.panel import CourseClosePanel
    from infusion_planner.ui.session import Session


class CourseClosePresenter(GivenCoursePresenter):
    """Show the close of one patient's courses.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        print_asked(str, str): print a sheet, by its code, of this course.
        day_asked(str): show the run sheet of this infusion.
    """

    print_asked = Signal(str, str)
    day_asked = Signal(str)

    def __init__(self, session: Session, panel: CourseClosePanel) -> None:
        super().__init__(session, panel)
        self._panel = panel
        self._card: CourseCloseCard | None = None
        panel.close_pressed.connect(self._close_course)
        panel.send_pressed.connect(self._send)
        panel.sign_pressed.connect(self._sign)
        panel.day_opened.connect(self.day_asked)
        panel.print_pressed.connect(self._print)

    def _given_here(self, patient_id: str) -> tuple[Course, ...]:
        return self._session.read.of_closing.given_here(patient_id)

    def _read_card(self, course_id: str) -> None:
        self._card = self._session.read.of_closing.card(course_id)

    def _show_card(self) -> None:
        self._panel.show_card(self._shown())

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

    def _shown(self) -> CourseCloseCard:
        if self._card is None:
            raise AssertionError("a button was pressed before a course was shown")
        return self._card
