"""Gives the window its doors and opens it."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.app.ahead import load_ahead
from infusion_planner.app.clock import monotonic, now
from infusion_planner.app.office import FirstStart, first_start, sign_in
from infusion_planner.app.paper import (
    patient_calendar_pdf,
    print_day_sheets,
    print_recovery_sheet,
    unprintable,
)
from infusion_planner.app.places import (
    RECORDS_FILE,
    RING_FILE,
    has_records,
    look_file,
    resources,
)
from infusion_planner.app.workstation import LookFile, LookInMemory
from infusion_planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from infusion_planner.app.office import Clock
    from infusion_planner.ui.doors import Doors


_COLLECT_AFTER = 10_000
"""Objects made before Python looks for circles among them; its own 700 suit small scripts."""


def doors(
    folder: Path,
    *,
    clock: Clock = now,
    sample: tuple[str, str] | None = None,
    look: LookFile | LookInMemory | None = None,
) -> Doors:
    """Give the window everything it needs of a folder's records.

    Args:
        folder: where the records lie, or shall lie.
        clock: the workstation's time.
        sample: name and password shown at the sign-in of a SAMPLE center.
        look: keeps the look; forgotten with the window when None.
    """
    from infusion_planner.store.holders import person_names
    from infusion_planner.ui.doors import Doors

    look = look or LookInMemory()
    return Doors(
        resources=resources(),
        file_words=RECORDS_FILE,
        now=clock,
        monotonic=monotonic,
        has_records=lambda: has_records(folder),
        person_names=lambda: person_names(folder / RING_FILE),
        sample_account=sample,
        sign_in=lambda name, password: sign_in(folder, name, password, clock=clock),
        first_start=lambda center, person, password, also: first_start(
            folder, FirstStart(center, person, password, also), clock=clock
        ),
        day_sheet_pdf=lambda copy, paper: print_day_sheets((copy,), paper),
        patient_calendar_pdf=patient_calendar_pdf,
        recovery_sheet_pdf=print_recovery_sheet,
        unprintable=unprintable,
        load_ahead=load_ahead,
        read_look=look.read,
        keep_look=look.keep,
    )


def open_window(
    folder: Path,
    *,
    sample: tuple[str, str] | None = None,
    open_sample: Callable[[], Doors] | None = None,
) -> int:
    """Open the window and give its exit code when it is closed.

    Args:
        folder: where the records lie, or shall lie.
        sample: name and password shown at the sign-in of a SAMPLE center.
        open_sample: offered at the first start; see `Doors`.

    Raises:
        PlannerError: there is no screen.
    """
    if not has_screen(environ, sys.platform):
        raise PlannerError(
            "There is no screen here, so the window was not opened. Start it from a desktop, or"
            " use the commands that need none: infusion-planner --help lists them."
        )
    # a list of patients makes objects by the ten thousand, and next to all of them stay
    gc.set_threshold(_COLLECT_AFTER)
    from infusion_planner.ui.main import run_window

    return run_window(replace(window_doors(folder, sample=sample), open_sample=open_sample))


def window_doors(folder: Path, *, sample: tuple[str, str] | None = None) -> Doors:
    """Give a window that a person opens its doors; see `doors`.

    It begins in the look kept for this account. What is chosen is kept in turn, but not where
    somebody only tries the sample out.
    """
    kept = LookFile(look_file())
    look = kept if sample is None else LookInMemory(kept.read())
    return doors(folder, sample=sample, look=look)


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether Qt can open a window; without a display it would end the process."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in names)
