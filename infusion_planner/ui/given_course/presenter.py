"""Keeps a page about one of the courses given here true, and on the course that was chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.course import Course
    from infusion_planner.ui.given_course.panel import GivenCoursePanel
    from infusion_planner.ui.session import Session


class GivenCoursePresenter(QObject):
    """Show one course of a patient; what is shown of it says each page for itself.

    Args:
        session: of the person signed in.
        page: the page; it owns this object.

    Signals:
        closed(str): the page of this patient was left.
    """

    closed = Signal(str)

    def __init__(self, session: Session, page: GivenCoursePanel) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._patient_id = ""
        self._course_id = ""
        session.changed.connect(self._hear)
        page.course_chosen.connect(self._take_course)
        page.back_pressed.connect(self._leave)

    def show(self, patient_id: str) -> None:
        """Show the newest course of which anything was given here.

        Raises:
            Refused: nothing was given here, or the patient is no longer in the records.
        """
        if patient_id != self._patient_id:
            self._course_id = ""
        self._read(patient_id)
        self._page.begin()

    def _given_here(self, patient_id: str) -> tuple[Course, ...]:
        """Give the courses to choose from, the newest first; at least one.

        Raises:
            Refused: nothing was given here, or the patient is no longer in the records.
        """
        raise NotImplementedError

    def _read_card(self, course_id: str) -> None:
        """Read the card of a course and keep it.

        Raises:
            Refused: the course is no longer in the records.
        """
        raise NotImplementedError

    def _show_card(self) -> None:
        """Show the card that was read."""
        raise NotImplementedError

    def _read(self, patient_id: str) -> None:
        courses = self._given_here(patient_id)
        ids = [course.id for course in courses]
        course_id = self._course_id if self._course_id in ids else ids[0]
        self._read_card(course_id)
        self._patient_id, self._course_id = patient_id, course_id
        offered = tuple((f"Course {course.number}", course.id) for course in courses)
        self._page.offer_courses(offered, course_id)
        self._show_card()

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
        self._page.begin()

    def _leave(self) -> None:
        patient_id, self._patient_id = self._patient_id, ""
        self.closed.emit(patient_id)
