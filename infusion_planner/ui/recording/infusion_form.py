"""The form in which an infusion is recorded, or its entry amended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, fields, group
from infusion_planner.ui.recording.entries import DayField, PrescriberChoice, RadioChoice
from infusion_planner.ui.recording.form import FormDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.patient import RecordCard
    from infusion_planner.domain.errors import Fault

GIVEN = "given"
NOT_GIVEN = "not_given"
_NOT_REQUIRED = "not_required"
_NONE = "0"
_DAY_HINT = "such as 14 dec 26 or t"
_ALWAYS = "Always needed"
_WHERE_IT_DIFFERS = "Needed where day, dose or steroid differ from the plan"


class InfusionForm(FormDialog):
    """Ask what was given on one infusion day.

    Whether it was given is for a person to say: the planned dose is shown, and counts only then.

    Args:
        card: the infusion, with what the form starts with.
        parent: the page it is about.
    """

    def __init__(self, card: RecordCard, parent: QWidget) -> None:
        super().__init__(
            f"Amend: {card.title}" if card.amending else f"Record: {card.title}",
            "Amend entry" if card.amending else "Record infusion",
            parent=parent,
            identity=card.identity,
            sentence=_sentence(card),
        )
        self._card = card
        self.given_on = DayField("&Day", hint=_DAY_HINT)
        self.outcome = RadioChoice("In&fusion", (("Given", GIVEN), ("Not given", NOT_GIVEN)))
        self.dose = Field("D&ose", unit="mg", width=104)
        self.steroid = RadioChoice(f"&Steroid before: {card.steroid_words}", _steroids(card))
        self.prescriber = PrescriberChoice("&Prescriber who decided", card.prescribers)
        self.reviewer = PrescriberChoice("Prescriber who re&viewed it", card.prescribers)
        self.note = TextArea("&Note", lines=2)
        self.reason = TextArea("&Reason for the amendment", lines=2)
        self._dose_before = card.dose_mg
        self._asks_for_review = False
        self._build()
        self._start()

    def show_refusal(self, words: str, faults: tuple[Fault, ...]) -> None:
        """Say why nothing was written; only a dose that was too early asks who reviewed it."""
        if any(fault.field == "reviewer" for fault in faults):
            self._asks_for_review = True
            self._show_what_applies()
        super().show_refusal(words, faults)

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed earlier, and the reviewer where one was named."""
        super().show_draft(typed)
        self._asks_for_review = bool(self.reviewer.prescriber())
        self._show_what_applies()

    def _build(self) -> None:
        self.add_fields(
            group(fields(self.given_on, self.outcome, self.dose, gap=16)),
            self.steroid,
            self.prescriber,
            self.reviewer,
            self.note,
            self.reason,
            given_on=self.given_on,
            outcome=self.outcome,
            dose=self.dose,
            steroid=self.steroid,
            prescriber=self.prescriber,
            reviewer=self.reviewer,
            note=self.note,
            reason=self.reason,
        )
        if self._card.history:
            self.add_fields(earlier_entries(self._card.history))
        self.reason.setVisible(self._card.amending)
        self.outcome.chosen.connect(self._follow_outcome)
        self.steroid.chosen.connect(self._show_what_applies)

    def _start(self) -> None:
        card = self._card
        self.given_on.set_text(card.given_on)
        if card.amending:
            self.outcome.set_value(NOT_GIVEN if card.dose_mg == _NONE else GIVEN)
        self.dose.set_text(card.dose_mg)
        self.steroid.set_value(card.steroid)
        self.note.set_text(card.note)
        self._show_what_applies()

    def _follow_outcome(self, outcome: object) -> None:
        if outcome == GIVEN:
            # none is the dose of an entry that was not given; what was given has to be typed
            self.dose.set_text("" if self._dose_before == _NONE else self._dose_before)
        elif self.dose.text() != _NONE:
            self._dose_before = self.dose.text()
            self.dose.set_text(_NONE)
        self._show_what_applies()

    def _show_what_applies(self) -> None:
        outcome = self.outcome.value()
        skipped = outcome == NOT_GIVEN
        self.dose.set_read_only(read_only=outcome != GIVEN)
        self.steroid.setVisible(not skipped)
        lacking = self._card.steroid_required and self.steroid.value() == NOT_GIVEN
        self.prescriber.setVisible(not skipped and lacking)
        self.reviewer.setVisible(not skipped and self._asks_for_review)
        self.note.label.setText("Wh&y was it not given?" if skipped else "&Note")
        self.note.box.setAccessibleName(self.note.name)
        self.note.set_hint(_ALWAYS if skipped else _WHERE_IT_DIFFERS)
        if not self._card.amending:
            self.name_act("Record as not given" if skipped else "Record infusion")


def earlier_entries(history: tuple[str, ...]) -> QWidget:
    """Show what was recorded before, struck through, oldest first."""
    lines = []
    for words in history:
        line = Label(words, "small", "ink2", wrap=True)
        font = line.font()
        font.setStrikeOut(True)
        line.setFont(font)
        line.setAccessibleName(f"Earlier entry: {words}")
        lines.append(line)
    return group(column(Label("Earlier entries", "smallm", "ink2"), *lines, gap=2))


def _sentence(card: RecordCard) -> str:
    kept = "The entry of before stays readable." if card.amending else ""
    once = "" if card.amending else "A recorded infusion is amended with a reason, never undone."
    planned = f"{card.planned}." if card.planned else ""
    return " ".join(part for part in (planned, kept, once) if part)


def _steroids(card: RecordCard) -> tuple[tuple[str, object], ...]:
    offered: tuple[tuple[str, object], ...] = (("Given", GIVEN), ("Not given", NOT_GIVEN))
    return offered if card.steroid_required else (*offered, ("Not required", _NOT_REQUIRED))
