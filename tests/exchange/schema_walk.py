"""Walks a JSON Schema: every object in it, and a value with every key it describes."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from infusion_planner.domain.frozen import Frozen

Json = dict[str, Any]
DAY = "2026-03-02"
"""One day for all, so that none lies before or after another."""


class Part(Frozen):
    """A piece of the schema, and where its value stands in a case: `patient.baseline[0]`."""

    place: str
    path: tuple[str | int, ...]
    schema: Json


def resolved(schema: Json, whole: Json) -> Json:
    while "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        schema = whole["$defs"][name]
    return resolved(schema["anyOf"][0], whole) if "anyOf" in schema else schema


def parts(
    schema: Json, whole: Json, place: str = "", path: tuple[str | int, ...] = ()
) -> Iterator[Part]:
    schema = resolved(schema, whole)
    yield Part(place, path, schema)
    for key, inner in schema.get("properties", {}).items():
        yield from parts(inner, whole, f"{place}.{key}" if place else key, (*path, key))
    if "items" in schema:
        yield from parts(schema["items"], whole, f"{place}[0]", (*path, 0))


def full_value(schema: Json, whole: Json) -> Any:
    """A value with every key the schema describes, and one item in every list."""
    # an example says what fits the values beside it
    given = schema.get("examples")
    schema = resolved(schema, whole)
    if examples := given or schema.get("examples"):
        return examples[0]
    if "properties" in schema:
        return {key: full_value(inner, whole) for key, inner in schema["properties"].items()}
    if "items" in schema:
        return [full_value(schema["items"], whole)]
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("format") == "date":
        return DAY
    plain = {"string": "words", "boolean": True, "number": 0, "integer": 0}
    return schema.get("minimum", plain.get(schema.get("type", ""), "anything"))


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def put(value: Any, path: tuple[str | int, ...], new: object) -> Any:
    """The same value with another one at a place."""
    changed = deepcopy(value)
    at(changed, path[:-1])[path[-1]] = new
    return changed


def without(value: Any, path: tuple[str | int, ...], key: str) -> Any:
    """The same value with one key less."""
    changed = deepcopy(value)
    del at(changed, path)[key]
    return changed
