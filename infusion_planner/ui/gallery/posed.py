"""Parts that look as if the pointer or the focus were on them, for a picture of all states."""

from typing import Literal

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.menu import MenuEntry, MenuList, MenuRow
from infusion_planner.ui.table import Column
from infusion_planner.ui.table_view import LineTableView

Pose = Literal["rest", "hover", "focus"]


class PosedButton(Button):
    """A button as it looks at rest, hovered, or focused."""

    def __init__(self, words: str, kind: str, pose: Pose) -> None:
        super().__init__(words, kind)
        self._pose = pose

    def underMouse(self) -> bool:
        """Say that the pointer is on it where it poses so."""
        return self._pose == "hover" or super().underMouse()

    def hasFocus(self) -> bool:
        """Say that it has the focus where it poses so."""
        return self._pose == "focus" or super().hasFocus()


class _PosedRow(MenuRow):
    def underMouse(self) -> bool:
        return True


class PosedMenu(MenuList):
    """The entries of a menu with the pointer on one of them.

    Args:
        name: what a screen reader calls it.
        entries: from top to bottom.
        pointed: the id of the entry the pointer seems to be on.
    """

    def __init__(self, name: str, entries: tuple[MenuEntry, ...], pointed: str) -> None:
        self._pointed = pointed
        super().__init__(name, entries)

    def row_of(self, entry: MenuEntry) -> MenuRow:
        """Give the row of an entry."""
        return _PosedRow(entry) if entry.id == self._pointed else MenuRow(entry)


class PosedTable(LineTableView):
    """A table that looks focused."""

    def __init__(self, columns: tuple[Column, ...], name: str) -> None:
        super().__init__(columns, name)
        self._show_all()

    def _show_all(self) -> None:
        rows = self.table.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 2)

    def show_lines(self, lines: tuple[object, ...]) -> None:
        """Show the lines, all of them at once, and choose the first."""
        super().show_lines(lines)
        self.select_line(lines[0])
        self._show_all()

    def hasFocus(self) -> bool:
        """Say that it has the focus."""
        return True
