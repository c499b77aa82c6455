"""The floor: the least a Qt program does before it shows a window."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from tests.benchmarks.painted import PaintWatch, anything


def main() -> int:
    """Show an empty main window until it has painted."""
    app = QApplication(sys.argv[:1])
    PaintWatch(app, anything)
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
