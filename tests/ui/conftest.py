"""An application that wears the look, for every test of the screens."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from tests.ui.measure import Stage

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def resources() -> Path:
    return RESOURCES


@pytest.fixture(scope="session")
def _look(qapp: QApplication) -> Look:
    # a window opened by another test may have dressed the application already
    look = qapp.findChild(Look) or Look(qapp, RESOURCES)
    look.wear(Theme())
    return look


@pytest.fixture(autouse=True)
def worn(_look: Look) -> Iterator[Look]:
    """The look, in the light theme at 100 % before and after each test."""
    _look.elisions.clear()
    yield _look
    if _look.theme != Theme():
        _look.wear(Theme())


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)
