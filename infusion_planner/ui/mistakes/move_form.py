"""Moves an entry from the wrong patient to the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.cards.mistakes import MoveFormCard, date_moves
from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.mistakes.foretold import Foretold
from infusion_planner.ui.mistakes.patient_picker import PatientPicker
from infusion_planner.ui.recording.form import FormDialog, who_words
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.domain.chart_entry import ChartEntry
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session

MOVE = "move"
"""The kind of form, for what is kept of it."""
_NO_ENTRY = "Choose the entry"
_NOTHING = "Nothing that could be moved is recorded"
_KEPT = (
    "The entry goes to the right chart. This one keeps a line that it was moved, without whose it"
    " is. It cannot be undone, only moved back."
)


class MoveForm(FormDialog):
    """Ask which entry is on the wrong chart, whose it is, and how it came there.

    Args:
        card: whose chart it is, and what can be moved.
        picker: finds the right patient.
        parent: the page it is about.
        entry_id: the entry chosen on the page; empty for none.
    """

    def __init__(
        self, card: MoveFormCard, picker: PatientPicker, parent: QWidget, entry_id: str = ""
    ) -> None:
        super().__init__(
            "Recorded on the wrong patient",
            "Move entry",
            parent=parent,
            identity=card.identity,
            sentence=_KEPT,
        )
        self._identity = card.identity
        first = _NO_ENTRY if card.entries else _NOTHING
        entries = tuple((entry.words, entry) for entry in card.entries)
        self.entry = Choice("&Entry", ((first, None), *entries))
        self.picker = picker
        self.foretold = Foretold()
        self.reason = TextArea("&Reason", lines=2, hint="How it happened, without any name or MRN")
        self.add_fields(
            self.entry,
            self.picker,
            self.foretold,
            self.reason,
            entry=self.entry,
            search=self.picker.search,
            patient=self.picker.found,
            reason=self.reason,
        )
        chosen = next((entry for entry in card.entries if entry.id == entry_id), None)
        if chosen is not None:
            self.entry.set_value(chosen)
            self.focus_first(self.picker.search)

    def name_both(self, right: IdentityCard | None) -> None:
        """Name both patients on the button that moves the entry (ID-5)."""
        if right is None:
            self.name_act("Move entry")
        else:
            self._act.set_words(
                f"Move to {who_words(right)}, MRN {right.mrn}",
                f"from {who_words(self._identity)}, MRN {self._identity.mrn}",
            )


class MovePresenter(FormPresenter):
    """Make the action that moves an entry, and foretell which dates move with it."""

    def __init__(self, session: Session, form: MoveForm, patient_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._patient_id = patient_id
        form.picker.chosen.connect(self._foretell)
        form.entry.chosen.connect(self._foretell)

    def action(self, typed: Typed) -> Action | None:
        """Move the entry."""
        form = self._fields
        entry, right = form.entry.value(), form.picker.patient_id
        if entry is None:
            typed.ask(form.entry, "Choose the entry that is on the wrong chart.")
        if not right:
            typed.ask(form.picker.found, "Search for the patient it belongs to, and choose them.")
        if entry is None or not right:
            return None
        return _action(entry, right, form.reason.text())  # type: ignore[arg-type]

    def _foretell(self) -> None:
        form = self._fields
        entry, right = form.entry.value(), form.picker.patient_id
        form.foretold.clear()
        form.name_both(None)
        if not right:
            return
        read = self._session.read.of_mistakes
        try:
            other = read.beside(right)
            form.name_both(other)
            if entry is None:
                return
            both = (self._patient_id, right)
            before = read.dates(*both)
            # the reason is still to be typed, and decides nothing
            action = _action(entry, right, "to be told")  # type: ignore[arg-type]
            after = self._session.rehearse(action, lambda: read.dates(*both))
        except PlannerError as refusal:
            form.foretold.refuse(str(refusal))
            return
        names = (self._session.read.of_mistakes.beside(item).name for item in both)
        for name, was, now in zip(names, before, after, strict=True):
            form.foretold.show_moves(name, date_moves(was, now))


def _action(entry: ChartEntry, right: str, reason: str) -> Action:
    # actions bring the database along, which the sign-in window starts without
    from infusion_planner.actions.move_day import MoveDay  # noqa: PLC0415
    from infusion_planner.actions.move_entry import MoveEntry  # noqa: PLC0415
    from infusion_planner.actions.move_infusion import MoveInfusion  # noqa: PLC0415

    if entry.on is not None:
        return MoveDay(entry.id, entry.on, right, reason)
    move = MoveInfusion if entry.table == "infusion" else MoveEntry
    return move(entry, right, reason)


def open_move_form(
    session: Session, parent: QWidget, patient_id: str, entry_id: str = ""
) -> MoveForm:
    """Open the form in which an entry is moved to another chart.

    Args:
        session: the person's session.
        parent: the page it is about.
        patient_id: row id of the patient on whose chart it stands.
        entry_id: the entry chosen on the page; empty for none.

    Raises:
        Refused: the patient is no longer in the records.
    """
    card = session.read.of_mistakes.move_form(patient_id)
    others = tuple(line for line in session.read.patients() if line.patient_id != patient_id)
    picker = PatientPicker("R&ight patient", others, session.read.today())
    form = MoveForm(card, picker, parent, entry_id)
    presenter = MovePresenter(session, form, patient_id)
    presenter.open(MOVE, patient_id, patient_id, "Move an entry to another chart")
    return form
