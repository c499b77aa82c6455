"""Shows the monitoring of one patient, and opens the forms in which it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.ui.recording.antiviral_presenter import (
    open_antiviral_correction,
    open_antiviral_start,
    open_antiviral_stop,
)
from infusion_planner.ui.recording.result_presenter import (
    open_results_form,
    open_test_correction,
)
from infusion_planner.ui.recording.tests_presenter import open_tests_form

if TYPE_CHECKING:
    from infusion_planner.cards.monitoring import MonitoringCard
    from infusion_planner.ui.patient.panel import PatientPanel
    from infusion_planner.ui.session import Session


class MonitoringPresenter(QObject):
    """Keep picture, tests and medicines of one patient true.

    Args:
        session: of the person signed in.
        panel: the patient's page; it owns this object.
    """

    def __init__(self, session: Session, panel: PatientPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._patient_id = ""
        self._waiting: tuple[str, ...] = ()
        panel.tests_pressed.connect(self.record_tests)
        panel.test_wanted.connect(self._record_test)
        panel.result_pressed.connect(self._add_result)
        panel.correct_test_pressed.connect(self._correct_test)
        panel.start_antiviral_pressed.connect(self._start_antiviral)
        panel.stop_antiviral_pressed.connect(self._stop_antiviral)
        panel.correct_antiviral_pressed.connect(self._correct_antiviral)

    def show(self, patient_id: str, card: MonitoringCard) -> None:
        """Show a patient's monitoring."""
        self._patient_id = patient_id
        self._waiting = card.open_entries
        self._panel.show_monitoring(card)

    def record_tests(self) -> None:
        """Open the form in which tests are recorded."""
        open_tests_form(self._session, self._panel, self._patient_id)

    def _record_test(self, test: str) -> None:
        open_tests_form(self._session, self._panel, self._patient_id, (test,))

    def _add_result(self, entry_id: str) -> None:
        # tests drawn together come back together, so the form asks about every one that waits
        others = (item for item in self._waiting if item != entry_id)
        open_results_form(self._session, self._panel, self._patient_id, (entry_id, *others))

    def _correct_test(self, entry_id: str) -> None:
        open_test_correction(self._session, self._panel, self._patient_id, entry_id)

    def _start_antiviral(self) -> None:
        open_antiviral_start(self._session, self._panel, self._patient_id)

    def _stop_antiviral(self) -> None:
        open_antiviral_stop(self._session, self._panel, self._patient_id)

    def _correct_antiviral(self, antiviral_id: str) -> None:
        open_antiviral_correction(self._session, self._panel, self._patient_id, antiviral_id)
