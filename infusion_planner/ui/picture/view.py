"""The card of the monitoring: the picture or its table, and how much time is shown."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy

from infusion_planner.cards.monitoring import MonitoringCard, TestLine
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.card import Panel
from infusion_planner.ui.kit.empty import EmptyRow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import column, group, row
from infusion_planner.ui.kit.message import InlineMessage
from infusion_planner.ui.kit.switch import Switch
from infusion_planner.ui.look import look
from infusion_planner.ui.picture.in_view import cut_rows_words
from infusion_planner.ui.picture.legend import Legend
from infusion_planner.ui.picture.marks import asks_for_test
from infusion_planner.ui.picture.twin import TwinTable
from infusion_planner.ui.picture.widget import MonitoringPicture

_TITLE = "48 months of monitoring"
_LEAST_TABLE = 240
"""Height of the table in pixels at 100 %, where the picture is lower than that."""


class MonitoringView(Panel):
    """Show the monitoring of a patient, as a picture or as a table.

    Signals:
        mark_chosen(str): the row's id of what was recorded.
        test_wanted(str): the name of a test that is due, overdue or was missed.
    """

    mark_chosen = Signal(str)
    test_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.picture = MonitoringPicture()
        self.table = TwinTable()
        self.legend = Legend()
        self.switch = Switch("Time shown")
        self.to_table = Button("S&how as table", icon="table", size=28)
        self.to_picture = Button("S&how as picture", icon="reports", size=28)
        self._due = InlineMessage()
        self._cut = Label("", "small", "ink2")
        self._empty = EmptyRow(
            "monitoring",
            "No monitoring yet",
            "It begins with the first infusion: the dates of all tests follow from it.",
        )
        self._as_table = False
        self._shown: MonitoringCard | None = None
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self.count_rows)
        self._build()
        self.switch.chosen.connect(self.picture.show_span)
        self.picture.span_changed.connect(self._follow_span)
        self.picture.mark_chosen.connect(self.mark_chosen)
        self.picture.test_wanted.connect(self.test_wanted)
        self.table.opened.connect(self._open)
        self.table.verticalScrollBar().valueChanged.connect(self._count_soon)
        self.table.verticalScrollBar().rangeChanged.connect(self._count_soon)
        self.to_table.clicked.connect(self._show_table)
        self.to_picture.clicked.connect(self._show_picture)

    def _build(self) -> None:
        self.setAccessibleName(_TITLE)
        self._tools = group(row(self._cut, self.switch, self.to_table, self.to_picture, gap=12))
        self._tools.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        said = row(Label(_TITLE, "head"), (self._due, 1), gap=16)
        said.setAlignment(self._due, Qt.AlignmentFlag.AlignVCenter)
        title = group(said)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._head = row((title, 1), self._tools, gap=12, margins=(16, 8, 12, 6))
        self._empty_room = group(column(self._empty, margins=(16, 0, 16, 14)))
        self._under = group(column(self.legend, margins=(14, 5, 14, 7)))
        self._table_room = group(column(self.table, None))
        parts = (self.picture, self._under, self._table_room, self._empty_room)
        body = column(*parts, gap=0, margins=(1, 0, 1, 1))
        self.setLayout(column(self._head, body, gap=0))
        self._arrange()

    def show_card(self, card: MonitoringCard, *, with_due: bool = True) -> None:
        """Show the monitoring of a patient; another patient's begins as a picture.

        Args:
            card: what is shown.
            with_due: whether to say what is due; not where the page says it already.
        """
        if self._shown is None or self._shown.identity.patient_id != card.identity.patient_id:
            self._as_table = False
            self.table.begin()
        self._shown = card
        self.switch.set_choices(tuple(span.name for span in card.spans))
        self.picture.show_card(card)
        self.legend.show_card(card)
        self.table.show_card(card)
        due = card.due_words if with_due else ""
        if due != self._due.words:
            self._due.say(card.due_state or "info", due)
        self._arrange()

    def count_rows(self) -> None:
        """Say how many rows of the table can be seen, where it is not all of them."""
        self._cut.setText(cut_rows_words(self.table))

    def _count_soon(self) -> None:
        # once the layout has settled, and not for every step of it
        self._counting.start()

    def _arrange(self) -> None:
        something = self._shown is not None and bool(self._shown.spans)
        as_table = something and self._as_table
        as_picture = something and not self._as_table
        self._tools.setVisible(something)
        self._empty_room.setVisible(not something)
        self.switch.setVisible(as_picture)
        self._cut.setVisible(as_table)
        self.picture.setVisible(as_picture)
        self._under.setVisible(as_picture)
        self._table_room.setVisible(as_table)
        self.to_table.setVisible(not self._as_table)
        self.to_picture.setVisible(self._as_table)

    def _show_table(self) -> None:
        # it stands where the picture stood, so that nothing under it moves
        height = self.picture.height() + self._under.height()
        height = max(height, look().theme.length(_LEAST_TABLE))
        self._table_room.setFixedHeight(height)
        self.table.take_height(height)
        self._turn(as_table=True, button=self.to_picture)
        if self._shown is not None:
            self.table.show_day(self._shown.today)
        self._count_soon()

    def _show_picture(self) -> None:
        self._turn(as_table=False, button=self.to_table)

    def _turn(self, *, as_table: bool, button: Button) -> None:
        self._as_table = as_table
        # before the other one goes, whose focus would else pass into the table
        button.show()
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrange()

    def _follow_span(self, place: int) -> None:
        if self._shown is not None and self._shown.spans:
            self.switch.choose(place)

    def _open(self, line: TestLine) -> None:
        if line.entry_id:
            self.mark_chosen.emit(line.entry_id)
        elif self._shown is not None and asks_for_test(line.state):
            rows = self._shown.rows
            self.test_wanted.emit(next(row.name for row in rows if row.title == line.test))
