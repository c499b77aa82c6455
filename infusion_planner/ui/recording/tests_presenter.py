"""Records tests and their results from what stands in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.typed_dates import parse_day
from infusion_planner.ui.recording.presenter import FormPresenter
from infusion_planner.ui.recording.tests_form import RecordTestsForm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session


TESTS = "tests"


class RecordTestsPresenter(FormPresenter):
    """Make the action that records tests, and say beforehand what they would stand for."""

    def __init__(self, session: Session, form: RecordTestsForm, patient_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._patient_id = patient_id
        form.day_edited.connect(self._follow)
        self._follow()

    def action(self, typed: Typed) -> Action | None:
        """Record what is ticked."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.record_tests import RecordTests  # noqa: PLC0415

        form = self._fields
        done = form.tests.done()
        if not done:
            typed.ask(form.tests, "Tick what was done.")
        done_on = typed.day(form.done_on)
        awaited = all(abnormal is None for _, abnormal in done)
        resulted_on = None if awaited else typed.day(form.resulted_on)
        if done_on is None:
            return None
        return RecordTests(self._patient_id, tuple(self._done(done_on, resulted_on)))

    def _done(self, done_on: date, resulted_on: date | None) -> Iterator[MonitoringTest]:
        note = self._fields.note.text()
        for test, abnormal in self._fields.tests.done():
            back_on = None if abnormal is None else resulted_on
            yield MonitoringTest(test, done_on, back_on, abnormal, note)

    def _follow(self) -> None:
        day = self._day()
        tests = tuple(test for test, _ in self._fields.tests.done())
        self._fields.follow_day(day)
        read = self._session.read
        if day is None or day > read.today():
            # a day ahead stands for nothing; the form says so when it is submitted
            self._fields.show_standing(())
            return
        standing = read.of_monitoring.test_standing(self._patient_id, tests, day)
        self._fields.show_standing(standing)

    def _day(self) -> date | None:
        try:
            return parse_day(self._fields.done_on.text(), self._session.read.today())
        except ValueError:
            # half a date; the form says so when it is submitted
            return None


def open_tests_form(
    session: Session, parent: QWidget, patient_id: str, tests: tuple[str, ...] = ()
) -> RecordTestsForm:
    """Open the form in which tests are recorded.

    Args:
        session: the person's session.
        parent: the page it is about.
        patient_id: the patient's row id.
        tests: names of those ticked from the start; those that are due when empty.

    Raises:
        Refused: the patient is no longer in the records.
    """
    card = session.read.of_monitoring.test_form(patient_id)
    form = RecordTestsForm(card, tests, parent)
    presenter = RecordTestsPresenter(session, form, patient_id)
    presenter.open(TESTS, patient_id, patient_id)
    return form
