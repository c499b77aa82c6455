"""What holds for every recorded day: order does not matter, and completing never makes it worse."""

import copy
import random
from itertools import pairwise
from typing import Any

import pytest

from tests.exchange.infusion_days import DAYS, READY, Json, answer, without

WORST_LAST = ("allowed", "override", "blocked")
ASKED = [item for item in DAYS if "error" not in item["expected"]]
# What a day in order holds at any moment of it, so that it can be put in place of what is missing.
PARTS: tuple[tuple[str, ...], ...] = (
    ("order",),
    ("order", "route"),
    ("heart_or_lung_risk",),
    ("infection",),
    ("authorization",),
    ("equipment",),
    ("access",),
    ("access", "shared"),
    ("medicines",),
    ("bag", "vials"),
    ("bag", "count"),
    ("bag", "kept_cold"),
    ("bag", "diluted_at"),
    ("bag", "diluent"),
    ("bag", "bag_ml"),
    ("bag", "prepared_by"),
    ("bag", "checked_by"),
    ("bag", "clear"),
    ("bag", "storage"),
    ("bag",),
    ("run", "rates"),
    ("run", "volume_ml"),
    ("run", "given_mg"),
    ("flush",),
    ("vitals",),
    ("reactions",),
    ("discharge",),
)


def mixed(value: Any, source: random.Random) -> Any:
    """The same values, every list and every object in another order."""
    if isinstance(value, dict):
        keys = list(value)
        source.shuffle(keys)
        return {key: mixed(value[key], source) for key in keys}
    if isinstance(value, list):
        return [mixed(item, source) for item in source.sample(value, len(value))]
    return value


@pytest.mark.parametrize("scenario", ASKED, ids=lambda scenario: str(scenario["id"]))
def test_the_order_of_entries_does_not_matter(scenario: Json) -> None:
    source = random.Random(str(scenario["id"]))
    expected = answer(scenario["ask"])

    for _ in range(3):
        assert answer(mixed(scenario["ask"], source)) == expected


def crowded() -> Json:
    """A day with several rows of one minute, reactions of one minute and holds that overlap."""
    ask = copy.deepcopy(READY)
    record = ask["record"]
    record["vitals"] += [{**row, "systolic": 170, "pulse": 130} for row in record["vitals"]]
    record["run"]["rates"] += [
        {"at": "2025-03-03T09:30", "ml_per_hour": 26},
        {"at": "2025-03-03T10:30", "ml_per_hour": 26},
    ]
    record["run"]["holds"] = [
        {"held_at": "2025-03-03T10:40", "resumed_at": "2025-03-03T11:00"},
        {"held_at": "2025-03-03T10:50", "resumed_at": "2025-03-03T11:10"},
        {"held_at": "2025-03-03T10:50", "resumed_at": "2025-03-03T10:55"},
    ]
    record["bag"]["vials"] = [
        {"ndc": "1-1-1", "lot": "B", "expires": "2025-01"},
        {"ndc": "58468-0200-01", "lot": "A", "expires": "2025-02"},
        {"ndc": "2-2-2", "lot": "A", "expires": "2025-01"},
    ]
    record["reactions"] = [
        {"onset_at": "2025-03-03T11:00", "signs": signs, "grade": grade, "action": "none"}
        for signs, grade in (
            (["rash"], 2),
            (["angioedema", "hives"], 2),
            (["hives", "chest pain"], 3),
            (["anaphylaxis"], 1),
        )
    ]
    return ask


@pytest.mark.parametrize("seed", range(40))
def test_the_order_does_not_matter_where_entries_fall_together(seed: int) -> None:
    assert answer(mixed(crowded(), random.Random(seed))) == answer(crowded())


def rank(got: Json) -> int:
    return WORST_LAST.index(got["verdict"])


def heavy(got: Json) -> set[str]:
    """The rules that block or ask for an override."""
    return {item["rule"] for item in got["findings"] if item["severity"] in "HO"}


@pytest.mark.parametrize("seed", range(150))
def test_a_day_completed_with_what_was_missing_never_gets_worse(seed: int) -> None:
    """Take parts of a day in order away at random, and put them back one after the other."""
    source = random.Random(seed)
    missing = source.sample(PARTS, source.randrange(1, 9))
    steps = [copy.deepcopy(READY)]
    for path in missing:
        if not _holds(steps[-1], path):
            continue
        less = without(steps[-1], *path)
        if "error" not in answer(less):
            steps.append(less)

    found = [answer(step) for step in steps]

    for fuller, emptier in pairwise(found):
        assert rank(fuller) <= rank(emptier)
        assert heavy(fuller) <= heavy(emptier)
    assert found[0]["verdict"] == "allowed"


def _holds(ask: Json, path: tuple[str, ...]) -> bool:
    owner: Any = ask["record"]
    for key in path[:-1]:
        owner = owner.get(key, {})
    return path[-1] in owner


@pytest.mark.parametrize("scenario", ASKED, ids=lambda scenario: str(scenario["id"]))
def test_a_part_in_order_put_where_none_was_never_makes_a_day_worse(scenario: Json) -> None:
    """Put into each worked day what it lacks and the day in order has, where the dates fit."""
    ask = scenario["ask"]
    if ask["record"]["on"] != READY["record"]["on"]:
        return
    before = answer(ask)

    for path in PARTS:
        if _holds(ask, path) or not _holds(ask, path[:-1] or ("on",)):
            continue
        fuller = _with(ask, path)
        after = answer(fuller)
        if "error" not in after:
            assert rank(after) <= rank(before), path


def _with(ask: Json, path: tuple[str, ...]) -> Json:
    ask = copy.deepcopy(ask)
    owner: Any = ask["record"]
    source: Any = READY["record"]
    for key in path[:-1]:
        owner, source = owner[key], source[key]
    owner[path[-1]] = copy.deepcopy(source[path[-1]])
    return ask
