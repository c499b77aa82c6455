"""The page while new keys are made: its steps, and what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.domain.errors import PlannerError
from infusion_planner.ui.forms.band import Band
from infusion_planner.ui.forms.clock import WallClock
from infusion_planner.ui.forms.head import Foot
from infusion_planner.ui.kit.badge import State
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, empty, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.scroll import PageScroll

if TYPE_CHECKING:
    from infusion_planner.ui.doors import Doors, Leaving

_WAIT = "Leave the program open. If it is stopped, the next sign-in finishes this or takes it back."
_DONE = "New keys are made"
_BREATH_MS = 50
"""Between two steps, so that each is seen before it is done."""


class LeavingPanel(QWidget):
    """Show the steps and what came of them.

    Signals:
        continue_pressed(): go back to work.
    """

    continue_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.band = Band("The records are closed for a moment. No patient is named here.")
        self._title = Label("New keys are being made", "title", wrap=True)
        self._steps = column(gap=6)
        self._told = column(gap=4)
        self.message = InlineMessage("blocked", role="bodym")
        self._continue = Button("&Continue", "primary", size=36)
        self._foot = Foot(self._continue)
        card = Card()
        card.setAccessibleName("Steps")
        card.add(group(self._steps), self.message, group(self._told))
        form = group(column(self._title, card, None, gap=12))
        form.setMaximumWidth(720)
        page = group(row((form, 10), (QWidget(), 1), gap=0, margins=(24, 24, 24, 16)))
        right = column((PageScroll(page), 1), self._foot, gap=0)
        self.setLayout(row(self.band, (group(right), 1), gap=0))
        self._continue.setEnabled(False)
        self._foot.set_note(_WAIT)
        self._continue.clicked.connect(self._go_on)

    def show_steps(self, titles: tuple[str, ...], done: int) -> None:
        """Show how far it is."""
        empty(self._steps)
        for at, title in enumerate(titles):
            kind = "done" if at < done else "infusing" if at == done else "planned"
            self._steps.addWidget(State(kind, title))

    def show_end(self, told: tuple[str, ...], trouble: str) -> None:
        """Say what came of it, and let the person go on."""
        self._title.setText(_DONE if not trouble else "It was not done to the end")
        self.message.say("blocked", trouble)
        for words in told:
            self._told.addWidget(Label(words, "body", "ink2", wrap=True))
        self._foot.set_note("")
        self._continue.setEnabled(True)
        self._continue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self.continue_pressed.emit()


class LeavingPresenter(QObject):
    """Does one step after the other.

    Args:
        leaving: does them.
        doors: the callables behind the window.
        panel: the page; it owns this object.

    Signals:
        finished: the office to go on with, or None where the records are closed.
    """

    finished = Signal(object)

    def __init__(self, leaving: Leaving, doors: Doors, panel: LeavingPanel) -> None:
        super().__init__(panel)
        self._leaving = leaving
        self._panel = panel
        self._done = 0
        self._clock = WallClock(doors.now, self)
        self._clock.ticked.connect(panel.band.show_clock)
        self._timer = QTimer(self)
        self._timer.setInterval(_BREATH_MS)
        self._timer.timeout.connect(self._step)
        panel.continue_pressed.connect(self._finish)

    @property
    def is_busy(self) -> bool:
        """Whether a step is still to be done."""
        return self._timer.isActive()

    @property
    def leaving(self) -> Leaving:
        """What does the steps."""
        return self._leaving

    def start(self) -> None:
        """Begin."""
        self._clock.start()
        self._panel.show_steps(self._leaving.titles, 0)
        self._timer.start()

    def _step(self) -> None:
        try:
            went = self._leaving.step()
        except PlannerError as trouble:
            self._end(str(trouble))
            return
        if not went:
            self._end("")
            return
        self._done += 1
        self._panel.show_steps(self._leaving.titles, self._done)

    def _end(self, trouble: str) -> None:
        self._timer.stop()
        self._panel.show_end(self._leaving.told, trouble)

    def _finish(self) -> None:
        self.finished.emit(self._leaving.office)
