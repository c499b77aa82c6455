"""The colors of a desktop that asks for high contrast, as far as it names them."""

from PySide6.QtGui import QPalette

from infusion_planner.domain.frozen import replace
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens

_ROLE = QPalette.ColorRole
_GROUNDS = ("canvas", "rail", "banner", "past", "lens")
_SHEETS = ("surface", "raised", "well", "accent_soft")
_STROKES = ("line", "line2", "edge", "banner_line", "lens_line")
_WORDS = ("ink2", "ink3", "disabled", "on_banner", "banner_label")
_FILLS = ("accent", "accent_hover", "accent_pressed", "accent_line", "focus")
_HALF = 128


def contrast_tokens(palette: QPalette) -> Tokens:
    """Give the tokens of a desktop's own colors.

    Grounds, words, lines, focus and the main button take them. A desktop has no colors for
    verdicts and states: those stay ours, for a dark or a light ground as the desktop has one.
    """
    ground = palette.color(_ROLE.Window)
    window, base = ground.name(), palette.color(_ROLE.Base).name()
    words, fill = palette.color(_ROLE.WindowText).name(), palette.color(_ROLE.Highlight).name()
    ours = DARK if ground.lightness() < _HALF else LIGHT
    colors = {
        **dict.fromkeys(_GROUNDS, window),
        **dict.fromkeys(_SHEETS, base),
        **dict.fromkeys((*_STROKES, *_WORDS), words),
        **dict.fromkeys(_FILLS, fill),
        "ink": palette.color(_ROLE.Text).name(),
        "on_accent": palette.color(_ROLE.HighlightedText).name(),
        "accent_text": palette.color(_ROLE.Link).name(),
    }
    # the shades stay, so every value is one color
    return replace(ours, **colors)  # type: ignore[arg-type]
