"""Merges another chart of the same person into the one that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.drafts.typed import table
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, group
from infusion_planner.ui.mistakes.foretold import Foretold
from infusion_planner.ui.mistakes.patient_picker import PatientPicker
from infusion_planner.ui.recording.entries import RadioChoice
from infusion_planner.ui.recording.form import FormDialog, who_words
from infusion_planner.ui.recording.presenter import FormPresenter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from infusion_planner.actions.desk import Action
    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.cards.merging import MergeCard, ResultChoice, SideBySide
    from infusion_planner.ui.recording.typed import Typed
    from infusion_planner.ui.session import Session

MERGE = "merge"
"""The kind of form, for what is kept of it."""
_KEPT = (
    "This chart is kept. Everything that was recorded on the other one comes onto it, and the other"
    " one is closed. Its MRN leads here, and both can be parted again. Name, REMS ID and prescriber"
    " stay as this chart has them: correct them afterwards where the other one is right."
)


class MergeForm(FormDialog):
    """Show both persons side by side, and ask what only a person can settle.

    Args:
        identity: whose chart is kept.
        picker: finds the other chart.
        parent: the page it is about.
    """

    def __init__(self, identity: IdentityCard, picker: PatientPicker, parent: QWidget) -> None:
        super().__init__(
            "Same person as",
            "Merge charts",
            parent=parent,
            identity=identity,
            sentence=_KEPT,
        )
        self._identity = identity
        self._choices: dict[str, RadioChoice] = {}
        self.picker = picker
        self._compared = column(gap=8)
        self.foretold = Foretold()
        self.reason = TextArea("&Reason", lines=2, hint="How it is known that they are one person")
        self.add_fields(
            self.picker,
            group(self._compared),
            self.foretold,
            self.reason,
            search=self.picker.search,
            patient=self.picker.found,
            reason=self.reason,
        )
        self.focus_first(self.picker.search)

    def show_merge(self, card: MergeCard) -> None:
        """Show what merging with the chart chosen would do."""
        self.clear_merge()
        add(self._compared, group(_grid(card.lines)))
        for choice in card.choices:
            asked = _asked(choice)
            self._choices[choice.merged_id] = asked
            add(self._compared, asked)
        if card.refusals:
            self.foretold.refuse(" ".join(card.refusals))
        self.foretold.show_lines("What happens", card.comes or ("Nothing comes along",))
        other = card.merged
        self._act.set_words(
            f"Merge {who_words(other)}, MRN {other.mrn}",
            f"into {who_words(self._identity)}, MRN {self._identity.mrn}",
        )

    def clear_merge(self) -> None:
        """Show nothing, because nobody is chosen."""
        self._choices = {}
        empty(self._compared)
        self.foretold.clear()
        self.name_act("Merge charts")

    def draft(self) -> Mapping[str, object] | None:
        """Give the fields, and which of two results is right by the row id of the other."""
        typed = super().draft()
        right = {merged: asked.draft() for merged, asked in self._choices.items()}
        return None if typed is None else {**typed, "right": right}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put the fields back, then the answers that the charts chosen still ask for."""
        super().show_draft(typed)
        right = table(typed, "right")
        for merged, asked in self._choices.items():
            asked.show_draft(right.get(merged, ""))
        self._untouched = self._typed()

    def unsettled(self) -> tuple[RadioChoice, ...]:
        """Give the questions that have no answer yet."""
        return tuple(item for item in self._choices.values() if item.value() is None)

    def right(self) -> dict[str, str]:
        """Give for each test with two results which entry is right."""
        return {merged: str(item.value()) for merged, item in self._choices.items()}


def _asked(choice: ResultChoice) -> RadioChoice:
    answers = ((f"This chart: {choice.kept}", choice.kept_id),)
    return RadioChoice(
        "Which entry is right?", (*answers, (f"Other chart: {choice.merged}", choice.merged_id))
    )


def _grid(lines: tuple[SideBySide, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    for place, head in enumerate(("", "This chart, kept", "Other chart, closed")):
        grid.addWidget(Label(head, "smallm", "ink3"), 0, place)
    for place, line in enumerate(lines, start=1):
        role = "body" if line.same else "bodyb"
        other = f"{line.merged} (the same)" if line.same else line.merged
        grid.addWidget(Label(line.label, "body", "ink2"), place, 0)
        grid.addWidget(Label(line.kept, role, wrap=True), place, 1)
        grid.addWidget(Label(other, role, wrap=True), place, 2)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    return grid


class MergePresenter(FormPresenter):
    """Make the action that merges two charts, after showing them side by side."""

    def __init__(self, session: Session, form: MergeForm, kept_id: str) -> None:
        super().__init__(session, form)
        self._fields = form
        self._kept_id = kept_id
        form.picker.chosen.connect(self._compare)

    def action(self, typed: Typed) -> Action | None:
        """Merge the charts."""
        # actions bring the database along, which the sign-in window starts without
        from infusion_planner.actions.merge_patients import MergePatients  # noqa: PLC0415

        form = self._fields
        if not form.picker.patient_id:
            typed.ask(form.picker.found, "Search for the other chart, and choose it.")
            return None
        for asked in form.unsettled():
            typed.ask(asked, "Choose which of both is right.")
        return MergePatients(
            self._kept_id, form.picker.patient_id, form.right(), form.reason.text()
        )

    def _compare(self, patient_id: str) -> None:
        if not patient_id:
            self._fields.clear_merge()
            return
        try:
            card = self._session.read.of_mistakes.merge_card(self._kept_id, patient_id)
        except PlannerError as refusal:
            self._fields.clear_merge()
            self._fields.foretold.refuse(str(refusal))
        else:
            self._fields.show_merge(card)


def open_merge_form(
    session: Session, parent: QWidget, identity: IdentityCard, other_id: str = ""
) -> MergeForm:
    """Open the form in which another chart is merged into a patient's.

    Args:
        session: the person's session.
        parent: the page it is about.
        identity: whose chart is kept.
        other_id: row id of the patient who is chosen already; empty for none.
    """
    own = identity.patient_id
    others = tuple(line for line in session.read.patients() if line.patient_id != own)
    picker = PatientPicker("&Other chart", others, session.read.today())
    form = MergeForm(identity, picker, parent)
    presenter = MergePresenter(session, form, own)
    form.picker.choose(other_id)
    presenter.open(MERGE, own, own, "Merge another chart")
    return form
