"""The forms in which an antiviral is started, stopped or corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.wording import date_words, day_words
from infusion_planner.ui.kit.field import TextArea
from infusion_planner.ui.kit.layout import fields, group
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.recording.correction import CorrectionForm
from infusion_planner.ui.recording.entries import DayField, RadioChoice
from infusion_planner.ui.recording.form import FormDialog
from infusion_planner.ui.recording.medicine_field import MedicineField
from infusion_planner.ui.recording.tests_form import past_day

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.monitoring import AntiviralForm

CONDITIONS_MET = "conditions_met"
STOPPED_EARLY = "stopped_early"

_ENDS = (("Both conditions are met", CONDITIONS_MET), ("Stopped early", STOPPED_EARLY))
_NOT_MET = "'Both conditions are met' is off: they are not met today, as said above."


class StartAntiviralForm(FormDialog):
    """Ask which antiviral is taken, and from which day.

    Args:
        card: the patient and the medicines to choose from.
        parent: the page it is about.
    """

    def __init__(self, card: AntiviralForm, parent: QWidget) -> None:
        super().__init__(
            "Start the antiviral",
            "Start antiviral",
            parent=parent,
            identity=card.identity,
            sentence="Enter it as it was prescribed. The first day may lie ahead.",
        )
        self.medicine = MedicineField("&Medicine and dose", card.presets)
        self.started_on = DayField("&First day")
        self.started_on.set_text(date_words(card.today))
        self.add_fields(
            self.medicine,
            group(fields(self.started_on)),
            medicine=self.medicine,
            started_on=self.started_on,
        )


class StopAntiviralForm(FormDialog):
    """Ask on which day the antiviral ended, and whether its conditions were met.

    Args:
        card: the antiviral that runs, and from when it may stop.
        parent: the page it is about.
    """

    def __init__(self, card: AntiviralForm, parent: QWidget) -> None:
        super().__init__(
            "Stop the antiviral",
            "Stop antiviral",
            parent=parent,
            identity=card.identity,
            sentence=_taken_words(card),
        )
        self.strip = VerdictStrip()
        self.stopped_on = past_day("&Last day")
        self.end = RadioChoice("&How it ended", _ENDS)
        self.why = TextArea("&Why it was stopped early", lines=2, hint="Why, and who decided")
        self._build()
        self.stopped_on.set_text(date_words(card.today))
        self._show_conditions(card)

    def _build(self) -> None:
        self.add_fields(
            self.strip,
            group(fields(self.stopped_on)),
            self.end,
            self.why,
            stopped_on=self.stopped_on,
            end=self.end,
            why=self.why,
        )
        self.why.hide()
        self.end.chosen.connect(self._follow)

    def _show_conditions(self, card: AntiviralForm) -> None:
        strip = card.stop_strip
        self.strip.setVisible(strip is not None)
        if strip is None:
            return
        self.strip.show_card(strip)
        if strip.state != "ok":
            self.end.switch_off(CONDITIONS_MET, _NOT_MET)

    def _follow(self, end: object) -> None:
        self.why.setVisible(end == STOPPED_EARLY)


class CorrectAntiviralForm(CorrectionForm):
    """Ask which antiviral it really was, and from which day.

    Args:
        card: the antiviral as it is recorded.
        parent: the page it is about.
    """

    def __init__(self, card: AntiviralForm, parent: QWidget) -> None:
        super().__init__("Correct the antiviral", card.identity, parent)
        self.medicine = MedicineField("&Medicine and dose", card.presets)
        self.started_on = DayField("&First day")
        self.medicine.set_text(card.seen.medicine if card.seen else "")
        self.started_on.set_text(date_words(card.seen.started_on if card.seen else card.today))
        self.add_fields(
            self.medicine,
            group(fields(self.started_on)),
            medicine=self.medicine,
            started_on=self.started_on,
        )
        self.end_with_reason()


def _taken_words(card: AntiviralForm) -> str:
    if card.seen is None:
        return ""
    return f"{card.seen.medicine}, from {day_words(card.seen.started_on)}."
