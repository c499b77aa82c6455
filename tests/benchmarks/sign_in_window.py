"""The program as a person starts it, until the sign-in has painted.

Usage: `python -m tests.benchmarks.sign_in_window FOLDER`.
"""

import sys

from PySide6.QtWidgets import QApplication

# puts PySide's import aside before anything of the program is loaded, as when a person starts it
import infusion_planner.ui  # noqa: F401
import tests.benchmarks.as_installed  # noqa: F401
from infusion_planner.cli import run
from tests.benchmarks.painted import PaintWatch, anything


def main(folder: str) -> int:
    """Run the command that opens the window on the records of a folder."""
    app = QApplication(sys.argv[:1])
    PaintWatch(app, anything)
    return run(["open", "--data", folder])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
