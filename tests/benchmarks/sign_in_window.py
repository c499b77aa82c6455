"""The program as a person starts it, until the sign-in has painted.

Usage: `python -m tests.benchmarks.sign_in_window FOLDER`.
"""

import sys

# loads PySide in the program's own way before anything else does, as when a person starts it
import infusion_planner.ui  # noqa: F401

# isort: split
from PySide6.QtWidgets import QApplication

from infusion_planner.cli import run
from tests.benchmarks.painted import PaintWatch, anything


def main(folder: str) -> int:
    """Run the command that opens the window on the records of a folder."""
    app = QApplication(sys.argv[:1])
    PaintWatch(app, anything)
    return run(["open", "--data", folder])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
