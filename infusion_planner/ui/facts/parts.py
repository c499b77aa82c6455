"""The value of an entry in parts, by the dotted names of its fields: taken apart and put together.

A fault of the domain names a field the same way, `found.cleared_on`, and so does a form.
"""

from collections.abc import Iterator, Mapping

from infusion_planner.domain.frozen import Frozen, names_of

Parts = Mapping[str, object]


class Inner(Frozen):
    """Say that an answer holds a value of its own, some of whose fields it settles.

    Attributes:
        of: what it holds.
        settled: names and values of the fields that the answer settles.
    """

    of: type
    settled: tuple[tuple[str, object], ...] = ()

    def is_meant_by(self, value: object) -> bool:
        """Tell whether a value is one of those that the answer stands for."""
        return isinstance(value, self.of) and all(
            getattr(value, name) == settled for name, settled in self.settled
        )


def put_together(of: type, parts: Parts) -> object:
    """Make the value of an entry.

    Args:
        of: what its kind holds.
        parts: by field; what is left out keeps its default. For a kind that is a day or an
            answer by itself, that alone.
    """
    if not issubclass(of, Frozen):
        (value,) = parts.values()
        return value
    given = ((name, parts[name]) for name in names_of(of) if name in parts)
    return of(**{name: _inner(name, value, parts) for name, value in given})


def _inner(name: str, value: object, parts: Parts) -> object:
    if not isinstance(value, Inner):
        return value
    head = f"{name}."
    own = {key.removeprefix(head): part for key, part in parts.items() if key.startswith(head)}
    return put_together(value.of, {**dict(value.settled), **own})


def take_apart(value: object, only: str) -> dict[str, object]:
    """Give the parts of a value.

    Args:
        value: what an entry holds.
        only: the name of its one part, for a day or an answer by itself.
    """
    return dict(_parts(value, "")) if isinstance(value, Frozen) else {only: value}


def _parts(value: object, head: str) -> Iterator[tuple[str, object]]:
    if not isinstance(value, Frozen):
        return
    for name in names_of(value):
        part = getattr(value, name)
        yield f"{head}{name}", part
        yield from _parts(part, f"{head}{name}.")
