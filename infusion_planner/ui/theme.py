"""A theme: colors and text size together, turned into what Qt takes."""

from PySide6.QtGui import QColor, QFont, QPalette

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.fonts import role_font
from infusion_planner.ui.stylesheet import stylesheet
from infusion_planner.ui.tokens import LIGHT, Tokens

SCALES = (1.0, 1.15, 1.3, 1.5)

_ROLE = QPalette.ColorRole
_PALETTE = (
    (_ROLE.Window, "canvas"),
    (_ROLE.WindowText, "ink"),
    (_ROLE.Base, "surface"),
    (_ROLE.AlternateBase, "well"),
    (_ROLE.Text, "ink"),
    (_ROLE.Button, "surface"),
    (_ROLE.ButtonText, "ink"),
    (_ROLE.Highlight, "accent"),
    (_ROLE.HighlightedText, "on_accent"),
    (_ROLE.PlaceholderText, "ink3"),
    (_ROLE.Link, "accent_text"),
    (_ROLE.ToolTipBase, "ink"),
    (_ROLE.ToolTipText, "surface"),
    (_ROLE.Light, "surface"),
    (_ROLE.Mid, "line2"),
    (_ROLE.Dark, "edge"),
    (_ROLE.Shadow, "line2"),
    (_ROLE.BrightText, "on_accent"),
)


class Theme(Frozen):
    """Dress the program in a set of colors at a text size.

    Attributes:
        tokens: the colors.
        scale: text size factor, one of `SCALES`; every role and every width that holds text
            is multiplied by it.
    """

    tokens: Tokens = LIGHT
    scale: float = 1.0

    def color(self, name: str) -> QColor:
        """Give a color by its role, or of a verdict or state by its name (see `Tokens.color`)."""
        return QColor(self.tokens.color(name))

    def font(self, role: str, *, narrow: bool = False) -> QFont:
        """Make the font of a role at this text size."""
        return role_font(role, self.scale, narrow=narrow)

    def length(self, pixels: float) -> int:
        """Scale a length that holds text, given in pixels at 100 %."""
        return round(pixels * self.scale)

    def palette(self) -> QPalette:
        """Make the palette for the whole application."""
        palette = QPalette()
        for role, name in _PALETTE:
            palette.setColor(role, self.color(name))
        for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        return palette

    def stylesheet(self) -> str:
        """Write the style sheet for the whole application."""
        return stylesheet(self.tokens, self.scale)
