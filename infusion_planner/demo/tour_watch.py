"""Leads through the watch list: all that waits, and a search that fits nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from infusion_planner.demo.guide import settle
from infusion_planner.ui.shell.panel import WATCH, FramePanel
from infusion_planner.ui.watch.panel import WatchPanel

if TYPE_CHECKING:
    from infusion_planner.demo.guide import Guide, Stop

_ROUNDS = 500


def watch(guide: Guide) -> Iterator[Stop]:
    """Show what waits of all patients, once all of it is read."""
    if WATCH not in guide.panel(FramePanel).screens:
        return
    guide.pages.open_watch()
    panel = guide.panel(WatchPanel)
    for _ in range(_ROUNDS):
        settle()
        if panel.table.table.lines:
            break
    yield guide.stop("watch-list")
    guide.leave()
