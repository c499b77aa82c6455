"""The floor of the day sheets writes what the program writes, and nothing else."""

from pathlib import Path

from tests.benchmarks.center import empty_center
from tests.benchmarks.sheets import day_sheets, draw, noted


def test_floor_writes_the_same_file(tmp_path: Path) -> None:
    office, _ = empty_center(tmp_path)
    cards = day_sheets(office, 3)
    office.close()

    assert noted(cards).replay() == draw(cards)
