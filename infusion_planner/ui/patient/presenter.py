"""Reads the patient page, and opens what is pressed on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.chart_labs import LAB_KINDS
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.roles import TRAIL_READERS
from infusion_planner.ui.facts.presenter import FactPresenter
from infusion_planner.ui.mistakes.merge_form import open_merge_form
from infusion_planner.ui.patient.change_presenter import ChangePagePresenter
from infusion_planner.ui.patient.forms_again import open_again
from infusion_planner.ui.patient.infusions import InfusionDetail
from infusion_planner.ui.patient.mistake_presenter import MistakePresenter
from infusion_planner.ui.patient.monitoring_presenter import MonitoringPresenter
from infusion_planner.ui.recording.cd4_presenter import open_cd4_form
from infusion_planner.ui.recording.infusion_presenter import open_infusion_form
from infusion_planner.ui.recording.outside_presenter import open_outside_form
from infusion_planner.ui.waiting.request_form import open_request_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from infusion_planner.cards.patient import InfusionLine, PatientCard
    from infusion_planner.domain.change import Change
    from infusion_planner.domain.form_draft import FormKey
    from infusion_planner.ui.patient.panel import PatientPanel
    from infusion_planner.ui.session import Session


class PatientPresenter(QObject):
    """Keep the page of one patient true.

    Signals:
        plan_asked(str): plan a course, or change its dates, for this patient's row id.
        edit_asked(str): correct the details of this patient.
        preview_asked(str): print the day sheet of this infusion.
        calendar_asked(str): print the patient's calendar of this course.
        payer_asked(str, str): show what is for the payer of this patient: `claims`, `letter` or
            `packet`.
        days_asked(str, str): show of this patient the `course close`, or the `reaction log`.
        pharmacy_asked(str): print the pharmacy's sheet of this infusion.
        readiness_asked(str): show every gate of this patient's coming course.
        history_asked(str): show what the trail says of this patient's record.
        back_asked(): leave the page; also when the patient is no longer in the records.
    """

    plan_asked = Signal(str)
    edit_asked = Signal(str)
    preview_asked = Signal(str)
    calendar_asked = Signal(str)
    readiness_asked = Signal(str)
    payer_asked = Signal(str, str)
    days_asked = Signal(str, str)
    pharmacy_asked = Signal(str)
    history_asked = Signal(str)
    back_asked = Signal()

    def __init__(self, session: Session, panel: PatientPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._patient_id = ""
        self._card: PatientCard | None = None
        self._monitoring = MonitoringPresenter(session, panel)
        self._facts = FactPresenter(session, panel)
        session.changed.connect(self._hear)
        self._connect()

    def _connect(self) -> None:
        panel = self._panel
        panel.next_pressed.connect(self._do_next)
        panel.plan_pressed.connect(self._plan)
        panel.outside_pressed.connect(self._enter_outside)
        panel.cd4_pressed.connect(self._enter_cd4)
        panel.labs_pressed.connect(self._enter_labs)
        panel.edit_pressed.connect(self._edit)
        panel.wait_pressed.connect(self._ask_for_course)
        panel.print_calendar_pressed.connect(self._print_calendar)
        panel.history_pressed.connect(self._show_history)
        panel.readiness_pressed.connect(self._show_readiness)
        panel.payer_pressed.connect(self._show_for_payer)
        panel.days_pressed.connect(self._show_days)
        panel.back_pressed.connect(self.back_asked)
        MistakePresenter(self._session, panel, self._shown)
        self._changes = ChangePagePresenter(self._session, panel, self._shown)
        if TRAIL_READERS & self._session.roles:
            panel.offer_history()
        panel.infusions.chosen.connect(self._show_detail)
        panel.infusions.record_asked.connect(self._record)
        panel.infusions.preview_asked.connect(self.preview_asked)
        panel.infusions.pharmacy_asked.connect(self.pharmacy_asked)
        panel.infusions.sheet_asked.connect(self._session.sheet_asked)
        panel.facts.add_asked.connect(self._add_fact)
        for entries in (panel.facts, panel.results):
            entries.correct_asked.connect(self._correct_fact)
            entries.withdraw_asked.connect(self._withdraw_fact)

    def show(self, patient_id: str) -> None:
        """Show a patient.

        Raises:
            Refused: the patient is no longer in the records.
        """
        self._read(patient_id)

    def show_top(self) -> None:
        """Go back to where the page begins."""
        self._panel.show_top()

    def show_facts(self) -> None:
        """Bring every fact on the chart into sight."""
        self._panel.turn_to_facts()

    def open_again(self, key: FormKey) -> None:
        """Open a form on the page that is shown, for what was typed into it and not saved.

        Raises:
            Refused: it cannot be filled in any more.
        """
        open_again(self._session, self._panel, self._shown(), key)

    def merge_with(self, other_id: str) -> None:
        """Open the form that merges another chart into the one that is shown."""
        open_merge_form(self._session, self._panel, self._shown().identity, other_id)

    def _read(self, patient_id: str) -> None:
        # Read all before anything is shown: the page never names one patient and acts on another.
        card = self._session.read.patient(patient_id)
        monitoring = self._session.read.monitoring(patient_id)
        brief = self._session.read.of_readiness.brief(patient_id)
        facts = self._session.read.of_facts.card(patient_id)
        events = self._session.read.of_changes.events(patient_id)
        self._patient_id, self._card = patient_id, card
        self._panel.show_card(card)
        self._panel.show_readiness(brief)
        self._monitoring.show(patient_id, monitoring)
        self._panel.show_facts(facts)
        self._panel.events.show_events(events)

    def _hear(self, change: Change) -> None:
        if not self._patient_id or not self._concerns(change):
            return
        try:
            self._read(self._patient_id)
        except PlannerError:
            # the registration was undone
            self._patient_id = ""
            self.back_asked.emit()

    def _concerns(self, change: Change) -> bool:
        # the mark of a similar name depends on every other patient
        return change.touches_patient(self._patient_id) or change.touches("patient", "closure")

    def _show_detail(self, line: InfusionLine | None) -> None:
        if line is None or not (line.can_amend or line.paper):
            self._panel.infusions.show_detail(None)
            return
        entry = self._session.read.infusion_to_record(line.infusion_id)
        note = "; ".join(filter(None, (entry.note if line.can_amend else "", line.paper)))
        self._panel.infusions.show_detail(InfusionDetail(line.title, note, entry.history))

    def _do_next(self) -> None:
        steps: dict[str, Callable[[], None]] = {
            "plan": self._plan,
            "record": self._record_next,
            "resume": self._changes.resume,
            "print": self._print_next,
            "tests": self._monitoring.record_tests,
            "cd4": self._enter_cd4,
            "readiness": self._show_readiness,
        }
        action = self._shown().next_action
        if action:
            steps[action]()

    def _record_next(self) -> None:
        self._record(self._shown().next_infusion_id)

    def _print_next(self) -> None:
        self.preview_asked.emit(self._shown().next_infusion_id)

    def _print_calendar(self) -> None:
        self.calendar_asked.emit(self._shown().open_course_id)

    def _plan(self) -> None:
        self.plan_asked.emit(self._patient_id)

    def _edit(self) -> None:
        self.edit_asked.emit(self._patient_id)

    def _show_readiness(self) -> None:
        self.readiness_asked.emit(self._patient_id)

    def _show_for_payer(self, what: str) -> None:
        self.payer_asked.emit(self._patient_id, what)

    def _show_days(self, what: str) -> None:
        self.days_asked.emit(self._patient_id, what)

    def _show_history(self) -> None:
        self.history_asked.emit(self._patient_id)

    def _record(self, infusion_id: str) -> None:
        open_infusion_form(self._session, self._panel, infusion_id)

    def _enter_outside(self) -> None:
        number = self._shown().next_number
        if number is not None:
            open_outside_form(self._session, self._panel, self._patient_id, number)

    def _enter_cd4(self) -> None:
        open_cd4_form(self._session, self._panel, self._shown().identity)

    def _enter_labs(self) -> None:
        self._session.tell_refusal(lambda: self._facts.open(self._patient_id, LAB_KINDS))

    def _ask_for_course(self) -> None:
        """Put the patient on the wait list, or change what is asked for already."""
        session, panel, patient_id = self._session, self._panel, self._patient_id
        session.tell_refusal(lambda: open_request_form(session, panel, patient_id))

    def _add_fact(self) -> None:
        self._session.tell_refusal(lambda: self._facts.open(self._patient_id))

    def _correct_fact(self, entry_id: str) -> None:
        self._facts.correct(self._patient_id, entry_id)

    def _withdraw_fact(self, entry_id: str) -> None:
        self._facts.withdraw(self._patient_id, entry_id)

    def _shown(self) -> PatientCard:
        if self._card is None:
            raise AssertionError("a button was pressed before a patient was shown")
        return self._card
