"""The newest steps of a day in one line under what is next."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusion_planner.cards.run_sheet import DayEvent
from infusion_planner.ui.easel import Ink, easel, line_height, text_width
from infusion_planner.ui.look import look

_GAP, _APART = 6, 24
_SAID = 3
"""So many of the newest steps are told to a screen reader."""


class DoneLine(QWidget):
    """Show as many of the newest steps as there is room for, by time; the list below has all."""

    def __init__(self) -> None:
        super().__init__()
        self._events: tuple[DayEvent, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_events(self, events: tuple[DayEvent, ...]) -> None:
        """Show the steps that count, given by time."""
        shown = tuple(each for each in events if each.words)
        if shown == self._events:
            return
        self._events = shown
        said = ", ".join(f"{each.time} {each.words} {each.by}" for each in shown[-_SAID:])
        self.setAccessibleName(f"Done last: {said}" if said else "Nothing done yet")
        self.setVisible(bool(self._events))
        self.update()

    def fitting(self) -> tuple[DayEvent, ...]:
        """Give the newest steps that stand side by side, by time."""
        room, found = float(self.width() + _APART), list[DayEvent]()
        for each in reversed(self._events):
            room -= self._parts(each)[-1][0] + _APART
            if room < 0:
                break
            found.insert(0, each)
        return tuple(found)

    def _parts(self, event: DayEvent) -> list[tuple[float, str, Ink]]:
        """Give the words of a step, each with where it ends."""
        left, parts = float(look().theme.length(16)), []
        for words, ink in (
            (event.time, Ink("smallb", "ink2")),
            (event.words, Ink("small", "ink2", narrow=True)),
            (event.by, Ink("small", "ink3", narrow=True)),
        ):
            left += _GAP + text_width(words, ink.role, narrow=ink.narrow) + 1
            parts.append((left, words, ink))
        return parts

    def sizeHint(self) -> QSize:
        """Take one line."""
        return QSize(0, line_height("small") + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tick, time, words and initials of each."""
        left, height = 0.0, float(self.height())
        with easel(self) as on:
            for each in self.fitting():
                on.icon(left, height / 2, "ok", "ok", size=14)
                begin = left + look().theme.length(16)
                for end, words, ink in self._parts(each):
                    on.text(QRectF(begin + _GAP, 0, left + end - begin - _GAP, height), words, ink)
                    begin = left + end
                left = begin + _APART
