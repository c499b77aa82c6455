"""Day 1 as it is typed, and the days that follow from it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent

from infusion_planner.ui.easel import MIDDLE, Ink, easel, line_height, text_width
from infusion_planner.ui.kit.badge import Picture
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, empty, group, row
from infusion_planner.ui.recording.entries import DAY_HINT, DayField, RadioChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PAD = 14


class DayChip(Picture):
    """One day of the course, `Mon 14`, as high as the box of day 1 beside it.

    Args:
        words: the day.
        allowed: whether the plan may be saved with it; a day of a blocked plan is faint.
    """

    def __init__(self, words: str, *, allowed: bool) -> None:
        super().__init__()
        self._words = words
        self._allowed = allowed
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Take the words and the padding."""
        return QSize(text_width(self._words, "smallm") + 10, line_height("bodym") + _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and words."""
        fill, line, tone = ("surface", "ready", "ink")
        if not self._allowed:
            fill, line, tone = ("well", "line2", "ink2")
        with easel(self) as on:
            rect = QRectF(self.rect())
            on.box(rect, fill=fill, line=line, radius=4, stroke=1.5 if self._allowed else 1)
            on.text(rect, self._words, Ink("smallm", tone, MIDDLE))


class Days(Card):
    """Ask for day 1, and for the length where it is the prescriber's choice.

    Signals:
        day_edited(str): day 1 while a person types it.
        day_finished(): the field was left, or Enter pressed.
        length_chosen(int): the number of infusions chosen.
    """

    day_edited = Signal(str)
    day_finished = Signal()
    length_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(16, 10, 12, 8)
        self.body.setSpacing(4)
        self.day = DayField("&Day 1")
        self._choices: tuple[int, ...] = ()
        self._length: RadioChoice | None = None
        self._chips = Flow(gap=(4, 4))
        self._label = Label("Days", "smallm", "ink2")
        self._room: QWidget = group(column(self._label, group(self._chips), None, gap=4))
        self._length_room = column(gap=0)
        self._lengths: QWidget = group(self._length_room)
        self._lengths.hide()
        line = row(self.day, (self._room, 1), gap=16)
        for part in (self.day, self._room):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.add(group(line), self._lengths)
        self.day.edited.connect(self.day_edited)
        self.day.finished.connect(self.day_finished)

    def show_days(self, days: tuple[str, ...], *, allowed: bool) -> None:
        """Show one chip per infusion; none while there is no day 1."""
        empty(self._chips)
        for words in days:
            self._chips.addWidget(DayChip(words, allowed=allowed))
        self._room.setVisible(bool(days))
        self._room.setAccessibleName(f"Days {', '.join(days)}")

    def show_hint(self, words: str) -> None:
        """Say which day is the last one; what may be typed while there is none."""
        self.day.set_hint(words or DAY_HINT)

    def show_lengths(self, choices: tuple[int, ...], chosen: int | None) -> None:
        """Offer the lengths there are to choose from; one alone is no choice."""
        if choices != self._choices:
            self._choices = choices
            self._offer(choices)
        if self._length is not None:
            self._length.set_value(chosen)

    def _offer(self, choices: tuple[int, ...]) -> None:
        empty(self._length_room)
        self._length = None
        self._lengths.setVisible(len(choices) > 1)
        if len(choices) < 2:
            return
        offered = tuple((str(count), count) for count in choices)
        self._length = RadioChoice("&Infusions ordered by the prescriber", offered)
        self._length.chosen.connect(self._tell_length)
        self._length_room.addWidget(self._length)

    def _tell_length(self, length: int) -> None:
        self.length_chosen.emit(length)
