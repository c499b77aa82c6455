"""The way in: the window at once, anything else through the commands.

The words that open the window are read here without click, whose loading would hold the sign-in
up and do nothing for it. Here is also the one hook for faults on the command line.
"""

import sys
from pathlib import Path
from typing import IO, NoReturn

from infusion_planner.app.exit_codes import BUG, REFUSED
from infusion_planner.app.last_words import take_last_words
from infusion_planner.domain.errors import PlannerError


def main() -> NoReturn:
    """Run the command of the command line and leave with its exit code."""
    take_last_words()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command.

    Args:
        arguments: what stands after the program's name.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        return _run(arguments)
    except PlannerError as refusal:
        return _say(str(refusal), REFUSED)
    except Exception as bug:  # noqa: BLE001  # the one hook of the command line
        return _say(_bug_words(bug), BUG)


def _run(arguments: list[str]) -> int:
    from infusion_planner.demo.opening import open_records

    match arguments:
        case [] | ["open"]:
            return open_records(None)
        case ["open", "--demo"]:
            return open_records(None, demo=True)
        case ["open", "--data", folder] if not folder.startswith("-"):
            return open_records(Path(folder))
    from infusion_planner.commands import run_command

    return run_command(arguments)


def _speak_utf8(stream: IO[str]) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(words: str, code: int) -> int:
    sys.stderr.write(f"{words}\n")
    return code


def _bug_words(bug: Exception) -> str:
    """Log a bug and name its kind and place, never its text, which may hold patient data."""
    from infusion_planner.app.log import log_fault

    note = log_fault(type(bug), bug.__traceback__)
    return (
        f"Fault {note.number}. This is a fault in Infusion Planner ({note.kind} at {note.place})."
        f" What was saved before stands. Please tell your IT: fault {note.number}."
    )
