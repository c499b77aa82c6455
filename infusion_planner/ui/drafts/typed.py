"""Reads what was kept of a form; what is not as expected counts as not typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def words(typed: Mapping[str, object], name: str) -> str:
    """Give a text; empty when there is none."""
    found = typed.get(name)
    return found if isinstance(found, str) else ""


def whole(typed: Mapping[str, object], name: str) -> int | None:
    """Give a whole number; None when there is none."""
    found = typed.get(name)
    return found if isinstance(found, int) else None


def items(typed: Mapping[str, object], name: str) -> tuple[object, ...]:
    """Give the items of a list; none when there is none."""
    found = typed.get(name)
    return tuple(found) if isinstance(found, list | tuple) else ()


def rows(typed: Mapping[str, object], name: str, width: int) -> tuple[tuple[str, ...], ...]:
    """Give the rows of a list that hold so many texts."""
    found = (row for row in items(typed, name) if isinstance(row, list | tuple))
    texts = (tuple(map(str, row)) for row in found)
    return tuple(row for row in texts if len(row) == width)


def table(typed: Mapping[str, object], name: str) -> Mapping[str, object]:
    """Give what stands under a name as names and values; nothing when there is none."""
    found = typed.get(name)
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}
