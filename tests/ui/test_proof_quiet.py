"""AX-2, AX-7: nothing sounds, slides or flashes, and every state is told without color."""

import ast
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.proof import long_names

UI = Path(__file__).parents[2] / "infusion_planner" / "ui"
LOUD = {"beep", "QSoundEffect", "QMediaPlayer", "QAudioOutput", "QtMultimedia"}
MOVING = {"QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QMovie", "QGraphicsEffect"}
STEP, LEAST_DOTS = 32, 8


def test_the_window_wears_the_style_that_was_tested(worn: Look) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    sheet = app.styleSheet()

    # under a style sheet Qt does not name the style that it lies on
    app.setStyleSheet("")
    name = app.style().name()
    app.setStyleSheet(sheet)

    assert name == "fusion"


def test_no_part_of_the_window_sounds_or_slides() -> None:
    names = {
        (path.name, node.id if isinstance(node, ast.Name) else node.attr)
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
    }

    assert len(names) > 1000
    assert {name for name in names if name[1] in LOUD | MOVING} == set()


def states_shown() -> set[str]:
    """Give every state that the list and the patient's page show of the sample."""
    reader = long_names().reader
    found = {line.state for line in reader.patients()}
    for line in reader.patients():
        card, tests = reader.patient(line.patient_id), reader.monitoring(line.patient_id)
        found |= {card.next_step.state} | {course.state for course in card.courses}
        found |= {item.state for item in card.infusions} | {item.state for item in card.findings}
        found |= {row.state for row in tests.rows if row.state != "plain"}
    return found


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_two_states_of_the_pages_differ_in_grey(
    qtbot: QtBot, worn: Look, tokens: Tokens
) -> None:
    worn.wear(Theme(tokens))
    pictures = {state: in_grey(qtbot, state) for state in sorted(states_shown())}

    alike = [
        (one, other)
        for one, other in combinations(pictures, 2)
        if sum(abs(a - b) > STEP for a, b in zip(pictures[one], pictures[other], strict=True))
        < LEAST_DOTS
    ]

    assert len(pictures) >= 8
    assert alike == []


def in_grey(qtbot: QtBot, state: str) -> bytes:
    glyph = Glyph(state, size=16)
    qtbot.addWidget(glyph)
    glyph.resize(16, 16)
    picture = glyph.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(picture.constBits())[: picture.sizeInBytes()]
