"""Days typed into a field: read without guessing, and shown back in our own form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.domain.typed_dates import AmbiguousDay, parse_day
from infusion_planner.domain.wording import date_words
from infusion_planner.ui.forms.day_picker import DayPicker, open_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from infusion_planner.ui.kit.field import Field
    from infusion_planner.ui.kit.month_model import Reason


class DayEntry(QObject):
    """Read the day in a field when it is left, and ask where it can mean two.

    The field gets a calendar from which a day can be taken instead.

    Args:
        field: what is typed into; it owns this object.
        today: gives the day that relative days count from.
        birth: whether birth dates are typed.
        reason: says why a day cannot be taken, for the calendar; empty when it can.

    Signals:
        settled: the day in the field may have changed.
    """

    settled = Signal()

    def __init__(
        self,
        field: Field,
        today: Callable[[], date],
        *,
        birth: bool = False,
        reason: Reason = open_day,
    ) -> None:
        super().__init__(field)
        self._field = field
        self._today = today
        self._birth = birth
        self._seen = ""
        self.picker = DayPicker(field, today, birth=birth, reason=reason)
        field.finished.connect(self._read)
        field.answered.connect(self._take)

    def day(self) -> date | None:
        """Give the day in the field; None when there is none, or more than one is meant."""
        try:
            return self._parsed()
        except ValueError:
            return None

    def fault(self) -> str:
        """Say what is wrong with what is typed; empty when it is a day."""
        try:
            self._parsed()
        except ValueError as trouble:
            return str(trouble)
        return ""

    def ask_again(self) -> None:
        """Ask again where the day can mean two, after the field was marked for something else."""
        try:
            self._parsed()
        except AmbiguousDay as doubt:
            self._doubt(doubt)
        except ValueError:
            return

    def set_day(self, day: date | None) -> None:
        """Put a day into the field; None empties it."""
        self._seen = "" if day is None else date_words(day)
        self._field.set_text(self._seen)
        self._field.clear_message()

    def _parsed(self) -> date:
        return parse_day(self._field.text(), self._today(), birth=self._birth)

    def _read(self) -> None:
        text = self._field.text()
        # asked once: a press on an answer leaves the field a second time
        if text == self._seen:
            return
        self._seen = text
        try:
            self.set_day(self._parsed())
        except AmbiguousDay as doubt:
            self._doubt(doubt)
        except ValueError as trouble:
            self._say(str(trouble) if text.strip() else "")
        self.settled.emit()

    def _doubt(self, doubt: AmbiguousDay) -> None:
        self._field.show_doubt("Did you mean", tuple(map(date_words, doubt.readings)))

    def _say(self, words: str) -> None:
        if words:
            self._field.show_error(words)
        else:
            self._field.clear_message()

    def _take(self, words: str) -> None:
        # an answer puts right what a form said about the field
        self._field.correct()
        self._field.set_text(words)
        self._read()
