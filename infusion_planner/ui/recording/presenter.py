"""What every form does with a press: read, do, and close or say what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from infusion_planner.domain.form_draft import FormKey
from infusion_planner.ui.recording.typed import Typed

if TYPE_CHECKING:
    from infusion_planner.actions.desk import Action
    from infusion_planner.ui.recording.form import FormDialog
    from infusion_planner.ui.session import Session


class FormPresenter(QObject):
    """Turn what was typed into an action; a subclass says which."""

    def __init__(self, session: Session, form: FormDialog) -> None:
        super().__init__(form)
        self._session = session
        self._form = form
        form.submitted.connect(self._submit)
        form.offer_calendars(session.read.today)

    def open(self, form: str, about: str, patient_id: str, title: str = "") -> None:
        """Open the form, and keep what is typed into it until it is saved or left.

        Args:
            form: the kind of form.
            about: row id of what it is about.
            patient_id: the patient's row id.
            title: what it does, in words that name nobody; those over the form when left out.
        """
        self._form.open()
        self._form.finished.connect(self._end)
        key = FormKey(form, about, patient_id)
        self._session.drafts.watch(self._form, key, title or self._form.windowTitle())

    def _end(self) -> None:
        self._session.drafts.finish(self._form)

    def action(self, typed: Typed) -> Action | None:
        """Make the action; None when a field cannot be read, which `typed` then says."""
        raise NotImplementedError

    def _submit(self) -> None:
        typed = Typed(self._session.read.today())
        action = self.action(typed)
        if action is None or typed.faults:
            self._form.show_typing(typed)
        else:
            self.attempt(action)

    def attempt(self, action: Action) -> None:
        """Do an action, and close the form or say what is wrong."""
        ends = self._session.drafts.key_of(self._form)
        outcome = self._session.attempt(action, ends)
        if outcome.change is None:
            self._form.show_refusal(outcome.refusal, outcome.faults)
        else:
            self._form.finish()
