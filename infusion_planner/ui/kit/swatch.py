"""A state as boards draw it, and a color by its role: for legends and the gallery."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent

from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.badge import Picture
from infusion_planner.ui.look import look
from infusion_planner.ui.pattern import paint_pattern


class Swatch(Picture):
    """Show the pattern of a state; the words beside it say which.

    Args:
        state: one of `pattern.PATTERNS`.
        word: what a screen reader says.
        coming: whether this part is still to come.
        over: whether the phase is over.
    """

    def __init__(self, state: str, word: str, *, coming: bool = False, over: bool = False) -> None:
        super().__init__()
        self._state = state
        self._coming = coming
        self._over = over
        self.setAccessibleName(word)

    def sizeHint(self) -> QSize:
        """Grow with the text beside it."""
        return QSize(look().theme.length(60), look().theme.length(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pattern."""
        rect = QRectF(self.rect())
        with easel(self) as on:
            paint_pattern(on, rect, self._state, coming=self._coming, over=self._over)


class ColorChip(Picture):
    """Show one color.

    Args:
        name: its role, which a screen reader says.
        line: the border, for a color that its ground would swallow.
    """

    def __init__(self, name: str, line: str = "line2") -> None:
        super().__init__()
        self._name = name
        self._line = line
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """Grow with the text beside it."""
        return QSize(look().theme.length(56), look().theme.length(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the color."""
        with easel(self) as on:
            on.box(QRectF(self.rect()), fill=self._name, line=self._line, radius=4)
