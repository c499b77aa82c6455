"""The forms in which a course is closed, and its checklist noted as sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.course_closing import (
    HOW_SENT,
    NOT_SAID_HOW,
    ChecklistSent,
    CourseClose,
)
from infusion_planner.domain.infusion_bag import VialCount
from infusion_planner.domain.wording import date_words
from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, fields, group
from infusion_planner.ui.recording.entries import DayField, RadioChoice
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.course_close import CourseCloseCard
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session

CLOSE_COURSE, SEND_CHECKLIST = "close course", "send checklist"
_COUNT_WIDTH = 96
_VIALS = "Vials of the whole course"


class CloseForm(FormDialog):
    """Ask for what is counted and booked at the end of a course.

    Args:
        card: the course, with what the records tell already.
        parent: the page it is about.
    """

    def __init__(self, card: CourseCloseCard, parent: QWidget) -> None:
        super().__init__(
            f"Close course {card.number}",
            "Save the close",
            parent=parent,
            identity=card.identity,
            sentence="It can be saved again, or undone, until somebody signs it.",
        )
        self.received = Field("&Received", width=_COUNT_WIDTH)
        self.used = Field("&Used", width=_COUNT_WIDTH)
        self.returned = Field("Re&turned", width=_COUNT_WIDTH)
        self.wasted = Field("&Discarded", width=_COUNT_WIDTH)
        self.prescription = Field("&Prescribed against herpes", hint="Medicine, dose, prescriber.")
        self.first_lab_on = DayField("First monthly tests &booked for")
        self.steps = TextArea("&Next steps", hint="One in each line.", lines=3)
        self._place()
        self._show(card.close)

    def _place(self) -> None:
        counts = (self.received, self.used, self.returned, self.wasted)
        for count in counts:
            count.box.setAccessibleName(f"{count.name}, {_VIALS.lower()}")
        self.add_fields(
            group(column(Label(_VIALS, "bodyb"), fields(*counts, gap=12), gap=4)),
            self.prescription,
            self.first_lab_on,
            self.steps,
            received=self.received,
            used=self.used,
            returned=self.returned,
            wasted=self.wasted,
            prescription=self.prescription,
            first_lab_on=self.first_lab_on,
            steps=self.steps,
        )

    def _show(self, close: CourseClose) -> None:
        if close.vials is not None:
            self.received.set_text(str(close.vials.received))
            self.used.set_text(str(close.vials.used))
            self.returned.set_text(str(close.vials.returned))
            self.wasted.set_text(str(close.vials.wasted))
        self.prescription.set_text(close.prescription)
        if close.first_lab_on is not None:
            self.first_lab_on.set_text(date_words(close.first_lab_on))
        self.steps.set_text("\n".join(close.steps))

    def vials(self, typed: Typed) -> VialCount | None:
        """Read the counts; None where nobody counted."""
        boxes = (self.received, self.used, self.returned, self.wasted)
        if not any(box.text().strip() for box in boxes):
            return None
        counts = [typed.count(box) if box.text().strip() else 0 for box in boxes]
        return VialCount(*(count or 0 for count in counts))


class ClosePresenter(FormPresenter):
    """Make the action that closes a course."""

    def __init__(self, session: Session, form: CloseForm, course_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._course_id = course_id

    def action(self, typed: Typed) -> Action | None:
        """Close the course."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.close_course import CloseCourse  # noqa: PLC0415

        form = self._fields
        # in the order of the form, so that what is wrong is listed in it
        vials = form.vials(typed)
        booked = typed.day(form.first_lab_on) if form.first_lab_on.text().strip() else None
        close = CourseClose(
            vials=vials,
            prescription=form.prescription.text(),
            first_lab_on=booked,
            steps=tuple(form.steps.text().splitlines()),
        )
        return CloseCourse(self._course_id, close)


class SentForm(FormDialog):
    """Ask when and how the checklist was sent.

    Args:
        card: the course.
        parent: the page it is about.
    """

    def __init__(self, card: CourseCloseCard, parent: QWidget) -> None:
        super().__init__(
            f"Checklist of course {card.number} sent",
            "Note that it was sent",
            parent=parent,
            identity=card.identity,
            sentence="The checklist goes to the REMS program on its own form or portal.",
        )
        self.sent_on = DayField("&Sent on")
        choices = tuple((words, how) for how, words in HOW_SENT.items())
        self.how = RadioChoice("Sent &by", choices)
        self.confirmation = Field("&Confirmation number", width=220)
        self.add_fields(
            group(fields(self.sent_on, self.how, gap=16)),
            self.confirmation,
            sent_on=self.sent_on,
            how=self.how,
            confirmation=self.confirmation,
        )


class SentPresenter(FormPresenter):
    """Make the action that notes a checklist as sent."""

    def __init__(self, session: Session, form: SentForm, course_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._course_id = course_id

    def action(self, typed: Typed) -> Action | None:
        """Note it."""
        from infusion_planner.actions.close_course import SendChecklist  # noqa: PLC0415

        form = self._fields
        sent_on = typed.day(form.sent_on)
        if sent_on is None:
            # with a day, the action says it, and what is wrong with the day
            if form.how.value() is None:
                typed.ask(form.how, NOT_SAID_HOW)
            return None
        sent = ChecklistSent(sent_on, str(form.how.value() or ""), form.confirmation.text())
        return SendChecklist(self._course_id, sent)


def open_close_form(session: Session, parent: QWidget, course_id: str) -> CloseForm:
    """Open the form that closes a course.

    Raises:
        Refused: the course is no longer in the records.
    """
    card = session.read.of_closing.card(course_id)
    form = CloseForm(card, parent)
    presenter = ClosePresenter(session, form, course_id)
    presenter.open(CLOSE_COURSE, course_id, card.identity.patient_id)
    return form


def open_sent_form(session: Session, parent: QWidget, course_id: str) -> SentForm:
    """Open the form that notes a checklist as sent.

    Raises:
        Refused: the course is no longer in the records.
    """
    card = session.read.of_closing.card(course_id)
    form = SentForm(card, parent)
    presenter = SentPresenter(session, form, course_id)
    presenter.open(SEND_CHECKLIST, course_id, card.identity.patient_id)
    return form
