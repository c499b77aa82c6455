"""Adds results to tests, and corrects one, from what stands in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.ui.recording.correction import CorrectionPresenter
from infusion_planner.ui.recording.presenter import FormPresenter
from infusion_planner.ui.recording.result_form import CorrectTestForm, ResultsForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.monitoring import TestEntry
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session


RESULTS, TEST = "results", "test correction"


class ResultsPresenter(FormPresenter):
    """Make the action that records results."""

    def __init__(self, session: Session, form: ResultsForm, patient_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._patient_id = patient_id

    def action(self, typed: Typed) -> Action | None:
        """Record the results that are back."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.record_tests import RecordResults  # noqa: PLC0415

        resulted_on = typed.day(self._fields.resulted_on)
        if resulted_on is None:
            return None
        return RecordResults(self._patient_id, resulted_on, self._fields.tests.results())


class CorrectTestPresenter(CorrectionPresenter):
    """Make the action that corrects a test, or takes it away."""

    def __init__(self, session: Session, form: CorrectTestForm, entry: TestEntry) -> None:
        super().__init__(session, form)
        self._fields = form
        self._entry = entry

    def action(self, typed: Typed) -> Action | None:
        """Correct the test."""
        from infusion_planner.actions.record_tests import CorrectTest  # noqa: PLC0415

        form = self._fields
        done_on = typed.day(form.done_on)
        abnormal = form.outcome.abnormal
        resulted_on = None if abnormal is None else typed.day(form.resulted_on)
        if done_on is None:
            return None
        seen = self._entry.seen
        done = MonitoringTest(seen.test, done_on, resulted_on, abnormal, form.note.text())
        return CorrectTest(seen, done, form.reason.text())

    def removal(self) -> Action:
        """Take the test away."""
        from infusion_planner.actions.record_tests import RemoveTest  # noqa: PLC0415

        return RemoveTest(self._entry.seen, self._fields.reason.text())


def open_results_form(
    session: Session, parent: QWidget, patient_id: str, entry_ids: tuple[str, ...]
) -> ResultsForm:
    """Open the form in which results are added.

    Args:
        session: the person's session.
        parent: the page it is about.
        patient_id: the patient's row id.
        entry_ids: row ids of the tests that wait for their result; at least one.

    Raises:
        Refused: patient or test is no longer in the records.
    """
    read = session.read.of_monitoring
    entries = read.test_entries(patient_id, entry_ids)
    form = ResultsForm(read.test_form(patient_id), entries, parent)
    presenter = ResultsPresenter(session, form, patient_id)
    presenter.open(RESULTS, " ".join(entry_ids), patient_id)
    return form


def open_test_correction(
    session: Session, parent: QWidget, patient_id: str, entry_id: str
) -> CorrectTestForm:
    """Open the form in which one recorded test is corrected.

    Raises:
        Refused: patient or test is no longer in the records.
    """
    read = session.read.of_monitoring
    (entry,) = read.test_entries(patient_id, (entry_id,))
    form = CorrectTestForm(read.test_form(patient_id), entry, parent)
    presenter = CorrectTestPresenter(session, form, entry)
    presenter.open(TEST, entry_id, patient_id)
    return form
