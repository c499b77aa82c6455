"""Leads through the Today board and the run sheets of those who are here."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING

from infusion_planner.demo.guide import settle
from infusion_planner.ui.course_close.panel import CourseClosePanel
from infusion_planner.ui.handover.dialogs import TakeDialog
from infusion_planner.ui.paper.days import DaysPanel
from infusion_planner.ui.paper.pack_panel import PackPanel
from infusion_planner.ui.run_sheet.panel import RunSheetPanel
from infusion_planner.ui.shell.panel import TODAY, FramePanel
from infusion_planner.ui.shell.shelf import CLOSE
from infusion_planner.ui.today.panel import TodayPanel

if TYPE_CHECKING:
    from infusion_planner.cards.today_board import BoardRow
    from infusion_planner.demo.guide import Guide, Stop

_PATIENCE = 20.0
"""Seconds within which the sheets of a day are made, also on a busy computer."""


def days(guide: Guide) -> Iterator[Stop]:
    """Show the board, and the run sheet of one patient in each state."""
    if TODAY not in guide.panel(FramePanel).screens:
        return
    guide.pages.days.open_today()
    settle()
    guide.panel(TodayPanel).board.setFocus()
    yield guide.stop("today")
    yield from _since(guide)
    seen: set[str] = set()
    for row in guide.read.of_days.today().rows:
        if row.state not in seen:
            seen.add(row.state)
            yield from _sheet(guide, row)
    yield from _close(guide)
    yield from _paper(guide)
    guide.leave()


def _since(guide: Guide) -> Iterator[Stop]:
    """Show what fell due while the program was closed, where something did."""
    panel = guide.panel(TodayPanel)
    if not panel.since_button.isVisible():
        return
    panel.since_button.click()
    yield guide.stop("since-last-run")
    panel.since.later_pressed.emit()
    settle()


def _paper(guide: Guide) -> Iterator[Stop]:
    """Show the pack of the next day, the days that came on paper, and one of them."""
    paper = guide.pages.days.paper
    paper.open_pack()
    _wait_for_pages(guide.panel(PackPanel))
    yield guide.stop("day-pack")
    paper.open_days()
    yield guide.stop("days-from-paper")
    days = guide.panel(DaysPanel).table.table.lines
    if days:
        key = str(getattr(days[0], "key", ""))
        infusion_id = key.partition(" ")[0]
        rows = guide.read.of_days.today().rows
        about = next((row.patient_id for row in rows if row.infusion_id == infusion_id), "")
        paper.open_from_paper(key)
        yield guide.stop("from-paper", about)


def _wait_for_pages(panel: PackPanel) -> None:
    """Let the sheets be made, one after the other."""
    until = monotonic() + _PATIENCE
    settle()
    while not panel.pages.isVisible() and monotonic() < until:
        settle()


def _close(guide: Guide) -> Iterator[Stop]:
    """Show the close of the first course that was given here, and its form."""
    given = (
        card.identity.patient_id
        for card in guide.cards
        for line in card.infusions
        if line.dose and line.can_print
    )
    for patient_id in given:
        guide.pages.days.open(patient_id, CLOSE)
        yield guide.stop("course-close", patient_id)
        guide.panel(CourseClosePanel).close_pressed.emit()
        yield from guide.over("course-close-form", patient_id)
        return


def _not_given(guide: Guide, row: BoardRow) -> Iterator[Stop]:
    """Show the forms of two ways to close a day on which nothing was given."""
    panel = guide.panel(RunSheetPanel)
    for became in ("deferred", "omitted"):
        panel.acted.emit(f"close:{became}")
        yield guide.stop(f"run-sheet-{became}", row.patient_id)
        panel.close_form()


def _handover(guide: Guide, row: BoardRow) -> Iterator[Stop]:
    """Show what one nurse leaves to another one, and what that one takes over."""
    guide.panel(RunSheetPanel).acted.emit("handover")
    yield from guide.over("hand-over", row.patient_id)
    TakeDialog(guide.read.of_days.handovers(), guide.window).open()
    yield from guide.over("take-over", row.patient_id)


def _sheet(guide: Guide, row: BoardRow) -> Iterator[Stop]:
    guide.pages.days.open_sheet(row.infusion_id)
    yield guide.stop(f"run-sheet-{row.state}", row.patient_id)
    if row.state == "blocked":
        yield from _not_given(guide, row)
    if row.state == "infusing":
        panel = guide.panel(RunSheetPanel)
        panel.acted.emit("reaction")
        yield guide.stop("run-sheet-reaction", row.patient_id)
        panel.close_form()
        panel.vitals.amend_in_hand()
        yield guide.stop("run-sheet-amend", row.patient_id)
        panel.close_form()
        panel.vitals.entry.boxes["temperature_c"].setText("98.6")
        panel.vitals.recorded.emit()
        yield guide.stop("run-sheet-fahrenheit", row.patient_id)
        panel.vitals.clear()
        yield from _handover(guide, row)
