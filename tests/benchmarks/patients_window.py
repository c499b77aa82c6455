"""The program as a person starts it who signs in at once, until the patients list has painted.

Usage: `python -m tests.benchmarks.patients_window FOLDER PATIENTS NAME PASSWORD`; the records
are fictional and so is their password.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTableView, QWidget

# puts PySide's import aside before anything of the program is loaded, as when a person starts it
import infusion_planner.ui  # noqa: F401
import tests.benchmarks.as_installed  # noqa: F401
from infusion_planner.cli import run
from tests.benchmarks.painted import PaintWatch


def main(folder: str, patients: int, account: tuple[str, str]) -> int:
    """Run the command that opens the window, sign in and wait for a list of so many patients."""
    app = QApplication(sys.argv[:1])

    def lists_all(window: QWidget) -> bool:
        tables = window.findChildren(QTableView)
        return any(table.isVisible() and table.model().rowCount() == patients for table in tables)

    def sign_in() -> None:
        # loaded by now; no sooner than the program itself does
        from infusion_planner.ui.sign_in.panel import SignInPanel  # noqa: PLC0415

        panels = [
            found for each in app.topLevelWidgets() for found in each.findChildren(SignInPanel)
        ]
        panels[0].sign_in_pressed.emit(*account)

    PaintWatch(app, lists_all)
    QTimer.singleShot(0, sign_in)
    return run(["open", "--data", folder])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), (sys.argv[3], sys.argv[4])))
