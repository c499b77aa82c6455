"""The bundled typeface and the roles it is used in."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Noto Sans"

# role: pixels at 100 %, weight
ROLES: dict[str, tuple[int, int]] = {
    "title": (20, 600),
    "name": (18, 600),
    "head": (15, 600),
    "lead": (14, 600),
    "body": (13, 400),
    "bodym": (13, 500),
    "bodyb": (13, 600),
    "small": (12, 400),
    "smallm": (12, 500),
    "smallb": (12, 600),
    "clock": (26, 600),
}


class FontMissing(Exception):
    """A bundled font file cannot be loaded; the installation is damaged."""


def load_fonts(folder: Path) -> None:
    """Register every TrueType file of a folder with the application.

    Raises:
        FontMissing: the folder holds no font, or one that cannot be read.
    """
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise FontMissing(str(folder))
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FontMissing(file.name)


def role_pixels(role: str, scale: float) -> int:
    """Give the size of a role in pixels, at a text size factor."""
    return round(ROLES[role][0] * scale)


def role_font(role: str, scale: float = 1.0, *, narrow: bool = False) -> QFont:
    """Make the font of a role, at a text size factor.

    Args:
        role: one of `ROLES`.
        scale: 1.0, 1.15, 1.3 or 1.5.
        narrow: take the semi-condensed face, only where a name or anchor must fit.
    """
    font = QFont(FAMILY)
    font.setPixelSize(role_pixels(role, scale))
    font.setWeight(QFont.Weight(ROLES[role][1]))
    if narrow:
        font.setStretch(QFont.Stretch.SemiCondensed)
    return font
