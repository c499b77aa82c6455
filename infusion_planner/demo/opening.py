"""Opens the window on the center's records, or on the SAMPLE center that is made first."""

from pathlib import Path


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

    folder = sample_folder(data) if demo else data or data_folder()
    if demo and sample_account(folder) is None:
        from infusion_planner.demo.make import ensure_sample

        ensure_sample(folder)
    return open_window(folder, sample=sample_account(folder))
