"""The page of the calendar: its days, the lens, the board or its list, and what a drop comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from infusion_planner.ui.calendar.fact_columns import FactColumns
from infusion_planner.ui.calendar.ghost import Ghost
from infusion_planner.ui.calendar.legend import Legend
from infusion_planner.ui.calendar.load import LoadLine
from infusion_planner.ui.calendar.starts import StartsView
from infusion_planner.ui.calendar.view import BoardView
from infusion_planner.ui.kit.badge import Glyph
from infusion_planner.ui.kit.button import Button, IconButton
from infusion_planner.ui.kit.card import TABLE_MARGINS, Card, Panel
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.fitting import FittingPage
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.keys import shortcut
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.scroll import PageScroll
from infusion_planner.ui.kit.switch import Switch
from infusion_planner.ui.kit.verdict import VerdictStrip
from infusion_planner.ui.look import look
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

if TYPE_CHECKING:
    from infusion_planner.cards.calendar_board import BoardLine, CalendarBoard, Lens
    from infusion_planner.cards.verdict import Fact, VerdictCard

VIEWS = ("Day", "Week", "4 weeks", "List")
LIST = 3
_BESIDE_FROM = 820
"""The least width of a page on which the starts of a day stand beside its chairs."""
_LOW = 640
"""Lower than this a page has no room for the legend while it says what a move comes to."""
_FACTS_FROM = 700
"""The least width of a page on which all that follows from a drop stands side by side."""
_SHARES = (9, 11)
"""How chairs and starts share it; the starts are a table of many columns."""
_HOW = "Enter or a press on a course lays its legal days over the calendar."
_NO_CHAIRS = (
    "Courses are planned without a chair, and a day is never full. A manager enters the chairs, the"
    " hours and the nurses in the settings."
)
_HOW_SOMEBODY = "Find next slot looks for days; the wait list has who waits for them."
COLUMNS = (
    Column("Day", "day", sort_field="sort_day", role="bodyb"),
    Column("Chair", "chair", drop=2),
    Column("Name", "name", role="bodyb", stretch=2),
    Column("Born", "born", drop=1, under="mrn"),
    Column("MRN", "mrn"),
    Column("Infusion", "infusion", stretch=1, drop=-1, under="name"),
    Column("State", "word", state_field="state", role="bodym"),
)


class CalendarPanel(FittingPage):
    """Show the calendar and tell what is pressed on it.

    Attributes:
        board: the board.
        legend: what is seen on it.
        lines: its twin, a list.
        starts: who comes when; in sight while one day is, beside the board or under it.
        strip: the verdict on the ghost, where it has no room beside it, and what is refused.
        views: the switch between day, week, four weeks and list.
        date_button: opens the month from which a day is taken.
        slot_button: finds the first starts that fit.
        more_button: opens what is done with the day of the cursor.
        wait_button: leads to the wait list.

    Signals:
        moved(int): one span back or on, -1 or 1.
        view_chosen(int): the place of a view in `VIEWS`.
        date_asked(), slots_asked(), waiting_asked(), lens_cleared(): a button or key was pressed.
    """

    moved = Signal(int)
    view_chosen = Signal(int)
    date_asked = Signal()
    slots_asked = Signal()
    waiting_asked = Signal()
    lens_cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.board, self.legend = BoardView(), Legend()
        self.views = Switch("View", VIEWS)
        self.strip = VerdictStrip()
        self.date_button = Button("Go to date", key="Ctrl+G")
        self.more_button = Button("&More", icon="down")
        self.slot_button = Button("&Find next slot", "primary", icon="search")
        self.wait_button = Button("Wait &list", icon="patients")
        self._back = IconButton("left", "Earlier days", size=32)
        self._on = IconButton("right", "Later days", size=32)
        self._title = Label("", "bodyb")
        self._load = LoadLine(self.board)
        self.lines = LineTableView(COLUMNS, "Infusions by day", key="key")
        self.lines.horizontalHeader().setStretchLastSection(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._board_card())
        self._pages.addWidget(self._list_card())
        self.starts = StartsView()
        self.starts.hide()
        self._lens = _LensBar()
        self._nobody = EmptyRow("calendar", "Nobody comes on these days", _HOW_SOMEBODY)
        self._no_chairs = EmptyRow("chair", "No chairs yet", _NO_CHAIRS)
        self._preview = Card("If dropped here", "preview, nothing saved")
        self._facts = FactColumns()
        self._preview.add(self._facts)
        top = group(column(self._lens, self.strip, gap=8, margins=(20, 0, 20, 8)))
        self._days = row((self._pages, 1), (self.starts, 1), gap=12)
        days = (group(self._days), 1)
        parts = (self._no_chairs, self._nobody, days, self._preview)
        middle = PageScroll(group(column(*parts, gap=8, margins=(20, 0, 20, 12))))
        self.setLayout(column(self._head(), top, (middle, 1), gap=0))
        self._connect()
        self.clear_ghost()

    def _head(self) -> QWidget:
        way = (self._back, self._title, self._on, self.date_button, self.more_button)
        right = (self.views, self.wait_button, self.slot_button)
        shown = Flow(
            group(row(Label("Calendar", "title"), 4, *way, gap=8)),
            group(row(*right, gap=10)),
            gap=(16, 6),
        )
        # a flow keeps no margins of its own
        return group(column(group(shown), margins=(20, 8, 20, 8)))

    def _board_card(self) -> Card:
        card = Card(flush=True, grows=True)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        card.add(self.board, self._load, self.legend)
        card.body.setStretchFactor(self.board, 1)
        return card

    def _list_card(self) -> Card:
        card = Card(flush=True, grows=True)
        card.body.setContentsMargins(*TABLE_MARGINS)
        card.add(self.lines)
        return card

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        self.views.chosen.connect(self.view_chosen)
        self.date_button.clicked.connect(self._ask_date)
        self.slot_button.clicked.connect(self._ask_slots)
        self.wait_button.clicked.connect(self._ask_waiting)
        self._lens.clear.clicked.connect(self._clear)
        self.board.crowded.connect(self._say_in_strip)
        self.lines.opened.connect(self._open_line)
        for keys, press in ((Qt.Key.Key_PageUp, self._go_back), (Qt.Key.Key_PageDown, self._go_on)):
            key = shortcut(self.board, keys)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(press)

    def _go_back(self) -> None:
        self.moved.emit(-1)

    def _go_on(self) -> None:
        self.moved.emit(1)

    def _ask_date(self) -> None:
        self.date_asked.emit()

    def _ask_slots(self) -> None:
        self.slots_asked.emit()

    def _ask_waiting(self) -> None:
        self.waiting_asked.emit()

    def _clear(self) -> None:
        self.lens_cleared.emit()

    def _open_line(self, line: BoardLine) -> None:
        self.board.opened.emit(line.patient_id)

    def show_board(self, board: CalendarBoard, lens: Lens | None, view: int) -> None:
        """Show some days, and the lens over them."""
        self.clear_ghost()
        self.views.choose(view)
        self._title.setText(board.title)
        self._pages.setCurrentIndex(int(view == LIST))
        self.board.show_board(board, lens)
        self.legend.show_board(board, lens)
        self._load.show_load()
        self.lines.show_lines(board.lines)
        self._nobody.setVisible(bool(board.empty))
        self._no_chairs.setVisible(not board.chairs)
        self._lens.show_lens(lens)

    def _fit(self) -> None:
        """Put starts beside chairs, and facts in one line; under each other in a narrow window."""
        self._facts.fold(folded=self.width() < look().theme.length(_FACTS_FROM))
        beside = self.width() >= look().theme.length(_BESIDE_FROM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._days.setDirection(across if beside else down)
        for place, share in enumerate(_SHARES if beside else (1, 1)):
            self._days.setStretch(place, share)

    def show_ghost(self, ghost: Ghost, head: str, facts: tuple[Fact, ...], *, aloud: bool) -> None:
        """Show where the course would lie, what the rules say of it, and what follows.

        Args:
            ghost: where, and the worst that must be known.
            head: which day the facts are counted from.
            facts: the dates that move with it.
            aloud: whether a screen reader says the verdict now.
        """
        self.strip.hide()
        # where there is no room beside the ghost the board tells so, and the strip is shown
        self.board.show_ghost(ghost)
        if aloud:
            announce(self.board, ghost.verdict.spoken)
        self._foretell(head, facts)

    def show_carried(self, head: str, facts: tuple[Fact, ...]) -> None:
        """Show what the rules say of a day where it is carried now, and what follows."""
        self.strip.hide()
        self.board.say_beside()
        self._foretell(head, facts)

    def _foretell(self, head: str, facts: tuple[Fact, ...]) -> None:
        self._preview.set_title(head)
        self._facts.show_facts(facts)
        self._preview.setVisible(bool(facts))
        # on a low page the chairs need its room more
        self.legend.setVisible(not facts or self.height() >= look().theme.length(_LOW))

    def clear_ghost(self) -> None:
        """Take the ghost away, with all that was said of it."""
        self.board.show_ghost(None)
        self.strip.hide()
        self._preview.hide()
        self.legend.show()

    def _say_in_strip(self) -> None:
        """Say of the ghost above the board what has no room beside it."""
        if self.board.verdict is not None:
            self.strip.show_card(self.board.verdict, aloud=False)

    def say(self, verdict: VerdictCard) -> None:
        """Say something about the page where a verdict would stand."""
        self.strip.show_card(verdict)
        self.strip.show()

    def begin(self) -> None:
        """Put the focus on what is shown."""
        shown = self.lines if self._pages.currentIndex() else self.board
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def under(self, button: QWidget) -> QPoint:
        """Give the point of the screen under a button."""
        return button.mapToGlobal(QPoint(0, button.height() + 2))


class _LensBar(Panel):
    """Say whose legal days are laid over the calendar."""

    def __init__(self) -> None:
        super().__init__(fill="accent_soft", line="accent_line", radius=6)
        self.clear = Button("Clear lens", "quiet", icon="close", size=28)
        self._glyph = Glyph("lens", "accent_text")
        self._word = Label("Lens", "bodyb", "accent_text")
        self._name = Label("", "bodyb", wrap=True)
        self._words = Label("", "body", "ink2", wrap=True)
        said = group(Flow(self._name, self._words, gap=(8, 0)))
        parts = (self._glyph, self._word, (said, 1), self.clear)
        shown = row(*parts, gap=8, margins=(12, 4, 6, 4))
        shown.setAlignment(said, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(shown)
        self.make_readable()

    def show_lens(self, lens: Lens | None) -> None:
        """Show the lens; how to get one where there is none."""
        for part in (self._name, self.clear):
            part.setVisible(lens is not None)
        self._name.setText("" if lens is None else lens.name)
        words = _HOW if lens is None else f"{lens.ids}  {lens.course}    {lens.earliest}"
        self._words.setText(words)
        self.setAccessibleName(f"Lens. {self._name.text()} {words}")
