"""The steps of a task: which are done, which one is open, and what stands in the way."""

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from infusion_planner.ui.easel import MIDDLE, Easel, Ink, easel, line_height, text_width
from infusion_planner.ui.kit.layout import discard, row
from infusion_planner.ui.look import look

StepFacts = tuple[str, str, str]
"""The word of a step; `done`, `current` or `todo`; and the glyph of its verdict, empty for none."""

_SIDE = 8
_RING = 18
_LINE = 3
_DASH, _GAP = 18, 30
_SPOKEN = {
    "ok": "done",
    "blocked": "blocked",
    "override": "override needed",
    "reminder": "reminder",
    "info": "information",
    "noteval": "not evaluated",
}
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Step(QPushButton):
    """One step: a tick, the glyph of a verdict, or its number in a ring; then its word.

    Args:
        place: counted from 1.
        facts: word, state and glyph.
        count: how many steps there are.
    """

    def __init__(self, place: int, facts: StepFacts, count: int) -> None:
        word, state, glyph = facts
        super().__init__(word.replace("&", "&&"))
        self._word = word
        self._place = place
        self.current = state == "current"
        self._glyph = glyph or ("ok" if state == "done" else "")
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        marks = (_SPOKEN.get(self._glyph, self._glyph), "current" if self.current else "")
        spoken = (f"Step {place} of {count}", word, *marks)
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def _role(self) -> str:
        return "bodyb" if self.current else "bodym"

    def sizeHint(self) -> QSize:
        """Take the mark and the word, as wide when it is current as when it is not."""
        words = text_width(self._word, "bodyb")
        width = look().theme.length(_RING) + 6 + words + 2 * _SIDE
        return QSize(width, line_height("bodyb") + 16)

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space alone; the row around it knows where the other keys lead."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark, word, underline and focus ring."""
        rect = QRectF(self.rect())
        with easel(self) as on:
            if self.underMouse():
                on.box(rect, fill="accent_soft", radius=4)
            edge = on.icon_size(_RING)
            self._paint_mark(on, QRectF(_SIDE, (rect.height() - _LINE - edge) / 2, edge, edge))
            words = rect.adjusted(_SIDE + edge + 6, 0, -_SIDE, -_LINE)
            on.text(words, self._word, Ink(self._role(), "ink" if self.current else "ink2"))
            if self.current:
                under = QRectF(_SIDE, rect.bottom() - _LINE, rect.width() - 2 * _SIDE, _LINE)
                on.fill(under, "accent_text")
            if self.hasFocus():
                on.box(rect, line="focus", radius=4, stroke=2)

    def _paint_mark(self, on: Easel, ring: QRectF) -> None:
        if self._glyph:
            on.icon(ring.left() + 1, ring.center().y(), self._glyph, self._glyph, size=_RING - 2)
            return
        tone = "accent_text" if self.current else "ink3"
        on.box(ring, line=tone, radius=ring.width() / 2, stroke=1.5)
        on.text(ring, str(self._place), Ink("smallb", tone, MIDDLE))


class Stepper(QWidget):
    """Show the steps of a task in a row, and lead to the one that is pressed.

    Tab reaches one step, the arrow keys the others.

    Signals:
        chosen(int): the place of the step pressed, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self._room = row(None, gap=_GAP)
        self.setLayout(self._room)
        self.setAccessibleName("Steps")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps, from left to right."""
        return self._steps

    def set_steps(self, steps: tuple[StepFacts, ...]) -> None:
        """Show the steps; the focus stays on the place where it was."""
        focused = self._focused()
        for old in self._steps:
            discard(old)
        self._steps = tuple(
            Step(place, facts, len(steps)) for place, facts in enumerate(steps, start=1)
        )
        for place, step in enumerate(self._steps):
            step.clicked.connect(self._tell)
            self._room.insertWidget(place, step)
        self._let_tab_reach_one()
        if 0 <= focused < len(self._steps):
            self._steps[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_tab_reach_one(self) -> None:
        reached = next((place for place, step in enumerate(self._steps) if step.current), 0)
        for place, step in enumerate(self._steps):
            policy = Qt.FocusPolicy.StrongFocus if place == reached else Qt.FocusPolicy.ClickFocus
            step.setFocusPolicy(policy)

    def _focused(self) -> int:
        return next((place for place, step in enumerate(self._steps) if step.hasFocus()), -1)

    def _tell(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, Step):
            self.chosen.emit(self._steps.index(pressed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from step to step, or press the one that has the focus."""
        key, now = Qt.Key(event.key()), self._focused()
        if key in _ARROWS and now >= 0:
            place = min(max(now + _ARROWS[key], 0), len(self._steps) - 1)
            self._steps[place].setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and now >= 0:
            self._steps[now].click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dash from each step to the next."""
        with easel(self) as on:
            for before, after in pairwise(self._steps):
                middle = (before.geometry().right() + after.x()) / 2
                # level with the words, which stand over the underline
                top = before.geometry().center().y() - _LINE / 2
                on.across(middle - _DASH / 2, middle + _DASH / 2, top, "line2")
