"""A field that is chosen from a list."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy

from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.entry import Entry, ring_of_trouble
from infusion_planner.ui.look import look


class ChoiceBox(QComboBox):
    """A drop-down list that leaves the wheel to the page."""

    def __init__(self, width: int = 0) -> None:
        super().__init__()
        self._width = width
        wide = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take the width asked for, at this text size."""
        hint = super().sizeHint()
        return QSize(look().theme.length(self._width), hint.height()) if self._width else hint

    def measure_again(self) -> None:
        """Ask for room for the words of a list that came later; Qt keeps what it once measured."""
        self.changeEvent(QEvent(QEvent.Type.StyleChange))
        self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the value alone, so that scrolling a page changes nothing on it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then its arrow."""
        super().paintEvent(event)
        with easel(self) as on:
            ring_of_trouble(on, self)
            left = self.width() - on.icon_size(16) - 8
            tone = "ink2" if self.isEnabled() else "disabled"
            on.icon(left, self.height() / 2, "down", tone)


class Choice(Entry):
    """One of several values.

    Args:
        label: above the box; `&` marks the letter that jumps to it.
        choices: (words, value) in the order shown.
        hint: under the box while nothing is wrong.
        width: of the box in pixels at 100 %; grows with its room when 0.

    Signals:
        chosen(object): the value a person chose.
    """

    chosen = Signal(object)

    def __init__(
        self,
        label: str,
        choices: tuple[tuple[str, object], ...] = (),
        *,
        hint: str = "",
        width: int = 0,
    ) -> None:
        self.box = ChoiceBox(width)
        super().__init__(label, self.box, hint)
        self._values: tuple[object, ...] = ()
        self.set_choices(choices)
        self.box.activated.connect(self._tell)

    def set_choices(self, choices: tuple[tuple[str, object], ...]) -> None:
        """Replace the list; the value is kept where the new list has it."""
        kept = self.value()
        self._values = tuple(value for _, value in choices)
        self.box.clear()
        self.box.addItems([words for words, _ in choices])
        self.set_value(kept)

    def value(self) -> object:
        """Give the value chosen; None while the list is empty."""
        index = self.box.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose a value; one that is not in the list leaves the first one chosen."""
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def draft(self) -> object:
        """Give the words chosen."""
        return self.box.currentText()

    def show_draft(self, value: object) -> None:
        """Choose the words again, where they still stand in the list."""
        place = self.box.findText(str(value))
        if place >= 0 and place != self.box.currentIndex():
            self.box.setCurrentIndex(place)
            self.chosen.emit(self.value())

    def _tell(self) -> None:
        self.correct()
        self.chosen.emit(self.value())


_CHANGED = "What was chosen here was changed meanwhile. Choose again."


class RowChoice(Choice):
    """One of several rows of the records, by row id.

    A draft keeps the id: the words of a row change when it is amended, and those of another may
    become the same. A row that is gone leaves nothing chosen, because the first of the list would
    be another one.
    """

    def draft(self) -> object:
        """Give the row id; empty when nothing is chosen."""
        return self.value() or ""

    def show_draft(self, value: object) -> None:
        """Choose the row again while it is in the list; else ask for it anew."""
        if value in self._values:
            self.set_value(value)
            self.correct()
            self.chosen.emit(value)
        else:
            self.box.setCurrentIndex(-1)
            self.show_error(_CHANGED)
