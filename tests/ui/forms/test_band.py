import pytest

from infusion_planner.ui.forms.band import Band, BandStep
from infusion_planner.ui.look import Look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.measure import Stage, cut_words, settle

STEPS = (("1", "Set up your center", "Facts"), ("2", "Print the sheet", "Once"))


def test_the_band_leaves_most_of_a_small_window_to_the_form(stage: Stage) -> None:
    band = Band("No patient is named here.")
    shown = stage.put(band, size=(1366, 700))
    wide = band.width()

    shown.resize(1024, 700)
    settle()

    assert wide == 380
    assert band.width() < 1024 / 3
    assert cut_words(band) == []


def test_larger_text_counts_as_a_smaller_window(stage: Stage, worn: Look) -> None:
    band = Band("No patient is named here.", STEPS, "1")
    stage.put(band, size=(1366, 700))

    worn.wear(Theme(LIGHT, 1.5))
    settle()

    assert band.width() < 380
    assert cut_words(band) == []


def test_the_steps_are_read_out_and_the_one_of_now_is_named(stage: Stage) -> None:
    band = Band("Once.", STEPS, "2")
    stage.put(band, size=(1366, 700))

    assert [step.accessibleName() for step in band.findChildren(BandStep)] == [
        "Step 1: Set up your center. Facts.",
        "Step 2, now: Print the sheet. Once.",
    ]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_ground_is_dark_in_both_themes(stage: Stage, worn: Look, tokens: Tokens) -> None:
    worn.wear(Theme(tokens))
    band = Band("No patient is named here.")
    stage.put(band, size=(1366, 700))

    assert band.grab().toImage().pixelColor(5, 5).name() == "#17344d"
