"""Check boxes and radio buttons, drawn large enough to hit and to see."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from infusion_planner.ui.easel import Easel, Ink, easel, line_height, text_width, without_mnemonic
from infusion_planner.ui.look import look

_INSET = 4


class Check(QCheckBox):
    """A check box; what it says is part of what can be pressed."""

    def __init__(self, words: str, *, checked: bool = False) -> None:
        super().__init__(words)
        self.setChecked(checked)
        self.setAccessibleName(without_mnemonic(words))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, position: QPoint) -> bool:
        """Take a press anywhere on the widget."""
        return self.rect().contains(position)

    def sizeHint(self) -> QSize:
        """Take the mark, the words and the padding."""
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return _size(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick, words and focus ring."""
        with easel(self) as on:
            mark = _mark(self)
            checked = self.isChecked()
            on.box(mark, fill=_ground(self), line="edge", radius=3)
            if checked and self.isEnabled():
                on.box(mark, fill="accent", line="accent_text", radius=3)
            if checked:
                tone = "on_accent" if self.isEnabled() else "disabled"
                left = mark.left() + (mark.width() - on.icon_size(12)) / 2
                on.icon(left, mark.center().y(), "ok", tone, size=12)
            _words(self, on)


class Radio(QRadioButton):
    """A radio button; what it says is part of what can be pressed.

    Args:
        words: beside the ring.
        checked: whether it is chosen at first.
        role: the type role of the words.
    """

    def __init__(self, words: str, *, checked: bool = False, role: str = "body") -> None:
        super().__init__(words)
        self._role = role
        self.setChecked(checked)
        self.setAccessibleName(without_mnemonic(words))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, position: QPoint) -> bool:
        """Take a press anywhere on the widget."""
        return self.rect().contains(position)

    def sizeHint(self) -> QSize:
        """Take the mark, the words and the padding."""
        return _size(self, self._role)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return _size(self, self._role)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ring, dot, words and focus ring."""
        with easel(self) as on:
            mark = _mark(self)
            radius = mark.width() / 2
            tone = "accent_text" if self.isEnabled() else "disabled"
            line = tone if self.isChecked() else "edge"
            on.box(mark, fill=_ground(self), line=line, radius=radius)
            if self.isChecked():
                stroke = mark.width() * 0.3 / on.hair
                on.box(mark, line=tone, radius=radius, stroke=stroke)
            _words(self, on, self._role)


def _edge() -> int:
    return look().theme.length(16)


def _size(button: QAbstractButton, role: str = "body") -> QSize:
    words = text_width(without_mnemonic(button.text()), role) + 8 if button.text() else 0
    height = max(_edge(), line_height(role))
    return QSize(_edge() + words + 2 * _INSET, height + 2 * _INSET)


def _mark(button: QAbstractButton) -> QRectF:
    edge = _edge()
    return QRectF(_INSET, round((button.height() - edge) / 2), edge, edge)


def _ground(button: QAbstractButton) -> str:
    if not button.isEnabled():
        return "well"
    return "accent_soft" if button.underMouse() else "surface"


def _words(button: QAbstractButton, on: Easel, role: str = "body") -> None:
    rect = QRectF(button.rect())
    left = _INSET + _edge() + 8
    tone = "ink" if button.isEnabled() else "disabled"
    ink = Ink(role, tone, mnemonic=True)
    on.text(rect.adjusted(left, 0, -_INSET, 0), button.text(), ink)
    if button.hasFocus():
        on.box(rect, line="focus", radius=4, stroke=2)
