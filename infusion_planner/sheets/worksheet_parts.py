"""The parts of a worksheet: values and boxes, tables, sums, answers, steps and signatures."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from infusion_planner.cards.worksheet import (
    Answers,
    Body,
    Boxes,
    Facts,
    Known,
    Lines,
    Signatures,
    Steps,
    Sum,
    Table,
    TableRow,
)
from infusion_planner.sheets.blocks import Block, Ground, paragraph, white
from infusion_planner.sheets.lines import Line, line_width, plain, strong, wrap
from infusion_planner.sheets.marks import tick_box, warning
from infusion_planner.sheets.measures import (
    BODY,
    FIELD,
    HEAD,
    LABEL,
    RULE,
    SIGN_ROW,
    TICK_BOX,
    VALUE,
    baseline,
    leading,
)
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.text_rows import text_heads
from infusion_planner.sheets.write_in import Column, WriteField, draw_fields

_FACT_ROW, _FACT_BOX, _FACTS_IN_A_ROW = 20.0, 17.1, 3
_AFTER = 5.0
_ROW, _CELL_GUTTER = 18.5, 5.0
_SIGN, _LETTER = 18.0, 8.0
_SUM_ROW, _SUM_BOX = 26.0, 46.0
_ANSWER_ROW, _ANSWER_AT, _YES_AT, _NO_AT = 18.5, 13.0, 20.2, 22.3
_STEP_ROW = 40.0


def body_blocks(body: Body, ground: Ground) -> Iterator[Block]:
    """Give the blocks of a part; a row is never torn apart."""
    yield from _MAKERS[type(body)](body, ground)


_Placed = tuple[int, int, Known]
"""First column of a value, how many it takes, and the value."""


def _facts(body: Facts, ground: Ground) -> Iterator[Block]:
    """Give the values row by row; a wide one takes two columns, a wider one its own lines."""
    row: list[_Placed] = []
    column = 0
    for item in body.items:
        span = _span(item, ground)
        if row and column + span > _FACTS_IN_A_ROW:
            yield _fact_row(row)
            row, column = [], 0
        if span > _FACTS_IN_A_ROW:
            yield from _wide_fact(item, ground)
        else:
            row.append((column, span, item))
            column += span
    if row:
        yield _fact_row(row)


def _span(item: Known, ground: Ground) -> int:
    """Count the columns a value takes; one more than there are where it has to wrap."""
    width = ground.frame.width / _FACTS_IN_A_ROW
    needed = line_width(_fact_line(item), VALUE, ground.face) + 8
    spans = (span for span in range(1, _FACTS_IN_A_ROW + 1) if needed <= span * width)
    return next(spans, _FACTS_IN_A_ROW + 1)


def _fact_line(item: Known) -> Line:
    return (*plain(f"{item.label}  "), *strong(item.value))


def _wide_fact(item: Known, ground: Ground) -> Iterator[Block]:
    yield paragraph(_fact_line(item), ground, BODY)
    yield white(4)


def _fact_row(items: Sequence[_Placed]) -> Block:
    return Block(_FACT_ROW, partial(_paint_facts, items=tuple(items)))


def _paint_facts(page: Page, top: float, extra: float, *, items: tuple[_Placed, ...]) -> None:
    width = page.frame.width / _FACTS_IN_A_ROW
    page.rule(page.frame.left, top, page.frame.right)
    for column, span, item in items:
        x, middle = page.frame.left + width * column, top + _FACT_ROW / 2
        end = page.text(x, baseline(middle, BODY), item.label, BODY) + _AFTER
        if item.value:
            page.text(end, baseline(middle, VALUE), item.value, VALUE, bold=True)
        else:
            _letter_box(page, (end, middle), x + width * span - 8 - end, item.mark)


def _letter_box(page: Page, at: tuple[float, float], width: float, mark: str) -> None:
    """Draw a box to write in, behind the letter it has in the list of what is missing."""
    x, middle = at
    if mark:
        page.text(x, baseline(middle, LABEL), mark, LABEL, bold=True)
        x, width = x + _LETTER, width - _LETTER
    page.box(x, middle - _FACT_BOX / 2, width, _FACT_BOX)


def _table(body: Table, ground: Ground) -> Iterator[Block]:
    columns = tuple(Column(at, span, head) for (at, span), head in body.heads)
    if any(column.head for column in columns):
        yield text_heads(columns)
    for row in body.rows:
        if row.above:
            yield _above(row.above, ground)
        yield _row(row, columns, ground)
    if body.total:
        yield Block(_ROW, partial(_paint_total, line=body.total))


def _above(line: Line, ground: Ground) -> Block:
    """Set what came before a row over it, behind the sign that it was no usual day."""
    lines = wrap(line, ground.frame.width - _SIGN, BODY, ground.face)
    height = 5 + leading(BODY) * len(lines)
    return Block(height, partial(_paint_above, lines=lines))


def _paint_above(page: Page, top: float, extra: float, *, lines: tuple[Line, ...]) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    warning(page, page.frame.left, top + 3 + leading(BODY) / 2)
    page.lines(page.frame.left + _SIGN, top + 3, lines, BODY)


def _row(row: TableRow, columns: Sequence[Column], ground: Ground) -> Block:
    cells = tuple(
        wrap(
            ((cell, at in row.bold),),
            column.span * ground.frame.unit - _CELL_GUTTER,
            BODY,
            ground.face,
        )
        for at, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    )
    height = max(_ROW, 6 + leading(BODY) * max(map(len, cells)))
    marks = row.marks or ("",) * len(cells)
    paint = partial(_paint_row, cells=cells, marks=marks, columns=tuple(columns), height=height)
    return Block(height, paint)


def _paint_row(
    page: Page,
    top: float,
    extra: float,
    *,
    cells: tuple[tuple[Line, ...], ...],
    marks: tuple[str, ...],
    columns: tuple[Column, ...],
    height: float,
) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    for lines, mark, column in zip(cells, marks, columns, strict=True):
        x = page.frame.x(column.at)
        if mark:
            width = column.span * page.frame.unit - _CELL_GUTTER
            _letter_box(page, (x, top + height / 2), width, mark)
        start = top + (height - leading(BODY) * len(lines)) / 2
        page.lines(x, start, lines, BODY)


def _paint_total(page: Page, top: float, extra: float, *, line: Line) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    page.runs(page.frame.x(1.2), baseline(top + _ROW / 2, VALUE), line, VALUE)


def _sum(body: Sum, ground: Ground) -> Iterator[Block]:
    del ground
    yield Block(_SUM_ROW, partial(_paint_sum, parts=body.parts))


def _paint_sum(
    page: Page, top: float, extra: float, *, parts: tuple[tuple[str, str, str], ...]
) -> None:
    x, middle = page.frame.left, top + _SUM_ROW / 2
    signs = ("", *("=" if at == 0 else "+" for at in range(len(parts) - 1)))
    for sign, (number, label, mark) in zip(signs, parts, strict=True):
        if sign:
            x = page.text(x + 12, baseline(middle, VALUE), sign, VALUE, bold=True) + 12
        if number:
            x = page.text(x, baseline(middle, HEAD), number, HEAD, bold=True) + _AFTER
        else:
            _letter_box(page, (x, middle), _SUM_BOX, mark)
            x += _SUM_BOX + _AFTER
        x = page.text(x, baseline(middle, BODY), label, BODY)


def _answers(body: Answers, ground: Ground) -> Iterator[Block]:
    for number, (question, record) in enumerate(body.lines, start=1):
        asked = _YES_AT if not record else _ANSWER_AT
        room = (asked - 1) * ground.frame.unit
        lines = wrap(plain(question), room, BODY, ground.face)
        said: tuple[Line, ...] = ()
        if record:
            words = plain(f"Record: {record}")
            room = (_YES_AT - _ANSWER_AT) * ground.frame.unit - _CELL_GUTTER
            said = wrap(words, room, BODY, ground.face)
        height = max(_ANSWER_ROW, 6 + leading(BODY) * max(len(lines), len(said)))
        paint = partial(_paint_answer, number=number, lines=lines, said=said, height=height)
        yield Block(height, paint)


def _paint_answer(
    page: Page,
    top: float,
    extra: float,
    *,
    number: int,
    lines: tuple[Line, ...],
    said: tuple[Line, ...],
    height: float,
) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    middle = top + height / 2
    page.text(page.frame.left, baseline(middle, BODY), str(number), BODY, bold=True)
    page.lines(page.frame.x(1), middle - leading(BODY) * len(lines) / 2, lines, BODY)
    page.lines(page.frame.x(_ANSWER_AT), middle - leading(BODY) * len(said) / 2, said, BODY)
    for at, words in ((_YES_AT, "Yes"), (_NO_AT, "No")):
        end = tick_box(page, page.frame.x(at), middle) + 4
        page.text(end, baseline(middle, BODY), words, BODY)


def _boxes(body: Boxes, ground: Ground) -> Iterator[Block]:
    del ground
    fields = tuple(
        WriteField(at, span, label, unit, time=guide != "", clock=guide == "clock")
        for (at, span), label, unit, guide in body.items
    )
    yield Block(FIELD, partial(_paint_boxes, fields=fields, choices=body.choices))


def _paint_boxes(
    page: Page,
    top: float,
    extra: float,
    *,
    fields: tuple[WriteField, ...],
    choices: tuple[str, ...],
) -> None:
    if not choices:
        draw_fields(page, top, fields)
        return
    *before, last = fields
    draw_fields(page, top, before)
    x, width = page.frame.x(last.at), last.span * page.frame.unit
    page.outline(x, top, width, FIELD)
    page.text(x + 3, top + 9, last.label, LABEL)
    x += 4
    for choice in choices:
        tick_box(page, x, top + 19)
        x = page.text(x + TICK_BOX + 4, baseline(top + 19, BODY), choice, BODY) + 10


def _steps(body: Steps, ground: Ground) -> Iterator[Block]:
    del ground
    yield Block(_STEP_ROW, partial(_paint_steps, items=body.items))


def _paint_steps(
    page: Page, top: float, extra: float, *, items: tuple[tuple[str, str, str], ...]
) -> None:
    width = page.frame.width / len(items)
    for at, (what, amount, note) in enumerate(items):
        x = page.frame.left + width * at
        if at:
            _arrow(page, x - 22, top + 21)
        page.text(x, top + 10, what, BODY)
        page.text(x, top + 24, amount, HEAD, bold=True)
        page.text(x, top + 35, note, LABEL)


def _arrow(page: Page, x: float, middle: float) -> None:
    page.stroke(x, middle, x + 11, middle, RULE)
    page.polyline(((x + 7, middle - 3), (x + 11, middle), (x + 7, middle + 3)), RULE)


def _lines(body: Lines, ground: Ground) -> Iterator[Block]:
    for line in body.items:
        yield paragraph(line, ground, VALUE)
        yield white(3)


def _signatures(body: Signatures, ground: Ground) -> Iterator[Block]:
    if body.signed:
        yield paragraph(strong(body.signed), ground, BODY)
        yield white(3)
    yield signatures(body.roles, SIGN_ROW)


_MAKERS: dict[type, Callable[..., Iterator[Block]]] = {
    Facts: _facts,
    Table: _table,
    Sum: _sum,
    Answers: _answers,
    Boxes: _boxes,
    Steps: _steps,
    Lines: _lines,
    Signatures: _signatures,
}
"""What makes the blocks of each part."""
