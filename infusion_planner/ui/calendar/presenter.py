"""Reads the calendar, lays the lens over it, and judges the ghost before anything is saved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from infusion_planner.cards.plan import ClosedDays, Wish
from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.domain.errors import ChartRestricted, PlannerError
from infusion_planner.ui.calendar.changes import CalendarChanges
from infusion_planner.ui.calendar.day_acts import DayActs
from infusion_planner.ui.calendar.ghost import Ghost
from infusion_planner.ui.calendar.menu_presenter import MenuPresenter
from infusion_planner.ui.calendar.menus import slot_entries
from infusion_planner.ui.calendar.pace import Pace
from infusion_planner.ui.calendar.panel import LIST
from infusion_planner.ui.calendar.standings import Standings
from infusion_planner.ui.calendar.starts_presenter import StartsPresenter
from infusion_planner.ui.kit.calendar import CalendarPopup
from infusion_planner.ui.kit.label import announce
from infusion_planner.ui.kit.menu import Menu
from infusion_planner.ui.kit.month_model import MonthFacts
from infusion_planner.ui.waiting.who import ask_who

if TYPE_CHECKING:
    from infusion_planner.cards.calendar_board import CalendarBoard, Lens
    from infusion_planner.cards.plan import PlanCard
    from infusion_planner.domain.change import Change
    from infusion_planner.ui.calendar.panel import CalendarPanel
    from infusion_planner.ui.session import Session

_SPANS = (1, 7, 28, 28)
_FOUR_WEEKS = 2
_RESTRICTED = VerdictCard(
    "info", "Restricted", "Open this chart from the list of patients to ask for it."
)
_NEWS = (
    *("infusion", "course", "closure", "center", "patient", "chart_fact"),
    *("chair", "chair_outage", "opening", "staffing_day"),
)


class CalendarPresenter(QObject):
    """Keep the calendar true, and lead from a ghost to the plan it stands for.

    Args:
        session: of the person signed in.
        panel: the page; it owns this object.

    Attributes:
        changes: opens what changes a course.

    Signals:
        opened(str): row id of the patient whose page is to be shown.
        plan_asked(str, object): plan the course of this patient from a day.
    """

    opened = Signal(str)
    plan_asked = Signal(str, object)

    def __init__(self, session: Session, panel: CalendarPanel) -> None:
        super().__init__(panel)
        self._session = session
        self._panel = panel
        self._view = _FOUR_WEEKS
        self._first: date | None = None
        self._board: CalendarBoard | None = None
        self._lens: Lens | None = None
        self._judged: PlanCard | None = None
        self.changes = CalendarChanges(session, panel)
        self.days = DayActs(panel, self._here)
        self._pace = Pace(self)
        self._pace.rested.connect(self._say)
        self._menus = MenuPresenter(session, panel, self)
        self._starts = StartsPresenter(session, panel.starts)
        self._standings = Standings(session, panel.board)
        self._connect()

    def _connect(self) -> None:
        panel, board = self._panel, self._panel.board
        self._session.changed.connect(self._hear)
        panel.moved.connect(self._move)
        panel.view_chosen.connect(self._choose_view)
        panel.date_asked.connect(self._ask_date)
        panel.slots_asked.connect(self._ask_slots)
        panel.lens_cleared.connect(self._clear_lens)
        for said in (panel.strip, board.callout):
            said.pressed.connect(self._follow)
        board.chosen.connect(self.look_at)
        board.opened.connect(self.opened)
        board.ghost_asked.connect(self.show_ghost)
        board.dropped.connect(self._drop)
        board.put_back.connect(self._put_back)
        self._menus.opened.connect(self.opened)
        self.changes.outdated.connect(self.show_again)

    def show(self) -> None:
        """Read the days and show them; the lens stays.

        Raises:
            NotPermitted: the person's roles do not read charts.
        """
        opens, today = self._first is None, self._session.read.today()
        first = self._first or self._start_of(today)
        self._first = first
        reader = self._session.read.of_calendar
        board = reader.board(first, _SPANS[self._view])
        if self._lens is not None:
            self._lens = reader.lens(self._lens.patient_id, board)
        self._board, self._judged = board, None
        self._panel.show_board(board, self._lens, self._view)
        if opens:
            self._panel.board.stand_on(today)
        self._starts.show(None if self._view else first)
        self._standings.begin(board)

    def show_again(self) -> None:
        """Read the days again; what cannot be read is said on the page."""
        try:
            self.show()
        except PlannerError as refusal:
            self._lens = None
            self._panel.say(VerdictCard("blocked", "Not shown", str(refusal)))

    def _start_of(self, day: date) -> date:
        """Begin a week on its Monday, and a day on itself."""
        return day if self._view == 0 else day - timedelta(days=day.weekday())

    def go_to(self, day: date) -> None:
        """Show the days around one, with the cursor on it."""
        self._first = self._start_of(day)
        self.show_again()
        self._panel.board.stand_on(day)

    def look_at(self, patient_id: str) -> None:
        """Lay the coming course of a patient over the days."""
        if self._board is None or (self._lens and self._lens.patient_id == patient_id):
            return
        try:
            self._lens = self._session.read.of_calendar.lens(patient_id, self._board)
        except ChartRestricted:
            self._panel.say(_RESTRICTED)
            return
        except PlannerError as refusal:
            self._panel.say(VerdictCard("blocked", "Not shown", str(refusal)))
            return
        self._panel.show_board(self._board, self._lens, self._view)

    def _move(self, spans: int) -> None:
        if self._first is not None:
            self._first += timedelta(days=spans * _SPANS[self._view])
            self.show_again()

    def _choose_view(self, view: int) -> None:
        here = self._here()
        self._view = view
        self._first = self._start_of(here)
        self.show_again()

    def _here(self) -> date:
        """Give the day of the cursor, so that a closer view shows it."""
        column = self._panel.board.currentIndex().column()
        if self._board and 0 <= column < len(self._board.days) and self._view != LIST:
            return self._board.days[column].on
        return self._first or self._session.read.today()

    def _ask_date(self) -> None:
        closed = ClosedDays(self._session.read.center().open_days)
        facts = MonthFacts(self._session.read.today(), self._here(), closed.reason)
        popup = CalendarPopup(facts, self._panel.date_button)
        popup.taken.connect(self.go_to)
        popup.open_under(self._panel.date_button)

    def _ask_slots(self) -> None:
        if self._lens is None:
            asked = ask_who(self._session, "Whose course is to be planned?", self._panel)
            asked.chosen.connect(self._find_for)
            return
        card = self._session.read.plan(self._lens.patient_id, Wish(None, self._lens.length))
        if not card.suggestions:
            self._panel.say(VerdictCard("info", "No slot", card.suggestions_note))
            return
        menu = Menu(
            "First starts that fit, then earlier days that do not", slot_entries(card), self._panel
        )
        menu.chosen.connect(lambda words: self._ghost_on(date.fromisoformat(words)))
        menu.open_at(self._panel.under(self._panel.slot_button))

    def _find_for(self, patient_id: str) -> None:
        """Show the first days that fit a patient who was chosen by name, planned or not."""
        self.look_at(patient_id)
        self.show_first_fit()

    def _ghost_on(self, day: date) -> None:
        """Stand the ghost on a day, turning to its weeks where they are out of sight."""
        if self._board is None or self._board.column(day) is None:
            self.go_to(day)
        column = self._board.column(day) if self._board else None
        if column is not None:
            self.show_ghost(column)
        self._panel.begin()

    @property
    def lens(self) -> Lens | None:
        """The course that is laid over the days; None for none."""
        return self._lens

    def show_first_fit(self) -> None:
        """Stand the ghost on the first days that fit."""
        if self._lens is not None and self._lens.first_fit is not None:
            self._ghost_on(self._lens.first_fit)

    def find(self, patient_id: str, search_from: date) -> None:
        """Lay the coming course of a patient over the days, the ghost on the first that fit.

        Args:
            patient_id: the patient's row id; a plan need not be there yet.
            search_from: the ghost stands on no day before.

        Raises:
            NotPermitted: the person's roles do not read charts.
            ChartRestricted: a manager restricted this chart to others.
            Refused: the patient is no longer in the records.
        """
        self._first = self._start_of(search_from)
        self.show()
        if self._board is None:
            return
        self._lens = self._session.read.of_calendar.lens(patient_id, self._board)
        self._panel.show_board(self._board, self._lens, self._view)
        self._ghost_on(self._board.first_legal(self._lens, search_from))

    def show_ghost(self, column: int) -> None:
        """Stand the ghost on a day, and judge the course that would begin on it."""
        if self._board is None or self._lens is None:
            return
        day = self._board.days[min(column, len(self._board.days) - 1)].on
        card = self._session.read.plan(self._lens.patient_id, Wish(day, self._lens.length))
        self._judged = card
        head = f"I{card.consequences_head[1:]}" if card.consequences else ""
        ghost = Ghost(column, self._row(), card.verdict)
        self._panel.show_ghost(ghost, head, card.consequences, aloud=self._pace.may_speak())

    def _say(self) -> None:
        """Say the verdict the ghost came to rest on."""
        if self._judged is not None:
            announce(self._panel.board, self._judged.verdict.spoken)

    def _row(self) -> int:
        """Give the row of the plan that is moved; the last, empty one where there is none."""
        rows = self._board.rows if self._board else ()
        course = self._lens.course_id if self._lens else ""
        for place, row in enumerate(rows):
            if course and any(ribbon.course_id == course for ribbon in row.ribbons):
                return place
        return max(len(rows) - 1, 0)

    def _drop(self) -> None:
        card = self._judged
        if card is None or card.start_on is None or self._lens is None:
            return
        if card.verdict.state == "blocked":
            # the ghost goes back, and what was said stays to be read
            self._judged = None
            self._panel.board.show_ghost(None)
            self._panel.say(card.verdict)
            return
        course_id = self._lens.course_id
        # a plan that is there already stays the same course on other days
        if course_id and self.changes.move_to(course_id, card.start_on):
            return
        self.plan_asked.emit(self._lens.patient_id, card.start_on)

    def _follow(self, card: VerdictCard) -> None:
        if card.action_on is not None:
            self._ghost_on(card.action_on)
        elif self._lens is not None and self._judged is not None:
            self.plan_asked.emit(self._lens.patient_id, self._judged.start_on)

    def _put_back(self) -> None:
        """Give up the ghost first, then the lens."""
        if self._panel.board.ghost is None:
            self._clear_lens()
        self._judged = None
        self._panel.clear_ghost()

    def _clear_lens(self) -> None:
        self._lens = None
        self.show_again()
        self._panel.begin()

    def _hear(self, change: Change) -> None:
        # a page out of sight is read again when it is shown
        if self._panel.isVisible() and any(change.touches(table) for table in _NEWS):
            self.show_again()
