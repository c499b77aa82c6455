import pytest
from PySide6.QtGui import QColor, QPalette

from infusion_planner.ui.contrast import contrast_tokens
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens

ROLE = QPalette.ColorRole


def desktop(window: str, base: str, words: str, fill: str, on_fill: str) -> QPalette:
    palette = QPalette()
    palette.setColor(ROLE.Window, QColor(window))
    palette.setColor(ROLE.Base, QColor(base))
    for role in (ROLE.WindowText, ROLE.Text):
        palette.setColor(role, QColor(words))
    palette.setColor(ROLE.Highlight, QColor(fill))
    palette.setColor(ROLE.HighlightedText, QColor(on_fill))
    palette.setColor(ROLE.Link, QColor("#ffff00"))
    return palette


NIGHT = desktop("#000000", "#000000", "#ffffff", "#8ee3f0", "#000000")
DESERT = desktop("#fffaef", "#fffaef", "#202020", "#903909", "#fff5e3")


def test_grounds_and_words_are_those_of_the_desktop() -> None:
    tokens = contrast_tokens(NIGHT)

    assert {tokens.canvas, tokens.surface, tokens.rail, tokens.well} == {"#000000"}
    assert {tokens.ink, tokens.ink2, tokens.ink3, tokens.disabled, tokens.edge} == {"#ffffff"}
    assert (tokens.accent, tokens.on_accent) == ("#8ee3f0", "#000000")
    assert tokens.accent_text == "#ffff00"


@pytest.mark.parametrize(
    ("palette", "ours"), [(NIGHT, DARK), (DESERT, LIGHT)], ids=["dark", "light"]
)
def test_verdicts_keep_the_shades_for_such_a_ground(palette: QPalette, ours: Tokens) -> None:
    tokens = contrast_tokens(palette)

    assert tokens.shades == ours.shades
    assert tokens.name == ours.name
    assert (tokens.allergy, tokens.on_allergy) == (ours.allergy, ours.on_allergy)


@pytest.mark.parametrize("palette", [NIGHT, DESERT], ids=["dark", "light"])
def test_what_is_read_can_be_read(palette: QPalette) -> None:
    tokens = contrast_tokens(palette)
    pairs = [
        *((word, ground) for word in ("ink", "ink2", "ink3") for ground in ("canvas", "surface")),
        ("on_accent", "accent"),
        ("on_banner", "banner"),
        ("banner_label", "banner"),
    ]

    assert [pair for pair in pairs if ratio(tokens, *pair) < 4.5] == []


def ratio(tokens: Tokens, one: str, other: str) -> float:
    dark, light = sorted(luminance(tokens.color(name)) for name in (one, other))
    return (light + 0.05) / (dark + 0.05)


def luminance(name: str) -> float:
    color = QColor(name)
    red, green, blue = map(linear, (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
