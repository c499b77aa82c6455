import pytest
from PySide6.QtWidgets import QLabel

from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from tests.ui.measure import Stage, settle


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("role", ["small", "smallm", "body", "bodym"])
@pytest.mark.parametrize("words", ["One line.", "Words that take a second line. " * 3])
def test_the_glyph_stands_in_the_middle_of_the_first_line(
    stage: Stage, worn: Look, words: str, role: str, scale: float
) -> None:
    message = InlineMessage("blocked", words, role=role)
    stage.put(message, size=(420, 300))
    worn.wear(Theme(scale=scale))
    settle()

    (glyph,) = message.findChildren(Glyph)
    (label,) = message.findChildren(QLabel)
    middle = glyph.y() + glyph.height() / 2
    assert abs(middle - (label.y() + label.fontMetrics().height() / 2)) <= 1
