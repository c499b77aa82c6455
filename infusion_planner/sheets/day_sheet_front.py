"""The front of the infusion day sheet: everything until the pump starts."""

from collections.abc import Iterator, Sequence
from functools import partial

from infusion_planner.cards.day_sheet import DaySheetCard, PremedicationLine
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block, Ground, paragraph, section, stack, white
from infusion_planner.sheets.checks import checks_block
from infusion_planner.sheets.course_strip import (
    disturbance_blocks,
    fact_blocks,
    file_copy_blocks,
    strip_blocks,
)
from infusion_planner.sheets.lines import Line, plain, strong, wrap
from infusion_planner.sheets.marks import tick_box
from infusion_planner.sheets.measures import (
    BODY,
    FIELD,
    HEAD,
    LABEL,
    NOTED_ROW,
    TICK_BOX,
    VALUE,
    WORD_ROW,
    baseline,
)
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.to_fill import to_fill_blocks
from infusion_planner.sheets.write_in import (
    Column,
    WriteField,
    column_heads,
    draw_fields,
    fields_block,
    row_boxes,
)

_BEFORE = "Before anything is given."
_ORDER_STEP = 16.0
_ROWS_IN_A_TABLE = 8
_NAME_STEP = 11.5
_NOTE_STEP = 9.5
_OPEN_ROW = 21.0
_OPEN_NOTE_STEP = 9.5
_MEDICINE = Column(0, 7.6, "Medicine and dose")
_ROUTE = Column(7.6, 3, "Route")
_GIVING = (
    Column(10.6, 2.7, "Given at", "time"),
    Column(13.3, 2.7, "Finished at", "time"),
    Column(16, 6.2, "If not given: reason"),
    Column(22.2, 1.8, "Initials"),
)
_OTHER = PremedicationLine(medicine="Other", note="", route="", ordered=False)
_NURSES = (("Nurse 1", "checked, started"), ("Nurse 2", "independent check"))
_OTHER_INITIALS = ("Other", "initials used")


def front_blocks(card: DaySheetCard, ground: Ground, *, other: bool) -> tuple[Block, ...]:
    """Give the front's parts in order.

    Args:
        card: the sheet, proofread.
        ground: what it is laid out on.
        other: whether the row `Other, initials used` is kept; it is the first to go.
    """
    return (
        *file_copy_blocks(card.file_copy, ground),
        *strip_blocks(card.strip, ground),
        *_disturbances(card, ground),
        white(3),
        paragraph(card.order, ground, HEAD, _ORDER_STEP),
        *fact_blocks(card.facts, ground),
        *to_fill_blocks(card.to_fill, ground),
        _check_section(card, ground),
        *_premedication(card, ground),
        _bag(card, ground),
        _start(card, ground, other=other),
    )


def _disturbances(card: DaySheetCard, ground: Ground) -> Iterator[Block]:
    for title, text in card.disturbances:
        yield from disturbance_blocks(title, text, ground)


def _check_section(card: DaySheetCard, ground: Ground) -> Block:
    note = (*plain(f"{_BEFORE} "), *strong(card.stop_note))
    head = section(1, "Check", note, ground)
    return stack((head, checks_block(card.checks, ground)))


def _premedication(card: DaySheetCard, ground: Ground) -> Iterator[Block]:
    """Give the table of premedication; a long one is torn between rows, its head repeated."""
    rows = (*card.premedication, _OTHER)
    for first in range(0, len(rows), _ROWS_IN_A_TABLE):
        title = "Premedicate, continued" if first else "Premedicate"
        head = section(2, title, plain(card.premedication_note), ground)
        part = [_medicine(row, ground) for row in rows[first : first + _ROWS_IN_A_TABLE]]
        yield stack((head, Block(11, _paint_heads), *part, Block(0, _paint_end)))


def _paint_heads(page: Page, top: float, extra: float) -> None:
    column_heads(page, top, (_MEDICINE, _ROUTE, *_GIVING))


def _paint_end(page: Page, top: float, extra: float) -> None:
    page.rule(page.frame.left, top, page.frame.right)


class _Medicine(Frozen):
    """A medicine with its note, measured."""

    row: PremedicationLine
    size: float
    name: tuple[Line, ...]
    note: tuple[Line, ...]

    @property
    def text_height(self) -> float:
        return _NAME_STEP * len(self.name) + _NOTE_STEP * len(self.note)

    @property
    def height(self) -> float:
        return max(NOTED_ROW if self.row.note else WORD_ROW, 3.5 + self.text_height)


def _medicine(row: PremedicationLine, ground: Ground) -> Block:
    """Measure one row: the medicine larger and bold where something is to be said about it."""
    if not row.ordered:
        height = _OPEN_ROW if row.note else WORD_ROW
        return Block(height, partial(_paint_open_row, row=row, height=height), int(not row.note))
    room = _MEDICINE.span * ground.frame.unit - 4
    size = VALUE if row.note else BODY
    name = wrap(((row.medicine, bool(row.note)),), room, size, ground.face)
    medicine = _Medicine(row, size, name, wrap(plain(row.note), room, LABEL, ground.face))
    return Block(medicine.height, partial(_paint_row, medicine=medicine), int(not row.note))


def _paint_row(page: Page, top: float, extra: float, *, medicine: _Medicine) -> None:
    left = page.frame.left
    height = medicine.height + (0 if medicine.row.note else extra)
    page.rule(left, top, page.frame.right)
    start = top + (height - medicine.text_height) / 2
    under = page.lines(left, start, medicine.name, medicine.size, _NAME_STEP)
    page.lines(left, under, medicine.note, LABEL, _NOTE_STEP)
    _paint_route(page, medicine.row, top, height)
    row_boxes(page, top, height, _GIVING)


def _paint_route(page: Page, row: PremedicationLine, top: float, height: float) -> None:
    if not row.route:
        row_boxes(page, top, height, (_ROUTE,))
        return
    x, y = page.frame.x(_ROUTE.at) + 3, baseline(top + height / 2, BODY)
    page.text(x, y, row.route, BODY, limit=_ROUTE.span * page.frame.unit - 4)


def _paint_open_row(
    page: Page, top: float, extra: float, *, row: PremedicationLine, height: float
) -> None:
    """Draw a row whose medicine and dose are written in by hand beside its kind."""
    height += 0 if row.note else extra
    page.rule(page.frame.left, top, page.frame.right)
    middle = top + height / 2 - (_OPEN_NOTE_STEP / 2 if row.note else 0)
    room = _MEDICINE.span * page.frame.unit / 2
    left = page.frame.left
    x = page.text(left, baseline(middle, BODY), row.medicine, BODY, limit=room)
    under = baseline(middle + _OPEN_NOTE_STEP, LABEL)
    x = max(x, page.text(left, under, row.note, LABEL, limit=room)) + 5
    start = max(x, page.frame.x(1.6))
    page.box(start, top, page.frame.x(_MEDICINE.span) - start, height)
    _paint_route(page, row, top, height)
    row_boxes(page, top, height, _GIVING)


def _bag(card: DaySheetCard, ground: Ground) -> Block:
    head = section(3, "Bag", plain(card.bag_note), ground)
    fields = (
        WriteField(0, 4, "Vial lot"),
        WriteField(4, 4, "Vial expiry"),
        WriteField(8, 4.6, "NDC on the vial"),
        WriteField(12.6, 3.4, "Bag volume", unit="mL"),
        WriteField(16, 3.6, "Diluted at", time=True),
        WriteField(19.6, 4.4, card.use_by, time=True, clock=True),
    )
    return stack(
        (head, Block(2 * FIELD, partial(_paint_bag, fields=fields, diluents=card.diluents)))
    )


def _paint_bag(
    page: Page, top: float, extra: float, *, fields: Sequence[WriteField], diluents: tuple[str, ...]
) -> None:
    under = top + FIELD
    page.outline(page.frame.left, under, 9 * page.frame.unit, FIELD)
    page.text(page.frame.left + 3, under + 9, "Diluent", LABEL)
    _paint_diluents(page, diluents, under + 19)
    prepared = WriteField(9, 7.5, "Prepared by: name, signature")
    checked = WriteField(16.5, 7.5, "Checked by another: name, signature")
    draw_fields(page, under, (prepared, checked))
    draw_fields(page, top, fields)


def _paint_diluents(page: Page, diluents: tuple[str, ...], middle: float) -> None:
    x, end = page.frame.left + 4, page.frame.x(9)
    for diluent in diluents:
        tick_box(page, x, middle)
        x += TICK_BOX + 4
        x = page.text(x, baseline(middle, BODY), diluent, BODY, limit=end - x - 1) + 8


def _start(card: DaySheetCard, ground: Ground, *, other: bool) -> Block:
    head = section(4, "Start", plain(card.start_note), ground)
    fields = (
        WriteField(0, 6.4, "Access site and gauge"),
        WriteField(6.4, 4, "Pump"),
        WriteField(10.4, 7.2, card.rate_label, unit="mL per hour"),
        WriteField(17.6, 6.4, "INFUSION STARTED", time=True, clock=True),
    )
    roles = (*_NURSES, _OTHER_INITIALS) if other else _NURSES
    return stack((head, fields_block(fields, 3), signatures(roles)))
