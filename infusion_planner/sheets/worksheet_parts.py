"""The parts of a worksheet: what makes each, and those that a person fills in or follows."""

from collections.abc import Callable, Iterator
from functools import partial

from infusion_planner.cards.worksheet import (
    Answers,
    Body,
    Boxes,
    Facts,
    Lines,
    Signatures,
    Steps,
    Sum,
    Table,
)
from infusion_planner.sheets.blocks import Block, Ground, paragraph, white
from infusion_planner.sheets.lines import Line, plain, strong, wrap
from infusion_planner.sheets.marks import tick_box
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
from infusion_planner.sheets.worksheet_known import fact_blocks, sum_blocks
from infusion_planner.sheets.worksheet_places import fields_of
from infusion_planner.sheets.worksheet_table import table_blocks
from infusion_planner.sheets.write_in import WriteField, draw_fields

_CELL_GUTTER = 5.0
_ANSWER_ROW, _ANSWER_AT, _YES_AT, _NO_AT = 18.5, 13.0, 20.2, 22.3
_STEP_ROW = 40.0


def body_blocks(body: Body, ground: Ground) -> Iterator[Block]:
    """Give the blocks of a part; a row is never torn apart."""
    yield from _MAKERS[type(body)](body, ground)


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
    choices = tuple(box.choices for box in body.items)
    yield Block(FIELD, partial(_paint_boxes, fields=fields_of(body), choices=choices))


def _paint_boxes(
    page: Page,
    top: float,
    extra: float,
    *,
    fields: tuple[WriteField, ...],
    choices: tuple[tuple[str, ...], ...],
) -> None:
    both = tuple(zip(fields, choices, strict=True))
    for field, ticked in both:
        if ticked:
            _paint_choice(page, top, field, ticked)
    draw_fields(page, top, [field for field, ticked in both if not ticked])


def _paint_choice(page: Page, top: float, field: WriteField, choices: tuple[str, ...]) -> None:
    """Draw a labelled box in which something is ticked."""
    x, width = page.frame.x(field.at), field.span * page.frame.unit
    page.outline(x, top, width, FIELD)
    page.text(x + 3, top + 9, field.label, LABEL)
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
    Facts: fact_blocks,
    Table: table_blocks,
    Sum: sum_blocks,
    Answers: _answers,
    Boxes: _boxes,
    Steps: _steps,
    Lines: _lines,
    Signatures: _signatures,
}
"""What makes the blocks of each part."""
