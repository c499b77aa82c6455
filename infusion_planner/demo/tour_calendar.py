"""Leads through the calendar, with a lens and a ghost, and through the wait list beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from infusion_planner.actions.close_days import CloseDays
from infusion_planner.demo.guide import settle
from infusion_planner.ui.calendar.panel import LIST, CalendarPanel
from infusion_planner.ui.course_change.form import ChangeForm
from infusion_planner.ui.shell.panel import CALENDAR, FramePanel
from infusion_planner.ui.waiting.panel import WaitPanel

if TYPE_CHECKING:
    from infusion_planner.demo.guide import Guide, Stop
    from infusion_planner.ui.settings.closed_days import ClosedDays

_FOUR_WEEKS = 2
_A_WEEK = 5
"""Columns: the days of the week without infusions are left out."""
_VIEWS = ("day", "week", "4-weeks", "list")


def calendar(guide: Guide) -> Iterator[Stop]:
    """Show every view, then the coming course of one patient on a legal and an illegal day."""
    if CALENDAR not in guide.panel(FramePanel).screens:
        return
    guide.pages.calendar.open()
    settle()
    panel = guide.panel(CalendarPanel)
    for place in (0, 1, LIST, _FOUR_WEEKS):
        panel.views.chosen.emit(place)
        settle()
        yield guide.stop(f"calendar-{_VIEWS[place]}")
    yield from _ghosts(guide, panel)
    yield from _waiting(guide)
    yield from _closing(guide)
    guide.leave()


def _closing(guide: Guide) -> Iterator[Stop]:
    """Show a day that is open, and what closing it moves; then open it again."""
    rows = guide.panel(CalendarPanel).board.cells.board.rows
    today = guide.read.today()
    plans = (ribbon for row in rows for ribbon in row.ribbons if ribbon.movable)
    ahead = [ribbon.start_on for ribbon in plans if ribbon.start_on > today]
    day = min(ahead, default=today)
    guide.pages.closing.show_replan(day)
    settle()
    yield guide.stop("close-days")
    session = guide.window.session
    if session is None or not ahead:
        return
    session.do(CloseDays(day, day, "Burst pipe on the second floor"))
    settle()
    yield guide.stop("close-days-moves")
    session.undo()
    settle()


def closed_with_courses(guide: Guide, page: ClosedDays) -> Iterator[Stop]:
    """Show what is said of a day that would be closed and has courses on it; nothing is kept."""
    today = guide.read.today()
    lines = guide.read.of_calendar.board(today, 28).lines
    ahead = sorted(line.sort_day for line in lines if line.sort_day > today.isoformat())
    if not ahead:
        return
    page.day.set_text(ahead[0])
    page.day.finished.emit()
    page.add_pressed.emit("Inventory")
    settle()
    yield guide.stop("settings-closed-days-hit")
    page.remove_pressed.emit(ahead[0])
    settle()


def _waiting(guide: Guide) -> Iterator[Stop]:
    guide.pages.calendar.open_waiting()
    settle()
    panel = guide.panel(WaitPanel)
    yield guide.stop("wait-list")
    panel.focus_lines()
    panel.table.selectRow(0)
    settle()
    panel.change.click()
    yield from guide.over("wait-list-request")


def _ghosts(guide: Guide, panel: CalendarPanel) -> Iterator[Stop]:
    ribbons = [ribbon for row in panel.board.cells.board.rows for ribbon in row.ribbons]
    movable = next((ribbon for ribbon in ribbons if ribbon.movable), None)
    if movable is None:
        return
    panel.board.chosen.emit(movable.patient_id)
    settle()
    yield guide.stop("calendar-lens", movable.patient_id)
    panel.board.ghost_asked.emit(movable.first)
    settle()
    yield guide.stop("calendar-ghost", movable.patient_id)
    panel.board.ghost_asked.emit(movable.first + _A_WEEK)
    panel.board.dropped.emit()
    settle()
    if panel.findChildren(ChangeForm):
        yield from guide.over("course-change", movable.patient_id)
    panel.board.put_back.emit()
    panel.board.put_back.emit()
    settle()
