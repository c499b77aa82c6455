"""Between what tells its steps and what shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.ui.forms.job import Stopped

if TYPE_CHECKING:
    from infusion_planner.ui.backups.door import Progress, Told
    from infusion_planner.ui.forms.job import Report

_COPYING, _CHECKING = "Copying the records", "Opening the copy again and checking it"


def steps_of(report: Report) -> Progress:
    """Give what is told the pages of a copy, and stops it when a person wants that."""

    def tell(done: int, pages: int) -> None:
        words = _COPYING if done < pages else _CHECKING
        if not report(done, pages, words):
            raise Stopped

    return tell


def told_by(report: Report) -> Told:
    """Give what is told the checks done, and stops them when a person wants that."""

    def tell(done: int, checks: int, name: str) -> None:
        if not report(done, checks, name):
            raise Stopped

    return tell
