"""One result of a report: its value with unit and upper limit on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from infusion_planner.ui.kit.choice import ChoiceBox
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.field import LineBox
from infusion_planner.ui.kit.label import Label, restyle
from infusion_planner.ui.kit.layout import group, row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from infusion_planner.cards.facts import ResultChoice

_TITLE_WIDTH, _VALUE_WIDTH, _UNIT_WIDTH, _LIMIT_WIDTH = 176, 84, 108, 122
_WORD_WIDTH = 112
_NONE = ""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CONTROL = Qt.KeyboardModifier.ControlModifier


class _WordBox(ChoiceBox):
    """Words to choose from; Enter goes on, as in a line that is typed.

    Signals:
        entered(): Enter was pressed.
    """

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, which opens no list."""
        if event.key() in _ENTER and not event.modifiers() & _CONTROL:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ValueEntry(Entry):
    """Ask for one result; empty while the report has none.

    Enter goes on to the next result, past an upper limit that stands there; Tab also to the unit.

    Args:
        choice: the test.

    Signals:
        entered(): Enter was pressed in it.
    """

    entered = Signal()

    def __init__(self, choice: ResultChoice) -> None:
        self.choice = choice
        self._line = LineBox(width=_VALUE_WIDTH)
        self._words = _WordBox(_WORD_WIDTH)
        self._units = ChoiceBox(_UNIT_WIDTH)
        self._limit = LineBox(unit="upper limit", width=_LIMIT_WIDTH)
        self._title = Label(choice.title, "body", wrap=True, room=_TITLE_WIDTH)
        # the values stand in one column
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        box = group(row(self._title, *self._shown(), self._last(), None, gap=8))
        super().__init__(choice.title, box)
        self.label.hide()
        box.setFocusProxy(self.value_box)
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._fill()
        self._connect()

    @property
    def value_box(self) -> QWidget:
        """The box of the value itself."""
        return self._words if self.choice.words else self._line

    @property
    def value(self) -> str:
        """What is typed or chosen as the value."""
        return self._words.currentText() if self.choice.words else self._line.text().strip()

    @property
    def unit(self) -> str:
        """The unit chosen; empty where it is a word."""
        return self._units.currentText()

    @property
    def limit(self) -> str:
        """What is typed as the upper limit of normal."""
        return self._limit.text().strip()

    def show_value(self, value: str, unit: str, limit: str) -> None:
        """Put a value there with its unit and upper limit."""
        self._words.setCurrentIndex(max(0, self._words.findText(value)))
        self._line.setText(value)
        self._units.setCurrentIndex(max(0, self._units.findText(unit)))
        self._limit.setText(limit)

    def draft(self) -> object:
        """Give value, unit and upper limit."""
        return [self.value, self.unit, self.limit]

    def show_draft(self, value: object) -> None:
        """Put them back."""
        if isinstance(value, list | tuple) and len(value) == 3:
            self.show_value(*map(str, value))

    def _shown(self) -> tuple[QWidget, ...]:
        if self.choice.words:
            return (self._words,)
        return (self._line, self._units, *((self._limit,) if self.choice.limited else ()))

    def _last(self) -> Label:
        words = f"Last {self.choice.last}" if self.choice.last else ""
        return Label(words, "small", "ink3")

    def _fill(self) -> None:
        self._words.addItems([_NONE, *self.choice.words])
        self._units.addItems([unit for unit, _, _ in self.choice.units])
        # one unit alone is no choice, so Tab passes over it
        if len(self.choice.units) == 1:
            self._units.setEnabled(False)
        self.show_value("", self.choice.unit, self.choice.limit)
        self.value_box.setAccessibleName(self.choice.title)
        self.value_box.setAccessibleDescription(self.choice.last and f"last {self.choice.last}")
        self._units.setAccessibleName(f"{self.choice.title}, unit")
        self._limit.setAccessibleName(f"{self.choice.title}, upper limit of normal")

    def _connect(self) -> None:
        for line in (self._line, self._limit):
            line.textEdited.connect(self.correct)
        self._line.returnPressed.connect(self._go_on)
        self._limit.returnPressed.connect(self.entered)
        for box in (self._words, self._units):
            box.activated.connect(self.correct)
        self._words.entered.connect(self.entered)
        self.answered.connect(self._take)

    def _go_on(self) -> None:
        """Ask for the upper limit that is missing; without it the value is not judged."""
        if self.choice.limited and self.value and not self.limit:
            self._limit.setFocus()
        else:
            self.entered.emit()

    def _take(self, words: str) -> None:
        """Take over the value that was meant, with its unit."""
        value, _, unit = words.partition(" ")
        self.show_value(value, unit, self.limit)
        self.correct()

    def _say(self, state: str, glyph: str, words: str) -> None:
        super()._say(state, glyph, words)
        restyle(self.value_box, "state", state)
