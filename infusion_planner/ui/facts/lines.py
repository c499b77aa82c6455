"""The entries of a chart, line by line: chosen with the arrow keys, read aloud, never cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from infusion_planner.ui.easel import easel, line_height
from infusion_planner.ui.kit.label import Label, announce
from infusion_planner.ui.kit.layout import column, discard, group, row
from infusion_planner.ui.picture.in_view import bring_into_view

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from infusion_planner.cards.facts import FactLine

_TITLE_WIDTH, _ENTERED_WIDTH = 200, 190
_Key = Qt.Key
_STEPS = {_Key.Key_Down: 1, _Key.Key_Up: -1}
_ENDS = {_Key.Key_Home: 0, _Key.Key_End: -1}
_OPENS = frozenset({_Key.Key_Return, _Key.Key_Enter})


class _Row(QWidget):
    """One entry; what was withdrawn is struck through, with its reason under it.

    Args:
        line: the entry.
        lined: whether a line stands above it.

    Signals:
        pressed(object), opened(object): this row, at a press and at a double press.
    """

    pressed = Signal(object)
    opened = Signal(object)

    def __init__(self, line: FactLine, *, lined: bool) -> None:
        super().__init__()
        self.line = line
        self._lined = lined
        self.chosen = False
        title = Label(line.title if line.first else "", "bodyb", wrap=True, room=_TITLE_WIDTH)
        said = Label(line.says, "body", "ink" if line.counts else "ink2", wrap=True)
        why = Label(line.withdrawn, "small", "ink2", wrap=True)
        if line.counts:
            why.hide()
        else:
            font = said.font()
            font.setStrikeOut(True)
            said.setFont(font)
            said.setAccessibleName(f"Withdrawn: {line.says}")
        entered = Label(line.entered, "small", "ink3", wrap=True, room=_ENTERED_WIDTH)
        words = group(column(said, why, gap=1))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        # on one line with what it says, whose letters are taller
        under = (line_height("body") - line_height("small") + 1) // 2
        entered.setContentsMargins(0, under, 0, 0)
        across = row(title, (words, 1), entered, gap=12, margins=(16, 6, 12, 6))
        for part in (title, words, entered):
            across.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(across)
        self.setAccessibleName(line.spoken)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        self.pressed.emit(self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        self.opened.emit(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line over the first of a kind, the ground of the chosen one and the ring."""
        rect = QRectF(self.rect())
        around = self.parentWidget()
        with easel(self) as on:
            if self.chosen:
                on.fill(rect, "accent_soft")
                on.fill(QRectF(0, 0, 3, rect.height()), "accent_text")
            if self._lined:
                on.across(0, rect.width(), 0)
            if self.chosen and around is not None and around.hasFocus():
                on.box(rect, line="focus", radius=0, stroke=2)


class FactLines(QFrame):
    """Show every entry; one of them is chosen.

    Args:
        name: what the entries are, for a screen reader.

    Tab stops at the list once; arrow keys, Home and End go from entry to entry.

    Signals:
        line_selected(object): the entry chosen now; None when there is none.
        opened(object): the entry on which Enter or a double press was made.
    """

    line_selected = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str = "Facts") -> None:
        super().__init__()
        self._title = name
        self._rows: list[_Row] = []
        self._chosen: _Row | None = None
        self._column = column(gap=0)
        self.setLayout(self._column)
        self._name()

    @property
    def lines(self) -> tuple[FactLine, ...]:
        """The entries, from top to bottom."""
        return tuple(row.line for row in self._rows)

    @property
    def line(self) -> FactLine | None:
        """The entry chosen; None when there is none."""
        return self._chosen.line if self._chosen is not None else None

    def chosen_rect(self) -> QRect:
        """Give where the chosen entry stands; nowhere while none is chosen."""
        return self._chosen.geometry() if self._chosen is not None else QRect()

    def show_lines(self, lines: tuple[FactLine, ...]) -> None:
        """Replace all entries; the chosen one stays chosen where it is still there."""
        kept = self._chosen.line.entry_id if self._chosen is not None else ""
        self._chosen = None
        while self._rows:
            discard(self._rows.pop())
        for line in lines:
            row = _Row(line, lined=line.first and bool(self._rows))
            row.pressed.connect(self._press)
            row.opened.connect(self._open)
            self._rows.append(row)
            self._column.addWidget(row)
        # without an entry there is nothing that could show the focus
        some, none = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(some if lines else none)
        self._choose(next((row for row in self._rows if row.line.entry_id == kept), None))

    def choose(self, entry_id: str) -> None:
        """Choose an entry, where it is there."""
        self._choose(next((row for row in self._rows if row.line.entry_id == entry_id), None))

    def _choose(self, row: _Row | None) -> None:
        for each in (self._chosen, row):
            if each is not None:
                each.chosen = each is row
                each.update()
        self._chosen = row
        self._name()
        self.line_selected.emit(self.line)

    def _name(self) -> None:
        said = f": {self._chosen.line.spoken}" if self._chosen is not None else ""
        self.setAccessibleName(f"{self._title}{said}")

    def _go(self, place: int) -> None:
        row = self._rows[max(-1, min(place, len(self._rows) - 1))]
        self._choose(row)
        bring_into_view(self, row.geometry())
        announce(self, row.line.spoken)

    def _place(self) -> int:
        return self._rows.index(self._chosen) if self._chosen is not None else -1

    def _press(self, row: _Row) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(row)

    def _open(self, row: _Row) -> None:
        self.opened.emit(row.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from entry to entry, or open one."""
        key = _Key(event.key())
        if key in _STEPS and self._rows:
            self._go(max(0, self._place() + _STEPS[key]))
        elif key in _ENDS and self._rows:
            self._go(_ENDS[key])
        elif key in _OPENS and self._chosen is not None:
            self.opened.emit(self._chosen.line)
        else:
            super().keyPressEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Say where the chosen entry is, which a page that scrolls brings into view."""
        if query == Qt.InputMethodQuery.ImCursorRectangle and self._chosen is not None:
            return self.chosen_rect()
        return super().inputMethodQuery(query)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring at the chosen entry; at the first where none is."""
        super().focusInEvent(event)
        if self._chosen is None and self._rows:
            self._choose(self._rows[0])
        self._ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring()

    def _ring(self) -> None:
        if self._chosen is not None:
            self._chosen.update()
            bring_into_view(self, self._chosen.geometry())
