"""The look the running application wears, owned by the application itself."""

import gc
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from infusion_planner.ui.fonts import load_fonts
from infusion_planner.ui.icons import Icons
from infusion_planner.ui.theme import Theme

_KEPT_ELISIONS = 200


@dataclass(frozen=True, slots=True)
class Elision:
    """Record one text that did not fit.

    Attributes:
        text: what was to be painted.
        room: the width there was, in pixels.
        needed: the width it takes, in pixels.
    """

    text: str
    room: int
    needed: int


class Look(QObject):
    """Hold theme and icons for every widget of the application.

    A child of the application, as its palette and font are: a widget finds it with `look()`
    while it paints or gives its size, keeps nothing of it, and so follows every change.

    Attributes:
        icons: the icons, drawn in the colors asked for.
        elisions: the texts that had to be cut lately, newest last; a good screen leaves none.
    """

    def __init__(self, app: QApplication, resources: Path) -> None:
        """Register the fonts of `resources/fonts` and draw icons from `resources/icons`.

        Raises:
            FontMissing: the fonts are not there.
        """
        load_fonts(resources / "fonts")
        super().__init__(app)
        app.setStyle("Fusion")
        self.icons = Icons(resources / "icons")
        self.elisions: deque[Elision] = deque(maxlen=_KEPT_ELISIONS)
        self._app = app
        self._theme = Theme()

    @property
    def theme(self) -> Theme:
        """The theme being worn."""
        return self._theme

    def wear(self, theme: Theme) -> None:
        """Dress the whole application in a theme, now."""
        self._theme = theme
        self.icons.clear()
        with _without_collection():
            self._app.setPalette(theme.palette())
            self._app.setFont(theme.font("body"))
            self._app.setStyleSheet(theme.stylesheet())


@contextmanager
def _without_collection() -> Iterator[None]:
    """Keep widgets alive while Qt walks over all of them.

    Dressing asks widgets written in Python for their sizes; were one without an owner collected
    meanwhile, Qt would go on to it and end the process.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def look() -> Look:
    """Find the look of the running application.

    Raises:
        LookupError: no `Look` was made for the application yet.
    """
    app = QCoreApplication.instance()
    found = app.findChild(Look) if app is not None else None
    if found is None:
        raise LookupError("the application wears no look yet")
    return found
