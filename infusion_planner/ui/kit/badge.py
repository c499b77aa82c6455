"""Verdicts and states: glyph, word and color together, never color alone."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.ui.easel import MIDDLE, Ink, easel, line_height, text_width
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import row
from infusion_planner.ui.look import look

_SOLID = {
    "blocked": ("blocked_fill", "on_blocked"),
    "infusing": ("infusing_fill", "on_infusing"),
    "paused": ("infusing_fill", "on_infusing"),
}
_DASHED = frozenset({"planned", "noshow", "noteval"})
_BARE = frozenset({"ok", "done"})
_DASH = (3.0, 2.5)


class Picture(QWidget):
    """A base for small painted parts that keep the size they ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Glyph(Picture):
    """Draw an icon or the glyph of a verdict or state.

    Args:
        name: of the drawing.
        tone: its color; the name itself when empty, which suits verdicts and states.
        size: edge at 100 %.
        knock: what shows through its cut-outs.
        line: the role of the words beside it; it then stands in the middle of their first line.
    """

    def __init__(
        self, name: str, tone: str = "", *, size: int = 16, knock: str = "surface", line: str = ""
    ) -> None:
        super().__init__()
        self._line = line
        self._name = name
        self._tone = tone
        self._size = size
        self._knock = knock

    def set_name(self, name: str, tone: str = "", knock: str = "surface") -> None:
        """Change the drawing."""
        self._name, self._tone, self._knock = name, tone, knock
        self.update()

    def sizeHint(self) -> QSize:
        """Grow with the text."""
        edge = look().theme.length(self._size)
        return QSize(edge, max(edge, line_height(self._line)) if self._line else edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        with easel(self) as on:
            tone = self._tone or self._name
            middle = self.height() / 2
            on.icon(0, middle, self._name, tone, size=self._size, knock=self._knock)


class State(QWidget):
    """Show a verdict or state bare: its glyph and its word.

    Args:
        state: names glyph and color.
        word: what is read.
        role: the type role of the word.
        room_for: the longest word of its column, so that all columns are of one width.
    """

    def __init__(
        self,
        state: str = "noteval",
        word: str = "",
        *,
        role: str = "bodym",
        room_for: str = "",
    ) -> None:
        super().__init__()
        self._role = role
        self._room_for = room_for
        self._glyph = Glyph(state, size=14)
        self._word = Label(word, role, state)
        self.setLayout(row(self._glyph, self._word, None, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_state(state, word)

    def show_state(self, state: str, word: str, tone: str = "") -> None:
        """Show a state; its word takes another tone where one is named."""
        self._glyph.set_name(state)
        self._word.set_tone(tone or state)
        self._word.setText(word)
        self.setAccessibleName(word)

    def sizeHint(self) -> QSize:
        """Take the word, or the longest one of the column."""
        hint = super().sizeHint()
        room = text_width(self._room_for, self._role) + look().theme.length(14) + 10
        return hint.expandedTo(QSize(room, 0)) if self._room_for else hint

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()


class Badge(Picture):
    """Show a verdict or state on its own ground; what is settled stays bare."""

    def __init__(self, state: str, word: str) -> None:
        super().__init__()
        self.show_state(state, word)

    def show_state(self, state: str, word: str) -> None:
        """Show a state."""
        self._state = state
        self._word = word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Take the word, the glyph and the padding."""
        width = text_width(self._word, "smallb") + look().theme.length(14) + 20
        return QSize(width, line_height("smallb") + 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, glyph and word."""
        ground, tone, line = self._colors()
        with easel(self) as on:
            rect = QRectF(self.rect())
            dash = _DASH if self._state in _DASHED else ()
            if self._state not in _BARE:
                on.box(rect, fill=ground, line=line, radius=4, dash=dash)
            on.icon(7, self.height() / 2, self._state, tone, size=14, knock=ground)
            left = 7 + on.icon_size(14) + 5
            on.text(rect.adjusted(left, 0, -7, 0), self._word, Ink("smallb", tone))

    def _colors(self) -> tuple[str, str, str | None]:
        if self._state in _SOLID:
            ground, tone = _SOLID[self._state]
            return ground, tone, None
        if self._state in _BARE:
            return "surface", self._state, None
        return f"{self._state}_soft", self._state, f"{self._state}_line"


class Tag(Picture):
    """Show a short mark in a box: a key, `similar name`, `SAMPLE DATA`.

    Args:
        words: what it says.
        state: the verdict whose colors it takes; plain when empty.
        role: the type role.
    """

    def __init__(self, words: str, state: str = "", *, role: str = "small") -> None:
        super().__init__()
        self._words = words
        self._state = state
        self._role = role
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Take the words and the padding."""
        return QSize(text_width(self._words, self._role) + 13, line_height(self._role) + 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and words."""
        state = self._state
        fill, line = (f"{state}_soft", f"{state}_line") if state else ("well", "line2")
        with easel(self) as on:
            rect = QRectF(self.rect())
            on.box(rect, fill=fill, line=line, radius=3)
            on.text(rect, self._words, Ink(self._role, state or "ink2", MIDDLE))
