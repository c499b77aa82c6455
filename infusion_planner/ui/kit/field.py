"""Fields that are typed into: one line, and several."""

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from infusion_planner.ui.easel import MIDDLE, RIGHT, Ink, easel, line_height, text_width
from infusion_planner.ui.kit.entry import Entry, ring_of_trouble
from infusion_planner.ui.look import look

_SIDE = 8


class LineBox(QLineEdit):
    """A line to type in, with an icon before it and a unit or a key after it, inside the box.

    Args:
        unit: after the value, `mmHg`.
        icon: before the value.
        key: shown as a chip at the right end.
        width: in pixels at 100 %; grows with its room when 0.
    """

    def __init__(self, *, unit: str = "", icon: str = "", key: str = "", width: int = 0) -> None:
        super().__init__()
        self._unit = unit
        self._icon = icon
        self._key = key
        self._width = width
        self._held: QWidget | None = None
        wide = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self._make_room()

    def hold(self, widget: QWidget) -> None:
        """Hold a small button inside the box, at its right end."""
        widget.setParent(self)
        self._held = widget
        self._make_room()
        widget.show()

    def _make_room(self) -> None:
        left = look().theme.length(16) + _SIDE if self._icon else 0
        right = text_width(self._unit or self._key, "small") if self._unit or self._key else 0
        extra = 16 if self._key else _SIDE
        if self._held is not None:
            right = self._held.sizeHint().width()
            extra = 0
        self.setTextMargins(left, 0, right + extra if right else 0, 0)
        self._place_held()

    def _place_held(self) -> None:
        if self._held is not None:
            size = self._held.sizeHint().boundedTo(self.size() - QSize(4, 4))
            top = (self.height() - size.height()) // 2
            self._held.setGeometry(self.width() - size.width() - 3, top, *size.toTuple())

    def sizeHint(self) -> QSize:
        """Take the width asked for, at this text size."""
        hint = super().sizeHint()
        return QSize(look().theme.length(self._width), hint.height()) if self._width else hint

    def changeEvent(self, event: QEvent) -> None:
        """Make room for unit and icon again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what it holds at the right end."""
        super().resizeEvent(event)
        self._place_held()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, then icon, unit and key inside it."""
        super().paintEvent(event)
        with easel(self) as on:
            ring_of_trouble(on, self)
            rect = QRectF(self.rect()).adjusted(_SIDE + 2, 0, -_SIDE - 2, 0)
            if self._icon:
                on.icon(rect.left(), rect.center().y(), self._icon, "ink2")
            if self._unit:
                on.text(rect, self._unit, Ink("small", "ink3", RIGHT))
            if self._key:
                height = line_height("small") + 2
                width = text_width(self._key, "small") + 12
                chip = QRectF(self.width() - width - 7, (self.height() - height) / 2, width, height)
                on.box(chip, fill="surface", line="line2", radius=3)
                on.text(chip, self._key, Ink("small", "ink2", MIDDLE))


class Field(Entry):
    """One line of text in a form.

    Args:
        label: above the box; `&` marks the letter that jumps to it.
        unit: inside the box at the right.
        hint: under the box while nothing is wrong.
        width: of the box in pixels at 100 %; grows with its room when 0.
        placeholder: in the empty box.
        secret: whether what is typed is hidden.

    Signals:
        edited(str): the text while a person types.
        finished(): Enter was pressed or the field was left.
    """

    edited = Signal(str)
    finished = Signal()

    def __init__(
        self,
        label: str,
        *,
        unit: str = "",
        hint: str = "",
        width: int = 0,
        placeholder: str = "",
        secret: bool = False,
    ) -> None:
        self.box = LineBox(unit=unit, width=width)
        super().__init__(label, self.box, hint)
        self.box.setPlaceholderText(placeholder)
        if unit:
            self.box.setAccessibleName(f"{self.name}, {unit}")
        if secret:
            self.box.setEchoMode(QLineEdit.EchoMode.Password)
        self.box.textEdited.connect(self.correct)
        self.box.textEdited.connect(self.edited)
        self.box.editingFinished.connect(self.finished)

    def text(self) -> str:
        """Give what stands in the box."""
        return self.box.text()

    def set_text(self, words: str) -> None:
        """Put words into the box."""
        self.box.setText(words)

    def draft(self) -> object:
        """Give the text."""
        return self.text()

    def show_draft(self, value: object) -> None:
        """Put the text back."""
        if isinstance(value, str) and value != self.text():
            self.set_text(value)
            self.edited.emit(value)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the text be read and copied, but not changed."""
        self.box.setReadOnly(read_only)


class _AreaBox(QPlainTextEdit):
    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._lines * line_height("body") + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        page = self.viewport()
        with easel(page) as on:
            ring_of_trouble(on, self, QRectF(page.rect()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


class TextArea(Entry):
    """Several lines of text in a form; Tab leaves it.

    Args:
        label: above the box; `&` marks the letter that jumps to it.
        hint: under the box while nothing is wrong.
        lines: how many are seen at once.

    Signals:
        edited(str): the text, whenever it changes.
    """

    edited = Signal(str)

    def __init__(self, label: str, *, hint: str = "", lines: int = 3) -> None:
        self.box = _AreaBox(lines)
        super().__init__(label, self.box, hint)
        self.box.textChanged.connect(self.correct)
        self.box.textChanged.connect(self._tell)

    def text(self) -> str:
        """Give what stands in the box."""
        return self.box.toPlainText()

    def set_text(self, words: str) -> None:
        """Put words into the box."""
        self.box.setPlainText(words)

    def draft(self) -> object:
        """Give the text."""
        return self.text()

    def show_draft(self, value: object) -> None:
        """Put the text back."""
        if isinstance(value, str) and value != self.text():
            self.set_text(value)

    def _tell(self) -> None:
        self.edited.emit(self.text())
