"""Gates and dates: what is typed about a start, and what the rules say to it."""

from datetime import date

from PySide6.QtCore import Signal

from infusion_planner.cards.plan import PlanCard
from infusion_planner.cards.plan_gates import READINESS
from infusion_planner.cards.verdict import GateLine
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.gates import GateList, GateRow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, reveal
from infusion_planner.ui.plan.chairs import ChairPicks
from infusion_planner.ui.plan.columns import ColumnsPage
from infusion_planner.ui.plan.days import Days
from infusion_planner.ui.plan.override import OverrideForm
from infusion_planner.ui.plan.starts import Starts

_OVERRIDE = "override"
_HINT = "Gates are judged as soon as day 1 is chosen."


class PlanForm(ColumnsPage):
    """Place the gates at the left, and day 1, suggested starts and consequences at the right.

    Attributes:
        days: day 1 and the days that follow from it.
        chairs: the chair of each day.
        override: the form that opens under the gate whose button was pressed.

    Signals:
        day_pressed(object): a day was chosen by a repair or a suggested start.
        readiness_pressed(): what is still to come is to be shown fact by fact.
    """

    day_pressed = Signal(object)
    readiness_pressed = Signal()

    def __init__(self) -> None:
        self.days = Days()
        self.chairs = ChairPicks()
        self.override = OverrideForm()
        self._gates = GateList()
        self._starts = Starts()
        self._facts = FactRows(rules=False)
        self._consequences = Card("Consequences")
        hint = Label(_HINT, "body", "ink2", wrap=True)
        self._hint = group(column(hint, margins=(16, 10, 16, 8)))
        self._override_rule = ""
        self._override_open = False
        first = group(column(self.days, self._starts, self.chairs, gap=8))
        rest = group(column(self._consequences, None, gap=8))
        super().__init__(self._gates, rest, "Plan", first=first)
        self.override.hide()
        self._gates.add(self._hint, self.override)
        self._consequences.head.setContentsMargins(16, 8, 12, 6)
        self._consequences.body.setContentsMargins(16, 0, 12, 8)
        self._consequences.add(self._facts)
        self._starts.chosen.connect(self.day_pressed)
        self._gates.repair_pressed.connect(self._repair)
        self.override.closed.connect(self._put_override_away)
        self.override.recorded.connect(self._keep_override)

    def begin(self) -> None:
        """Forget the override, for another patient or course."""
        self.close_override()
        self.override.clear()

    def show_card(self, card: PlanCard) -> None:
        """Show the answer to what was typed; the text of day 1 is left alone."""
        self._show_day(card)
        self._starts.show_starts(card.suggestions, card.suggestions_note, card.start_on)
        self._starts.show_reasons(card.why_not)
        self.chairs.show_seats(card.seats)
        self._show_gates(card)
        self._consequences.set_note(card.consequences_head)
        self._consequences.setVisible(bool(card.consequences))
        self._facts.show_facts(card.consequences)

    def open_override(self, rule: str = "") -> None:
        """Open the form of the override and start in it.

        Args:
            rule: the gate it opens under; the worst that asks for one when empty.
        """
        self._override_rule = rule
        self._override_open = True
        self._place_override()
        self.override.start()

    @property
    def is_asking(self) -> bool:
        """Tell whether the fields of the override are open."""
        return not self.override.isHidden() and not self.override.is_recorded()

    def close_override(self) -> None:
        """Put the form away; what stands in it is kept."""
        self._override_open = False
        self.override.hide()

    def _put_override_away(self) -> None:
        at = self._asking()
        self.close_override()
        if at is not None:
            at.focus_repair()

    def _keep_override(self) -> None:
        """Show under its gate what was recorded, wherever it was recorded from."""
        self._override_open = True
        self._place_override()

    def _show_day(self, card: PlanCard) -> None:
        self.days.show_days(card.days, allowed=card.can_save)
        self.days.show_lengths(card.length_choices, card.length)
        self.days.show_hint(card.day_hint)
        if card.day_message:
            self.days.day.show_error(card.day_message)
        elif self.days.day.message:
            self.days.day.clear_message()

    def _show_gates(self, card: PlanCard) -> None:
        self._gates.show_gates(card.gates, card.counts)
        self._hint.setVisible(not card.gates)
        self.override.show_rules(card.needs_override, card.start_on, card.length)
        self._place_override()

    def _asking(self) -> GateRow | None:
        """Give the gate under which the form belongs: the one pressed, or the worst."""
        asking = [shown for shown in self._gates.rows if shown.gate.state == _OVERRIDE]
        pressed = (shown for shown in asking if shown.gate.rule == self._override_rule)
        return next(pressed, asking[0] if asking else None)

    def _place_override(self) -> None:
        # the list builds its rows anew where their shape changed, all of them at its end
        at = self._asking()
        self._gates.body.removeWidget(self.override)
        place = self._gates.body.indexOf(at) if at is not None else 0
        self._gates.body.insertWidget(place + 1, self.override)
        if at is not None and self._override_open:
            reveal(self.override)
        else:
            self.override.hide()

    def _repair(self, gate: GateLine) -> None:
        if gate.state == _OVERRIDE:
            self.open_override(gate.rule)
        elif gate.action == READINESS:
            self.readiness_pressed.emit()
        elif gate.action_on is not None:
            self._tell_day(gate.action_on)

    def _tell_day(self, day: date) -> None:
        self.day_pressed.emit(day)
