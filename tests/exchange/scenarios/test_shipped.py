"""Every worked case that is shipped, run as `selftest` runs it."""

import pytest

from infusion_planner.exchange.scenarios.kinds import RUNNERS
from infusion_planner.exchange.scenarios.run import read_file, run
from infusion_planner.exchange.scenarios.scenario import Scenario
from tests.resources import scenario_files, shipped_rulebook, shipped_scenarios


@pytest.mark.parametrize("scenario", shipped_scenarios(), ids=lambda item: f"{item.file} {item.id}")
def test_a_worked_case_gives_the_answer_worked_out_by_hand(scenario: Scenario) -> None:
    assert run(scenario, shipped_rulebook()).differences == ()


def test_every_line_of_every_file_is_a_worked_case() -> None:
    unread = [
        item
        for name, text in scenario_files().items()
        for item in read_file(name, text)
        if not isinstance(item, Scenario)
    ]

    assert unread == []


def test_every_file_has_its_runner_and_every_runner_its_file() -> None:
    assert set(scenario_files()) == set(RUNNERS)
