"""The form in which one patient's start is chosen, with a reason where it is not the proposal."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from infusion_planner.domain.starts import REASON_WORDS, StartReason, clock_words
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.layout import fields, group
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.day_starts import StartOptions
    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session

START = "start of an infusion"
"""The kind of form, for what is kept of it."""


class StartForm(FormDialog):
    """Ask for the half hour, and for the reason where it is another than the one proposed.

    Args:
        identity: the patient.
        options: what may be chosen.
        parent: the page it is about.
    """

    def __init__(self, identity: IdentityCard, options: StartOptions, parent: QWidget) -> None:
        said = clock_words(options.proposed) if options.proposed else "none, as nothing has room"
        super().__init__(
            "When the patient comes",
            "Save start",
            parent=parent,
            identity=identity,
            sentence=f"{options.title}. Proposed: {said}.",
        )
        self._proposed = options.proposed
        self.starts_at = Choice("&Comes at", options.times, width=220)
        reasons = tuple((words, reason) for reason, words in REASON_WORDS.items())
        self.why = Choice("&Reason", (("Choose the reason", None), *reasons), width=220)
        self.note = Field("&In own words")
        self.add_fields(
            group(fields(self.starts_at, self.why, gap=16)),
            self.note,
            starts_at=self.starts_at,
            why=self.why,
            note=self.note,
        )
        self.starts_at.set_value(options.saved or options.proposed)
        self.starts_at.chosen.connect(self._offer)
        self._offer()

    def _offer(self) -> None:
        """Ask for a reason only where it is needed."""
        needed = self.starts_at.value() != self._proposed
        for field in (self.why, self.note):
            field.setVisible(needed)


class StartPresenter(FormPresenter):
    """Make the action that saves the start."""

    def __init__(self, session: Session, form: StartForm, options: StartOptions) -> None:
        super().__init__(session, form)
        self._fields = form
        self._options = options

    def action(self, typed: Typed) -> Action | None:
        """Save the start."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.set_start import SetStart  # noqa: PLC0415

        form, proposed = self._fields, self._options.proposed
        at, why = form.starts_at.value(), form.why.value()
        if not isinstance(at, time):
            typed.ask(form.starts_at, "Choose when the patient comes.")
            return None
        reason = why if isinstance(why, StartReason) and at != proposed else None
        note = form.note.text() if reason else ""
        return SetStart(self._options.infusion_id, at, reason, note, proposed)


def open_start_form(session: Session, parent: QWidget, infusion_id: str) -> StartForm:
    """Open the form for the start of an infusion.

    Raises:
        ChartRestricted: a manager restricted the chart to others.
        Refused: the infusion is not planned any more, or no hours are kept for its weekday.
    """
    options = session.read.of_starts.options(infusion_id)
    form = StartForm(session.read.identity(options.patient_id), options, parent)
    presenter = StartPresenter(session, form, options)
    presenter.open(START, infusion_id, options.patient_id)
    return form
