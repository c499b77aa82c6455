"""The window of a person who has signed in, until the patients list has painted.

Usage: `python -m tests.benchmarks.patients_window FOLDER PATIENTS NAME PASSWORD`; the records
are fictional and so is their password.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTableView, QWidget

from infusion_planner.app.window import doors
from infusion_planner.ui.main import build_window
from tests.benchmarks.painted import PaintWatch


def main(folder: Path, patients: int, account: tuple[str, str]) -> int:
    """Open the records, enter the window and wait for a list of so many patients."""
    app = QApplication(sys.argv[:1])

    def lists_all(window: QWidget) -> bool:
        tables = window.findChildren(QTableView)
        return any(table.isVisible() and table.model().rowCount() == patients for table in tables)

    PaintWatch(app, lists_all)
    window_doors = doors(folder)
    window = build_window(app, window_doors)
    window.show()
    window.start()
    window.enter(window_doors.sign_in(*account))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), (sys.argv[3], sys.argv[4])))
