"""Reads parts of a JSON object that may be left out."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TypeVar

from infusion_planner.exchange.json_values import Reader
from infusion_planner.exchange.moments import to_moment

T = TypeVar("T")


def optional(part: Reader, key: str, read: Callable[[str], T | None]) -> T | None:
    """Read a field that may be left out."""
    return read(key) if part.has(key) else None


def moment(part: Reader, key: str) -> datetime | None:
    """Read an instant that may be left out."""
    return part.read_as(key, to_moment) if part.has(key) else None


def words(part: Reader, key: str) -> str:
    """Read a text that may be left out."""
    return part.text(key) if part.has(key) else ""


def within(part: Reader, key: str, read: Callable[[Reader], T | None]) -> T | None:
    """Read an object that may be left out."""
    if not part.has(key):
        return None
    inner = part.child(key)
    found = read(inner)
    inner.finish()
    return found


def each(part: Reader, key: str, read: Callable[[Reader], T | None]) -> tuple[T, ...]:
    """Read a list of objects that may be left out."""
    return tuple(_all(part, key, read)) if part.has(key) else ()


def _all(part: Reader, key: str, read: Callable[[Reader], T | None]) -> Iterator[T]:
    for inner in part.objects(key):
        found = read(inner)
        inner.finish()
        if found is not None:
            yield found
