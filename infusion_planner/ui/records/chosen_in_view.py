"""Keeps the chosen line of a table in view when the room, the order or the lines change."""

from PySide6.QtCore import QEvent, QObject, QTimer

from infusion_planner.ui.table_view import LineTableView


class ChosenInView(QObject):
    """Bring the chosen line of a table into view again whenever something could have hidden it.

    Whoever scrolls away from it is let go.

    Args:
        table: the table; it owns this object.
    """

    def __init__(self, table: LineTableView) -> None:
        super().__init__(table)
        self._table = table
        # a table that has just changed is laid out before the next turn of the event loop
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        table.shared.connect(self._wait)
        table.table.layoutChanged.connect(self._wait)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look when the table comes into sight, or gets more or less room."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Resize}:
            self._wait()
        return super().eventFilter(watched, event)

    def _wait(self) -> None:
        self._later.start(0)

    def _show(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            self._table.scrollTo(index)
