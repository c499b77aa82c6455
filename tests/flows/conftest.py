"""An application without a screen, which every path leaves dressed as it found it."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    yield
    worn = qapp.findChild(Look)
    if worn is not None and worn.theme != Theme():
        worn.wear(Theme())
