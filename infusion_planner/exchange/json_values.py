"""Reads JSON values strictly: several in one text, and typed fields that collect their faults."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from infusion_planner.domain.errors import Fault
from infusion_planner.domain.frozen import Frozen

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2899
"""Years a case may speak of: far enough for every follow-up to stay within the calendar."""


class JsonValue(Frozen):
    """One value of the input.

    Attributes:
        value: what was read; None when it could not be read.
        trouble: why it could not be read; empty when it could.
    """

    value: object = None
    trouble: str = ""


def json_values(text: str) -> tuple[JsonValue, ...]:
    """Read one JSON value, or one a line (JSON Lines), in order.

    A line that cannot be read becomes a value with its trouble; empty lines are passed over.
    """
    whole = _read(text)
    # Only the line feed ends a line: other separators may stand inside a JSON text.
    lines = [line for line in text.split("\n") if line.strip()]
    if not whole.trouble or len(lines) < 2:
        return (whole,)
    values = tuple(_read(line) for line in lines)
    one_a_line = all(line.lstrip().startswith("{") for line in lines)
    if one_a_line or any(isinstance(value.value, dict) for value in values):
        return values
    return (whole,)


def _read(text: str) -> JsonValue:
    try:
        return JsonValue(
            json.loads(
                text,
                parse_float=Decimal,
                parse_constant=_no_constant,
                object_pairs_hook=_no_repeated_key,
            )
        )
    except json.JSONDecodeError as trouble:
        place = f"line {trouble.lineno}, column {trouble.colno}"
        return JsonValue(trouble=f"this is not JSON ({trouble.msg}, {place})")
    except (ValueError, ArithmeticError, RecursionError) as trouble:
        return JsonValue(trouble=f"this is not JSON ({trouble})")


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not a number")


def _no_repeated_key(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key '{key}' stands twice")
        found[key] = value
    return found


class Reader:
    """Reads the fields of one JSON object and collects what is wrong with them.

    Attributes:
        faults: shared by all readers of one case, in the order found.
    """

    def __init__(self, value: object, place: str, faults: list[Fault]) -> None:
        self.faults = faults
        self._place = place
        self._asked: set[str] = set()
        self._fields: Mapping[str, object] = value if isinstance(value, dict) else {}
        self._readable = isinstance(value, dict)
        if not self._readable:
            self.fault("", "expected an object in braces")

    def place(self, key: str) -> str:
        """Name a field from the top of the case, `courses[0].doses[1].mg`."""
        return f"{self._place}.{key}" if self._place and key else self._place or key or "the case"

    def fault(self, key: str, words: str) -> None:
        """Note what is wrong with a field."""
        self.faults.append(Fault(self.place(key), words))

    def has(self, key: str) -> bool:
        """Tell whether an optional field is there."""
        self._asked.add(key)
        return key in self._fields

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._fields:
            if key not in self._asked:
                expected = ", ".join(sorted(self._asked))
                self.fault(key, f"unknown key; expected one of {expected}")

    def day(self, key: str) -> date | None:
        """Read a date; None when it is not one."""
        return self._read(key, _to_day)

    def whole(self, key: str, lowest: int) -> int | None:
        """Read a whole number of at least `lowest`; None when it is not one."""
        return self._read(key, lambda value: _to_whole(value, lowest))

    def number(self, key: str) -> Decimal | None:
        """Read a number of at least 0; None when it is not one."""
        return self._read(key, _to_number)

    def text(self, key: str) -> str:
        """Read a text that says something; empty when it does not."""
        return self._read(key, _to_text) or ""

    def words(self, key: str) -> str:
        """Read a text that may be empty; empty also when it is none."""
        return self._read(key, _to_words) or ""

    def flag(self, key: str) -> bool | None:
        """Read true or false; None when it is neither."""
        return self._read(key, _to_flag)

    def one_of(self, key: str, kinds: type[E]) -> E | None:
        """Read a word that one member of an enumeration has; None when none has it."""
        word = self.text(key)
        found = next((kind for kind in kinds if kind.value == word), None)
        if word and found is None:
            self.fault(key, f"{word!r} is none of {', '.join(kind.value for kind in kinds)}")
        return found

    def values(self, key: str) -> dict[str, object]:
        """Read an object as it is; empty when it is not one."""
        return self._read(key, _to_object) or {}

    @property
    def keys(self) -> tuple[str, ...]:
        """Give every key that is there, in the order written."""
        return tuple(self._fields)

    def read_as(self, key: str, convert: Callable[[object], T]) -> T | None:
        """Read a field by `convert`, which raises ValueError in words; None when it does."""
        return self._read(key, convert)

    def items(self, key: str) -> tuple[object, ...]:
        """Read a list; empty when it is not one."""
        return self._read(key, _to_list) or ()

    def objects(self, key: str) -> Iterator["Reader"]:
        """Read a list of objects, one reader each; close each with `finish`."""
        for index, item in enumerate(self.items(key)):
            yield Reader(item, f"{self.place(key)}[{index}]", self.faults)

    def child(self, key: str) -> "Reader":
        """Read one object; one that is missing says nothing more."""
        self._asked.add(key)
        if key in self._fields:
            return Reader(self._fields[key], self.place(key), self.faults)
        if self._readable:
            self.fault(key, "this key is missing")
        return Reader({}, self.place(key), [])

    def days(self, key: str) -> tuple[date, ...]:
        """Read a list of dates; those that are none are left out and noted."""
        return self._each(key, _to_day)

    def each(self, key: str, convert: Callable[[object], T]) -> tuple[T, ...]:
        """Read a list, each item by `convert`, which raises ValueError in words."""
        return self._each(key, convert)

    def _each(self, key: str, convert: Callable[[object], T]) -> tuple[T, ...]:
        found: list[T] = []
        for index, item in enumerate(self.items(key)):
            try:
                found.append(convert(item))
            except ValueError as trouble:
                self.fault(f"{key}[{index}]", str(trouble))
        return tuple(found)

    def _read(self, key: str, convert: Callable[[object], T]) -> T | None:
        self._asked.add(key)
        if not self._readable:
            return None
        if key not in self._fields:
            self.fault(key, "this key is missing")
            return None
        try:
            return convert(self._fields[key])
        except ValueError as trouble:
            self.fault(key, str(trouble))
            return None


def _to_day(value: object) -> date:
    words = f'{json.dumps(value, default=str)} is not a date; expected for example "2026-03-02"'
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise ValueError(words)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value} does not exist in the calendar") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"{value} is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _to_text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{json.dumps(value, default=str)} is not a text that says something")
    return " ".join(value.split())


def _to_words(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{json.dumps(value, default=str)} is not a text")
    return " ".join(value.split())


def _to_flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{json.dumps(value, default=str)} is neither true nor false")
    return value


def _to_whole(value: object, lowest: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"{json.dumps(value, default=str)} is not a whole number")
    if value < lowest:
        raise ValueError(f"{value} is below {lowest}")
    return value


def _to_number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise ValueError(f"{json.dumps(value, default=str)} is not a number")
    number = Decimal(value)
    if number < 0:
        raise ValueError(f"{value} is below 0")
    return number


def _to_list(value: object) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise ValueError("expected a list in brackets")
    return tuple(value)


def _to_object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError("expected an object in braces")
    return dict(value)
