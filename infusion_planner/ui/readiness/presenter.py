"""Judges the readiness of a course as of any day, and leads to what clears each gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.cards.readiness_repairs import (
    ANTIVIRAL,
    DETAILS,
    ENTRY,
    FACTS,
    PLAN,
    SETTINGS,
)
from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.form_draft import FormKey
from infusion_planner.domain.roles import MANAGERS
from infusion_planner.ui.drafts.typed import table, words
from infusion_planner.ui.forms.day import DayEntry
from infusion_planner.ui.recording.antiviral_presenter import open_antiviral_start

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from infusion_planner.cards.readiness import ReadinessCard, ReadinessLine
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.facts.presenter import FactPresenter
    from infusion_planner.ui.readiness.panel import ReadinessPanel
    from infusion_planner.ui.session import Session

READINESS = "readiness"
_NEWS = ("center", "closure", "prescriber", "certification")
_MANAGER = "A manager records certifications, under Settings. Ask a manager for it."


class ReadinessPresenter(QObject):
    """Keep the readiness of one patient's coming course true.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.
        forms: opens the forms of facts over the page.

    Signals:
        facts_asked(str): show every fact on this patient's chart.
        plan_asked(str, object): plan the course of this patient, or change its days, from a day.
        details_asked(str): correct the details of this patient.
        settings_asked(): record a certification.
        print_asked(str, object): print this patient's readiness sheet, as of a day; None for today.
        closed(str): the page was left.
    """

    facts_asked = Signal(str)
    plan_asked = Signal(str, object)
    details_asked = Signal(str)
    settings_asked = Signal()
    print_asked = Signal(str, object)
    closed = Signal(str)

    def __init__(self, session: Session, panel: ReadinessPanel, forms: FactPresenter) -> None:
        super().__init__(panel)
        self._session = session
        self._forms = forms
        self._panel = panel
        self._patient_id = ""
        self._as_of: date | None = None
        self._card: ReadinessCard | None = None
        self._day = DayEntry(panel.as_of.day, session.read.today)
        session.changed.connect(self._hear)
        panel.gates.override.keep_time(session.doors.now)
        panel.gates.override.recorded.connect(self._record_override)
        panel.as_of.day.edited.connect(self._take_day)
        self._day.settled.connect(self._take_day)
        panel.as_of.today_pressed.connect(self._go_to_today)
        panel.as_of.start_pressed.connect(self._go_to_start)
        panel.repair_pressed.connect(self._repair)
        panel.print_pressed.connect(self._print)
        panel.back_pressed.connect(self._close)

    def show(self, patient_id: str) -> None:
        """Show a patient's coming course as it stands today.

        Raises:
            Refused: the patient is no longer in the records.
        """
        card = self._session.read.of_readiness.card(patient_id)
        self._patient_id, self._as_of = patient_id, None
        names = tuple(item.name for item in self._session.read.center().prescribers)
        self._panel.gates.override.prescriber.offer(names)
        self._day.set_day(card.as_of)
        self._panel.begin()
        self._show(card)
        key = FormKey(READINESS, patient_id, patient_id)
        self._session.drafts.watch(self, key, f"Override, course {card.number}")

    def has_unsaved(self) -> bool:
        """Tell whether an override was typed that is not recorded."""
        return bool(self._patient_id) and self._panel.gates.override.is_touched()

    def draft(self) -> Mapping[str, object] | None:
        """Give the override that is typed; None while nothing would be lost."""
        if not self.has_unsaved():
            return None
        gates = self._panel.gates
        return {"rule": gates.asked_rule, "override": gates.override.draft()}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back the override that was typed, where its gate still asks for one."""
        rule = words(typed, "rule")
        asking = {line.rule for line in self._shown().lines if line.overrides}
        if rule in asking and not self._shown().override_off:
            self._panel.gates.override.show_draft(table(typed, "override"))
            self._panel.gates.open_override(rule)

    def _read(self) -> None:
        self._show(self._session.read.of_readiness.card(self._patient_id, self._as_of))

    def _show(self, card: ReadinessCard) -> None:
        self._card = card
        self._panel.show_card(card)

    def _hear(self, change: Change) -> None:
        concerns = self._patient_id and change.touches_patient(self._patient_id)
        if not self._patient_id or not (concerns or change.touches(*_NEWS)):
            return
        try:
            self._read()
        except PlannerError:
            # the registration was undone; the patient's page hears it too and leads away
            self._patient_id = ""

    def _take_day(self) -> None:
        """Judge as of the day in the field; half a day changes nothing yet."""
        day = self._day.day()
        if day is None or day == self._shown().as_of:
            return
        self._as_of = None if day == self._session.read.today() else day
        self._read()

    def _go_to_today(self) -> None:
        self._go_to(self._session.read.today())

    def _go_to_start(self) -> None:
        start_on = self._shown().start_on
        if start_on is not None:
            self._go_to(start_on)

    def _go_to(self, day: date) -> None:
        self._panel.as_of.day.clear_message()
        self._day.set_day(day)
        self._take_day()

    def _repair(self, line: ReadinessLine) -> None:
        """Lead to where the gate is cleared."""
        patient_id = self._patient_id
        ways: dict[str, Callable[[], object]] = {
            "": lambda: self._forms.open(patient_id, line.kinds),
            ENTRY: lambda: self._forms.correct(patient_id, line.entry_id),
            FACTS: lambda: self.facts_asked.emit(patient_id),
            PLAN: lambda: self.plan_asked.emit(patient_id, line.action_on),
            ANTIVIRAL: lambda: open_antiviral_start(self._session, self._panel, patient_id),
            DETAILS: lambda: self.details_asked.emit(patient_id),
            SETTINGS: self._open_settings,
        }
        self._session.tell_refusal(ways[line.leads])

    def _print(self) -> None:
        self.print_asked.emit(self._patient_id, self._as_of)

    def _open_settings(self) -> None:
        if MANAGERS & self._session.roles:
            self.settings_asked.emit()
        else:
            self._session.refused.emit(_MANAGER)

    def _record_override(self) -> None:
        """Record the decision on what was read; a refusal is said in the form."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.override_gate import OverrideGate  # noqa: PLC0415
        from infusion_planner.actions.plan_course import OverrideGiven  # noqa: PLC0415

        card, form = self._shown(), self._panel.gates.override
        line = next(each for each in card.lines if each.rule == self._panel.gates.asked_rule)
        typed = form.typed()
        given = OverrideGiven(typed.prescriber, typed.whole_reason, typed.recorded_at)
        action = OverrideGate(card.course_id, line.rule, given, line.found)
        outcome = self._session.attempt(action, self._session.drafts.key_of(self))
        if outcome.change is None:
            refused = outcome.refusal or " ".join(fault.words for fault in outcome.faults)
            form.show_refusal(refused)
        else:
            form.clear()

    def _close(self) -> None:
        patient_id, self._patient_id = self._patient_id, ""
        self._session.drafts.finish(self)
        self.closed.emit(patient_id)

    def _shown(self) -> ReadinessCard:
        if self._card is None:
            raise AssertionError("a button was pressed before a patient was shown")
        return self._card
