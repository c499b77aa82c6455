"""Keeps the run sheet of one infusion day true, and records what is entered on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from infusion_planner.domain.day_handover import HANDED, TAKEN
from infusion_planner.domain.errors import InvalidInput, PlannerError
from infusion_planner.domain.form_draft import FormKey
from infusion_planner.domain.wording import time_words
from infusion_planner.ui.drafts.typed import table, words
from infusion_planner.ui.forms.leave import ask_to_leave
from infusion_planner.ui.run_sheet.act_form import TIME, WHY
from infusion_planner.ui.run_sheet.asks import CLOSE, SIGN, VITALS
from infusion_planner.ui.run_sheet.day_actions import SheetDay, amend, withdraw
from infusion_planner.ui.run_sheet.form_in_hand import LEAVE, FormInHand
from infusion_planner.ui.run_sheet.next_step import STOP, ask_to_stop
from infusion_planner.ui.run_sheet.signing import DaySigning
from infusion_planner.ui.run_sheet.values import value_of, vitals_of
from infusion_planner.ui.run_sheet.verbs import form_of, outcome_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.run_sheet import RunSheetCard
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.run_sheet.panel import RunSheetPanel
    from infusion_planner.ui.session import Session

RUN_SHEET = "run sheet"
_EVERY_MS = 20_000
_PUMP_CHECK = "pump_check"


class RunSheetPresenter(QObject):
    """Read one infusion day, and make an action of every press.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Signals:
        closed(): the sheet was left.
        print_asked(str): row id of the infusion whose record is to be printed.
    """

    closed = Signal()
    print_asked = Signal(str)

    def __init__(self, session: Session, panel: RunSheetPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._infusion_id = ""
        self._card: RunSheetCard | None = None
        self._signing = DaySigning(session, panel)
        self._hand = FormInHand(session, panel, self._shown)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._read)
        session.changed.connect(self._hear)
        panel.acted.connect(self._act)
        panel.amended.connect(self._amend)
        panel.stop_asked.connect(self._ask_to_stop)
        panel.vitals.recorded.connect(self._record_vitals)
        panel.form.recorded.connect(self._record_form)
        panel.form.withdrawn.connect(self._withdraw)
        panel.back_pressed.connect(self._leave)
        panel.print_pressed.connect(self._print)

    def show(self, infusion_id: str) -> None:
        """Show the day of an infusion.

        Raises:
            Refused: the infusion is no longer in the records.
        """
        card = self._session.read.of_days.run_sheet(infusion_id)
        self._infusion_id, self._card = infusion_id, card
        self._panel.show_card(card)
        self._panel.begin()
        self._hand.clear()
        key = FormKey(RUN_SHEET, infusion_id, card.patient_id)
        self._session.drafts.watch(self, key, "Run sheet")
        self._timer.start()

    def has_unsaved(self) -> bool:
        """Tell whether something is typed that is not recorded."""
        return bool(self._infusion_id) and (
            self._hand.is_touched or self._panel.vitals.is_touched()
        )

    def draft(self) -> Mapping[str, object] | None:
        """Give what is typed; None while nothing would be lost."""
        if not self.has_unsaved():
            return None
        return {**self._hand.draft(), "vitals": self._panel.vitals.typed()}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed.

        Raises:
            PlannerError: the entry it amends cannot be read; then nothing is put back.
        """
        self._hand.show_draft(typed)
        # after what may be refused: a set that is offered once more would be recorded twice
        vitals = table(typed, "vitals")
        self._panel.vitals.show_typed({name: words(vitals, name) for name in vitals})

    def _hear(self, change: Change) -> None:
        if self._infusion_id and change.touches_patient(self._shown().patient_id):
            self._session.tell_refusal(self._read)

    def _read(self) -> None:
        """Read the day again: another minute has passed, or something was entered."""
        if not self._infusion_id or not self._panel.isVisible():
            return
        try:
            self._card = self._session.read.of_days.run_sheet(self._infusion_id)
        except PlannerError:
            # the infusion was undone; the sheet stays as it was read last until it is left
            self._timer.stop()
            return
        self._panel.show_card(self._card)

    def _act(self, act: str) -> None:
        """Do what was pressed: record at once what needs no more, else open its form."""
        form = form_of(act)
        if act == VITALS:
            self._press_vitals()
        elif act == HANDED:
            self._session.handover_asked.emit()
        elif act == TAKEN:
            self._do(self._day.take_over())
        elif act == SIGN:
            self._signing.sign(self._shown())
        elif act == CLOSE:
            self._panel.offer_closings()
        elif outcome_of(act) is None and (form is None or not form.asks):
            self._enter_at_once(act)
        else:
            self._hand.open(act)

    def _enter_at_once(self, act: str) -> None:
        """Record what needs no more than a press; a day that is over wants its time, in a form."""
        try:
            at = self._day.at(act, {}, self._now())
        except InvalidInput as trouble:
            if self._hand.open(act):
                self._panel.form.show_faults(trouble.faults, "")
            return
        self._do(self._day.record(act, value_of(act, {}, at), at))

    def _press_vitals(self) -> None:
        """Record the set that is typed; else go to its first box."""
        if self._panel.vitals.is_touched():
            self._record_vitals()
        else:
            self._panel.vitals.focus_first()

    def _amend(self, entry_id: str) -> None:
        self._session.tell_refusal(partial(self._hand.amend, entry_id))

    def _withdraw(self) -> None:
        why = str(self._panel.form.typed().get(WHY, ""))
        self._attempt(withdraw(self._hand.amends, why))

    def _ask_to_stop(self) -> None:
        """Ask once, and keep the moment at which it was asked."""
        asked_at = self._now()
        dialog = ask_to_stop(self._panel, self._shown().who, time_words(asked_at))
        dialog.accepted.connect(partial(self._stop, asked_at))
        dialog.open()

    def _stop(self, asked_at: datetime) -> None:
        from infusion_planner.domain.day_values import Reason  # noqa: PLC0415

        self._session.do(self._day.record(STOP, Reason("stopped now"), asked_at))

    def _record_vitals(self) -> None:
        grid = self._panel.vitals
        typed = grid.typed()
        try:
            at = self._day.at(VITALS, {TIME: typed["time"]}, self._now())
            action = self._day.record(VITALS, vitals_of(typed), at)
        except InvalidInput as trouble:
            grid.show_faults(trouble.faults)
            return
        outcome = self._session.attempt(action)
        if outcome.change is not None:
            grid.clear()
            grid.focus_first()
            self._keep_the_rest()
        elif outcome.faults:
            grid.show_faults(outcome.faults)
        else:
            self._session.refused.emit(outcome.refusal)

    def _record_form(self) -> None:
        form = self._panel.form
        self._enter(form.act, form.typed())

    def _enter(self, act: str, typed: Mapping[str, object]) -> None:
        try:
            at = self._day.at(act, typed, self._now(), self._hand.amended_at)
            value = value_of(act, typed, at)
        except InvalidInput as trouble:
            self._panel.form.show_faults(trouble.faults, "")
            return
        if act == _PUMP_CHECK and not self._hand.amends and self._signing.is_second(self._shown()):
            self._signing.check(
                self._shown(),
                lambda signed: self._attempt(self._day.record(_PUMP_CHECK, value, at, signed)),
            )
            return
        self._attempt(self._action(act, value, at, str(typed.get(WHY, ""))))

    def _action(self, act: str, value: object, at: datetime, why: str) -> Action:
        from infusion_planner.domain.day_values import DayClosed  # noqa: PLC0415

        if isinstance(value, DayClosed):
            return self._day.close(value)
        if self._hand.amends:
            return amend(self._hand.amends, value, at, why)
        return self._day.record(act, value, at)

    def _attempt(self, action: Action) -> None:
        """Record the form that is open."""
        outcome = self._session.attempt(action)
        if outcome.change is None:
            self._panel.form.show_faults(outcome.faults, outcome.refusal)
            return
        self._hand.close()
        self._keep_the_rest()

    def _keep_the_rest(self) -> None:
        """Keep what is still typed, at once: what was just recorded is never offered again."""
        self._session.drafts.look()

    def _do(self, action: Action) -> None:
        """Do what was pressed without a form; one that is open for something else stays."""
        outcome = self._session.attempt(action)
        if outcome.change is None:
            said = outcome.refusal or " ".join(fault.words for fault in outcome.faults)
            self._session.refused.emit(said)

    @property
    def _day(self) -> SheetDay:
        return SheetDay(self._infusion_id, self._shown().on)

    def _now(self) -> datetime:
        return self._session.doors.now().replace(tzinfo=None, second=0, microsecond=0)

    def _print(self) -> None:
        self.print_asked.emit(self._infusion_id)

    def _leave(self) -> None:
        if self.has_unsaved():
            ask_to_leave(self._panel, *LEAVE).accepted.connect(self._close)
        else:
            self._close()

    def _close(self) -> None:
        self._infusion_id = ""
        self._timer.stop()
        self._hand.clear()
        self._panel.vitals.clear()
        self._session.drafts.finish(self)
        self.closed.emit()

    def _shown(self) -> RunSheetCard:
        if self._card is None:
            raise AssertionError("a button was pressed before a day was shown")
        return self._card
