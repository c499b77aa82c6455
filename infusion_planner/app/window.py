"""Gives the window its doors and opens it."""

from __future__ import annotations

import gc
import sys
from functools import cache
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from infusion_planner.app.account_doors import (
    by_password,
    by_sheet,
    counts_of,
    make_center,
    renew_keys,
    words_state,
)
from infusion_planner.app.ahead import load_ahead
from infusion_planner.app.clock import monotonic, now
from infusion_planner.app.exit_codes import DONE
from infusion_planner.app.guard import stand_guard
from infusion_planner.app.packs import pack_pdf
from infusion_planner.app.paper import (
    claim_table,
    print_recovery_sheet,
    sheet_pdf,
    trial_evidence,
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
from infusion_planner.domain.errors import FolderTrouble, PlannerError
from infusion_planner.domain.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from infusion_planner.app.folder_kind import Query
    from infusion_planner.app.office import Clock, Office
    from infusion_planner.app.restore_desk import RestoreDesk
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.cards.trail_export import TrailExport
    from infusion_planner.domain.clinic import Center
    from infusion_planner.domain.roles import Roles
    from infusion_planner.ui.doors import Doors
    from infusion_planner.ui.shell.one_window import OneWindow

    Account = tuple[str, str]

_COLLECT_AFTER = 10_000
"""Objects made before Python looks for circles among them; its own 700 suit small scripts."""


def doors(
    folder: Path,
    *,
    clock: Clock = now,
    sample: tuple[str, str] | None = None,
    look: LookFile | LookInMemory | None = None,
    query: Query | None = None,
) -> Doors:
    """Give the window everything it needs of a folder's records.

    Args:
        folder: where the records lie, or shall lie.
        clock: the workstation's time.
        sample: name and password shown at the sign-in of a SAMPLE center.
        look: keeps the look; forgotten with the window when None.
        query: tells what a folder lies on; the system is asked when None.
    """
    from infusion_planner.store.holders import person_names
    from infusion_planner.ui.doors import Doors, Writing

    def begin_trail_file(export: TrailExport, path: str) -> Writing:
        # needed when somebody exports, and not before
        from infusion_planner.app.trail_file import TrailFile

        return TrailFile(export, path)

    def write_key(path: str, key: str) -> None:
        from infusion_planner.app import trail_file

        trail_file.write_key(path, key)

    look = look or LookInMemory()
    # one for as long as the window runs: its waits count down meanwhile
    counts = cache(lambda: counts_of(folder))

    def trouble() -> str:
        # where every patient is invented nothing can be lost
        return "" if sample else _trouble_with(folder, query)

    def found_records() -> bool:
        if has_records(folder):
            return True
        _refuse(trouble())
        return False

    def begin(
        center: Center, person: str, password: str, also: Roles
    ) -> tuple[Office, RecoverySheetCard]:
        _refuse(trouble())
        return make_center(folder, center, person, password, also, clock=clock)

    def restoring() -> RestoreDesk:
        # needed when something happened to the records, and not before
        from infusion_planner.app.restore_desk import RestoreDesk

        return RestoreDesk(folder, clock, lambda: _refuse(trouble()), counts())

    return Doors(
        resources=resources(),
        file_words=RECORDS_FILE,
        now=clock,
        monotonic=monotonic,
        has_records=found_records,
        person_names=lambda: person_names(folder / RING_FILE),
        sample_account=sample,
        sign_in=lambda name, password: by_password(folder, name, password, clock, counts()),
        first_start=begin,
        sheet_pdf=sheet_pdf,
        recovery_sheet_pdf=print_recovery_sheet,
        unprintable=unprintable,
        load_ahead=load_ahead,
        trail_file=begin_trail_file,
        write_key=write_key,
        pack_pdf=pack_pdf,
        evidence=trial_evidence,
        claim_table=claim_table,
        read_look=look.read,
        keep_look=look.keep,
        restoring=restoring,
        folder_warning=lambda: _warning(trouble()),
        renew_keys=renew_keys,
        open_by_sheet=lambda text: by_sheet(folder, text, clock, counts()),
        sheet_words_state=words_state,
    )


def _trouble_with(folder: Path, query: Query | None) -> str:
    # what knows volumes is loaded with the question, which waits until the sign-in is painted
    from infusion_planner.app.folder_kind import folder_trouble
    from infusion_planner.app.volumes import volume_of

    return folder_trouble(folder, query=query or volume_of)


def _warning(trouble: str) -> str:
    from infusion_planner.app.folder_kind import warning

    return warning(trouble)


def _refuse(trouble: str) -> None:
    if trouble:
        from infusion_planner.app.folder_kind import refusal

        raise FolderTrouble(refusal(trouble))


def open_window(
    folder: Path,
    *,
    sample: Callable[[], Account | None] = lambda: None,
    open_sample: Callable[[Callable[[Path], None]], Doors] | None = None,
) -> int:
    """Open the window and give its exit code when it is closed.

    Where a window is open on the folder already, it comes forward instead, and that is all.

    Args:
        folder: where the records lie, or shall lie.
        sample: gives name and password shown at the sign-in of a SAMPLE center, None for a real
            center; called when no other window can be open on the folder any more.
        open_sample: offered at the first start; see `Doors`. It is given what holds the folder
            of the SAMPLE center before anything is made there.

    Raises:
        PlannerError: there is no screen, or a window that does not answer is open on the folder.
    """
    if not has_screen(environ, sys.platform):
        raise PlannerError(
            "There is no screen here, so the window was not opened. Start it from a desktop, or"
            " use the commands that need none: infusion-planner --help lists them."
        )
    stand_guard()
    # a list of patients makes objects by the ten thousand, and next to all of them stay
    gc.set_threshold(_COLLECT_AFTER)
    # so does what a start makes; `run_window` begins to look once there is a page
    gc.disable()
    try:
        return _open(folder, sample, open_sample)
    finally:
        gc.enable()


def _open(
    folder: Path,
    sample: Callable[[], Account | None],
    open_sample: Callable[[Callable[[Path], None]], Doors] | None,
) -> int:
    from infusion_planner.ui.main import application, run_window
    from infusion_planner.ui.shell.one_window import OneWindow

    application()
    one = OneWindow()
    if not one.take(folder):
        sys.stdout.write("These records are already open; their window was brought forward.\n")
        return DONE
    try:
        wired = window_doors(folder, sample=sample())
        return run_window(replace(wired, open_sample=_going_over(one, folder, open_sample)), one)
    finally:
        one.leave_all()


def _going_over(
    one: OneWindow, folder: Path, open_sample: Callable[[Callable[[Path], None]], Doors] | None
) -> Callable[[], Doors] | None:
    """Give what goes over to the SAMPLE center and leaves the folder held before to others."""
    if open_sample is None:
        return None

    def hold(sample: Path) -> None:
        if not one.take(sample):
            raise FolderTrouble("The sample center is open in another window. Go on there.")

    def go_over() -> Doors:
        found = open_sample(hold)
        one.leave(folder)
        return found

    return go_over


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
