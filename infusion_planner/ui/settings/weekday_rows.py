"""Hours and staff of each weekday, in one row for weekdays that follow each other and are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from infusion_planner.domain.wording import LONG_WEEKDAYS
from infusion_planner.ui.easel import text_width
from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.kit.field import Field
from infusion_planner.ui.kit.fitting import FittingPage
from infusion_planner.ui.kit.label import Label
from infusion_planner.ui.kit.layout import add, column, empty, group, row
from infusion_planner.ui.look import look
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
_LEFT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
_GAP, _SPARE = 12, 12


class WeekdayRows(FittingPage):
    """A row of fields for each weekday.

    Weekdays that are filled in alike share a row, so what is typed there is typed for all of
    them; a button gives each its own again. In a narrow window each row has its weekdays above
    the fields, and the heads break.

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
        self._grid = QGridLayout()
        self._heads: tuple[Label, ...] = ()
        self._names: tuple[Label, ...] = ()
        self._rows: tuple[dict[str, Field], ...] = ()
        self._narrow = False
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
        names, rows = [], []
        for run in runs:
            fields = _fields(_run_words(run))
            self.weekdays |= dict.fromkeys(run, fields)
            for field, text in zip(fields.values(), texts[run[0]], strict=True):
                field.set_text(text)
                field.set_read_only(read_only=not self._editing)
            names.append(Label(_run_words(run), "bodym"))
            rows.append(fields)
        self._heads = tuple(Label(head, "smallm", "ink2") for head, _ in _HEADS)
        self._names, self._rows = tuple(names), tuple(rows)
        self._grid = _grid()
        self._place()
        add(self._table, group(self._grid))
        self.same.setVisible(self._editing and len(runs) > 1)
        self.apart.setVisible(self._editing and len(runs) < len(texts))

    def minimumSizeHint(self) -> QSize:
        """Be content with room for the fields alone."""
        least = sum(look().theme.length(width) for _, width in _HEADS)
        return QSize(least + _GAP * (len(_HEADS) - 1), super().minimumSizeHint().height())

    def _fit(self) -> None:
        if self._narrow != self._is_narrow():
            self._place()

    def _is_narrow(self) -> bool:
        length = look().theme.length
        heads = [max(length(width), text_width(head, "smallm")) for head, width in _HEADS]
        names = [text_width(name.text(), "bodym") for name in self._names]
        needed = max(names, default=0) + sum(heads) + _GAP * len(heads)
        return self.width() < needed + length(_SPARE)

    def _place(self) -> None:
        """Put weekdays beside their fields, or above them where there is no room for both."""
        self._narrow = self._is_narrow()
        down, across = (1, len(_HEADS) + 1) if self._narrow else (0, 1)
        first = 0 if self._narrow else 1
        for place, head in enumerate(self._heads, start=first):
            _let_break(head, breaks=self._narrow)
            self._grid.addWidget(head, 0, place)
        for number, name in enumerate(self._names):
            line = 1 + 2 * number
            self._grid.addWidget(name, line, 0, 1, across)
            for place, field in enumerate(self._rows[number].values(), start=first):
                self._grid.addWidget(field, line + down, place, _TOP)


def _let_break(head: Label, *, breaks: bool) -> None:
    """Let a head take further lines at the width of its fields."""
    head.setWordWrap(breaks)
    policy, taken = head.sizePolicy(), QSizePolicy.Policy
    policy.setHorizontalPolicy(taken.Ignored if breaks else taken.Preferred)
    head.setSizePolicy(policy)
    head.setAlignment(_LEFT | (Qt.AlignmentFlag.AlignBottom if breaks else _MIDDLE))


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
    grid.setHorizontalSpacing(_GAP)
    grid.setVerticalSpacing(6)
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
