"""The review: a course as it would be saved, read once more before it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.plan import PlanCard
from infusion_planner.cards.review import ReviewCard, ReviewDay
from infusion_planner.cards.verdict import Fact
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.facts import FactRows
from infusion_planner.ui.kit.gates import GateList
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, empty, group
from infusion_planner.ui.plan.columns import ColumnsPage
from infusion_planner.ui.plan.override import OverrideTyped, stamp_words

_TITLE_WIDTH, _DAY_WIDTH, _STEROID_WIDTH = 104, 128, 196
_ALL_MET = "No gate stays open."


class DayRows(QWidget):
    """Show the infusion days of a course, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(4, 1)
        self.setLayout(self._grid)

    def show_days(self, days: tuple[ReviewDay, ...]) -> None:
        """Replace what is shown, in the order given."""
        empty(self._grid)
        for place, day in enumerate(days):
            cells = (
                Label(day.title, "small", "ink3", room=_TITLE_WIDTH),
                Label(day.day, "bodyb", room=_DAY_WIDTH),
                Label(day.steroid, "body", "ink2", room=_STEROID_WIDTH),
                Label(day.chair, "body", "ink2"),
                Label(day.before, "small", "ink3", narrow=True),
            )
            for at, cell in enumerate(cells):
                self._grid.addWidget(cell, place, at, Qt.AlignmentFlag.AlignVCenter)


class FactCard(Card):
    """A card of facts that Tab reaches and a screen reader reads as a whole."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._name = title
        self._facts = FactRows(rules=False)
        self.add(self._facts)
        self.make_readable()

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Replace the facts."""
        self._facts.show_facts(facts)
        said = (
            " ".join(part for part in (fact.label, fact.value, fact.anchor) if part)
            for fact in facts
        )
        self.setAccessibleName(". ".join((self._name, *said)))


class ReviewPage(ColumnsPage):
    """Say whom and what is saved; nothing can be changed here."""

    def __init__(self) -> None:
        self._patient = FactCard("Patient")
        self._days = Card("Infusion days")
        self._day_rows = DayRows()
        self._gates = GateList("Open gates")
        self._all_met = group(column(Label(_ALL_MET, "body", "ink2"), margins=(16, 8, 16, 4)))
        self._changes = FactCard("What changes")
        self._changes_note = Label("", "body", "ink2", wrap=True)
        self._override = FactCard("Override")
        self._consequences = FactCard("Consequences")
        left = column(self._patient, self._days, self._gates, None, gap=10)
        right = column(self._changes, self._override, self._consequences, None, gap=10)
        super().__init__(group(left), group(right), "Review")
        self._days.add(self._day_rows)
        self._days.make_readable()
        self._gates.add(self._all_met)
        self._changes.add(self._changes_note)
        self.show_override((), None)

    def show_card(self, card: PlanCard, review: ReviewCard) -> None:
        """Show a course as it would be saved."""
        self._patient.show_facts(_who(card.identity))
        self._show_days(review)
        self._gates.show_gates(review.open_gates)
        self._gates.set_note(review.met)
        self._all_met.setVisible(not review.open_gates)
        self._changes.show_facts(review.changes)
        self._changes_note.setText(review.changes_note)
        self._changes_note.setVisible(bool(review.changes_note))
        self._changes.setVisible(bool(review.changes or review.changes_note))
        self._consequences.set_note(card.consequences_head if review.consequences else "")
        self._consequences.show_facts(review.consequences)
        self._consequences.setVisible(bool(review.consequences))

    def show_override(self, rules: tuple[str, ...], typed: OverrideTyped | None) -> None:
        """Show who decided against which rules, and why.

        Args:
            rules: their ids.
            typed: what stands in the form; None where no override is needed.
        """
        self._override.setVisible(typed is not None)
        if typed is not None:
            self._override.show_facts(
                (
                    Fact("Rules set aside", ", ".join(rules)),
                    Fact("Prescriber", typed.prescriber.strip()),
                    Fact("Reason", typed.whole_reason),
                    *_decided(typed),
                )
            )

    def _show_days(self, review: ReviewCard) -> None:
        self._day_rows.show_days(review.days)
        said = (
            " ".join(f"{day.title} {day.day}, {day.steroid} {day.chair} {day.before}".split())
            for day in review.days
        )
        self._days.setAccessibleName(". ".join(("Infusion days", *said)))


def _decided(typed: OverrideTyped) -> tuple[Fact, ...]:
    at = typed.recorded_at
    return () if at is None else (Fact("Decided at", stamp_words(at)),)


def _who(identity: IdentityCard) -> tuple[Fact, ...]:
    return (
        Fact("Name", identity.name),
        Fact("Born", identity.born),
        Fact("MRN", identity.mrn),
    )
