"""The course strip and the facts under it: which day this is, what was given, for whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from infusion_planner.cards.day_sheet import StripCell
from infusion_planner.cards.verdict import Fact
from infusion_planner.sheets.blocks import Block, Ground
from infusion_planner.sheets.lines import Line, line_width, plain, strong, wrap
from infusion_planner.sheets.marks import warning
from infusion_planner.sheets.measures import (
    BODY,
    LABEL,
    RULE,
    TODAY,
    VALUE,
    baseline,
    leading,
)
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.typeface import Typeface

_CELLS_IN_A_ROW = 7
_STEP = 12.0
_WEIGHTS = {"given": 1.0, "today": 1.2, "planned": 0.95, "gap": 0.95}
_DISTURBANCE_STEP = 11.5
_DISTURBANCE_LINES = 20
_FACT_STEP = 12.5
_FACT_STOPS = (0.0, 11.6, 20.6, 24.0)
_FACT_GAP = 5.0
_FILL_ROW = 23.0
_FILL_BOX = 17.6
_FILL_HEAD = 70.0
_FILL_ROWS = 6
_FILL_STEP = 10.5
_FILL_WHITE = 3.0
_FILL_LABEL_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell, measured: its kind, its width and its lines under each other."""

    kind: str
    width: float
    head: tuple[Line, ...]
    words: tuple[Line, ...]

    @property
    def height(self) -> float:
        return 6 + _STEP * (len(self.head) + len(self.words))


def strip_blocks(cells: Sequence[StripCell], ground: Ground) -> Iterator[Block]:
    """Give the rows of the course strip, at most seven cells in each."""
    for first in range(0, len(cells), _CELLS_IN_A_ROW):
        row = _measured_cells(cells[first : first + _CELLS_IN_A_ROW], ground)
        height = max(cell.height for cell in row)
        yield Block(height, partial(_paint_strip, cells=row, height=height))


def _measured_cells(cells: Sequence[StripCell], ground: Ground) -> tuple[_Cell, ...]:
    total = sum(_WEIGHTS[cell.kind] for cell in cells)
    return tuple(
        _measured_cell(cell, ground.frame.width * _WEIGHTS[cell.kind] / total, ground.face)
        for cell in cells
    )


def _measured_cell(cell: StripCell, width: float, face: Typeface) -> _Cell:
    room = width - 9
    head = ((cell.head, cell.kind == "today"),)
    words = ((cell.words, cell.kind in {"today", "given"}),)
    return _Cell(
        cell.kind, width, wrap(head, room, BODY, face), wrap(words, room, _words_size(cell), face)
    )


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


# The two labels of a row, wrapped; the second may be missing.
_Gaps = tuple[tuple[Line, ...], ...]


def to_fill_blocks(labels: Sequence[str], ground: Ground) -> Iterator[Block]:
    """Give the frames of facts that are missing, each with a box to write in."""
    room = _gap_width(ground.frame) * _FILL_LABEL_SHARE
    wrapped = [wrap(plain(label), room, BODY, ground.face) for label in labels]
    rows = [tuple(wrapped[first : first + 2]) for first in range(0, len(wrapped), 2)]
    for first in range(0, len(rows), _FILL_ROWS):
        part = tuple(rows[first : first + _FILL_ROWS])
        heights = tuple(max(_FILL_ROW, 4 + _FILL_STEP * max(map(len, row))) for row in part)
        paint = partial(_paint_to_fill, rows=part, heights=heights)
        yield Block(_FILL_WHITE + sum(heights), paint)


def _gap_width(frame: Frame) -> float:
    return (frame.width - _FILL_HEAD) / 2 - 6


def _paint_to_fill(
    page: Page, top: float, extra: float, *, rows: tuple[_Gaps, ...], heights: tuple[float, ...]
) -> None:
    left = page.frame.left
    top += _FILL_WHITE
    page.outline(left, top, page.frame.width, sum(heights), RULE)
    page.text(left + 6, baseline(top + _FILL_ROW / 2, VALUE), "Still to fill", VALUE, bold=True)
    width = _gap_width(page.frame)
    for row, height in zip(rows, heights, strict=True):
        for at, label in enumerate(row):
            _paint_gap(page, label, left + _FILL_HEAD + (width + 6) * at, top + height / 2)
        top += height


def _paint_gap(page: Page, label: tuple[Line, ...], x: float, middle: float) -> None:
    """Set a label and its box in the rest of the width."""
    page.lines(x, middle - _FILL_STEP * len(label) / 2, label, BODY, _FILL_STEP)
    used = max((line_width(line, BODY, page.face) for line in label), default=0.0) + 5
    page.box(x + used, middle - _FILL_BOX / 2, _gap_width(page.frame) - used, _FILL_BOX)
