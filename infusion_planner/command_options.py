"""What several commands take: which records, and with what secret they are opened."""

from __future__ import annotations

from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

import click

from infusion_planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from infusion_planner.app.secret import Typed

DATA = click.option(
    "--data", type=click.Path(path_type=Path), help="Folder of the center's records."
)
DEMO = click.option("--demo", is_flag=True, help="The SAMPLE center, in a file of its own.")
RECOVERY = click.option(
    "--recovery-file",
    type=click.Path(path_type=Path),
    help="File with the 24 recovery words, instead of name and password.",
)


def records_folder(data: Path | None, *, demo: bool) -> Path:
    """Give the folder of the records a command works on.

    From here on nothing leaks, and where the records lie is warned of.
    """
    from infusion_planner.app.folder_kind import folder_trouble, warning
    from infusion_planner.app.guard import stand_guard
    from infusion_planner.app.places import data_folder, sample_folder

    stand_guard()
    folder = sample_folder(data) if demo else data or data_folder()
    trouble = "" if demo else folder_trouble(folder)
    if trouble:
        click.echo(warning(trouble), err=True)
    return folder


def secret(recovery_file: Path | None) -> Typed:
    """Give what opens a key ring: name and password, or the words in a file."""
    from infusion_planner.app.secret import by_password, by_recovery

    if recovery_file is None:
        return by_password(*credentials())
    try:
        return by_recovery(recovery_file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as trouble:
        raise PlannerError(
            f"The file with the recovery words cannot be read ({trouble})."
        ) from None


def credentials() -> tuple[str, str]:
    """Take name and password from the environment, or ask for them; never from an argument."""
    name = environ.get("INFUSION_PLANNER_USER") or click.prompt("Name", err=True)
    file = environ.get("INFUSION_PLANNER_PASSWORD_FILE")
    if file is None:
        return str(name), str(click.prompt("Password", hide_input=True, err=True))
    try:
        return str(name), Path(file).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as trouble:
        raise PlannerError(
            f"The password file named by INFUSION_PLANNER_PASSWORD_FILE cannot be read ({trouble})."
        ) from None
