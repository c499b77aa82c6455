"""Runs the program's commands as a person would, in a process of their own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PROJECT = Path(__file__).parents[1]
# A module set to None cannot be imported, as if it were not installed.
WITHOUT_QT = (
    "import sys; sys.modules['PySide6'] = None; from infusion_planner.cli import main; main()"
)


def command(
    *arguments: str | Path,
    text: str = "",
    environment: Mapping[str, str] | None = None,
    without_qt: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run `python main.py` with arguments, and text on its standard input."""
    start = ["-c", WITHOUT_QT] if without_qt else ["main.py"]
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *start, *map(str, arguments)],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=PROJECT,
        env=kept | dict(environment or {}),
        timeout=300,
    )
