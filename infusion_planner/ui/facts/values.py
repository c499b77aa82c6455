"""What the form of a laboratory report asks for: a value for each test that is on it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from infusion_planner.domain.lab_entry import number_words, outside_words
from infusion_planner.ui.facts.asks import Ask
from infusion_planner.ui.facts.marks import Marks
from infusion_planner.ui.facts.value_entry import ValueEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infusion_planner.cards.facts import FactFormCard, ResultChoice
    from infusion_planner.ui.facts.parts import Parts
    from infusion_planner.ui.kit.entry import Entry
    from infusion_planner.ui.recording.typed import Typed

_NUMBER = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(\.[0-9]{1,6})?\s*([A-Za-z/].*)?")
_NOT_A_NUMBER = "Type a number with a point for decimals, such as 0.9."
_END = ".value"


class Value(Ask):
    """The result of one test; left empty where the report has none."""

    choice: ResultChoice | None = None

    def field(self, card: FactFormCard) -> Entry:
        """Make the line of the test."""
        del card
        if self.choice is None:
            raise TypeError("a value without its test")
        return ValueEntry(self.choice)

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Give value, unit and upper limit; nothing for an empty line."""
        if not isinstance(entry, ValueEntry):
            raise TypeError(type(entry).__name__)
        if not entry.value:
            return {}
        if entry.choice.words:
            return {self.name: _result(entry, entry.value, "", None)}
        number, unit = _number(entry, typed)
        limit = _limit(entry, typed)
        return {} if number is None else {self.name: _result(entry, number, unit, limit)}

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Show the result that is corrected."""
        if isinstance(entry, ValueEntry):
            limit = parts.get("upper_limit")
            shown = "" if limit is None else str(limit)
            entry.show_value(str(parts["value"]), str(parts["unit"]), shown)


class Report(Ask):
    """Every test whose result can be entered, a line each."""

    def asks(self, card: FactFormCard) -> Iterator[Ask]:
        """Give what is asked: a value of each test."""
        for choice in card.results:
            yield Value(f"{choice.test}{_END}", choice.title, choice=choice)


class Listing(Ask):
    """Marks for what the card lists; any of them may be ticked.

    Attributes:
        of: the name of the list in the card.
        ticked: whether all of them are ticked at first.
        needed: what is said where none is ticked; empty where that is an answer.
    """

    of: str = ""
    ticked: bool = False
    needed: str = ""

    def field(self, card: FactFormCard) -> Entry:
        """Make the marks."""
        lines = getattr(card, self.of)
        marks = Marks(self.label, lines)
        marks.set_hint(self.hint)
        if self.ticked:
            marks.set_ticked(name for name, _ in lines)
        return marks

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Give the names ticked."""
        ticked = entry.ticked() if isinstance(entry, Marks) else ()
        if self.needed and not ticked:
            typed.ask(entry, self.needed)
        return {self.name: ticked}

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Tick what is recorded."""
        names = parts.get(self.name)
        if isinstance(entry, Marks) and isinstance(names, tuple):
            entry.set_ticked(names)


def each_result(parts: Parts) -> tuple[Parts, ...]:
    """Give the parts of each result of a report; the days are those of all."""
    shared = {name: part for name, part in parts.items() if not name.endswith(_END)}
    shared = with_reviewer(shared)
    values = [part for name, part in parts.items() if name.endswith(_END)]
    return tuple({**shared, **value} for value in values if isinstance(value, dict))


def with_reviewer(parts: Parts) -> dict[str, object]:
    """Keep the name of who reviewed only with the day of a review."""
    reviewed = parts.get("reviewed_on") is not None
    return {**parts, "reviewed_by": parts.get("reviewed_by", "") if reviewed else ""}


def each_check(parts: Parts) -> tuple[Parts, ...]:
    """Give the parts of one question about symptoms."""
    return (with_reviewer(parts),)


def _result(
    entry: ValueEntry, value: object, unit: str, limit: Decimal | None
) -> dict[str, object]:
    return {"test": entry.choice.test, "value": value, "unit": unit, "upper_limit": limit}


def _number(entry: ValueEntry, typed: Typed) -> tuple[Decimal | None, str]:
    """Read the number, and its unit where one is typed after it."""
    found = _NUMBER.fullmatch(entry.value)
    if found is None:
        typed.ask(entry, _NOT_A_NUMBER)
        return None, ""
    unit = _unit(entry, found[3] or "")
    if not unit:
        units = ", ".join(each for each, _, _ in entry.choice.units)
        typed.ask(entry, f"{found[3].strip()} is none of the units {units}.")
        return None, ""
    number = Decimal(found[1].replace(",", "") + (found[2] or ""))
    return (number, unit) if _fits(entry, typed, number, unit) else (None, "")


def _fits(entry: ValueEntry, typed: Typed, number: Decimal, unit: str) -> bool:
    """Ask about a number out of the range of its unit; said here it is said with all the rest."""
    lowest, highest = next(range_ for each, *range_ in entry.choice.units if each == unit)
    if lowest <= number <= highest:
        return True
    others = tuple(_fitting(entry.choice, number))
    if others:
        said = f"{number_words(number)} {unit} is out of range for {entry.choice.title}."
        typed.doubt(entry, said, f"{said} Is it", others)
    else:
        typed.ask(entry, f"{outside_words(number, unit, lowest, highest)}. Check value and unit.")
    return False


def _unit(entry: ValueEntry, typed: str) -> str:
    """Give the unit meant by what is typed, else the one chosen; empty for none that is known."""
    words = typed.strip().casefold()
    if not words:
        return entry.unit
    units = [unit for unit, _, _ in entry.choice.units]
    return next((unit for unit in units if unit.casefold().startswith(words)), "")


def _fitting(choice: ResultChoice, number: Decimal) -> Iterator[str]:
    """Give the readings of a number in the units it is in range of."""
    for unit, lowest, highest in choice.units:
        if lowest <= number <= highest:
            yield f"{number} {unit}"


def _limit(entry: ValueEntry, typed: Typed) -> Decimal | None:
    if not entry.choice.limited or not entry.limit:
        return None
    found = _NUMBER.fullmatch(entry.limit)
    if found is None or found[3]:
        typed.ask(entry, f"Upper limit: {_NOT_A_NUMBER[:1].lower()}{_NOT_A_NUMBER[1:]}")
        return None
    return Decimal(found[1].replace(",", "") + (found[2] or ""))
