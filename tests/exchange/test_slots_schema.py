"""The schema of a question of `slots` says what the readers say, no more and no less."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.exchange.slots_case import read_slots_case
from tests.commands import PROJECT
from tests.exchange.schema_walk import Part, full_value, parts, put, without

Json = dict[str, Any]
SCHEMA: Json = json.loads((PROJECT / "docs" / "slots.schema.json").read_text(encoding="utf-8"))
DOCUMENTED = (PROJECT / "docs" / "slots.md").read_text(encoding="utf-8")
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
PARTS = tuple(parts(SCHEMA, SCHEMA))
OBJECTS = [part for part in PARTS if "properties" in part.schema]
FULL: Json = full_value(SCHEMA, SCHEMA)
PROBE = "zz-probe"
UNSEEN: tuple[tuple[tuple[str | int, ...], object], ...] = (
    (("clinic", "chairs"), ["A1", "A1"]),
    (("clinic", "out_of_service", 0, "to"), "2026-03-01"),
    (("bookings", 0, "chair"), "B9"),
    (("bookings",), [{"chair": "A1", "on": "2026-03-02"}] * 2),
)
"""What a schema cannot see: it knows one value at a time."""


def faults(case: object) -> dict[str, str]:
    """What the readers refuse, by place."""
    try:
        read_slots_case(case)
    except InvalidInput as refusal:
        return {fault.field: fault.words for fault in refusal.faults}
    return {}


def words_of(fault: str) -> set[str]:
    """The words that a fault says are expected."""
    return set(re.split(r"[no]ne of ", fault)[-1].split(", "))


def inside(part: Part) -> str:
    return part.place or "the question itself"


def test_the_schema_is_one_and_the_readers_accept_every_key_of_it() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert VALIDATOR.is_valid(FULL)
    assert faults(FULL) == {}


def test_the_example_of_the_document_is_valid() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", DOCUMENTED, flags=re.DOTALL)

    assert [error.message for error in VALIDATOR.iter_errors(json.loads(example))] == []
    assert faults(json.loads(example)) == {}


@pytest.mark.parametrize("part", OBJECTS, ids=inside)
def test_every_key_the_readers_accept_is_in_the_schema(part: Part) -> None:
    """A key nobody knows makes the reader name those it does."""
    found = faults(put({"all": FULL}, ("all", *part.path, PROBE), 1)["all"])

    key = f"{part.place}.{PROBE}" if part.place else PROBE
    assert words_of(found[key]) == set(part.schema["properties"])


@pytest.mark.parametrize("part", OBJECTS, ids=inside)
def test_exactly_the_required_keys_are_missed_by_the_readers(part: Part) -> None:
    optional = {"nurses", "infusions_per_nurse"}  # one asks for the other
    missed = {
        key
        for key in set(part.schema["properties"]) - optional
        if any(
            "this key is missing" in words
            for words in faults(without(FULL, part.path, key)).values()
        )
    }

    assert missed == set(part.schema["required"])
    assert part.schema["additionalProperties"] is False


@pytest.mark.parametrize("part", [item for item in PARTS if "enum" in item.schema], ids=inside)
def test_the_words_of_the_schema_are_those_of_the_readers(part: Part) -> None:
    assert words_of(faults(put(FULL, part.path, PROBE))[part.place]) == set(part.schema["enum"])


@pytest.mark.parametrize(
    ("part", "bound", "step"),
    [
        (part, bound, step)
        for part in PARTS
        for bound, step in (("minimum", -1), ("maximum", 1))
        if bound in part.schema
    ],
    ids=lambda value: inside(value) if isinstance(value, Part) else str(value),
)
def test_the_bounds_of_the_schema_are_those_of_the_readers(
    part: Part, bound: str, step: int
) -> None:
    last = part.schema[bound]

    assert part.place not in faults(put(FULL, part.path, last))
    assert part.place in faults(put(FULL, part.path, last + step))


@pytest.mark.parametrize("part", [item for item in PARTS if item.path], ids=inside)
def test_a_value_of_another_kind_is_refused_by_both(part: Part) -> None:
    if part.place == "id":
        return
    wrong = put(FULL, part.path, None)

    assert not VALIDATOR.is_valid(wrong)
    assert faults(wrong)


@pytest.mark.parametrize(("path", "value"), UNSEEN)
def test_what_a_schema_cannot_see_is_refused_by_the_readers(
    path: tuple[str | int, ...], value: object
) -> None:
    wrong = put(FULL, path, value)

    assert VALIDATOR.is_valid(wrong)
    assert faults(wrong)


def test_every_key_is_in_the_document_too() -> None:
    keys = {key for part in OBJECTS for key in part.schema["properties"]}

    assert [key for key in sorted(keys) if key not in DOCUMENTED] == []
