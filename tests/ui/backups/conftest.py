"""A real center, and a folder on another disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from infusion_planner.app.office import Office
from tests.center import new_center, other_disk
from tests.office import SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def place(tmp_path: Path, clock: SetClock) -> Office:
    return new_center(tmp_path / "center", clock)


@pytest.fixture
def drive() -> Iterator[Path]:
    folder = other_disk()
    if folder is None:
        pytest.skip("this computer has one disk")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
