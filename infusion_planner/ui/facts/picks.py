"""What a form can ask for by showing the answers: one of a few, marks, tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.monitored import title_of
from infusion_planner.ui.facts.asks import Ask
from infusion_planner.ui.facts.marks import Marks
from infusion_planner.ui.facts.parts import Inner
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.recording.entries import RadioChoice

if TYPE_CHECKING:
    from infusion_planner.cards.facts import FactFormCard
    from infusion_planner.ui.facts.parts import Parts
    from infusion_planner.ui.kit.entry import Entry
    from infusion_planner.ui.recording.typed import Typed


OTHER = "another payer"
"""What is recorded of a payer whose policy is not on file."""


class Pick(Ask):
    """One of a few answers, all seen at once.

    Attributes:
        answers: (words, value) in the order shown; a value can be an `Inner`.
        chosen: the place of the one chosen at first; -1 for none.
    """

    answers: tuple[tuple[str, object], ...] = ()
    chosen: int = -1

    def field(self, card: FactFormCard) -> Entry:
        """Make the answers."""
        del card
        # by place, because an answer can be None, which is no answer to the field
        entry = RadioChoice(
            self.label, tuple((words, place) for place, (words, _) in enumerate(self.answers))
        )
        entry.set_hint(self.hint)
        entry.set_value(self.chosen)
        return entry

    def peek(self, entry: Entry) -> dict[str, object]:
        """Give the answer chosen."""
        place = _place(entry)
        return {} if place is None else {self.name: self.answers[place][1]}

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Give the answer chosen, or ask for one."""
        found = self.peek(entry)
        if not found:
            typed.ask(entry, "Choose one of the answers.")
        return found

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Choose what is recorded."""
        if not isinstance(entry, RadioChoice):
            raise TypeError(type(entry).__name__)
        value = parts.get(self.name)
        places = (place for place, (_, meant) in enumerate(self.answers) if _is(meant, value))
        entry.set_value(next(places, -1))


def _place(entry: Entry) -> int | None:
    place = entry.value() if isinstance(entry, RadioChoice) else None
    return place if isinstance(place, int) else None


def _is(meant: object, value: object) -> bool:
    return meant.is_meant_by(value) if isinstance(meant, Inner) else meant == value


class Listed(Ask):
    """One of the values that the center has on file.

    Attributes:
        of: the name of the list in the card.
        other: what is offered last for a value that is not on file; empty for nothing.
    """

    of: str = ""
    other: str = ""

    def field(self, card: FactFormCard) -> Entry:
        """Make a list with nothing chosen; what is recorded stays in it."""
        choices = [("Choose", ""), *((words, name) for name, words in getattr(card, self.of))]
        if self.other:
            choices.append((self.other, OTHER))
        seen = "" if card.seen is None else str(getattr(card.seen.value, self.name, ""))
        if seen not in {value for _, value in choices}:
            choices.append((seen, seen))
        return Choice(self.label, tuple(choices), hint=self.hint)

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Give the value chosen, or ask for one."""
        value = entry.value() if isinstance(entry, Choice) else ""
        if not value:
            typed.ask(entry, "Choose one from the list.")
            return {}
        return {self.name: value}

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Choose what is recorded."""
        if isinstance(entry, Choice):
            entry.set_value(parts.get(self.name))


class Ticks(Ask):
    """Marks that hold or do not, each a field of its own.

    Attributes:
        marks: (field, words, whether it is ticked at first).
    """

    marks: tuple[tuple[str, str, bool], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Give the fields of all marks."""
        return (self.name, *(name for name, _, _ in self.marks))

    def field(self, card: FactFormCard) -> Entry:
        """Make the marks."""
        del card
        entry = Marks(self.label, tuple((name, words) for name, words, _ in self.marks))
        entry.set_ticked(name for name, _, ticked in self.marks if ticked)
        return entry

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Give whether each holds."""
        del typed
        ticked = _ticked(entry)
        return {name: name in ticked for name, _, _ in self.marks}

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Tick what is recorded."""
        if isinstance(entry, Marks):
            entry.set_ticked(name for name, _, _ in self.marks if parts.get(name))


class Tests(Ask):
    """The tests of one sample day; each one ticked becomes an entry of its own."""

    def field(self, card: FactFormCard) -> Entry:
        """Make a mark for each test; an entry that is corrected is one of them."""
        if card.seen is None:
            marks = Marks(self.label, card.tests)
            marks.set_hint(self.hint)
            return marks
        own = str(getattr(card.seen.value, self.name, ""))
        names = dict(card.tests) | {own: title_of(own)}
        return Choice(self.label, tuple((title, test) for test, title in names.items()))

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Give the tests ticked, or ask for one."""
        if isinstance(entry, Choice):
            return {self.name: (entry.value(),)}
        ticked = _ticked(entry)
        if not ticked:
            typed.ask(entry, "Tick what was done.")
        return {self.name: ticked}

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Choose what is recorded."""
        if isinstance(entry, Choice):
            entry.set_value(parts.get(self.name))


def _ticked(entry: Entry) -> tuple[str, ...]:
    return entry.ticked() if isinstance(entry, Marks) else ()
