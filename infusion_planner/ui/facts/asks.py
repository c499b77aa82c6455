"""What a form can ask for: a day, words, a number; answers to choose from are in `picks`.

Each is a description; the field it becomes on the screen is made by `field`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from infusion_planner.domain.wording import date_words
from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.recording.entries import DayField
from infusion_planner.ui.recording.listed_field import ListedField

if TYPE_CHECKING:
    from infusion_planner.cards.facts import FactFormCard
    from infusion_planner.ui.facts.parts import Parts
    from infusion_planner.ui.kit.entry import Entry
    from infusion_planner.ui.recording.typed import Typed

_PAST_DAY = "such as 12 nov 26, -2d or t"

When = tuple[str, tuple[object, ...]]
"""The field whose answer decides, and the answers with which this is asked."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a form asks for.

    Attributes:
        name: the dotted name of the field, as a fault gives it.
        label: above it; `&` marks the letter that jumps to it.
        hint: under it.
        when: which answer to an earlier question it depends on; None where it is always asked.
    """

    name: str
    label: str
    hint: str = ""
    when: When | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Give the fields that it fills, which are those whose faults are said beside it."""
        return (self.name,)

    def applies(self, parts: Parts) -> bool:
        """Tell whether it is asked after what was answered so far."""
        if self.when is None:
            return True
        name, answers = self.when
        return name in parts and parts[name] in answers

    def field(self, card: FactFormCard) -> Entry:
        """Make the field, with what it holds at first."""
        raise NotImplementedError

    def peek(self, entry: Entry) -> dict[str, object]:
        """Give what is answered already, where another question depends on it."""
        del entry
        return {}

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Give what stands in it by field; what cannot be read is said to `typed`."""
        raise NotImplementedError

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Put what is recorded into it."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Day(Ask):
    """A day as people type it.

    Attributes:
        today: whether it is today unless another day is typed.
        optional: whether it may be left empty, for what did not happen or is not known.
    """

    today: bool = False
    optional: bool = False

    def field(self, card: FactFormCard) -> Entry:
        """Make a line that takes a day."""
        entry = DayField(self.label, hint=self.hint or _PAST_DAY)
        entry.set_text(date_words(card.today) if self.today else "")
        return entry

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Read the day; None for one that may be empty and is."""
        if not isinstance(entry, Field):
            raise TypeError(type(entry).__name__)
        if self.optional and not entry.text().strip():
            return {self.name: None}
        return {self.name: typed.day(entry)}

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Show the day."""
        day = parts.get(self.name)
        entry.show_draft("" if day is None else date_words(day))  # type: ignore[arg-type]  # a day


@dataclass(frozen=True, slots=True)
class Words(Ask):
    """A line of text.

    Attributes:
        listed: what is offered in a list; any other text can be typed.
        person: whether it is who is signed in unless another name is typed.
        lines: how many lines it has.
    """

    listed: tuple[str, ...] = ()
    person: bool = False
    lines: int = 1

    def field(self, card: FactFormCard) -> Entry:
        """Make a line, or an area where it has several."""
        if self.lines > 1:
            return TextArea(self.label, hint=self.hint, lines=self.lines)
        entry = ListedField(self.label, self.listed, self.hint)
        entry.set_text(card.person if self.person else "")
        return entry

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Read the text, each run of blanks as one."""
        del typed
        return {self.name: " ".join(str(entry.draft()).split())}

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Show the text."""
        entry.show_draft(str(parts.get(self.name, "")))


@dataclass(frozen=True, slots=True)
class Number(Ask):
    """A whole number: of a course."""

    def field(self, card: FactFormCard) -> Entry:
        """Make a short line that holds the coming course."""
        entry = Field(self.label, hint=self.hint, width=88)
        entry.set_text(str(card.next_course))
        return entry

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Read the number."""
        text = str(entry.draft()).strip()
        if text.isascii() and text.isdecimal() and 1 <= len(text) <= 2 and int(text):
            return {self.name: int(text)}
        typed.ask(entry, "Type the number of the course, for example 3.")
        return {}

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Show the number."""
        entry.show_draft(str(parts.get(self.name, "")))
