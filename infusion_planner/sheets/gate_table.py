"""Gates as rows under the head of their group, and the rows in which overrides are signed."""

from collections.abc import Iterator, Sequence
from functools import partial

from infusion_planner.cards.readiness_sheet import SheetGate, SheetGroup
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block, Ground, stack
from infusion_planner.sheets.gate_marks import gate_mark
from infusion_planner.sheets.lines import Line, plain, strong, wrap
from infusion_planner.sheets.measures import (
    BODY,
    HEAD,
    LABEL,
    RULE,
    VALUE,
    WORD_ROW,
    baseline,
)
from infusion_planner.sheets.met_gates import met_rows
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.running_parts import NOTHING, Part
from infusion_planner.sheets.write_in import COLUMN_HEADS, Column, column_heads, grid_boxes

_SIGN_X = 0.8
_GATE = Column(0.9, 4.9, "Gate")
_FOUND = Column(5.8, 8.5, "Finding")
_RULE = Column(14.4, 2.2, "Rule")
_ORIGIN = Column(16.6, 4.4, "Date, source")
_WHO = Column(21.0, 3.0, "Who")
_GUTTER = 5.0
_STEP = 11.3
_SMALL_STEP = 10.0
_ROW_WHITE = 4.4
_LINES_IN_A_PIECE = 12
_HEAD_ROW = 17.0
_HEAD_GAP = 4.0
_END = 12.0
_NOTHING = "–"
_SIGNED = (
    Column(0, 3, "Override"),
    Column(3, 7.6, "Reason"),
    Column(10.6, 4.6, "Prescriber, printed"),
    Column(15.2, 4.2, "Signature"),
    Column(19.4, 2.7, "Date"),
    Column(22.1, 1.9, "Time", "time"),
)


def gate_heads() -> Block:
    """Head the columns of the gates."""
    return Block(COLUMN_HEADS, _paint_gate_heads)


def _paint_gate_heads(page: Page, top: float, extra: float) -> None:
    for column in (_GATE, _FOUND, _RULE, _ORIGIN, _WHO):
        room = column.span * page.frame.unit
        page.text(page.frame.x(column.at), top + 8, column.head, LABEL, limit=room)


def gate_parts(groups: Sequence[SheetGroup], columns: Block, ground: Ground) -> Iterator[Part]:
    """Give the groups in order; after one whose gates ask for it, the rows to sign overrides."""
    for group in groups:
        head, again = (_group_head(group, ground, continued=on) for on in (False, True))
        met = [gate for gate in group.gates if gate.met and not gate.decided]
        others = [gate for gate in group.gates if gate not in met]
        rows = [piece for gate in others for piece in _gate_rows(gate, ground)]
        if rows:
            yield Part(tuple(rows), head, again, columns, group.title)
        if met:
            over = NOTHING if rows else head
            yield Part(tuple(met_rows(met, ground)), over, again, name=group.title)
        if group.to_sign:
            heads = Block(COLUMN_HEADS + 3, _paint_sign_heads)
            signed = tuple(_sign_row(rule, ground) for rule in group.to_sign)
            yield Part(signed, heads, stack((again, heads)), name=group.title)


def end_of_entries() -> Block:
    """Close the rows."""
    return Block(_END, _paint_end)


def _paint_end(page: Page, top: float, extra: float) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    page.text(page.frame.x(_GATE.at), top + 9.5, "end of entries", LABEL)


def _group_head(group: SheetGroup, ground: Ground, *, continued: bool) -> Block:
    title = f"{group.title}, continued" if continued else group.title
    room = ground.frame.width - ground.face.width(title, HEAD, bold=True) - 10
    note = wrap(plain(group.note), room, BODY, ground.face)
    height = _HEAD_GAP + _HEAD_ROW + _STEP * max(0, len(note) - 1)
    return Block(height, partial(_paint_group_head, title=title, note=note))


def _paint_group_head(
    page: Page, top: float, extra: float, *, title: str, note: tuple[Line, ...]
) -> None:
    top += _HEAD_GAP
    page.rule(page.frame.left, top, page.frame.right, RULE)
    y = baseline(top + _HEAD_ROW / 2, HEAD)
    x = page.text(page.frame.left, y, title, HEAD, bold=True) + 10
    for line in note:
        page.runs(x, y, line, BODY, limit=page.frame.right - x)
        y += _STEP


# What stands in a column: (grid position, lines, size, distance of two baselines).
_Cell = tuple[float, tuple[Line, ...], float, float]


class _Row(Frozen):
    """A gate, or a piece of one that a page cannot hold, measured.

    Attributes:
        state: names the sign; empty on a further piece.
        cells: from left to right.
        white: above and below the lines, together.
    """

    state: str
    cells: tuple[_Cell, ...]
    white: float

    @property
    def height(self) -> float:
        return self.white + max([_STEP, *(len(lines) * step for _, lines, _, step in self.cells)])


def _gate_rows(gate: SheetGate, ground: Ground) -> Iterator[Block]:
    cells = _cells(gate, ground)
    longest = max(len(lines) for _, lines, _, _ in cells)
    for first in range(0, longest, _LINES_IN_A_PIECE):
        piece = tuple(_cut(cell, first) for cell in cells)
        row = _Row("" if first else gate.state, piece, _ROW_WHITE)
        yield Block(row.height, partial(_paint_row, row=row))


def _cut(cell: _Cell, first: int) -> _Cell:
    """Give the lines of one piece; the rule stands beside each of them."""
    at, lines, size, step = cell
    shown = lines if at == _RULE.at else lines[first : first + _LINES_IN_A_PIECE]
    return at, shown, size, step


def _cells(gate: SheetGate, ground: Ground) -> tuple[_Cell, ...]:
    found = list(_fitted(gate.found, _FOUND, BODY, ground))
    if gate.decided:
        found += _fitted(strong(gate.decided), _FOUND, BODY, ground)
    title = _fitted(((gate.title, not gate.met),), _GATE, BODY, ground)
    small = ((_RULE, gate.rule_id), (_ORIGIN, gate.origin), (_WHO, gate.who))
    return (
        (_GATE.at, title, BODY, _STEP),
        (_FOUND.at, tuple(found), BODY, _STEP),
        *(_small(words or _NOTHING, column, ground) for column, words in small),
    )


def _small(words: str, column: Column, ground: Ground) -> _Cell:
    return column.at, _fitted(plain(words), column, LABEL, ground), LABEL, _SMALL_STEP


def _fitted(line: Line, column: Column, size: float, ground: Ground) -> tuple[Line, ...]:
    return wrap(line, column.span * ground.frame.unit - _GUTTER, size, ground.face)


def _paint_row(page: Page, top: float, extra: float, *, row: _Row) -> None:
    if row.state:
        page.rule(page.frame.left, top, page.frame.right)
    start = top + row.white / 2
    first = start + _STEP / 2
    if row.state:
        gate_mark(page, row.state, page.frame.left + _SIGN_X, first)
    for at, lines, size, step in row.cells:
        # capitals of both sizes stand on one line in the first line of a row
        rise = baseline(first, BODY) - baseline(start + step / 2, size)
        page.lines(page.frame.x(at), start + rise, lines, size, step)


def _paint_sign_heads(page: Page, top: float, extra: float) -> None:
    column_heads(page, top + 3, _SIGNED)


def _sign_row(rule: str, ground: Ground) -> Block:
    room = _SIGNED[0].span * ground.frame.unit - _GUTTER
    lines = wrap(strong(rule), room, VALUE, ground.face)
    height = max(WORD_ROW, _STEP * len(lines) + 4)
    return Block(height, partial(_paint_sign_row, lines=lines, height=height), 1)


def _paint_sign_row(
    page: Page, top: float, extra: float, *, lines: tuple[Line, ...], height: float
) -> None:
    left, bottom = page.frame.left, top + height + extra
    end = page.frame.x(_SIGNED[1].at)
    page.rule(left, top, end)
    page.rule(left, bottom, end)
    start = (top + bottom) / 2 - _STEP * len(lines) / 2
    page.lines(left, start, lines, VALUE, _STEP)
    grid_boxes(page, (top, bottom), _SIGNED[1:])
