"""Rows of fields that can be added and taken away: chairs, times out of service, staff by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.domain.frozen import Frozen
from infusion_planner.ui.forms.day_picker import DayPicker
from infusion_planner.ui.kit.button import Button, IconButton
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.flow import Flow
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, fields, group, row
from infusion_planner.ui.recording.entries import DayField
from infusion_planner.ui.settings.in_hand import InHand

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

Row = tuple[str, ...]
"""A row's id, empty for a new one, and what stands in its fields."""
_TOP = Qt.AlignmentFlag.AlignTop


class Cell(Frozen):
    """One field of each row.

    Attributes:
        key: its name in a fault.
        label: its head, and what a screen reader says of it.
        width: in pixels at 100 %.
        is_day: whether a day is typed.
        below: whether it stands under the other fields of its row, for which alone there is
            room in a small window.
    """

    key: str
    label: str
    width: int
    is_day: bool = False
    below: bool = False


class RowKind(Frozen):
    """What all rows of a list have in common.

    Attributes:
        name: what one row is, for a screen reader: `Out of service`.
        cells: the fields, from left to right.
        add: words of the button that adds one.
        none: said where there is no row.
        across: whether rows stand side by side, without heads, and their order counts.
    """

    name: str
    cells: tuple[Cell, ...]
    add: str
    none: str
    across: bool = False


class TypedRow(QObject):
    """The fields of one row, and its buttons, which are there while it is in hand.

    Signals:
        removed(object): the row itself.
        raised(object): the row itself, which is to stand one place earlier.
    """

    removed = Signal(object)
    raised = Signal(object)

    def __init__(self, kind: RowKind, texts: Row, place: int, parent: QObject) -> None:
        super().__init__(parent)
        self.id = texts[0]
        self.fields: dict[str, Field] = {}
        self._hand: InHand | None = None
        self.remove = IconButton("close", f"Remove {kind.name.lower()} {place}")
        self.earlier = IconButton("left", f"Move {kind.name.lower()} {place} one place earlier")
        self.remove.clicked.connect(self._tell_removed)
        self.earlier.clicked.connect(self._tell_raised)
        for cell, text in zip(kind.cells, texts[1:], strict=True):
            field = _field(cell)
            field.label.setVisible(cell.below)
            field.box.setAccessibleName(f"{kind.name} {place}: {cell.label.lower()}")
            field.set_text(text)
            self.fields[cell.key] = field

    def texts(self) -> Row:
        """Give the id and what stands in the fields."""
        return (self.id, *(field.text().strip() for field in self.fields.values()))

    def clear_messages(self) -> None:
        """Take away what was said about the fields."""
        for field in self.fields.values():
            field.clear_message()

    def offer(self, ground: QWidget, *buttons: QWidget) -> None:
        """Show these buttons while the pointer is over the row, or the focus in it.

        Args:
            ground: lies under the row, or holds it.
            buttons: of the row.
        """
        self._hand = InHand((ground, *self.fields.values(), *buttons), buttons)

    def hold_earlier(self) -> None:
        """Give the focus to the button that moves the row; to its field where it is off."""
        if self._hand is not None:
            self._hand.take()
        first = next(iter(self.fields.values()))
        (self.earlier if self.earlier.isEnabled() else first).setFocus()

    def _tell_removed(self) -> None:
        self.removed.emit(self)

    def _tell_raised(self) -> None:
        self.raised.emit(self)


class TypedRows(QWidget):
    """A list of rows, and the button that adds one.

    Args:
        kind: of the rows.
        today: gives the day that relative days count from.
    """

    def __init__(self, kind: RowKind, today: Callable[[], date]) -> None:
        super().__init__()
        self._kind = kind
        self._today = today
        self._may_edit = True
        self.rows: tuple[TypedRow, ...] = ()
        self._body = column(gap=6)
        self.more = Button(kind.add, icon="plus", size=28)
        self.more.clicked.connect(self._add)
        self.setLayout(column(self._body, group(row(self.more, None)), gap=8))

    def allow(self, *, editing: bool) -> None:
        """Let the rows be changed, or only read."""
        self._may_edit = editing
        self.more.setVisible(editing)

    def show_rows(self, texts: tuple[Row, ...]) -> None:
        """Show one row for each."""
        empty(self._body)
        for each in self.rows:
            each.deleteLater()
        self.rows = tuple(
            TypedRow(self._kind, text, place, self) for place, text in enumerate(texts, start=1)
        )
        for each in self.rows:
            self._make_ready(each)
        if not self.rows:
            add(self._body, Label(self._kind.none, "body", "ink2", wrap=True))
        else:
            add(self._body, group(self._across() if self._kind.across else self._grid()))

    def texts(self) -> tuple[Row, ...]:
        """Give what stands in every row."""
        return tuple(each.texts() for each in self.rows)

    def clear_messages(self) -> None:
        """Take away what was said about the fields."""
        for each in self.rows:
            each.clear_messages()

    def _make_ready(self, each: TypedRow) -> None:
        each.removed.connect(self._remove)
        each.raised.connect(self._raise)
        for cell in self._kind.cells:
            field = each.fields[cell.key]
            field.set_read_only(read_only=not self._may_edit)
            if cell.is_day:
                DayPicker(field, self._today)

    def _across(self) -> Flow:
        shown = []
        for place, each in enumerate(self.rows):
            each.earlier.setEnabled(place > 0)
            parts: list[QWidget] = [*each.fields.values()]
            if self._may_edit:
                parts += [each.earlier, each.remove]
            ground = group(fields(*parts, gap=2))
            if self._may_edit:
                each.offer(ground, each.earlier, each.remove)
            shown.append(ground)
        return Flow(*shown, gap=(18, 6))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        beside = [cell for cell in self._kind.cells if not cell.below]
        for place, cell in enumerate(beside):
            grid.addWidget(Label(cell.label, "smallm", "ink2"), 0, place)
        for number, each in enumerate(self.rows):
            self._put_row(grid, 1 + 2 * number, each)
        grid.setColumnStretch(len(beside) + 1, 1)
        return grid

    def _put_row(self, grid: QGridLayout, line: int, each: TypedRow) -> None:
        cells = self._kind.cells
        beside = [each.fields[cell.key] for cell in cells if not cell.below]
        below = [each.fields[cell.key] for cell in cells if cell.below]
        for place, field in enumerate(beside):
            grid.addWidget(field, line, place, _TOP)
        for field in below:
            grid.addWidget(field, line + 1, 0, 1, len(beside))
        if self._may_edit:
            grid.addWidget(each.remove, line, len(beside), _TOP)
            ground = QWidget()
            grid.addWidget(ground, line, 0, 2 if below else 1, len(beside) + 1)
            ground.lower()
            each.offer(ground, each.remove)

    def _add(self) -> None:
        self.show_rows((*self.texts(), ("",) * (len(self._kind.cells) + 1)))
        next(iter(self.rows[-1].fields.values())).setFocus()

    def _remove(self, gone: object) -> None:
        self.show_rows(tuple(each.texts() for each in self.rows if each is not gone))
        self.more.setFocus()

    def _raise(self, raised: object) -> None:
        place = next(place for place, each in enumerate(self.rows) if each is raised)
        texts = list(self.texts())
        texts[place - 1 : place + 1] = [texts[place], texts[place - 1]]
        self.show_rows(tuple(texts))
        self.rows[place - 1].hold_earlier()


def _field(cell: Cell) -> Field:
    if cell.is_day:
        return DayField(cell.label, hint="", width=cell.width)
    return Field(cell.label, width=cell.width)
