"""The run sheet of the benchmark really holds its sets, and every round is timed."""

import pytest
from PySide6.QtWidgets import QApplication

from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from tests.benchmarks import run_sheet
from tests.resources import RESOURCES


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> None:
    look = qapp.findChild(Look) or Look(qapp, RESOURCES)
    look.wear(Theme())


def test_every_round_paints_a_sheet_with_one_set_more() -> None:
    times = run_sheet.repaints(3)

    assert len(times) == 3
    assert min(times) > 0


def test_the_sheet_has_as_many_sets_as_its_row_of_the_table_says() -> None:
    vitals = run_sheet.sheet(run_sheet.SETS).vitals

    assert len({line.time for line in vitals}) == run_sheet.SETS
