"""Reads typed values out of a TOML table; every refusal names file, rule and key."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import TypeVar

from msgspec.structs import fields

from infusion_planner.domain.citations import Citation
from infusion_planner.domain.errors import RulebookError
from infusion_planner.domain.fact_names import Gate
from infusion_planner.domain.findings import Severity
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_rules import EntryRange
from infusion_planner.domain.payer_policy import Phase
from infusion_planner.domain.rules import Basis, Outcome

R = TypeVar("R", bound=Frozen)
E = TypeVar("E", bound=Enum)
Table = Mapping[str, object]
RULEBOOK_CLOSING = "The rulebook was not taken into use; install the program again or ask your IT."
"""What follows from a fault in a file of the program's own."""
_LARGEST = 1_000_000
"""More than any number of a rule; far larger ones cannot be reckoned with as days or minutes."""
NOT_READABLE = (ValueError, RecursionError)
"""What `tables_of` raises for a text that is no TOML, or has numbers or depths beyond reason."""


def tables_of(text: str) -> dict[str, object]:
    """Read the tables of a file.

    Raises:
        ValueError: it is no TOML, or one of its numbers is beyond reason.
        RecursionError: its lists lie too deep within each other.
    """
    return tomllib.loads(text)


# a rulebook has many rules of each kind
@cache
def _keys_of(kind: type[Frozen]) -> tuple[tuple[str, object, bool], ...]:
    """Give the keys of a kind: name, type, and whether it cannot be left out."""
    return tuple((key.name, key.type, key.required) for key in fields(kind))


class Documents:
    """The documents that rules cite, by the short key used in the file."""

    def __init__(self, titles: Table) -> None:
        self._titles = titles

    def title(self, key: str) -> str | None:
        """Give the document's title; None when the file does not list the key."""
        title = self._titles.get(key)
        return title if isinstance(title, str) and title.strip() else None


class TableReader:
    """Reads one table, each key once, and refuses keys that nobody asked for.

    Args:
        where: file and rule, as a refusal names them.
        table: what was read.
        closing: what follows from a fault, and what to do.
    """

    def __init__(self, where: str, table: Table, closing: str = RULEBOOK_CLOSING) -> None:
        self._where = where
        self._table = table
        self._closing = closing
        self._asked: set[str] = set()

    def fault(self, key: str, words: str) -> RulebookError:
        """Word what is wrong with a key of this table."""
        return RulebookError(f"{self._where}: {key}: {words}. {self._closing}")

    def finish(self) -> None:
        """Refuse keys that were not asked for.

        Raises:
            RulebookError: naming the first such key and what was expected.
        """
        if unknown := set(self._table) - self._asked:
            expected = ", ".join(sorted(self._asked))
            raise self.fault(min(unknown), f"unknown key; expected one of {expected}")

    def text(self, key: str) -> str:
        """Read a text."""
        value = self._value(key)
        if not isinstance(value, str):
            raise self.fault(key, "expected a text")
        return value

    def words(self, key: str) -> str:
        """Read a text that says something."""
        value = self.text(key)
        if not value.strip():
            raise self.fault(key, "nothing stands here; expected a text")
        return value

    def decimal(self, key: str) -> Decimal:
        """Read a number written as text, so that its decimals stay as they are."""
        text = self.text(key)
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise self.fault(key, f"'{text}' is not a number")
        return number

    def whole(self, key: str) -> int:
        """Read a whole number."""
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault(key, "expected a whole number")
        return self._small(key, value)

    def flag(self, key: str) -> bool:
        """Read true or false."""
        value = self._value(key)
        if not isinstance(value, bool):
            raise self.fault(key, "expected true or false")
        return value

    def day(self, key: str) -> date:
        """Read a date without a time."""
        value = self._value(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault(key, "expected a date, for example 2026-11-20")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts."""
        return tuple(item for item in self._list(key, str) if isinstance(item, str))

    def wholes(self, key: str) -> tuple[int, ...]:
        """Read a list of whole numbers."""
        found = (item for item in self._list(key, int) if isinstance(item, int))
        return tuple(self._small(key, item) for item in found)

    def table(self, key: str) -> Table:
        """Read a table."""
        value = self._value(key)
        if not isinstance(value, dict):
            raise self.fault(key, "expected a table")
        return value

    def tables(self, key: str) -> tuple[dict[str, object], ...]:
        """Read a list of tables."""
        return tuple(item for item in self._list(key, dict) if isinstance(item, dict))

    def into(self, kind: type[R], documents: Documents) -> R:
        """Read the keys that a kind needs, each by the type of its field."""
        readers: dict[object, Callable[[str], object]] = {
            str: self.text,
            int: self.whole,
            date: self.day,
            Phase: lambda key: self._one_of(key, Phase),
            bool: self.flag,
            date | None: self.day,
            int | None: self.whole,
            tuple[str, ...]: self.texts,
            tuple[int, ...]: self.wholes,
            tuple[tuple[str, ...], ...]: self._rows,
            Basis: lambda key: self._one_of(key, Basis),
            Gate | None: lambda key: self._one_of(key, Gate),
            tuple[Outcome, ...]: self._outcomes,
            tuple[Citation, ...]: lambda key: self._citations(key, documents),
            tuple[EntryRange, ...]: self._ranges,
        }
        values: dict[str, object] = {}
        for name, hint, is_needed in _keys_of(kind):
            self._asked.add(name)
            if name in self._table or is_needed:
                values[name] = readers[hint](name)
        return kind(**values)  # each value was read by its field's type

    def _rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        rows = self._list(key, list)
        if any(not isinstance(cell, str) for row in rows if isinstance(row, list) for cell in row):
            raise self.fault(key, "expected a list of lists of texts")
        return tuple(tuple(row) for row in rows if isinstance(row, list))

    def _small(self, key: str, value: int) -> int:
        if value > _LARGEST:
            raise self.fault(key, f"{value} is too large; expected {_LARGEST:,} or less")
        return value

    def _value(self, key: str) -> object:
        self._asked.add(key)
        if key not in self._table:
            raise self.fault(key, "this key is missing")
        return self._table[key]

    def _list(self, key: str, kind: type) -> list[object]:
        value = self._value(key)
        if not isinstance(value, list) or any(type(item) is not kind for item in value):
            raise self.fault(key, f"expected a list of {kind.__name__}")
        return value

    def _one_of(self, key: str, kind: type[E]) -> E:
        word = self.text(key)
        try:
            return kind(word)
        except ValueError:
            expected = ", ".join(member.value for member in kind)
            raise self.fault(key, f"'{word}' is not one of {expected}") from None

    def _outcomes(self, key: str) -> tuple[Outcome, ...]:
        return tuple(self._outcome(key, table) for table in self.tables(key))

    def _outcome(self, key: str, table: Table) -> Outcome:
        reader = TableReader(f"{self._where}, {key}", table, self._closing)
        letter = reader.text("severity")
        if letter not in {severity.value for severity in Severity}:
            raise reader.fault("severity", f"'{letter}' is not one of H, O, R, I")
        next_step = reader.text("next_step") if "next_step" in table else ""
        outcome = Outcome(reader.text("when"), Severity(letter), reader.words("why"), next_step)
        reader.finish_with("next_step")
        return outcome

    def finish_with(self, *optional: str) -> None:
        """Refuse keys that were not asked for, some others allowed."""
        self._asked.update(optional)
        self.finish()

    def _ranges(self, key: str) -> tuple[EntryRange, ...]:
        return tuple(self._range(key, table) for table in self.tables(key))

    def _range(self, key: str, table: Table) -> EntryRange:
        reader = TableReader(f"{self._where}, {key}", table)
        found = EntryRange(
            reader.text("name"),
            reader.text("unit"),
            reader.decimal("lowest"),
            reader.decimal("highest"),
        )
        reader.finish()
        return found

    def _citations(self, key: str, documents: Documents) -> tuple[Citation, ...]:
        return tuple(self._citation(key, table, documents) for table in self.tables(key))

    def _citation(self, key: str, table: Table, documents: Documents) -> Citation:
        reader = TableReader(f"{self._where}, {key}", table, self._closing)
        short = reader.text("document")
        title = documents.title(short)
        if title is None:
            raise reader.fault("document", f"'{short}' is not listed under [documents]")
        citation = Citation(title, reader.words("section"), short)
        reader.finish()
        return citation
