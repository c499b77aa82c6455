"""A dialog with fields: what is wrong stands at the top, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from infusion_planner.ui.forms.day_picker import DayPicker
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.layout import Part, add
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.recording.entries import DayField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.domain.errors import Fault
    from infusion_planner.ui.kit.entry import Entry
    from infusion_planner.ui.recording.typed import Typed

_NOTHING_YET = "Nothing was chosen or typed yet. Do that first, or press the button."
_AGAIN = "This was typed earlier and is not saved yet. Check all of it before you save it."
_STAY = "What you typed is not kept yet. Press Esc once more to discard it."


class _AskingButton(Button):
    """A button whose key alone asks the form first.

    Signals:
        keyed(): its key was pressed.
    """

    keyed = Signal()

    def press_by_key(self) -> None:
        """Leave it to the form whether its key may do the same."""
        self.keyed.emit()


class ActButton(_AskingButton):
    """The button that does the act."""


class LeaveButton(_AskingButton):
    """The button that changes nothing."""


class FormDialog(Dialog):
    """Ask for the fields of one act; it closes when the act is done, not when it is asked for.

    Ctrl+Enter opens most forms and does their act too, so in here it is heard only once something
    was chosen or typed: pressed twice by mistake it records nothing.

    Args:
        title: what is written.
        act: words of the button, which repeats the patient's name and birth date.
        parent: the page it is about.
        identity: the patient.
        sentence: what happens.
        kind: of the button.
        keep: words of the button that changes nothing.

    Signals:
        submitted(): the button was pressed; answer with `finish` or with what is wrong.
    """

    submitted = Signal()

    def __init__(
        self,
        title: str,
        act: str,
        *,
        parent: QWidget,
        identity: IdentityCard,
        sentence: str = "",
        kind: str = "primary",
        keep: str = "Cancel",
    ) -> None:
        super().__init__(title, parent=parent, patient=patient_words(identity), sentence=sentence)
        self._entries: dict[str, Entry] = {}
        self._at_first: tuple[object, ...] | None = None
        self._untouched: tuple[object, ...] = ()
        self._warned = False
        self._nudged = False
        self._today: Callable[[], date] | None = None
        self._errors = FormErrors()
        self._message = InlineMessage("blocked")
        self._body.setSpacing(12)
        self._who = who_words(identity)
        self._act = ActButton(act, kind, key="Ctrl+Enter", line2=self._who, size=36)
        self._act.clicked.connect(self._submit)
        self._act.keyed.connect(self._submit_by_key)
        leave = LeaveButton(keep, key="Esc", size=36)
        leave.clicked.connect(self._leave)
        leave.keyed.connect(self.reject)
        self.keep_over(self._errors)
        self.keep_under(self._message)
        self.add_buttons(leave, self._act)

    def add_fields(self, *parts: Part, **entries: Entry) -> None:
        """Put parts at the end of the form.

        Args:
            parts: rows and widgets, in reading order.
            entries: the fields in them, by the name a fault gives them.
        """
        self._room.show()
        for part in parts:
            add(self._body, part)
        self._entries.update(entries)
        if self._entries:
            self.focus_first(next(iter(self._entries.values())))

    def keep_in_sight(self, widget: QWidget) -> None:
        """Put a widget over the buttons, where it stays while the form scrolls."""
        self._under.insertWidget(0, widget)

    def name_act(self, words: str) -> None:
        """Change what the button says that it does."""
        self._act.set_words(words, self._who)

    def offer_calendars(self, today: Callable[[], date]) -> None:
        """Give every day a calendar, those of rows that are added later too."""
        self._today = today
        self.renew_calendars()

    def renew_calendars(self) -> None:
        """Give the days that were added a calendar."""
        if self._today is None:
            return
        for field in self.findChildren(DayField):
            if field.findChild(DayPicker) is None:
                DayPicker(field, self._today)

    def show_typing(self, typed: Typed) -> None:
        """Say what could not be read; a doubt keeps its answers as buttons."""
        self._message.clear()
        self._errors.show_errors(typed.faults)
        for entry, question, readings in typed.doubts:
            entry.show_doubt(question, readings)

    def show_refusal(self, words: str, faults: tuple[Fault, ...]) -> None:
        """Say why nothing was written: beside the fields, or in words under them."""
        known = tuple((self.entry_of(fault), fault.words) for fault in faults)
        placed = tuple((entry, said) for entry, said in known if entry is not None)
        loose = [said for entry, said in known if entry is None]
        self._errors.show_errors(placed)
        self._message.say("blocked", " ".join((*loose, words)).strip())

    def entry_of(self, fault: Fault) -> Entry | None:
        """Find the field a fault is about; None when the form has none of that name."""
        return self._entries.get(fault.field)

    def finish(self) -> None:
        """Close, because the act was done."""
        super().accept()

    def _submit(self) -> None:
        self.submitted.emit()

    def _submit_by_key(self) -> None:
        if self._typed() != self._untouched:
            self.submitted.emit()
            return
        self._message.say("reminder", _NOTHING_YET)
        if not self._nudged:
            self._nudged = True
            self._watch()

    def _watch(self) -> None:
        """Take the word about it away with the first thing that is chosen or typed."""
        for line in self.findChildren(QLineEdit):
            line.textEdited.connect(self._drop_nudge)
        for area in self.findChildren(QPlainTextEdit):
            area.textChanged.connect(self._drop_nudge)
        for button in self.findChildren(QAbstractButton):
            button.toggled.connect(self._drop_nudge)
        for box in self.findChildren(QComboBox):
            box.activated.connect(self._drop_nudge)

    def _drop_nudge(self) -> None:
        if self._message.words == _NOTHING_YET:
            self._message.clear()

    def _leave(self) -> None:
        super().reject()

    def _typed(self) -> tuple[object, ...]:
        lines = [box.text() for box in self.findChildren(QLineEdit)]
        areas = [box.toPlainText() for box in self.findChildren(QPlainTextEdit)]
        marks = [button.isChecked() for button in self.findChildren(QAbstractButton)]
        lists = [box.currentText() for box in self.findChildren(QComboBox)]
        return (*lines, *areas, *marks, *lists)

    def _is_touched(self) -> bool:
        return self._typed() != self._at_first

    def draft(self) -> Mapping[str, object] | None:
        """Give what stands in the fields, by name; None while nothing was chosen or typed."""
        if not self._is_touched():
            return None
        return {name: entry.draft() for name, entry in self._entries.items()}

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what was typed earlier, and say so; the key alone does not do the act then."""
        for name, entry in self._entries.items():
            if name in typed:
                entry.show_draft(typed[name])
        self._untouched = self._typed()
        self._message.say("reminder", _AGAIN)

    def reject(self) -> None:
        """Close on Esc, but ask for a second one where something was typed."""
        if self._warned or not self._is_touched():
            super().reject()
            return
        self._warned = True
        self._message.say("reminder", _STAY)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001
        """Fit the screen, and remember what stood in the fields at first."""
        super().setVisible(visible)
        if visible and self._at_first is None:
            self._at_first = self._untouched = self._typed()
        if visible:
            self._fit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: FBT001  # as Qt calls it
        """Go on as the form is read now, also through rows that were added."""
        tab_as_read(self)
        return super().focusNextPrevChild(next)


def patient_words(identity: IdentityCard) -> str:
    """Name a patient by name, birth date and MRN."""
    return f"{identity.name}   Born {identity.born}   MRN {identity.mrn}"


def who_words(identity: IdentityCard) -> str:
    """Name a patient on a button by name and birth date (ID-5)."""
    return f"{identity.name}, born {identity.born}"
