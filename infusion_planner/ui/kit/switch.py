"""A switch between two to five views of the same thing."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from infusion_planner.ui.easel import (
    MIDDLE,
    Ink,
    easel,
    line_height,
    text_width,
    without_mnemonic,
)
from infusion_planner.ui.kit.layout import discard, row

_INSET = 2
_RADIUS = 5


class SwitchButton(QRadioButton):
    """One view of a switch; arrow keys go from one to the next."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(without_mnemonic(words))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hitButton(self, position: QPoint) -> bool:
        """Take a press anywhere on the view."""
        return self.rect().contains(position)

    def sizeHint(self) -> QSize:
        """Take the words as they are when chosen, so that nothing moves by choosing."""
        words = text_width(without_mnemonic(self.text()), "bodyb")
        return QSize(words + 24, line_height("bodyb") + 6)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the chosen view, the words and the focus ring."""
        with easel(self) as on:
            rect = QRectF(self.rect())
            chosen = self.isChecked()
            if chosen:
                light = on.theme.tokens.name == "light"
                on.box(rect, fill="surface" if light else "raised", line="edge", radius=4)
            role = "bodyb" if chosen else "bodym"
            tone = "ink" if chosen or self.underMouse() else "ink2"
            if not self.isEnabled():
                tone = "disabled"
            on.text(rect, self.text(), Ink(role, tone, MIDDLE, mnemonic=True))
            if self.hasFocus():
                on.box(rect, line="focus", radius=4, stroke=2)


class Switch(QWidget):
    """Show a few views side by side, of which one is chosen.

    Tab reaches the chosen one; the arrow keys choose.

    Args:
        name: what is switched, for a screen reader.
        choices: the words of the views, two to five.

    Signals:
        chosen(int): the place of the view that a person chose.
    """

    chosen = Signal(int)

    def __init__(self, name: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._choices: tuple[str, ...] = ()
        self._buttons: list[SwitchButton] = []
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._tell)
        self._row = row(gap=0, margins=(_INSET, _INSET, _INSET, _INSET))
        self.setLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.set_choices(choices)

    @property
    def place(self) -> int:
        """The place of the view that is chosen; -1 where there is none."""
        return self._group.checkedId()

    def set_choices(self, choices: tuple[str, ...]) -> None:
        """Replace the views; the first one is chosen. The same views change nothing."""
        if choices == self._choices:
            return
        self._choices = choices
        while self._buttons:
            button = self._buttons.pop()
            self._group.removeButton(button)
            discard(button)
        for place, words in enumerate(choices):
            button = SwitchButton(words)
            self._buttons.append(button)
            self._group.addButton(button, place)
            self._row.addWidget(button)
        if choices:
            self.choose(0)

    def choose(self, place: int) -> None:
        """Choose a view without telling anybody."""
        self._group.blockSignals(True)
        self._buttons[place].setChecked(True)
        self._group.blockSignals(False)

    def _tell(self, place: int, on: bool) -> None:  # noqa: FBT001 - Qt hands it over so
        if on:
            self.chosen.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground under all views."""
        with easel(self) as on:
            light = on.theme.tokens.name == "light"
            fill = "rail" if light else "well"
            on.box(QRectF(self.rect()), fill=fill, line="line2", radius=_RADIUS)
