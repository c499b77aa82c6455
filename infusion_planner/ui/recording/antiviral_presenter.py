"""Starts, stops or corrects an antiviral from what stands in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.antiviral import Antiviral, Stop
from infusion_planner.domain.errors import Refused
from infusion_planner.ui.recording.antiviral_form import (
    STOPPED_EARLY,
    CorrectAntiviralForm,
    StartAntiviralForm,
    StopAntiviralForm,
)
from infusion_planner.ui.recording.correction import CorrectionPresenter
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session


START, STOP, ANTIVIRAL = "antiviral start", "antiviral stop", "antiviral correction"


class StartAntiviralPresenter(FormPresenter):
    """Make the action that starts an antiviral."""

    def __init__(self, session: Session, form: StartAntiviralForm, patient_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._patient_id = patient_id

    def action(self, typed: Typed) -> Action | None:
        """Start the antiviral."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.record_antiviral import StartAntiviral  # noqa: PLC0415

        started_on = typed.day(self._fields.started_on)
        if started_on is None:
            return None
        antiviral = Antiviral(self._fields.medicine.text(), started_on)
        return StartAntiviral(self._patient_id, antiviral)


class StopAntiviralPresenter(FormPresenter):
    """Make the action that stops the antiviral that runs."""

    def __init__(self, session: Session, form: StopAntiviralForm, antiviral_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._antiviral_id = antiviral_id

    def action(self, typed: Typed) -> Action | None:
        """Stop the antiviral."""
        from infusion_planner.actions.record_antiviral import StopAntiviral  # noqa: PLC0415

        form = self._fields
        stopped_on = typed.day(form.stopped_on)
        if form.end.value() is None:
            typed.ask(form.end, "Choose how it ended.")
        if stopped_on is None:
            return None
        early = form.end.value() == STOPPED_EARLY
        stop = Stop(stopped_on, early, form.why.text() if early else "")
        return StopAntiviral(self._antiviral_id, stop)


class CorrectAntiviralPresenter(CorrectionPresenter):
    """Make the action that corrects an antiviral, or takes it away."""

    def __init__(self, session: Session, form: CorrectAntiviralForm, seen: Antiviral) -> None:
        super().__init__(session, form)
        self._fields = form
        self._seen = seen

    def action(self, typed: Typed) -> Action | None:
        """Correct the antiviral."""
        from infusion_planner.actions.record_antiviral import CorrectAntiviral  # noqa: PLC0415

        form = self._fields
        started_on = typed.day(form.started_on)
        if started_on is None:
            return None
        antiviral = Antiviral(form.medicine.text(), started_on)
        return CorrectAntiviral(self._seen, antiviral, form.reason.text())

    def removal(self) -> Action:
        """Take the antiviral away."""
        from infusion_planner.actions.record_antiviral import RemoveAntiviral  # noqa: PLC0415

        return RemoveAntiviral(self._seen, self._fields.reason.text())


def open_antiviral_start(session: Session, parent: QWidget, patient_id: str) -> StartAntiviralForm:
    """Open the form in which an antiviral is started.

    Raises:
        Refused: the patient is no longer in the records.
    """
    form = StartAntiviralForm(session.read.of_monitoring.antiviral_form(patient_id), parent)
    presenter = StartAntiviralPresenter(session, form, patient_id)
    presenter.open(START, patient_id, patient_id)
    return form


def open_antiviral_stop(session: Session, parent: QWidget, patient_id: str) -> StopAntiviralForm:
    """Open the form in which the antiviral that runs is stopped.

    Raises:
        Refused: the patient is no longer in the records, or no antiviral runs.
    """
    card = session.read.of_monitoring.antiviral_form(patient_id)
    if card.seen is None:
        raise Refused("No antiviral is running, so there is none to stop.")
    form = StopAntiviralForm(card, parent)
    presenter = StopAntiviralPresenter(session, form, card.seen.id)
    presenter.open(STOP, card.seen.id, patient_id)
    return form


def open_antiviral_correction(
    session: Session, parent: QWidget, patient_id: str, antiviral_id: str
) -> CorrectAntiviralForm:
    """Open the form in which an antiviral is corrected.

    Raises:
        Refused: patient or antiviral is no longer in the records.
    """
    card = session.read.of_monitoring.antiviral_form(patient_id, antiviral_id)
    if card.seen is None:
        raise AssertionError("the antiviral that is corrected was read")
    form = CorrectAntiviralForm(card, parent)
    presenter = CorrectAntiviralPresenter(session, form, card.seen)
    presenter.open(ANTIVIRAL, antiviral_id, patient_id)
    return form
