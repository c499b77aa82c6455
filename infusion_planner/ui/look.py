"""The look the running application wears, owned by the application itself."""

from __future__ import annotations

import gc
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from shiboken6 import isValid

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.contrast import contrast_tokens
from infusion_planner.ui.fonts import load_fonts
from infusion_planner.ui.icons import Icons
from infusion_planner.ui.look_choice import LookChoice
from infusion_planner.ui.theme import Theme
from infusion_planner.ui.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

_KEPT_WIDTHS = 4096
_KEPT_ELISIONS = 200
_worn: list[Look] = []
"""The look made last; there is one application in a process."""


class Elision(Frozen):
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
        self.icons = Icons(resources / "icons")
        self.elisions: deque[Elision] = deque(maxlen=_KEPT_ELISIONS)
        self._app = app
        _worn[:] = [self]
        self._faces: dict[tuple[str, bool], tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[str, str, bool], float] = {}
        self._colors: dict[str, QColor] = {}
        self._theme = Theme()
        self._choice = LookChoice(self._theme.tokens.name)
        hints = app.styleHints()
        self._scheme = hints.colorScheme()
        self._contrast = hints.accessibility().contrastPreference()
        hints.colorSchemeChanged.connect(self._follow_scheme)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    @property
    def theme(self) -> Theme:
        """The theme being worn."""
        return self._theme

    def face(self, role: str, *, narrow: bool) -> tuple[QFont, QFontMetricsF]:
        """Give the font of a role and its measures, made once for each theme.

        A list paints hundreds of words at every key; whoever changes a font takes a copy.
        """
        key = (role, narrow)
        if key not in self._faces:
            font = self._theme.font(role, narrow=narrow)
            self._faces[key] = (font, QFontMetricsF(font))
        return self._faces[key]

    def color(self, name: str) -> QColor:
        """Give a color by its name; it is a copy, which may be changed."""
        found = self._colors.get(name)
        if found is None:
            found = self._colors[name] = self._theme.color(name)
        return QColor(found)

    def width(self, words: str, role: str, *, narrow: bool) -> float:
        """Give the width of one line of text in pixels; a board asks for the same ones at once."""
        key = (words, role, narrow)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) >= _KEPT_WIDTHS:
                self._widths.clear()
            found = self.face(role, narrow=narrow)[1].horizontalAdvance(words)
            self._widths[key] = found
        return found

    @property
    def choice(self) -> LookChoice:
        """The look chosen last; a theme worn without being asked for counts as chosen."""
        return self._choice

    def choose(self, choice: LookChoice) -> None:
        """Wear the look a person chose, and go on following the desktop where that was chosen.

        A desktop in high contrast is always followed: somebody needs it to see.
        """
        self.wear(Theme(self._tokens(choice.theme), choice.percent / 100))
        self._choice = choice

    def _tokens(self, theme: str) -> Tokens:
        if self._contrast == Qt.ContrastPreference.HighContrast:
            # without ours it is the desktop's own
            self._app.setPalette(QPalette())
            return contrast_tokens(self._app.palette())
        dark = self._scheme == Qt.ColorScheme.Dark if theme == "system" else theme == DARK.name
        return DARK if dark else LIGHT

    def _follow_scheme(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        if self._choice.theme == "system":
            self.choose(self._choice)

    def _follow_contrast(self, contrast: Qt.ContrastPreference) -> None:
        self._contrast = contrast
        self.choose(self._choice)

    def wear(self, theme: Theme) -> None:
        """Dress the whole application in a theme, now."""
        self._theme = theme
        self._faces.clear()
        self._widths.clear()
        self._colors.clear()
        self._choice = LookChoice(theme.tokens.name, round(theme.scale * 100))
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


def worn_look() -> Look | None:
    """Give the look of the running application; None while it wears none.

    It is remembered rather than searched for among the application's children: it is asked for
    thousands of times while a list is painted, and each child would be made known to Python.
    """
    found = _worn[0] if _worn else None
    return found if found is not None and isValid(found) else None


def look() -> Look:
    """Find the look of the running application.

    Raises:
        LookupError: no `Look` was made for the application yet.
    """
    found = worn_look()
    if found is None:
        raise LookupError("the application wears no look yet")
    return found
