"""Suggested starts: one press fills the day, and the days before say why not."""

from datetime import date

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from infusion_planner.cards.plan import SuggestedStart
from infusion_planner.ui.easel import easel
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card, Hairline
from infusion_planner.ui.kit.check import Radio
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, group, row
from infusion_planner.ui.look import look

_DAYS_WIDTH = 250


class StartRow(QWidget):
    """One suggested start.

    Signals:
        chosen(object): its first day.
    """

    chosen = Signal(object)

    def __init__(self, start: SuggestedStart) -> None:
        super().__init__()
        self._start = start
        self.radio = Radio(start.days, role="bodym")
        self.radio.setAccessibleDescription(start.why)
        self.radio.toggled.connect(self._repaint)
        self.radio.clicked.connect(self._tell)
        why = Label(start.why, "small", "ink2", wrap=True)
        layout = row(self.radio, (why, 1), gap=8, margins=(12, 1, 12, 1))
        self.setLayout(layout)
        self._bound()

    @property
    def start_on(self) -> date:
        """The first day."""
        return self._start.start_on

    def _bound(self) -> None:
        # so that the reasons stand under one another
        self.radio.setMinimumWidth(look().theme.length(_DAYS_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the column as wide as larger words want."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()

    def _tell(self) -> None:
        self.chosen.emit(self._start.start_on)

    def _repaint(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the chosen one."""
        if self.radio.isChecked():
            with easel(self) as on:
                on.fill(QRectF(self.rect()), "accent_soft")


class Starts(Card):
    """Show the first starts that fit, and why the days before them do not.

    Signals:
        chosen(object): the first day of the start chosen.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("Suggested starts", flush=True)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 0, 1, 6)
        self.head.setContentsMargins(16, 5, 10, 5)
        self._starts: tuple[SuggestedStart, ...] = ()
        self._rows: tuple[StartRow, ...] = ()
        self._group = QButtonGroup(self)
        self._list = column(gap=0)
        self._note = Label("", "body", "ink2", wrap=True)
        self._reasons = column(gap=3, margins=(16, 8, 12, 6))
        self._why_not: QWidget = group(self._reasons)
        self._why_not.hide()
        self._ask = Button("Why not &earlier?", "quiet", size=28)
        self._ask.setCheckable(True)
        self._ask.toggled.connect(self._open)
        self.add_to_head(self._ask)
        note = group(column(self._note, margins=(16, 2, 16, 4)))
        self._note_room = note
        self.add(Hairline(), group(self._list), note, self._why_not)

    def show_starts(self, starts: tuple[SuggestedStart, ...], note: str, day: date | None) -> None:
        """Show the starts, in date order, and mark the one of a day.

        Args:
            starts: as suggested.
            note: said where there is none; else empty.
            day: day 1 as it is chosen now.
        """
        if starts != self._starts:
            self._build(starts)
        self._note.setText(note)
        self._note_room.setVisible(bool(note))
        self._group.setExclusive(False)
        for shown in self._rows:
            shown.radio.setChecked(shown.start_on == day)
        self._group.setExclusive(True)

    def show_reasons(self, reasons: tuple[str, ...]) -> None:
        """Say of each earlier day why the course cannot start on it."""
        empty(self._reasons)
        for words in reasons:
            add(self._reasons, Label(words, "small", "ink2", wrap=True))
        self._ask.setVisible(bool(reasons))
        if not reasons:
            self._ask.setChecked(False)

    def _build(self, starts: tuple[SuggestedStart, ...]) -> None:
        self._starts = starts
        empty(self._list)
        self._rows = tuple(StartRow(start) for start in starts)
        for shown in self._rows:
            self._group.addButton(shown.radio)
            shown.chosen.connect(self.chosen)
            add(self._list, shown)

    def _open(self, checked: bool) -> None:  # noqa: FBT001 - the slot of `toggled`
        self._why_not.setVisible(checked)
