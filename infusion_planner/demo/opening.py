"""Opens the window on the center's records, or on the SAMPLE center that is made first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from infusion_planner.ui.doors import Doors


def open_records(data: Path | None, *, demo: bool = False) -> int:
    """Open the window and give its exit code when it is closed.

    Args:
        data: folder of the center's records; None for the usual one.
        demo: take the SAMPLE center, in a folder of its own.

    Raises:
        PlannerError: there is no screen, or the SAMPLE center cannot be made.
    """
    from infusion_planner.app.places import data_folder, sample_folder
    from infusion_planner.app.window import open_window
    from infusion_planner.demo.account import sample_account

    if demo:
        return open_window(sample_folder(data), sample=lambda: sample_account(made_sample(data)))
    folder = data or data_folder()
    return open_window(
        folder, sample=partial(sample_account, folder), open_sample=partial(sample_doors, data)
    )


def sample_doors(data: Path | None, hold: Callable[[Path], None]) -> Doors:
    """Give a window the doors of the SAMPLE center, which is made where it is not there.

    Args:
        data: folder of the center's records; None for the usual one.
        hold: holds the folder before anything is made there.

    Raises:
        FolderTrouble: the SAMPLE center cannot be made, or is open in another window.
    """
    from infusion_planner.app.places import sample_folder
    from infusion_planner.app.window import window_doors
    from infusion_planner.demo.account import sample_account

    hold(sample_folder(data))
    folder = made_sample(data)
    return window_doors(folder, sample=sample_account(folder))


def made_sample(data: Path | None) -> Path:
    """Give the folder of the SAMPLE center, which is made where it is not there.

    Args:
        data: folder of the center's records; None for the usual one.

    Raises:
        FolderTrouble: the SAMPLE center cannot be made.
    """
    from infusion_planner.app.places import sample_folder
    from infusion_planner.demo.account import sample_account

    folder = sample_folder(data)
    if sample_account(folder) is None:
        from infusion_planner.demo.make import ensure_sample

        ensure_sample(folder)
    return folder
