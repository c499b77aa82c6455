"""What a form can ask for: a day, words, a number; answers to choose from are in `picks`.

Each is a description; the field it becomes on the screen is made by `field`.
"""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal
from typing import TYPE_CHECKING

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import date_words, time_words
from infusion_planner.ui.kit.field import Field, TextArea
from infusion_planner.ui.recording.entries import DayField
from infusion_planner.ui.recording.listed_field import ListedField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from infusion_planner.cards.facts import FactFormCard
    from infusion_planner.ui.facts.parts import Parts
    from infusion_planner.ui.kit.entry import Entry
    from infusion_planner.ui.recording.typed import Typed

_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])")
_PAST_DAY = "such as 12 nov 26, -2d or t"

When = tuple[str, tuple[object, ...]]
"""The field whose answer decides, and the answers with which this is asked."""


class Ask(Frozen):
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

    def asks(self, card: FactFormCard) -> Iterator[Ask]:
        """Give what is asked by it: itself, unless it stands for several."""
        del card
        yield self

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


class Day(Ask):
    """A day as people type it.

    Attributes:
        today: whether it is today unless another day is typed.
        optional: whether it may be left empty, for what did not happen or is not known.
        drawn: whether it is the day of the sample that waits for its results, unless another day
            is typed.
    """

    today: bool = False
    optional: bool = False
    drawn: bool = False

    def field(self, card: FactFormCard) -> Entry:
        """Make a line that takes a day."""
        entry = DayField(self.label, hint=self.hint or _PAST_DAY)
        first = card.today if self.today else card.drawn_on if self.drawn else None
        entry.set_text(date_words(first) if first else "")
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


class Clock(Ask):
    """A time of day, which may be left empty.

    It starts empty: a form is opened long before it is recorded, and a time that nobody typed
    would stand in the chart as the time at which something was done.
    """

    def field(self, card: FactFormCard) -> Entry:
        """Make a short line."""
        del card
        return Field(self.label, hint=self.hint, width=120)

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Read the time; None where none is typed."""
        text = str(entry.draft()).strip()
        found = _CLOCK.fullmatch(text)
        if text and not found:
            typed.ask(entry, "Type a time of the day such as 14:20.")
        return {self.name: time(int(found[1]), int(found[2])) if found else None}

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Show the time."""
        at = parts.get(self.name)
        entry.show_draft(time_words(at) if isinstance(at, time) else "")


class Words(Ask):
    """A line of text.

    Attributes:
        listed: what is offered in a list; any other text can be typed.
        person: whether it is who is signed in unless another name is typed.
        lines: how many lines it has.
        upper: whether it is a code, which is written in capitals.
    """

    listed: tuple[str, ...] = ()
    person: bool = False
    lines: int = 1
    upper: bool = False

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
        words = " ".join(str(entry.draft()).split())
        return {self.name: words.upper() if self.upper else words}

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Show the text."""
        entry.show_draft(str(parts.get(self.name, "")))


class Number(Ask):
    """A number with its unit.

    Attributes:
        unit: inside the box; empty for none.
        most: the largest that can be; the least is 0.
        optional: whether it may be left empty, for what is not known.
        decimals: whether it is given as a decimal number.
        course: whether it is the number of the coming course unless another is typed.
    """

    unit: str = ""
    most: int = 99
    optional: bool = False
    decimals: bool = False
    course: bool = False

    def field(self, card: FactFormCard) -> Entry:
        """Make a short line."""
        entry = Field(self.label, hint=self.hint, unit=self.unit, width=120)
        entry.set_text(str(card.next_course) if self.course else "")
        return entry

    def read(self, entry: Entry, typed: Typed) -> dict[str, object]:
        """Read the number; None for one that may be empty and is."""
        text = str(entry.draft()).strip()
        if self.optional and not text:
            return {self.name: None}
        if _NUMBER.fullmatch(text) and (self.decimals or "." not in text):
            number = Decimal(text)
            if number <= self.most:
                return {self.name: number if self.decimals else int(number)}
        kind = "a number" if self.decimals else "a whole number"
        typed.ask(entry, f"Type {kind} from 0 to {self.most}.")
        return {}

    def fill(self, entry: Entry, parts: Parts) -> None:
        """Show the number."""
        number = parts.get(self.name)
        entry.show_draft("" if number is None else str(number))
