"""The next thing to do on a run sheet, and the few things that may be pressed at any moment."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from infusion_planner.cards.run_sheet import NextAct, RunSheetCard
from infusion_planner.ui.easel import Easel
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.look import look

STOP = "stop"
STOP_KEY = "Ctrl+."
_QUICK = (
    ("hold", "Pause", "pause"),
    ("rate", "Set rate", "slow"),
    ("resume", "Resume", ""),
    ("reaction", "Reaction", "bolt"),
)
ACT_SIZE = 46
_LEAST_WORDS = 320
"""What is to be done is read at once, so it keeps this width beside the buttons."""


class ActButton(Button):
    """A button that tells the name of its act.

    Signals:
        acted(str): the act.
    """

    acted = Signal(str)

    def __init__(
        self, act: str, words: str, kind: str = "secondary", *, icon: str = "", key: str = ""
    ) -> None:
        super().__init__(words, kind, icon=icon, key=key, size=ACT_SIZE)
        self.act = act
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.acted.emit(self.act)


class NextStep(Panel):
    """Show what is next, with its one button; pause, rate, reaction and stop stand beside it.

    The key of Stop asks, and Enter stops: two keys from anywhere on the sheet.

    Signals:
        acted(str): the name of the act that was pressed.
        stop_asked(): somebody wants to stop now; nothing is asked for before that.
    """

    acted = Signal(str)
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act = NextAct("", "")
        self._when = Label("", "bodyb", "ink2", wrap=True)
        self._what = Label("", "head", wrap=True)
        self._main = ActButton("", "", "primary", icon="tick", key="Ctrl+Enter")
        self._quick = tuple(ActButton(act, words, icon=icon) for act, words, icon in _QUICK)
        self._stop = ActButton(STOP, "Stop now", "danger", icon="stop")
        self._build()

    def _build(self) -> None:
        self._main.acted.connect(self.acted)
        self._stop.clicked.connect(self.stop_asked)
        for each in self._quick:
            each.acted.connect(self.acted)
        words = group(
            column(
                Label("Next", "smallb", "ink3"), Flow(self._what, self._when, gap=(12, 0)), gap=0
            )
        )
        self._buttons = group(Flow(self._main, *self._quick, self._stop, gap=(8, 6)))
        self._parts = row((words, 1), self._buttons, gap=12, margins=(20, 8, 8, 8))
        self.setLayout(self._parts)
        stop_key = shortcut(self, STOP_KEY)
        stop_key.activated.connect(self._ask_by_key)

    def show_card(self, card: RunSheetCard) -> None:
        """Show what is next, and offer what can be pressed now."""
        act = self._act = card.next_act
        self._what.setText(act.what)
        self._when.setText(act.when)
        self._when.set_tone(act.tone or "ink2")
        self._main.act = act.act
        self._main.set_words(act.button or act.what, card.who)
        self._main.setVisible(bool(act.act) and not card.read_only)
        for each in self._quick:
            each.setVisible(each.act in card.acts and each.act != act.act)
        self._stop.set_words("Stop now", card.who)
        self._stop.setVisible(STOP in card.acts)
        self.setAccessibleName(f"Next: {act.what} {act.when}".strip())
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Put the buttons under the words where both would not stand side by side.

        A long name widens two of them.
        """
        room = self.width() - self._buttons.sizeHint().width()
        narrow = room < look().theme.length(_LEAST_WORDS)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(down if narrow else across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def focus_first(self) -> None:
        """Go to the button of the next act."""
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_by_key(self) -> None:
        if self._stop.isVisible():
            self.stop_asked.emit()

    def paint(self, on: Easel, rect: QRectF) -> None:
        """Paint the marker of what is late or due."""
        tone = self._act.tone
        on.box(rect, fill="surface", line=f"{tone}_line" if tone else "line", radius=8)
        if tone:
            on.bar(rect, 5, tone, 8)


def ask_to_stop(parent: QWidget, patient: str, time: str) -> Dialog:
    """Make the dialog of Stop; Enter stops, because that is the safe answer."""
    dialog = Dialog(
        "Stop this infusion?",
        parent=parent,
        patient=patient,
        sentence=f"The stop is recorded at {time}, when this was asked. Details can follow.",
    )
    dialog.show_buttons(
        "Keep running", "&Stop infusion", kind="last_step", icon="stop", safe_is_act=True
    )
    return dialog
