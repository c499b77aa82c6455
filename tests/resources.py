"""The shipped resources, for tests."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from infusion_planner.domain.reference import TrialEvidence
from infusion_planner.domain.rules import Rulebook
from infusion_planner.exchange.scenarios.run import read_files
from infusion_planner.exchange.scenarios.scenario import Scenario
from infusion_planner.rulebook.loader import load_newest
from infusion_planner.rulebook.reference import load_evidence

RESOURCES = Path(__file__).parent.parent / "resources"


@cache
def shipped_rulebook() -> Rulebook:
    return load_newest(RESOURCES)


@cache
def shipped_evidence() -> TrialEvidence:
    return load_evidence(RESOURCES)


@cache
def scenario_files() -> dict[str, str]:
    folder = RESOURCES / "scenarios"
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.jsonl"))}


@cache
def shipped_scenarios() -> tuple[Scenario, ...]:
    return read_files(scenario_files())


def scenarios(name: str) -> list[dict[str, Any]]:
    text = (RESOURCES / "scenarios" / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
