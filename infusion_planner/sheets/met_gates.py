"""Gates that are met, two side by side, under the day and the person they were entered by.

What is met is read in passing, and there is a lot of it: so a usual patient's sheet is one page.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from infusion_planner.cards.readiness_sheet import SheetGate
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block, Ground, stack
from infusion_planner.sheets.gate_marks import gate_mark
from infusion_planner.sheets.lines import Line, plain, strong, wrap
from infusion_planner.sheets.measures import LABEL
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.write_in import Column

_HALF = 12.2
_SIGN_X = 0.8
_TEXT = Column(0.9, 8.5, "Gate")
_RULE = Column(9.4, 2.5, "Rule")
_GUTTER = 3.0
_STEP = 9.8
_WHITE = 2.6
_ENTRY_ROW = 13.0
_LINES_IN_A_PIECE = 12
_OF_RECORD = "From the record itself"


def met_rows(gates: Sequence[SheetGate], ground: Ground) -> Iterator[Block]:
    """Give the gates in rows of two; each day and person stand once, over what they entered.

    Args:
        gates: that are met, and were not set aside.
        ground: what they are laid out on.
    """
    for entered, own in groupby(sorted(gates, key=_order), key=_entered):
        # as long as its neighbor, so that no row is half empty; the pieces of one stay in order
        gates_of = sorted((tuple(_pieces(gate, ground)) for gate in own), key=_lines)
        cells = [piece for pieces in gates_of for piece in pieces]
        head = Block(_ENTRY_ROW, partial(_paint_entry, words=entered))
        for at in range(0, len(cells), 2):
            row = _Row(tuple(cells[at : at + 2]))
            block = Block(row.height, partial(_paint_row, row=row))
            yield block if at else stack((head, block))


def _order(gate: SheetGate) -> tuple[bool, str]:
    """Put what nobody entered last, and what belongs together beside each other."""
    return not gate.who, _entered(gate)


def _entered(gate: SheetGate) -> str:
    return f"Entered {gate.noted} by {gate.who}" if gate.who else _OF_RECORD


class _Cell(Frozen):
    """A gate, or a piece of one that a page cannot hold, measured.

    Attributes:
        state: names the sign; empty on a further piece.
        text: its lines.
        rule: the rule's id.
    """

    state: str
    text: tuple[Line, ...]
    rule: tuple[Line, ...]


class _Row(Frozen):
    """One or two cells side by side."""

    cells: tuple[_Cell, ...]

    @property
    def height(self) -> float:
        return _WHITE + _STEP * max(len(x) for cell in self.cells for x in (cell.text, cell.rule))


def _lines(pieces: tuple[_Cell, ...]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _pieces(gate: SheetGate, ground: Ground) -> Iterator[_Cell]:
    words = (*strong(f"{gate.title}: "), *gate.found)
    text = _fitted(words, _TEXT, ground)
    rule = _fitted(plain(gate.rule_id), _RULE, ground)
    for first in range(0, len(text), _LINES_IN_A_PIECE):
        state = "" if first else gate.state
        yield _Cell(state, text[first : first + _LINES_IN_A_PIECE], rule)


def _fitted(line: Line, column: Column, ground: Ground) -> tuple[Line, ...]:
    return wrap(line, column.span * ground.frame.unit - _GUTTER, LABEL, ground.face)


def _paint_entry(page: Page, top: float, extra: float, *, words: str) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    page.text(page.frame.x(_TEXT.at), top + 9.5, words, LABEL, limit=page.frame.width)


def _paint_row(page: Page, top: float, extra: float, *, row: _Row) -> None:
    start = top + _WHITE / 2
    middle = start + _STEP / 2
    for at, cell in enumerate(row.cells):
        left = _HALF * at
        if cell.state:
            gate_mark(page, cell.state, page.frame.x(left) + _SIGN_X, middle)
        page.lines(page.frame.x(left + _TEXT.at), start, cell.text, LABEL, _STEP)
        page.lines(page.frame.x(left + _RULE.at), start, cell.rule, LABEL, _STEP)
