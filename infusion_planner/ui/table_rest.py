"""What the columns without room would say of the chosen line of a table."""

from PySide6.QtCore import Qt

from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.table_view import LineTableView

_CHOOSE = "Choose a line to read what its row has no room for."


class RestOfLine(Label):
    """Stand under a table and say of its chosen line what its hidden columns would.

    Args:
        table: whose lines; without a hidden column nothing is shown.
    """

    def __init__(self, table: LineTableView) -> None:
        super().__init__("", "body", "ink2", wrap=True)
        self._table = table
        self.hide()
        table.line_selected.connect(self._say)
        # once the layout has settled: it would not notice a line that comes meanwhile
        table.shared.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def _say(self) -> None:
        line = self._table.table.line(self._table.currentIndex())
        words = self._table.rooms.left_out(line) if line is not None else ""
        # a line may have nothing to say in the columns that are hidden
        self.setText(_CHOOSE if line is None else words)
        self._table.setAccessibleDescription(words)
        self.setVisible(self._table.rooms.leaves_out and bool(self._table.table.lines))
