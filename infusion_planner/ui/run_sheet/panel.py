"""The run sheet: places the card and tells what was pressed."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.run_sheet import ClockFace, DayEvent, RunSheetCard
from infusion_planner.ui.kit.badge import Badge
from infusion_planner.ui.kit.bars import Bar
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.clock_card import ClockCard
from infusion_planner.ui.kit.fitting import FittingPage, put_beside
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.identity import IdentityBanner
from infusion_planner.ui.kit.keys import on_escape
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, discard, group, row
from infusion_planner.ui.kit.menu import Menu
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.look import look
from infusion_planner.ui.run_sheet.act_form import ActForm
from infusion_planner.ui.run_sheet.asks import CLOSE, HANDOVER, SIGN, ActAsks
from infusion_planner.ui.run_sheet.done_line import DoneLine
from infusion_planner.ui.run_sheet.lists import RowList, show_events, show_gates
from infusion_planner.ui.run_sheet.next_step import ACT_SIZE, STOP, ActButton, NextStep
from infusion_planner.ui.run_sheet.trend import Trends
from infusion_planner.ui.run_sheet.verbs import closing_entries, form_of
from infusion_planner.ui.run_sheet.vitals_grid import VitalsGrid

_RIGHT, _STACKS_BELOW, _LOW = 408, 1096, 640
_LEAST_MIDDLE = 150
"""Pixels under the clocks that are worth scrolling in; with less the clocks scroll too."""
_CLOSES = "Close the day"
_BESIDE_NEXT = frozenset({STOP, "hold", "rate", "resume", "reaction", "vitals"})


class RunSheetPanel(FittingPage):
    """Show one infusion day, and take what is entered.

    Attributes:
        vitals: the grid.
        form: the form of an act.

    Signals:
        acted(str): the name of the act that was pressed.
        amended(str): row id of the entry that is to be amended.
        stop_asked(): somebody wants to stop now.
        print_pressed(): print the record of the day.
        back_pressed(): leave the sheet.
    """

    acted = Signal(str)
    amended = Signal(str)
    stop_asked = Signal()
    print_pressed = Signal()
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._banner = IdentityBanner()
        self._identity: IdentityCard | None = None
        self._title = Label("", "title")
        self._medicine = Label("", "body", "ink2", wrap=True)
        self._badge = Badge("planned", "Planned")
        self._clocks = (ClockCard("bag"), ClockCard("drop"), ClockCard("eye"))
        self._next = NextStep()
        self._done = DoneLine()
        self._steps: tuple[DayEvent, ...] = ()
        self._trouble = InlineMessage("blocked", "bodyb")
        self._hands = InlineMessage("info")
        self._more: list[ActButton] = []
        self._closings: tuple[tuple[str, str], ...] = ()
        self._more_row = Flow(gap=(8, 6))
        self.vitals = VitalsGrid()
        self._gates = RowList("Before the start")
        self._events = RowList("What was done")
        self._trends = Trends()
        self.form = ActForm()
        self._signed = Label("", "small", "ink2", wrap=True)
        self._back = Button("&Back", icon="left", size=ACT_SIZE)
        self._print = Button("&Print record", icon="print", size=ACT_SIZE)
        self._build()
        self._connect()

    def _build(self) -> None:
        title = row((group(Flow(self._title, self._medicine, gap=(16, 0))), 1), self._badge, gap=16)
        clocks = row(*((each, 1) for each in self._clocks), gap=10)
        head = (title, self._trouble, self._hands, clocks, self._next, self._done)
        self._top = group(column(*head, gap=8, margins=(20, 8, 20, 8)))
        left = column(self._gates, self.vitals, self._events, None, gap=10)
        left.setStretchFactor(self.vitals, 1)
        self._right = group(column(self.form, self._trends, self._signed, None, gap=10))
        self._middle = row((group(left), 1), self._right, gap=12, margins=(20, 0, 20, 12))
        self._page = column((group(self._middle), 1), gap=0)
        self._scroll = scroll = PageScroll(group(self._page))
        scroll.setAccessibleName("Run sheet")
        self._foot = foot = Bar("surface", above=False)
        foot.setLayout(
            row(self._back, (group(self._more_row), 1), self._print, gap=8, margins=(20, 7, 20, 7))
        )
        self._whole = column(self._banner, self._top, (scroll, 1), foot, gap=0)
        self.setLayout(self._whole)

    def _connect(self) -> None:
        on_escape(self, self.leave)
        self._back.clicked.connect(self.back_pressed)
        self._print.clicked.connect(self.print_pressed)
        self._next.acted.connect(self.acted)
        self._next.stop_asked.connect(self.stop_asked)
        self._gates.pressed.connect(self.acted)
        self._events.pressed.connect(self.amended)
        self.vitals.amended.connect(self.amended)

    def begin(self) -> None:
        """Start at the next act, for another patient."""
        self._scroll.verticalScrollBar().setValue(0)
        self.close_form()
        self.vitals.clear()
        self._next.focus_first()

    def show_card(self, card: RunSheetCard) -> None:
        """Show the day; what is typed stays."""
        if card.identity != self._identity:
            self._identity = card.identity
            self._banner.show_card(card.identity)
        self._title.setText(card.title)
        self._medicine.setText(card.medicine)
        self._badge.show_state(card.state, card.word)
        for clock, face in zip(
            self._clocks, (card.bag, card.infusion, card.observation), strict=True
        ):
            _show_clock(clock, face)
        self._trouble.say("blocked", card.read_only or card.banner)
        self._say_hands(". ".join(filter(None, (card.handed, card.unsaved))))
        self._next.show_card(card)
        show_gates(card, self._gates)
        self._gates.setVisible(bool(card.gates) and card.state in {"planned", "arrived", "ready"})
        self.vitals.show_card(card)
        self.vitals.setVisible(bool(card.vitals) or "vitals" in card.acts)
        show_events(card, self._events)
        self._steps = card.events
        self._show_done()
        self._trends.show_card(card)
        self._signed.setText("\n".join(_signed_lines(card)))
        self.form.signs, self.form.told = card.signs, tuple(card.told)
        self._offer(card)
        self._print.setVisible(bool(card.events or card.vitals))
        self._place_top()

    def _show_done(self) -> None:
        """Show the newest steps, where their line is not needed for the vital signs."""
        self._done.show_events(() if self._is_low else self._steps)

    def _say_hands(self, words: str) -> None:
        """Say in whose hands the patient is; once, however often the day is read again."""
        if words != self._hands.words:
            self._hands.say("info", words)

    def open_form(
        self,
        act: str,
        who: str,
        *,
        amends: bool = False,
        at: str = "now",
        form: ActAsks | None = None,
    ) -> None:
        """Open the form of an act beside the clocks; None for the one it always has."""
        form = form or form_of(act)
        if form is None:
            raise AssertionError(f"there is no form for {act}")
        self.form.open(act, form, who, amends=amends, at=at)
        self._trends.make_room(narrow=True)
        # in a narrow window it stands under the vital signs, and has its place in the next turn
        QTimer.singleShot(0, self, partial(self._scroll.show_top, self.form))

    def close_form(self) -> None:
        """Close the form; whoever typed in it goes on with the vital signs."""
        at = self.focusWidget()
        was_here = self.form.isVisible() and at is not None and self.form.isAncestorOf(at)
        self.form.act = ""
        self.form.hide()
        if was_here:
            # where a second Enter does nothing, as no value is typed
            self.vitals.focus_first()
        self._trends.make_room(narrow=False)

    def offer_closings(self) -> None:
        """Offer every way to close the day, each with why it cannot be where it cannot."""
        menu = Menu(_CLOSES, closing_entries(self._closings), self)
        menu.chosen.connect(self.acted)
        menu.open_under(next(each for each in self._more if each.act == CLOSE))

    def leave(self) -> None:
        """Go back: out of the form first."""
        if self.form.isVisible():
            self.form.closed.emit()
        else:
            self.back_pressed.emit()

    def _offer(self, card: RunSheetCard) -> None:
        """Offer at the foot what can be pressed besides."""
        acts = () if card.read_only else card.acts
        self._closings = card.closings
        wanted = [act for act in acts if act not in _BESIDE_NEXT and _words_of(act)]
        if wanted == [each.act for each in self._more]:
            return
        for old in self._more:
            discard(old)
        self._more = []
        for act in wanted:
            button = ActButton(act, _words_of(act))
            button.acted.connect(self.acted)
            self._more.append(button)
            self._more_row.addWidget(button)

    @property
    def _is_low(self) -> bool:
        """Whether the room under what is next is needed for the vital signs."""
        return self.height() < look().theme.length(_LOW)

    def _fit(self) -> None:
        """Put the right column under the left one where the window is narrow."""
        narrow = self.width() < look().theme.length(_STACKS_BELOW)
        put_beside(self._middle, self._right, _RIGHT, narrow=narrow)
        self._show_done()
        self._place_top()

    def _place_top(self) -> None:
        """Let clocks and the next step stay in sight, or scroll where nothing else would be."""
        taken = sum(_height(part, self.width()) for part in (self._banner, self._top, self._foot))
        scrolls = self.height() - taken < look().theme.length(_LEAST_MIDDLE)
        if scrolls == self._scroll.isAncestorOf(self._top):
            return
        held = self.focusWidget()
        self._page.insertWidget(0, self._top) if scrolls else self._whole.insertWidget(1, self._top)
        if held is not None and self._top.isAncestorOf(held):
            held.setFocus()


def _height(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()


def _words_of(act: str) -> str:
    """Give what stands on the button of an act; empty where it has none."""
    form = form_of(act)
    return {SIGN: "Sign", CLOSE: _CLOSES, **HANDOVER}.get(act, "") if form is None else form.title


def _show_clock(clock: ClockCard, face: ClockFace) -> None:
    clock.show_clock(face.what, face.left, face.facts, share=face.share, late=face.late)


def _signed_lines(card: RunSheetCard) -> list[str]:
    said = [
        f"{each.title}: {' '.join(part for part in (each.words, each.amended) if part)}"
        for each in card.signatures
        if each.words
    ]
    return [*card.reactions, *said]
