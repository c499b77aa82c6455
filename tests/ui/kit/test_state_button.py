import pytest
from PySide6.QtGui import QImage

from infusion_planner.ui.kit.state_button import StateButton
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT
from tests.ui.measure import Stage, cut_words, spoken

STATES = ("blocked", "override", "noteval", "ok")


def drawn(button: StateButton) -> set[int]:
    image = button.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("theme", [Theme(LIGHT), Theme(DARK, 1.5)], ids=["light", "dark-150"])
@pytest.mark.parametrize("state", STATES)
def test_it_shows_the_glyph_of_its_state_in_its_color(
    stage: Stage, worn: Look, theme: Theme, state: str
) -> None:
    worn.wear(theme)
    button = StateButton()
    page = stage.put(button, size=(500, 100))

    button.show_state(state, "Course 2: 7 facts to come")

    assert worn.theme.color(state).rgb() in drawn(button)
    assert cut_words(page) == []


def test_it_is_read_as_it_is_worded(stage: Stage) -> None:
    button = StateButton()
    stage.put(button)

    button.show_state("ok", "Course 2: ready")

    assert spoken(button) == "Course 2: ready"


def test_a_button_that_is_off_is_not_colored(stage: Stage, worn: Look) -> None:
    button = StateButton()
    stage.put(button)
    button.show_state("blocked", "Course 2: blocked")

    button.switch_off("Nobody is signed in")

    assert worn.theme.color("blocked").rgb() not in drawn(button)
