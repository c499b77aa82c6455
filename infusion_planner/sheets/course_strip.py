"""The course strip and the facts under it: which day this is, what was given, for whom."""

from collections.abc import Iterator, Sequence
from functools import partial

from infusion_planner.cards.day_sheet import StripCell
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block, Ground
from infusion_planner.sheets.lines import Line, line_width, plain, strong, wrap
from infusion_planner.sheets.marks import warning
from infusion_planner.sheets.measures import (
    BODY,
    HEAVY,
    INDENT,
    LABEL,
    TODAY,
    VALUE,
    leading,
)
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.typeface import Typeface

_CELLS_IN_A_ROW = 7
_REASON_LINES = 2
_STEP = 12.0
_WEIGHTS = {"given": 1.0, "today": 1.2, "planned": 0.95, "gap": 0.95}
_COPY_WHITE = 6.0
_COPY_GAP = 3.0
_DISTURBANCE_STEP = 11.5
_DISTURBANCE_LINES = 20
_FACT_STEP = 12.5
_FACT_STOPS = (0.0, 11.6, 20.6, 24.0)
_FACT_GAP = 5.0


class _Cell(Frozen):
    """One cell, measured.

    Attributes:
        kind: as in the card.
        width: in points.
        head: its first lines.
        words: the lines under them.
        left_out: a reason too long for the cell.
    """

    kind: str
    width: float
    head: tuple[Line, ...]
    words: tuple[Line, ...]
    left_out: str = ""

    @property
    def height(self) -> float:
        return 6 + _STEP * (len(self.head) + len(self.words))


def strip_blocks(cells: Sequence[StripCell], ground: Ground) -> Iterator[Block]:
    """Give the rows of the course strip, at most seven cells in each.

    A reason too long for two lines of its cell stands under the strip instead.
    """
    for first in range(0, len(cells), _CELLS_IN_A_ROW):
        row = _measured_cells(cells[first : first + _CELLS_IN_A_ROW], ground)
        height = max(cell.height for cell in row)
        yield Block(height, partial(_paint_strip, cells=row, height=height))
        for cell, measured in zip(cells[first:], row, strict=False):
            if measured.left_out:
                title = f"{cell.head.strip()}, {cell.words}."
                yield from disturbance_blocks(title, measured.left_out, ground)


def _measured_cells(cells: Sequence[StripCell], ground: Ground) -> tuple[_Cell, ...]:
    total = sum(_WEIGHTS[cell.kind] for cell in cells)
    return tuple(
        _measured_cell(cell, ground.frame.width * _WEIGHTS[cell.kind] / total, ground.face)
        for cell in cells
    )


def _measured_cell(cell: StripCell, width: float, face: Typeface) -> _Cell:
    room = width - 9
    head = ((cell.head, cell.kind == "today"),)
    heads = wrap(head, room, BODY, face)
    bold, size = cell.kind in {"today", "given"}, _words_size(cell)
    if cell.reason:
        words = wrap(((f"{cell.words}: {cell.reason}", bold),), room, size, face)
        if len(words) <= _REASON_LINES:
            return _Cell(cell.kind, width, heads, words)
    words = wrap(((cell.words, bold),), room, size, face)
    return _Cell(cell.kind, width, heads, words, cell.reason)


def _words_size(cell: StripCell | _Cell) -> float:
    return VALUE if cell.kind == "today" else BODY


def _paint_strip(
    page: Page, top: float, extra: float, *, cells: tuple[_Cell, ...], height: float
) -> None:
    x = page.frame.left
    for cell in cells:
        _paint_cell(page, cell, x, top, height)
        x += cell.width


def _paint_cell(page: Page, cell: _Cell, x: float, top: float, height: float) -> None:
    if cell.kind == "gap":
        page.dashes(x, top, x + cell.width)
        page.dashes(x, top + height, x + cell.width)
    elif cell.kind == "today":
        page.outline(x + 1, top + 1, cell.width - 2, height - 2, TODAY)
    else:
        page.outline(x, top, cell.width, height)
    under = page.lines(x + 5, top + 3, cell.head, BODY, _STEP)
    page.lines(x + 5, under, cell.words, _words_size(cell), _STEP)


def file_copy_blocks(text: str, ground: Ground) -> Iterator[Block]:
    """Frame what was given already, on a copy that nothing is to be given by."""
    if text:
        words = (*strong("Already given. "), *plain(text))
        lines = wrap(words, ground.frame.width - 2 * INDENT, VALUE, ground.face)
        height = _COPY_WHITE + leading(VALUE) * len(lines)
        yield Block(height + _COPY_GAP, partial(_paint_file_copy, lines=lines, height=height))


def _paint_file_copy(
    page: Page, top: float, extra: float, *, lines: tuple[Line, ...], height: float
) -> None:
    left, half = page.frame.left, HEAVY / 2
    page.outline(left + half, top + half, page.frame.width - HEAVY, height - HEAVY, HEAVY)
    page.lines(left + INDENT, top + _COPY_WHITE / 2, lines, VALUE)


def disturbance_blocks(title: str, text: str, ground: Ground) -> Iterator[Block]:
    """Give an interruption or override in full, in pieces that a page can hold."""
    lines = wrap((*strong(f"{title} "), *plain(text)), ground.frame.width - 15, BODY, ground.face)
    for first in range(0, len(lines), _DISTURBANCE_LINES):
        part = lines[first : first + _DISTURBANCE_LINES]
        height = 3 + _DISTURBANCE_STEP * len(part)
        yield Block(height, partial(_paint_disturbance, lines=part, sign=not first))


def _paint_disturbance(
    page: Page, top: float, extra: float, *, lines: tuple[Line, ...], sign: bool
) -> None:
    if sign:
        warning(page, page.frame.left, top + 9.5, 10)
    page.lines(page.frame.left + 15, top + 3, lines, BODY, _DISTURBANCE_STEP)


# A fact on its line: (first tab stop, label, value).
_Placed = tuple[int, str, Line]


def fact_blocks(facts: Sequence[Fact], ground: Ground) -> Iterator[Block]:
    """Give the facts in reading order on three aligned columns.

    A fact too wide for its column takes the next one too; one too wide for a line wraps.
    """
    line: list[_Placed] = []
    stop = 0
    for fact in facts:
        end = _end_stop(fact, stop, ground)
        if end is None:
            yield from _fact_line(line)
            line, stop = [], 0
            end = _end_stop(fact, 0, ground)
        if end is None:
            yield _wrapped_fact(fact, ground)
            continue
        line.append((stop, fact.label, _value(fact)))
        stop = end
    yield from _fact_line(line)


def _value(fact: Fact) -> Line:
    anchor = plain(f", {fact.anchor}") if fact.anchor else ()
    return (*strong(fact.value), *anchor)


def _end_stop(fact: Fact, stop: int, ground: Ground) -> int | None:
    """Give the tab stop after a fact, None where the rest of the line is too short."""
    value = line_width(_value(fact), BODY, ground.face)
    width = ground.face.width(fact.label, LABEL) + 4 + value + _FACT_GAP
    for end in range(stop + 1, len(_FACT_STOPS)):
        if width <= (_FACT_STOPS[end] - _FACT_STOPS[stop]) * ground.frame.unit:
            return end
    return None


def _fact_line(line: Sequence[_Placed]) -> Iterator[Block]:
    if line:
        yield Block(_FACT_STEP, partial(_paint_facts, line=tuple(line)))


def _paint_facts(page: Page, top: float, extra: float, *, line: tuple[_Placed, ...]) -> None:
    for stop, label, value in line:
        x = page.text(page.frame.x(_FACT_STOPS[stop]), top + 9.5, label, LABEL) + 4
        page.runs(x, top + 9.5, value, BODY, limit=page.frame.right - x)


def _wrapped_fact(fact: Fact, ground: Ground) -> Block:
    indent = ground.face.width(fact.label, LABEL) + 4
    lines = wrap(_value(fact), ground.frame.width - indent, BODY, ground.face)
    height = max(_FACT_STEP, len(lines) * leading(BODY) + 1)
    return Block(height, partial(_paint_wrapped_fact, label=fact.label, indent=indent, lines=lines))


def _paint_wrapped_fact(
    page: Page, top: float, extra: float, *, label: str, indent: float, lines: tuple[Line, ...]
) -> None:
    page.text(page.frame.left, top + 9.5, label, LABEL)
    page.lines(page.frame.left + indent, top + 0.5, lines)
