"""The form in which an infusion is recorded, or its entry amended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.wording import date_words
from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, fields, group
from infusion_planner.ui.recording.entries import DayField, PrescriberChoice, RadioChoice
from infusion_planner.ui.recording.form import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.patient import RecordCard

GIVEN = "given"
NOT_GIVEN = "not_given"
_NOT_REQUIRED = "not_required"
_DAY_HINT = "such as 14 dec 26 or t"


class InfusionForm(FormDialog):
    """Ask what was given on one infusion day.

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
        self.note = TextArea("&Note", lines=2, hint=_note_hint())
        self.reason = TextArea("&Reason for the amendment", lines=2)
        self._dose_before = card.dose_mg
        self._build()
        self._start()

    def _build(self) -> None:
        self.add_fields(
            group(fields(self.given_on, self.outcome, self.dose, gap=16)),
            self.steroid,
            self.prescriber,
            self.note,
            self.reason,
            given_on=self.given_on,
            dose=self.dose,
            steroid=self.steroid,
            prescriber=self.prescriber,
            note=self.note,
            reason=self.reason,
        )
        if self._card.history:
            self.add_fields(earlier_entries(self._card.history))
        self.reason.setVisible(self._card.amending)
        self.outcome.chosen.connect(self._follow_outcome)
        self.steroid.chosen.connect(self._follow_steroid)

    def _start(self) -> None:
        card = self._card
        given = card.dose_mg != "0"
        self.given_on.set_text(date_words(card.given_on))
        self.outcome.set_value(GIVEN if given else NOT_GIVEN)
        self.dose.set_text(card.dose_mg)
        self.steroid.set_value(card.steroid)
        self.note.set_text(card.note)
        self._show_what_applies(given=given)

    def _follow_outcome(self, outcome: object) -> None:
        given = outcome == GIVEN
        if not given:
            self._dose_before = self.dose.text()
        self.dose.set_text(self._dose_before if given else "0")
        self._show_what_applies(given=given)

    def _follow_steroid(self) -> None:
        self._show_what_applies(given=self.outcome.value() == GIVEN)

    def _show_what_applies(self, *, given: bool) -> None:
        self.dose.set_read_only(read_only=not given)
        self.steroid.setVisible(given)
        lacking = self._card.steroid_required and self.steroid.value() == NOT_GIVEN
        self.prescriber.setVisible(given and lacking)
        self.note.label.setText("&Note" if given else "Wh&y was it not given?")


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


def _note_hint() -> str:
    return "Needed where day, dose or steroid differ from the plan"
