"""Hours and staff of each weekday, in one row for weekdays that follow each other and are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from infusion_planner.domain.wording import LONG_WEEKDAYS
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, group, row
from infusion_planner.ui.settings.typed_hours import KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Texts = dict[int, tuple[str, ...]]
"""What stands in the fields of each weekday."""
_HEADS = (
    ("Opens", 76),
    ("Closes", 76),
    ("Nurses", 66),
    ("Infusions each", 66),
    ("Starts each ½ h", 66),
    ("Pharmacy opens", 76),
    ("Pharmacy closes", 76),
)
_TOP = Qt.AlignmentFlag.AlignTop


class WeekdayRows(QWidget):
    """A row of fields for each weekday.

    Weekdays that are filled in alike share a row, so what is typed there is typed for all of
    them; a button gives each its own again.

    Attributes:
        weekdays: the fields of each weekday, by their keys; alike ones have the same fields.

    Signals:
        copied(): every weekday is to be as the first row.
    """

    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.weekdays: dict[int, dict[str, Field]] = {}
        self._editing = True
        self._table = column(gap=0)
        self.same = Button("First &row for every weekday", icon="down", size=28)
        self.apart = Button("Each &weekday by itself", size=28)
        self.same.clicked.connect(self.copied)
        self.apart.clicked.connect(self._part)
        self.setLayout(column(self._table, group(row(self.same, self.apart, None)), gap=8))

    def show_texts(self, texts: Mapping[int, tuple[str, ...]], *, editing: bool) -> None:
        """Show what stands in the fields, alike weekdays in one row."""
        self._editing = editing
        self._show(_alike(texts), texts)

    def texts(self) -> Texts:
        """Give what stands in the fields of each weekday."""
        return {
            weekday: tuple(field.text().strip() for field in fields.values())
            for weekday, fields in self.weekdays.items()
        }

    def clear_messages(self) -> None:
        """Take away what was said about the fields."""
        for fields in self.weekdays.values():
            for field in fields.values():
                field.clear_message()

    def start(self) -> None:
        """Be ready to type into the first row."""
        for field in next(iter(self.weekdays.values()), {}).values():
            field.setFocus()
            return

    def _part(self) -> None:
        texts = self.texts()
        self._show([[weekday] for weekday in texts], texts)
        self.start()

    def _show(self, runs: Sequence[Sequence[int]], texts: Mapping[int, tuple[str, ...]]) -> None:
        empty(self._table)
        self.weekdays = {}
        grid = _grid()
        for line, run in enumerate(runs, start=1):
            fields = _fields(_run_words(run))
            self.weekdays |= dict.fromkeys(run, fields)
            grid.addWidget(Label(_run_words(run), "bodym"), line, 0)
            for place, field in enumerate(fields.values(), start=1):
                field.set_text(texts[run[0]][place - 1])
                field.set_read_only(read_only=not self._editing)
                grid.addWidget(field, line, place, _TOP)
        add(self._table, group(grid))
        self.same.setVisible(self._editing and len(runs) > 1)
        self.apart.setVisible(self._editing and len(runs) < len(texts))


def _alike(texts: Mapping[int, tuple[str, ...]]) -> list[list[int]]:
    """Put weekdays together that follow each other and are filled in alike."""
    runs: list[list[int]] = []
    for weekday, words in texts.items():
        before = runs[-1][-1] if runs else None
        if before == weekday - 1 and any(words) and texts[before] == words:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    return runs


def _run_words(run: Sequence[int]) -> str:
    first, last = LONG_WEEKDAYS[run[0]], LONG_WEEKDAYS[run[-1]]
    if len(run) == 1:
        return first
    return f"{first} and {last}" if len(run) == 2 else f"{first} to {last}"


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    for place, (head, _) in enumerate(_HEADS, start=1):
        grid.addWidget(Label(head, "smallm", "ink2"), 0, place)
    grid.setColumnStretch(len(_HEADS) + 1, 1)
    return grid


def _fields(whose: str) -> dict[str, Field]:
    made = {}
    for key, (head, width) in zip(KEYS, _HEADS, strict=True):
        field = Field(head, width=width)
        field.label.hide()
        field.keep_width()
        field.box.setAccessibleName(f"{whose}: {head.lower()}")
        made[key] = field
    return made
