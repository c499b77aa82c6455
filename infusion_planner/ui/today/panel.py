"""The Today board: places the card and tells what was pressed."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from infusion_planner.cards.since_last_run import SinceCard
from infusion_planner.cards.today_board import BoardRow, TodayCard
from infusion_planner.ui.forms.tab_order import tab_as_read
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.fitting import FittingPage
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.swatch import Swatch
from infusion_planner.ui.look import look
from infusion_planner.ui.today.board import Board
from infusion_planner.ui.today.due_list import DueList
from infusion_planner.ui.today.since import SincePanel

_LEGEND = (
    ("planned", "Planned", False),
    ("arrived", "Arrived", False),
    ("premed", "Premedication", False),
    ("ready", "Ready", False),
    ("infusing", "Infused", False),
    ("infusing", "To run", True),
    ("paused", "Paused", False),
    ("observing", "Observe", False),
    ("stopped", "Stopped", False),
    ("blocked", "Blocked", False),
)
_DUE, _WIDE_DUE, _WIDE_FROM = 288, 320, 1500
_LEAVES_WAITING = frozenset({"planned"})
_GONE = frozenset({"done", "noshow"})
_HERE = frozenset({"arrived", "ready", "infusing", "paused", "observing", "stopped"})


class Count(QWidget):
    """A count in the head: glyph, number and word."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._number = Label("", "bodyb")
        self._word = Label("", "body", "ink2")
        self.setLayout(row(Glyph(icon, tone), self._number, self._word, gap=6))

    def show_count(self, number: str, word: str) -> None:
        """Show a count; an empty one hides it."""
        self._number.setText(number)
        self._word.setText(word)
        self.setAccessibleName(f"{number} {word}".strip())
        self.setVisible(bool(number))


class TodayPanel(FittingPage):
    """Show the infusions of a day by chair, with what is due next.

    Attributes:
        board: the rows.
        since: what fell due while the program was closed.

    Signals:
        opened(str): open the run sheet of this infusion.
        arrive_pressed(BoardRow): the patient has arrived.
        chair_pressed(BoardRow): the patient gets a chair.
        next_day_pressed(str): go to the next day with infusions, an ISO date.
        handover_pressed(): hand over who is here, or take over.
        pack_pressed(): print the sheets of the next day.
        paper_pressed(): type in a day from paper.
    """

    opened = Signal(str)
    arrive_pressed = Signal(object)
    chair_pressed = Signal(object)
    next_day_pressed = Signal(str)
    handover_pressed = Signal()
    pack_pressed = Signal()
    paper_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._card: TodayCard | None = None
        self._day = Label("", "body", "ink2")
        self._chairs = Count("chair", "ink2")
        self._blocked = Count("blocked", "blocked")
        self._due = Count("clock", "override")
        self._stale = Label("", "smallb", "override", wrap=True)
        self._arrive = Button("&Arrived", icon="tick")
        self._chair = Button("Assign &chair", icon="chair")
        self._hand = Button("Hand o&ver", icon="user")
        self._paper = Button("&From paper", icon="note")
        self._pack = Button("Print next &pack", icon="print")
        self.since_button = Button("", icon="clock")
        self.since = SincePanel()
        self.board = Board()
        self._due_list = DueList()
        self._empty = Label("", "body", "ink2", wrap=True)
        self._go = Button("")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        acts = (self.since_button, self._arrive, self._chair, self._hand, self._paper, self._pack)
        shown = Flow(
            group(row(Label("Today", "title"), self._day, gap=8)),
            self._chairs,
            self._blocked,
            self._due,
            group(row(*acts, gap=8)),
            gap=(16, 6),
        )
        # a flow keeps no margins of its own
        head = column(group(shown), margins=(20, 10, 20, 4))
        card = Panel()
        self._legend = _legend()
        card.setLayout(column((self.board, 1), self._legend, gap=0, margins=(1, 1, 1, 1)))
        self._body = row((card, 1), self._due_list, gap=12, margins=(20, 4, 20, 12))
        nothing = column(
            Label("No infusions today", "title"), self._empty, row(self._go, None), None, gap=8
        )
        nothing.setContentsMargins(20, 20, 20, 20)
        self._stack.addWidget(group(self._body))
        self._stack.addWidget(group(nothing))
        self._stack.addWidget(self.since)
        self.since_button.hide()
        stale = group(row(self._stale, margins=(20, 0, 20, 4)))
        self._stale_row = stale
        stale.hide()
        self.setLayout(column(group(head), stale, (self._stack, 1), gap=0))

    def _connect(self) -> None:
        # the legend tells how the bars look that stand at their times
        self.board.timed.connect(self._legend.setVisible)
        self.board.opened.connect(self.opened)
        self.board.arrive_pressed.connect(self._arrived)
        self.board.chair_pressed.connect(self._seat)
        self.board.row_chosen.connect(self._offer)
        self._due_list.opened.connect(self.opened)
        self._arrive.clicked.connect(self._arrived)
        self._chair.clicked.connect(self._seat)
        self._go.clicked.connect(self._go_on)
        self._pack.clicked.connect(self._print_pack)
        self._paper.clicked.connect(self._type_in)
        self._hand.clicked.connect(self.handover_pressed)
        self.since_button.clicked.connect(self._show_since)
        self.since.later_pressed.connect(self._leave_since)

    def show_card(self, card: TodayCard) -> None:
        """Show a day."""
        self._card = card
        self._day.setText(card.day)
        self._chairs.show_count(card.chairs, "")
        self._blocked.show_count(str(card.blocked or ""), "blocked")
        self._due.show_count(str(card.due or ""), "due now")
        self.board.show_card(card)
        self._due_list.show_lines(card.due_lines)
        self._show_nothing(card)
        self._hand.setVisible(any(each.state in _HERE for each in card.rows))
        self.show_stale(card.notice)
        self._offer(self.board.chosen)
        tab_as_read(self)

    def corner_of_chosen(self) -> QPoint:
        """Give where a menu about the chosen patient opens, on the screen."""
        rect = self.board.visualRect(self.board.currentIndex())
        return self.board.viewport().mapToGlobal(rect.center())

    def show_stale(self, words: str) -> None:
        """Say that what is shown was not read again, or what was left undone; may be empty."""
        self._stale.setText(words)
        self._stale_row.setVisible(bool(words))

    def _show_nothing(self, card: TodayCard) -> None:
        coming = f"The next infusions are on {card.next_day}." if card.next_day else ""
        self._empty.setText(coming or "No infusion is planned on a later day either.")
        self._go.set_words(f"&Go to {card.next_day}")
        self._go.setVisible(bool(card.next_day_on))
        if self._stack.currentWidget() is not self.since:
            self._stack.setCurrentIndex(0 if card.rows else 1)

    def show_since(self, card: SinceCard | None) -> None:
        """Offer what fell due while the program was closed; None where nothing did, or was seen."""
        self.since_button.setVisible(card is not None and bool(card.lines))
        if card is not None:
            self.since_button.set_words(f"Since &last run: {len(card.lines)}")
            self.since.show_card(card)
        elif self._stack.currentWidget() is self.since:
            self._leave_since()

    def _show_since(self) -> None:
        self._stack.setCurrentWidget(self.since)
        self.since.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_since(self) -> None:
        rows = self._card.rows if self._card is not None else ()
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows:
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, chosen: BoardRow | None) -> None:
        """Offer what the chosen patient can still do."""
        self._arrive.setVisible(chosen is not None and chosen.state in _LEAVES_WAITING)
        self._chair.setVisible(chosen is not None and chosen.state not in _GONE)
        self._chair.set_words("Move to &chair" if chosen and chosen.chair else "Assign &chair")

    def _arrived(self) -> None:
        if self.board.chosen is not None:
            self.arrive_pressed.emit(self.board.chosen)

    def _seat(self) -> None:
        if self.board.chosen is not None:
            self.chair_pressed.emit(self.board.chosen)

    def _go_on(self) -> None:
        if self._card is not None:
            self.next_day_pressed.emit(self._card.next_day_on)

    def _print_pack(self) -> None:
        self.pack_pressed.emit()

    def _type_in(self) -> None:
        self.paper_pressed.emit()

    def _fit(self) -> None:
        """Give the list of what is due its width; it goes away where the board has no room."""
        wide = _WIDE_DUE if self.width() >= _WIDE_FROM - 200 else _DUE
        self._due_list.setFixedWidth(look().theme.length(wide))
        self._due_list.setVisible(self.width() >= look().theme.length(1060))


def _legend() -> QWidget:
    parts = []
    for state, word, coming in _LEGEND:
        swatch = Swatch(state, word, coming=coming)
        swatch.setFixedSize(look().theme.length(22), look().theme.length(13))
        parts.append(group(row(swatch, Label(word, "small", "ink2", narrow=True), gap=6)))
    shown = group(Flow(*parts, gap=(12, 4)))
    layout = column(shown, margins=(14, 8, 14, 8))
    holder = group(layout)
    layout.setAlignment(shown, Qt.AlignmentFlag(0))
    return holder
