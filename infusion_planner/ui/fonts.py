"""The bundled typeface and the roles it is used in."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from infusion_planner.domain.errors import PlannerError

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


FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Medium.ttf",
    "NotoSans-SemiBold.ttf",
    "NotoSans-SemiCondensed.ttf",
    "NotoSans-SemiCondensedMedium.ttf",
    "NotoSans-SemiCondensedSemiBold.ttf",
)
"""The faces that the roles take."""


class FontMissing(PlannerError):
    """A bundled font file cannot be loaded; the installation is damaged."""

    def __init__(self, file: Path, trouble: str) -> None:
        super().__init__(
            f"The font file {file.name} {trouble}, so the window was not opened: names and doses"
            " could not be read safely. Nothing was changed. Install Infusion Planner again, or"
            f" put the file back into {file.parent}."
        )


def load_fonts(folder: Path) -> None:
    """Register the bundled fonts of a folder with the application.

    Raises:
        FontMissing: one is not there, or cannot be read.
    """
    for file in (folder / name for name in FILES):
        if not file.is_file():
            raise FontMissing(file, "is missing")
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FontMissing(file, "is damaged")


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
