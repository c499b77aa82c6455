"""A dialog with fields: what is wrong stands at the top, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from infusion_planner.ui.forms.day_picker import DayPicker
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.errors import FormErrors
from infusion_planner.ui.kit.layout import Part, add, column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.recording.entries import DayField
from infusion_planner.ui.recording.typed import DOUBT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.domain.errors import Fault
    from infusion_planner.ui.kit.entry import Entry
    from infusion_planner.ui.recording.typed import Typed

_LEAST_HEIGHT = 120
_FRAME = 24
_AS_NEEDED = Qt.ScrollBarPolicy.ScrollBarAsNeeded
_STAY = "What you typed is not kept yet. Press Esc once more to discard it."


class FormRoom(QScrollArea):
    """As high as the form in it, and scrolling where the screen ends."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form = form
        self.setWidget(form)
        # the ground of the dialog shows through; setting the widget had filled both
        self.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._form.isAncestorOf(now):
            return
        # all of it: Qt would be content with the line of the cursor
        top = now.mapTo(self._form, QPoint(0, 0)).y()
        for edge in (top + now.height(), top):
            self.ensureVisible(0, edge, 0, _LEAST_HEIGHT // 2)

    def _choose_bar(self) -> None:
        """Drop the bar where the form fits; Qt keeps one that makes words wrap."""
        fits = self.heightForWidth(self.width()) <= self.height()
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else _AS_NEEDED
        self.setVerticalScrollBarPolicy(bar)

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow form is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the whole form."""
        if self._form.hasHeightForWidth():
            return self._form.heightForWidth(width)
        return self._form.sizeHint().height()

    def sizeHint(self) -> QSize:
        """Ask for the whole form."""
        return self._form.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut the form's width."""
        least = self._form.minimumSizeHint()
        return QSize(least.width(), min(least.height(), _LEAST_HEIGHT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the form in it changes; Qt would scroll instead."""
        if watched is self._form and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._choose_bar()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether the form fits, and keep the field in use in sight."""
        self._choose_bar()
        super().resizeEvent(event)
        self._follow_focus(None, QApplication.focusWidget())


class FormDialog(Dialog):
    """Ask for the fields of one act; it closes when the act is done, not when it is asked for.

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
        self._untouched: tuple[object, ...] = ()
        self._warned = False
        self._today: Callable[[], date] | None = None
        self._errors = FormErrors()
        self._message = InlineMessage("blocked")
        self._content = column(gap=12)
        self._room = FormRoom(group(self._content))
        self._act = Button(act, kind, key="Ctrl+Enter", line2=who_words(identity), size=36)
        self._act.clicked.connect(self._submit)
        leave = Button(keep, size=36)
        leave.clicked.connect(self._leave)
        self.add(
            self._errors,
            self._room,
            self._message,
            group(row(None, leave, self._act, gap=8)),
        )

    def add_fields(self, *parts: Part, **entries: Entry) -> None:
        """Put parts at the end of the form.

        Args:
            parts: rows and widgets, in reading order.
            entries: the fields in them, by the name a fault gives them.
        """
        for part in parts:
            add(self._content, part)
        self._entries.update(entries)
        if self._entries:
            self.focus_first(next(iter(self._entries.values())))

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
        for entry, readings in typed.doubts:
            entry.show_doubt(DOUBT, readings)

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

    def _fit(self) -> None:
        """Take the height of the form, as far as the window behind it has room."""
        layout = self.layout()
        if layout is not None:
            height = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), min(height, self._tallest()))

    def _tallest(self) -> int:
        screen = self.screen().availableGeometry().height()
        parent = self.parentWidget()
        behind = parent.window().height() if parent is not None else screen
        return min(screen, max(behind, screen * 2 // 3)) - _FRAME

    def _submit(self) -> None:
        self.submitted.emit()

    def _leave(self) -> None:
        super().reject()

    def _typed(self) -> tuple[object, ...]:
        lines = [box.text() for box in self.findChildren(QLineEdit)]
        areas = [box.toPlainText() for box in self.findChildren(QPlainTextEdit)]
        marks = [button.isChecked() for button in self.findChildren(QAbstractButton)]
        lists = [box.currentText() for box in self.findChildren(QComboBox)]
        return (*lines, *areas, *marks, *lists)

    def reject(self) -> None:
        """Close on Esc, but ask for a second one where something was typed."""
        if self._warned or self._typed() == self._untouched:
            super().reject()
            return
        self._warned = True
        self._message.say("reminder", _STAY)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001
        """Fit the screen, and remember what stood in the fields at first."""
        super().setVisible(visible)
        if visible:
            self._untouched = self._typed()
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit again whenever something in the form needs another height."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return done


def patient_words(identity: IdentityCard) -> str:
    """Name a patient by name, birth date and MRN."""
    return f"{identity.name}   Born {identity.born}   MRN {identity.mrn}"


def who_words(identity: IdentityCard) -> str:
    """Name a patient on a button by name and birth date (ID-5)."""
    return f"{identity.name}, born {identity.born}"
