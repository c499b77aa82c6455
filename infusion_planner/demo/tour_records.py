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
    changed = [line for line in tab.table.table.lines if getattr(line, "changes", "")]
    tab.table.select_line(changed[0])
    yield guide.stop("records-trail")
    tab.export.click()
    yield from guide.over("records-export")
    tab.filters.text.set_text(_FITS_NOTHING)
    tab.filters.changed.emit()
    yield guide.stop("records-no-match")
    tab.filters.empty()
    guide.panel(RecordsPanel).tabs.choose(1)
    yield guide.stop("records-reviews")
    guide.leave()
