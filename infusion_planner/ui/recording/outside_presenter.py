"""Enters a course given elsewhere, from what stands in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.course import Dose
from infusion_planner.domain.rule_kinds import CourseLength
from infusion_planner.domain.typed_dates import parse_day, parse_month
from infusion_planner.domain.wording import dose_words, partly_known_words
from infusion_planner.ui.recording.outside_form import DoseRow, OutsideForm
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session


OUTSIDE = "given elsewhere"


class OutsidePresenter(FormPresenter):
    """Make the action of the form for one patient's next course."""

    def __init__(self, session: Session, form: OutsideForm, patient_id: str, number: int) -> None:
        super().__init__(session, form)
        self._fields = form
        self._patient_id = patient_id
        self._number = number
        form.first_day_edited.connect(self._follow)

    def action(self, typed: Typed) -> Action | None:
        """Enter the course; rows without a day are left out."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.record_outside_course import (  # noqa: PLC0415
            RecordOutsideCourse,
        )

        filled = [row for row in self._fields.rows if row.day.text().strip()]
        doses = [_dose(row, typed) for row in filled]
        given = tuple(dose for dose in doses if dose is not None)
        if len(given) < len(doses):
            return None
        where = self._fields.where.text()
        return RecordOutsideCourse(self._patient_id, self._number, given, where)

    def _follow(self, words: str) -> None:
        known = parse_month(words)
        if known is not None:
            self._fields.show_same(partly_known_words(known))
            return
        self._fields.show_following(_day_or_none(words, self._session.read.today()))


def _dose(row: DoseRow, typed: Typed) -> Dose | None:
    dose_ug = typed.dose_ug(row.dose)
    dose = typed.day_of_dose(row.day, dose_ug or 0)
    if dose is None or dose_ug is None:
        return None
    row.show_read(dose)
    return dose


def _day_or_none(words: str, today: date) -> date | None:
    try:
        return parse_day(words, today)
    except ValueError:
        # half a date; the form says so when it is submitted
        return None


def open_outside_form(
    session: Session, parent: QWidget, patient_id: str, number: int
) -> OutsideForm:
    """Open the form for a course given elsewhere.

    Args:
        session: the person's session.
        parent: the page it is about.
        patient_id: the patient's row id.
        number: of the course, as the page shows it.

    Raises:
        Refused: the patient is no longer in the records.
    """
    identity = session.read.identity(patient_id)
    rule = session.read.book.find(CourseLength, "course_length", number)
    usual = (rule.infusions, dose_words(rule.dose_ug).removesuffix(" mg"))
    form = OutsideForm(identity, number, usual, parent)
    presenter = OutsidePresenter(session, form, patient_id, number)
    presenter.open(OUTSIDE, patient_id, patient_id)
    return form
