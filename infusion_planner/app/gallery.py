"""Opens the gallery of the screens' parts, or writes a picture of it."""

from __future__ import annotations

import sys
from os import environ
from typing import TYPE_CHECKING

from infusion_planner.app.places import resources
from infusion_planner.app.window import has_screen
from infusion_planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from pathlib import Path


def show_gallery(theme: str) -> int:
    """Open the gallery and give its exit code when it is closed.

    Args:
        theme: `light` or `dark`.

    Raises:
        PlannerError: there is no screen.
    """
    if not has_screen(environ, sys.platform):
        raise PlannerError(
            "There is no screen here, so the gallery was not opened. Write a picture of it:"
            " infusion-planner gallery --out gallery.png"
        )
    from infusion_planner.ui.gallery.show import open_gallery

    return open_gallery(resources(), theme)


def write_gallery(theme: str, file: Path) -> str:
    """Write a picture of the gallery, and say how large it is.

    Args:
        theme: `light` or `dark`.
        file: where the picture goes; its ending names the kind, `.png`.

    Raises:
        FolderTrouble: the picture cannot be written.
    """
    environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # the platform without a screen warns of each window that it cannot tell its size to
    environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    from infusion_planner.ui.gallery.show import write_picture

    return write_picture(resources(), theme, file)
