"""The fields that the forms share: a typed day, one of a few choices, a prescriber."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from infusion_planner.ui.kit.check import Radio
from infusion_planner.ui.kit.choice import Choice
from infusion_planner.ui.kit.entry import Entry
from infusion_planner.ui.kit.field import Field, LineBox
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.layout import group, row

DAY_HINT = "such as 14 dec 26, +3m or t"
_ANOTHER = "Another prescriber"
_TYPED = object()
_NOBODY = "Choose the prescriber"
_PRESCRIBER_WIDTH = 260


class DayField(Field):
    """A day as people type it; an answer to a doubt is taken over."""

    def __init__(self, label: str, *, hint: str = DAY_HINT, width: int = 164) -> None:
        super().__init__(label, hint=hint, width=width)
        self.answered.connect(self._take)

    def _take(self, words: str) -> None:
        self.clear_message()
        self.set_text(words)
        self.edited.emit(words)


class RadioChoice(Entry):
    """One of a few values, all of them seen at once; none is chosen at first.

    Args:
        label: above them; `&` marks the letter that jumps to them.
        choices: (words, value) in the order shown.
        wrap: whether they may take several lines.

    Signals:
        chosen(object): the value a person chose.
    """

    chosen = Signal(object)

    def __init__(
        self, label: str, choices: tuple[tuple[str, object], ...], *, wrap: bool = True
    ) -> None:
        self._values = tuple(value for _, value in choices)
        self.radios = tuple(Radio(words) for words, _ in choices)
        box = group(Flow(*self.radios, gap=(12, 2)) if wrap else row(*self.radios, None, gap=12))
        super().__init__(label, box)
        self._buttons = QButtonGroup(self)
        for place, radio in enumerate(self.radios):
            radio.setAccessibleDescription(self.name)
            self._buttons.addButton(radio, place)
        # a label's key passes over what can never have the focus
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lead()
        self._buttons.idClicked.connect(self._tell)

    def value(self) -> object:
        """Give the value chosen; None while none is."""
        place = self._buttons.checkedId()
        return self._values[place] if place >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose a value; one that is not offered leaves none chosen."""
        for offered, radio in zip(self._values, self.radios, strict=True):
            self._buttons.setExclusive(False)
            radio.setChecked(offered == value)
            self._buttons.setExclusive(True)
        self._lead()

    def draft(self) -> object:
        """Give the words chosen; empty while none are."""
        chosen = self._buttons.checkedButton()
        return chosen.text() if chosen is not None else ""

    def show_draft(self, value: object) -> None:
        """Choose the words again, where they can be chosen."""
        for place, radio in enumerate(self.radios):
            if radio.text() == value and radio.isEnabled() and not radio.isChecked():
                self.set_value(self._values[place])
                self.chosen.emit(self._values[place])

    def switch_off(self, value: object, reason: str) -> None:
        """Let a value not be chosen, and say why under them."""
        radio = self.radios[self._values.index(value)]
        radio.setEnabled(False)
        radio.setAccessibleDescription(reason)
        self.set_hint(reason)
        self._lead()

    def _lead(self) -> None:
        """Let the label's key lead to the one chosen, else to the first that can be."""
        first = next((radio for radio in self.radios if radio.isEnabled()), self.radios[0])
        self._box.setFocusProxy(self._buttons.checkedButton() or first)

    def _tell(self, place: int) -> None:
        self._lead()
        self.correct()
        self.chosen.emit(self._values[place])


class PrescriberChoice(Choice):
    """A prescriber of the center, or another one whose name is typed."""

    def __init__(self, label: str, names: tuple[str, ...] = ()) -> None:
        super().__init__(label, _choices(names), width=_PRESCRIBER_WIDTH)
        self._typed = LineBox(width=_PRESCRIBER_WIDTH)
        self._typed.setPlaceholderText("Name of the prescriber")
        self._typed.setAccessibleName("Name of the prescriber")
        self._typed.hide()
        self._typed.textEdited.connect(self.correct)
        _put_under(self, self.box, self._typed)
        self.box.currentIndexChanged.connect(self._open)

    def offer(self, names: tuple[str, ...]) -> None:
        """Replace the names offered; the one chosen is kept where it is still there."""
        self.set_choices(_choices(names))

    def clear(self) -> None:
        """Choose nobody."""
        self._typed.clear()
        self.set_value("")

    def prescriber(self) -> str:
        """Give the name chosen or typed; empty while there is none."""
        chosen = self.value()
        return self._typed.text() if chosen is _TYPED else str(chosen)

    def type_name(self, words: str) -> None:
        """Choose another prescriber, by name."""
        self.set_value(_TYPED)
        self._typed.setText(words)

    def draft(self) -> object:
        """Give the words chosen and the name typed."""
        return [self.box.currentText(), self._typed.text()]

    def show_draft(self, value: object) -> None:
        """Choose and type again."""
        if isinstance(value, list | tuple) and len(value) == 2:
            super().show_draft(value[0])
            self._typed.setText(str(value[1]))

    def _open(self) -> None:
        self._typed.setVisible(self.value() is _TYPED)


def _choices(names: tuple[str, ...]) -> tuple[tuple[str, object], ...]:
    return ((_NOBODY, ""), *((name, name) for name in names), (_ANOTHER, _TYPED))


def _put_under(entry: Entry, box: QWidget, widget: QWidget) -> None:
    layout = entry.layout()
    if not isinstance(layout, QVBoxLayout):
        raise AssertionError("an entry is a column")
    layout.insertWidget(layout.indexOf(box) + 1, widget)
