"""The schema of a `forecast` case says what the readers say, no more and no less."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from infusion_planner.domain.errors import InvalidInput
from infusion_planner.exchange.forecast_case import read_case
from infusion_planner.exchange.scenarios.kinds import RUNNERS
from infusion_planner.exchange.scenarios.plans import forecast_found
from tests.commands import PROJECT
from tests.exchange.bad_cases import BAD, BAD_FACTS, GOOD
from tests.exchange.schema_walk import Part, full_value, parts, put, without
from tests.resources import scenarios, shipped_rulebook

Json = dict[str, Any]
PLACE = "docs/forecast.schema.json"
SCHEMA: Json = json.loads((PROJECT / PLACE).read_text(encoding="utf-8"))
DOCUMENTED = (PROJECT / "docs" / "forecast.md").read_text(encoding="utf-8")
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
PARTS = tuple(parts(SCHEMA, SCHEMA))
OBJECTS = [part for part in PARTS if "properties" in part.schema]
FULL: Json = full_value(SCHEMA, SCHEMA)
PROBE = "zz-probe"
CASES = [
    item
    for name, runner in RUNNERS.items()
    if runner is forecast_found
    for item in scenarios(name)
    if "error" not in item["expected"]
]
UNSEEN = (
    "before birth",
    "after as_of",
    "two doses on",
    "without gap or repeat",
    "is not a whole number",  # 1.0 is one by the schema
    "not the next course",
    "lies before",
    "lies in the future",
    "does not fit",
    "it must",
)
"""What a schema cannot see: it knows one value at a time."""


def faults(case: object) -> dict[str, str]:
    """What the readers refuse, by place."""
    try:
        read_case(case, shipped_rulebook())
    except InvalidInput as refusal:
        return {fault.field: fault.words for fault in refusal.faults}
    return {}


def words_of(fault: str) -> set[str]:
    """The words that a fault says are expected."""
    return set(re.split(r"[no]ne of ", fault)[-1].split(", "))


def inside(part: Part) -> str:
    return part.place or "the case itself"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("item", CASES, ids=lambda item: str(item["id"]))
def test_every_shipped_case_is_valid(item: Json) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(item["case"])] == []


@pytest.mark.parametrize(
    ("case", "words"),
    [
        *BAD,
        *(({**GOOD, "patient": {**GOOD["patient"], **facts}}, words) for facts, words in BAD_FACTS),
    ],
    ids=[words for _, words in (*BAD, *BAD_FACTS)],
)
def test_a_bad_case_is_invalid_unless_a_schema_cannot_see_why(case: object, words: str) -> None:
    unseen = any(part in words for part in UNSEEN)

    assert VALIDATOR.is_valid(case) is unseen


def test_the_readers_accept_a_case_with_every_key_of_the_schema() -> None:
    unknown = sorted(place for place, words in faults(FULL).items() if "unknown key" in words)

    assert unknown == [], (
        f"{PLACE} describes {', '.join(unknown)}, which no reader accepts: take it out of the"
        " schema and of docs/forecast.md, or read it in infusion_planner/exchange."
    )
    assert faults(FULL) == {}


@pytest.mark.parametrize("part", OBJECTS, ids=inside)
def test_every_key_the_readers_accept_is_in_the_schema(part: Part) -> None:
    """A key nobody knows makes the reader name those it does."""
    found = faults(put({"all": FULL}, ("all", *part.path, PROBE), 1)["all"])

    key = f"{part.place}.{PROBE}" if part.place else PROBE
    missing = sorted(words_of(found[key]) - set(part.schema["properties"]))
    assert missing == [], (
        f"The readers accept {', '.join(missing)} in {inside(part)}, and {PLACE} does not describe"
        f" it. Add it there under the properties of {inside(part)}, with its type and whether it is"
        " required, and a line to docs/forecast.md."
    )


@pytest.mark.parametrize("part", OBJECTS, ids=inside)
def test_exactly_the_required_keys_are_missed_by_the_readers(part: Part) -> None:
    missed = {
        key
        for key in part.schema["properties"]
        if any(
            "this key is missing" in words
            for words in faults(without(FULL, part.path, key)).values()
        )
    }

    assert missed == set(part.schema.get("required", ()))
    assert part.schema["additionalProperties"] is False


@pytest.mark.parametrize("part", [item for item in PARTS if "enum" in item.schema], ids=inside)
def test_the_words_of_the_schema_are_those_of_the_readers(part: Part) -> None:
    found = faults(put(FULL, part.path, PROBE))[part.place]

    assert words_of(found) == set(part.schema["enum"])


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


def test_every_fact_of_a_patient_is_in_the_document_too() -> None:
    keys = SCHEMA["properties"]["patient"]["properties"]

    absent = [key for key in keys if f"`{key}`" not in DOCUMENTED and f".{key}`" not in DOCUMENTED]

    assert absent == [], f"docs/forecast.md has no line for {', '.join(absent)} of patient."
