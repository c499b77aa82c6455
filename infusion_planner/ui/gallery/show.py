"""Opens the gallery in a window, or writes a picture of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from infusion_planner.domain.errors import FolderTrouble
from infusion_planner.ui.gallery.page import GalleryPage
from infusion_planner.ui.kit.layout import scrolling
from infusion_planner.ui.look import Look, worn_look
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from pathlib import Path

THEMES = {"light": LIGHT, "dark": DARK}
_SETTLE = 5


def open_gallery(resources: Path, theme: str) -> int:
    """Open the gallery and give its exit code when it is closed.

    Args:
        resources: the folder with fonts and icons.
        theme: `light` or `dark`.
    """
    app = dressed(resources, theme)
    area = scrolling(GalleryPage())
    area.setWindowTitle("Gallery")
    area.resize(area.screen().availableSize() * 0.9)
    area.show()
    return app.exec()


def write_picture(resources: Path, theme: str, file: Path) -> str:
    """Write a picture of the gallery, and say how large it is.

    Args:
        resources: the folder with fonts and icons.
        theme: `light` or `dark`.
        file: where the picture goes; its ending names the kind, `.png`.

    Raises:
        FolderTrouble: the picture cannot be written.
    """
    app = dressed(resources, theme)
    page = GalleryPage()
    page.resize(page.sizeHint())
    page.show()
    page.activateWindow()
    for _ in range(_SETTLE):
        app.processEvents()
    picture = page.grab()
    page.close()
    if not picture.save(str(file)):
        raise FolderTrouble(f"The picture {file.name} cannot be written. Choose another folder.")
    return f"{picture.width()} by {picture.height()} pixels in {file.name}"


def dressed(resources: Path, theme: str) -> QApplication:
    """Give the application, in a theme."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError(type(app).__name__)
    worn = worn_look() or Look(app, resources)
    worn.wear(Theme(THEMES[theme]))
    return app
