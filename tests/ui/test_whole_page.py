import pytest
from pytestqt.qtbot import QtBot

from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import SCALES, Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.measure import cut_words, nameless
from tests.ui.whole_page import whole_page


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scale", SCALES)
def test_every_part_fits_its_words_and_has_a_name(
    qtbot: QtBot,
    worn: Look,
    caplog: pytest.LogCaptureFixture,
    tokens: Tokens,
    scale: float,
) -> None:
    worn.wear(Theme(tokens, scale))
    page = whole_page()
    qtbot.addWidget(page)
    page.resize(round(1400 * scale), round(1500 * scale))
    page.show()

    assert cut_words(page) == []
    assert nameless(page) == []
    assert caplog.records == []
