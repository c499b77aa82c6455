"""The forms in which a course is asked for without a day, and a request is withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.course_request import (
    CourseRequest,
    Priority,
    month_words,
    months_ahead,
)
from infusion_planner.domain.wording import date_words
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.layout import fields, group
from infusion_planner.ui.recording.entries import DayField, RadioChoice
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session

REQUEST, WITHDRAW = "course request", "withdraw request"
"""The kinds of form, for what is kept of them."""
_MONTHS = 18
_PRIORITIES = (
    ("&Urgent", Priority.URGENT),
    ("&Soon", Priority.SOON),
    ("Usua&l", Priority.USUAL),
)
_WAITS = (
    "The patient waits on the list until days are planned. Nothing is booked, and no rule is"
    " judged before that."
)


class RequestForm(FormDialog):
    """Ask how soon, and which days are wished.

    Args:
        identity: the patient.
        parent: the page it is about.
        today: the months offered begin with its month.
        request: what is asked for now; None for a new request.
    """

    def __init__(
        self,
        identity: IdentityCard,
        parent: QWidget,
        today: date,
        request: CourseRequest | None = None,
    ) -> None:
        super().__init__(
            "Request for a course",
            "Save request" if request else "Put on the wait list",
            parent=parent,
            identity=identity,
            sentence=_WAITS,
        )
        self.priority = RadioChoice("&How soon", _PRIORITIES)
        self.wish_from = DayField("May begin &from", hint="empty for any day")
        self.wish_to = DayField("May begin up &to", hint="empty for any day")
        self.due_on = Choice("&Due in the month of", self._months(today, request), width=164)
        self.note = TextArea("&Note", lines=2, hint="What the scheduler has to know")
        self.add_fields(
            self.priority,
            group(fields(self.wish_from, self.wish_to, self.due_on, gap=16)),
            self.note,
            priority=self.priority,
            wish_from=self.wish_from,
            wish_to=self.wish_to,
            due_on=self.due_on,
            note=self.note,
        )
        self.priority.set_value(Priority.USUAL)
        if request is not None:
            self._fill(request)

    @staticmethod
    def _months(today: date, request: CourseRequest | None) -> tuple[tuple[str, object], ...]:
        months = months_ahead(today, _MONTHS)
        due = request.due_on if request else None
        if due is not None and due not in months:
            months = (due, *months)
        return (("No month", None), *((month_words(month), month) for month in months))

    def _fill(self, request: CourseRequest) -> None:
        self.priority.set_value(request.priority)
        for field, day in ((self.wish_from, request.wish_from), (self.wish_to, request.wish_to)):
            field.set_text(date_words(day) if day else "")
        self.due_on.set_value(request.due_on)
        self.note.set_text(request.note)


class RequestPresenter(FormPresenter):
    """Make the action that keeps the request."""

    def __init__(
        self, session: Session, form: RequestForm, patient_id: str, request_id: str
    ) -> None:
        super().__init__(session, form)
        self._fields = form
        self._patient_id = patient_id
        self._request_id = request_id

    def action(self, typed: Typed) -> Action | None:
        """Keep the request; a day may be left empty."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.request_course import RequestCourse  # noqa: PLC0415

        form = self._fields
        wish_from, wish_to = (
            typed.day(field) if field.text().strip() else None
            for field in (form.wish_from, form.wish_to)
        )
        priority = form.priority.value()
        if not isinstance(priority, Priority):
            typed.ask(form.priority, "Choose how soon.")
            return None
        request = CourseRequest(
            patient_id=self._patient_id,
            priority=priority,
            wish_from=wish_from,
            wish_to=wish_to,
            due_on=form.due_on.value(),  # type: ignore[arg-type]  # the months offered
            note=form.note.text(),
            id=self._request_id,
        )
        return RequestCourse(request)


class WithdrawForm(FormDialog):
    """Ask why a patient does not wait any more.

    Args:
        identity: the patient.
        parent: the page it is about.
    """

    def __init__(self, identity: IdentityCard, parent: QWidget) -> None:
        super().__init__(
            "Withdraw the request",
            "Take off the wait list",
            parent=parent,
            identity=identity,
            sentence="The request stays in the trail. The patient can be put on the list again.",
        )
        self.why = TextArea("&Reason", lines=2)
        self.add_fields(self.why, why=self.why)


class WithdrawPresenter(FormPresenter):
    """Make the action that withdraws the request."""

    def __init__(self, session: Session, form: WithdrawForm, request_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._request_id = request_id

    def action(self, typed: Typed) -> Action | None:
        """Withdraw it."""
        from infusion_planner.actions.request_course import WithdrawRequest  # noqa: PLC0415

        return WithdrawRequest(self._request_id, self._fields.why.text())


def open_request_form(session: Session, parent: QWidget, patient_id: str) -> RequestForm:
    """Open the form for a patient's request: the one that waits already, or a new one.

    Raises:
        ChartRestricted: a manager restricted the chart to others.
        Refused: the patient is no longer in the records.
    """
    request = session.read.of_waiting.request_of(patient_id)
    identity = session.read.identity(patient_id)
    form = RequestForm(identity, parent, session.read.today(), request)
    presenter = RequestPresenter(session, form, patient_id, request.id if request else "")
    presenter.open(REQUEST, patient_id, patient_id)
    return form


def open_withdraw_form(
    session: Session, parent: QWidget, patient_id: str, request_id: str
) -> WithdrawForm:
    """Open the form that takes a patient off the list.

    Raises:
        ChartRestricted: a manager restricted the chart to others.
        Refused: the patient is no longer in the records.
    """
    form = WithdrawForm(session.read.identity(patient_id), parent)
    presenter = WithdrawPresenter(session, form, request_id)
    presenter.open(WITHDRAW, request_id, patient_id)
    return form
