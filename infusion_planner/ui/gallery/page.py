"""The page that shows every part in every state."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from infusion_planner.ui.easel import easel
from infusion_planner.ui.gallery import drawn, pressed, samples, staff
from infusion_planner.ui.gallery.board import board_card
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Card
from infusion_planner.ui.kit.clock_card import ClockCard
from infusion_planner.ui.kit.dialog import Dialog
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.progress import ProgressStrip
from infusion_planner.ui.kit.stepper import Stepper
from infusion_planner.ui.kit.undo import UndoStrip
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import look
from infusion_planner.ui.signing.dialog import SignDialog

_WIDTHS = (430, 592, 506)


class GalleryPage(QWidget):
    """Show every part in every state."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = (
            _column(
                drawn.type_card(),
                drawn.color_card(),
                drawn.state_card(),
                drawn.icon_card(),
                board_card(),
            ),
            _column(pressed.button_card(), pressed.input_card(), pressed.menu_card()),
            _column(
                drawn.verdict_card(),
                pressed.switch_card(),
                pressed.list_card(),
                pressed.empty_card(),
                pressed.calendar_card(),
            ),
        )
        top = row(*self._columns, gap=12)
        low = row((_strips(), 1), _dialog(), gap=8)
        parts = (top, _clocks(), _steps(), low, _sign(), None)
        self.setLayout(column(*parts, gap=12, margins=(20, 16, 20, 12)))
        self.setAccessibleName("Gallery")
        self._bound()

    def _bound(self) -> None:
        for part, width in zip(self._columns, _WIDTHS, strict=True):
            part.setFixedWidth(look().theme.length(width))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the columns as wide as their text wants."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of a page."""
        with easel(self) as on:
            on.fill(QRectF(self.rect()), "canvas")


def _column(*cards: QWidget) -> QWidget:
    return group(column(*cards, None, gap=12))


def _clocks() -> QWidget:
    bag, runs, waits = ClockCard("bag"), ClockCard("drop"), ClockCard("eye")
    bag.show_clock(
        "Bag use by 12:50",
        "2 h 13 min left",
        "Runs out 20 min before the infusion ends, PREP-3",
        share=0.72,
        late=True,
    )
    runs.show_clock(
        "Infusion ends 13:10", "2 h 33 min left", "Started 09:10, 25.3 mL per hour", share=0.36
    )
    waits.show_clock(
        "Observation", "Not started", "2 h from the later of stop and flush", share=None
    )
    return group(row((bag, 1), (runs, 1), (waits, 1), gap=12))


def _steps() -> QWidget:
    card = Card("Steps and long work")
    stepper, progress = Stepper(), ProgressStrip()
    stepper.set_steps(samples.STEPS)
    progress.begin("Printing 212 sheets")
    progress.show_step(40, 212, "LEE, Sam, day 2", 43)
    card.add(stepper, progress)
    return card


def _strips() -> QWidget:
    shown: list[QWidget] = []
    for card in samples.STRIPS:
        kind = "primary" if card.state == "blocked" else "secondary"
        override = Button("Override", "warn") if card.state == "override" else None
        strip = VerdictStrip(kind=kind, second=override)
        strip.show_card(card)
        shown.append(strip)
    undo = UndoStrip()
    undo.show_change("Moved 3 days: LEE, Sam MRN 0410077, now Mon 14-Dec-2026")
    return group(column(*shown, undo, None, gap=8))


def _sign() -> QWidget:
    """Show the dialog in which somebody signs as a part of the page."""
    room = QWidget()
    dialog = SignDialog(staff.SampleStaff(), staff.GAVE, staff.now, room, staff.PATIENT)
    dialog.setWindowFlags(Qt.WindowType.Widget)
    room.setLayout(row(dialog, None, gap=0))
    return room


class _AskButton(Button):
    def __init__(self) -> None:
        super().__init__("Open the &dialog", size=28)
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        ask_to_stop(self).open()


def ask_to_stop(parent: QWidget) -> Dialog:
    """Make the dialog of a danger, which starts on the safe answer."""
    dialog = Dialog(
        "Stop this infusion?",
        parent=parent,
        patient="NGUYEN, Thi Mai - born 09-Mar-1988 - MRN 0412345",
        sentence="The pump time is kept as 10:37. Details can follow.",
    )
    dialog.show_buttons(
        "Keep running", "&Stop infusion", kind="last_step", icon="stop", safe_is_act=True
    )
    return dialog


def _dialog() -> QWidget:
    """Show the dialog as a part of the page, and a button that opens it as a dialog."""
    room = QWidget()
    dialog = ask_to_stop(room)
    dialog.setWindowFlags(Qt.WindowType.Widget)
    room.setLayout(column(dialog, row(18, _AskButton(), None), None, gap=0))
    return room
