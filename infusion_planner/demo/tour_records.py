"""Leads through the records: the trail, an entry, a filter that fits nothing, the review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from infusion_planner.demo.guide import settle
from infusion_planner.ui.records.panel import RecordsPanel
from infusion_planner.ui.records.trail_tab import TrailTab
from infusion_planner.ui.shell.panel import RECORDS, FramePanel

if TYPE_CHECKING:
    from infusion_planner.demo.guide import Guide, Stop

_FITS_NOTHING = "done by nobody"


def records(guide: Guide) -> Iterator[Stop]:
    """Show what managers and auditors see; nothing for anybody else."""
    if RECORDS not in guide.panel(FramePanel).screens:
        return
    guide.pages.open_records()
    settle()
    tab = guide.panel(TrailTab)
    _choose_a_change(tab)
    yield guide.stop("records-trail")
    tab.export.click()
    yield from guide.over("records-export")
    tab.filters.text.set_text(_FITS_NOTHING)
    tab.filters.changed.emit()
    yield guide.stop("records-no-match")
    tab.filters.empty()
    guide.panel(RecordsPanel).tabs.choose(1)
    yield guide.stop("records-reviews")
    guide.panel(RecordsPanel).tabs.choose(2)
    yield guide.stop("records-starts")
    guide.leave()


def _choose_a_change(tab: TrailTab) -> None:
    """Choose the newest entry that changed something; many that only read may be newer."""
    while True:
        lines = tab.table.table.lines
        changed = next((line for line in lines if getattr(line, "changes", "")), None)
        if changed is not None:
            tab.table.select_line(changed)
        if changed is not None or not tab.more.isVisible():
            return
        tab.more.click()
        settle()
