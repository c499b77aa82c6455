"""Resumes or ends a course, or cancels its plan, from what stands in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.recording.course_forms import CancelForm, EndForm, ResumeForm
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.course import CourseCard
    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session


END, CANCEL, RESUME = "end", "cancel", "resume"


class EndPresenter(FormPresenter):
    """Make the action that ends a course."""

    def __init__(self, session: Session, form: EndForm, course_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._course_id = course_id

    def action(self, typed: Typed) -> Action | None:
        """End the course."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.resume_course import EndCourse  # noqa: PLC0415

        del typed
        return EndCourse(self._course_id, self._fields.reason.text())


class CancelPresenter(FormPresenter):
    """Make the action that cancels a plan."""

    def __init__(self, session: Session, form: CancelForm, course_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._course_id = course_id

    def action(self, typed: Typed) -> Action | None:
        """Cancel the plan."""
        from infusion_planner.actions.resume_course import CancelCourse  # noqa: PLC0415

        del typed
        return CancelCourse(self._course_id, self._fields.reason.text())


class ResumePresenter(FormPresenter):
    """Make the action that resumes a course."""

    def __init__(self, session: Session, form: ResumeForm, course_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._course_id = course_id

    def action(self, typed: Typed) -> Action | None:
        """Resume the course."""
        from infusion_planner.actions.resume_course import ResumeCourse  # noqa: PLC0415

        resume_on = typed.day(self._fields.resume_on)
        if resume_on is None:
            return None
        prescriber = self._fields.prescriber.prescriber()
        return ResumeCourse(self._course_id, resume_on, prescriber, self._fields.reason.text())


def open_end_form(
    session: Session, parent: QWidget, identity: IdentityCard, course: CourseCard
) -> EndForm:
    """Open the form that ends a begun course."""
    form = EndForm(identity, course.title, parent)
    presenter = EndPresenter(session, form, course.course_id)
    presenter.open(END, course.course_id, identity.patient_id)
    return form


def open_cancel_form(
    session: Session, parent: QWidget, identity: IdentityCard, course: CourseCard
) -> CancelForm:
    """Open the form that cancels the plan of a course that has not begun."""
    form = CancelForm(identity, course.title, parent)
    presenter = CancelPresenter(session, form, course.course_id)
    presenter.open(CANCEL, course.course_id, identity.patient_id)
    return form


def open_resume_form(
    session: Session, parent: QWidget, identity: IdentityCard, course: CourseCard
) -> ResumeForm:
    """Open the form that resumes a begun course."""
    names = tuple(prescriber.name for prescriber in session.read.center().prescribers)
    form = ResumeForm(identity, course.title, names, parent)
    presenter = ResumePresenter(session, form, course.course_id)
    presenter.open(RESUME, course.course_id, identity.patient_id)
    return form
