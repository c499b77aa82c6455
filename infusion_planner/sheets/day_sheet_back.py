"""The back of the infusion day sheet: what lies at the chair until discharge."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from infusion_planner.cards.day_sheet import DaySheetCard, WatchLimits, WatchRow
from infusion_planner.sheets.blocks import (
    Block,
    Column,
    Ground,
    WriteField,
    column_heads,
    fields_block,
    grid_boxes,
    row_tops,
    section,
    signatures,
    stack,
)
from infusion_planner.sheets.lines import Line, plain, strong, wrap
from infusion_planner.sheets.marks import tick_box
from infusion_planner.sheets.measures import (
    BODY,
    LABEL,
    RULE,
    TICK_BOX,
    VALUE,
    WRITE_IN,
    baseline,
)
from infusion_planner.sheets.page import Page

_LABELS = 4.0
_HEADS = 22.0
_CHANGES = (
    Column(0, 2.4, "Time", "time"),
    Column(2.4, 2.5, "mL per hour"),
    Column(4.9, 5, "Reason"),
    Column(9.9, 1.7, "Initials"),
)
_REACTIONS = (
    Column(12.4, 2.3, "Onset", "time"),
    Column(14.7, 4.3, "Symptoms"),
    Column(19, 1.5, "Grade"),
    Column(20.5, 3.5, "Action"),
)
_CHANGE_ROW = 20.0
_CHANGE_HEAD = 30.0
_DISCHARGE_COLUMNS = 3
_DISCHARGE_STEP = 11.0
_SIGNERS = (("Nurse", "record complete"), ("Physician", "release"))
_SIGN_ROW = 20.0


@dataclass(frozen=True, slots=True)
class Spare:
    """How much room to write the back offers beyond what it must.

    Attributes:
        changes: rows for rate changes and reactions.
        extras: vitals rows without a time.
        row: least height of a vitals row.
    """

    changes: int
    extras: int
    row: float = WRITE_IN


SPARES = (
    Spare(3, 4, 18.3),
    Spare(3, 3, 18.3),
    Spare(3, 2, 18.3),
    Spare(3, 1),
    Spare(2, 1),
    Spare(2, 0),
)


def back_blocks(card: DaySheetCard, ground: Ground, spare: Spare) -> tuple[Block, ...]:
    """Give the back's parts in order."""
    return (
        _watch(card, ground, spare),
        _changes(spare.changes),
        _stop_and_flush(card, ground),
        _discharge(card, ground),
        stack((section(8, "Sign", (), ground), signatures(_SIGNERS, _SIGN_ROW))),
    )


def _watch(card: DaySheetCard, ground: Ground, spare: Spare) -> Block:
    head = section(5, "Watch", plain(card.watch_note), ground)
    extras = (WatchRow("Extra", ""), *(WatchRow("", "") for _ in range(spare.extras - 1)))
    rows = (*card.watch_rows, *extras[: spare.extras])
    columns = _watch_columns(card.limits)
    heads = Block(_HEADS, partial(_paint_watch_heads, columns=columns))
    grid = Block(
        spare.row * len(rows),
        partial(_paint_watch, columns=columns, rows=rows, height=spare.row),
        len(rows),
    )
    return stack((head, heads, grid))


# A column of vitals and the limit under its head.
_Vital = tuple[Column, str]


def _watch_columns(limits: WatchLimits) -> tuple[_Vital, ...]:
    return (
        (Column(4, 2.2, "Time", "time"), ""),
        (Column(6.2, 3.2, "Blood pressure", "pressure"), limits.blood_pressure),
        (Column(9.4, 1.9, "Pulse"), limits.pulse),
        (Column(11.3, 1.9, "Temp °C"), limits.temperature),
        (Column(13.2, 1.8, "SpO2 %"), limits.saturation),
        (Column(15, 1.9, "Breaths"), limits.breaths),
        (Column(16.9, 1.5, "Pain"), limits.pain),
        (Column(18.4, 2.2, "Rate"), "mL per hour"),
        (Column(20.6, 1.8, "Reaction"), "grade"),
        (Column(22.4, 1.6, "Initials"), ""),
    )


def _paint_watch_heads(
    page: Page, top: float, extra: float, *, columns: tuple[_Vital, ...]
) -> None:
    page.text(page.frame.left, top + 18.5, "Call if outside", LABEL)
    for column, limit in columns:
        room = column.span * page.frame.unit
        middle = page.frame.x(column.at) + room / 2
        page.center(middle, top + 9, column.head, LABEL, bold=True, limit=room)
        if limit:
            page.center(middle, top + 18.5, limit, LABEL, limit=room)


def _paint_watch(
    page: Page,
    top: float,
    extra: float,
    *,
    columns: tuple[_Vital, ...],
    rows: tuple[WatchRow, ...],
    height: float,
) -> None:
    left, right = page.frame.left, page.frame.right
    ys = [top + (height + extra) * at for at in range(len(rows) + 1)]
    grid_boxes(page, ys, [column for column, _ in columns])
    for row, (upper, lower) in zip(rows, pairwise(ys), strict=True):
        y = baseline((upper + lower) / 2, BODY)
        page.right(page.frame.x(_LABELS) - 6, y, row.offset)
        if row.phase:
            page.text(left, y, row.phase, BODY, bold=True)
            page.rule(left, upper, right, RULE)
    page.rule(left, ys[-1], right, RULE)


def _changes(count: int) -> Block:
    return Block(_CHANGE_HEAD + _CHANGE_ROW * count, partial(_paint_changes, count=count))


def _paint_changes(page: Page, top: float, extra: float, *, count: int) -> None:
    y = top + 15
    page.text(page.frame.left, y, "Rate changes, hold, resume", VALUE, bold=True)
    page.text(page.frame.x(_REACTIONS[0].at), y, "Reactions", VALUE, bold=True)
    page.right(page.frame.right, y, "more: on a further sheet with name and MRN", LABEL)
    y = column_heads(page, top + 19, (*_CHANGES, *_REACTIONS))
    ys = [y + _CHANGE_ROW * at for at in range(count + 1)]
    grid_boxes(page, ys, _CHANGES)
    grid_boxes(page, ys, _REACTIONS)


def _stop_and_flush(card: DaySheetCard, ground: Ground) -> Block:
    head = section(6, "Stop and flush", plain(card.stop_flush_note), ground)
    fields = (
        WriteField(0, 4, "Stopped at", time=True),
        WriteField(4, 3.6, "Infused", unit="mL"),
        WriteField(7.6, 3.4, "Given", unit="mg"),
        WriteField(11, 3.8, "Flush from", time=True),
        WriteField(14.8, 3.8, "Flush to", time=True),
        WriteField(18.6, 5.4, card.leaves_from, time=True, clock=True),
    )
    return stack((head, fields_block(fields)))


def _discharge(card: DaySheetCard, ground: Ground) -> Block:
    visit = (*plain(" Next visit "), *strong(card.next_visit)) if card.next_visit else ()
    head = section(7, "Discharge", (*plain(card.discharge_note), *visit), ground)
    return stack((head, _ticks(card.discharge, ground)))


def _ticks(items: Sequence[str], ground: Ground) -> Block:
    """Give lines to tick in three columns, filled row by row."""
    room = ground.frame.width / _DISCHARGE_COLUMNS - 18
    wrapped = [wrap(plain(item), room, BODY, ground.face) for item in items]
    rows = tuple(
        tuple(wrapped[first : first + _DISCHARGE_COLUMNS])
        for first in range(0, len(wrapped), _DISCHARGE_COLUMNS)
    )
    heights = tuple(5 + _DISCHARGE_STEP * max(map(len, row)) for row in rows)
    return Block(sum(heights), partial(_paint_ticks, rows=rows, heights=heights))


def _paint_ticks(
    page: Page,
    top: float,
    extra: float,
    *,
    rows: tuple[tuple[tuple[Line, ...], ...], ...],
    heights: tuple[float, ...],
) -> None:
    for row, (y, bottom) in zip(rows, row_tops(top, heights, 0), strict=True):
        for at, lines in enumerate(row):
            x = page.frame.left + at * page.frame.width / _DISCHARGE_COLUMNS
            tick_box(page, x, (y + bottom) / 2)
            start = (y + bottom - _DISCHARGE_STEP * len(lines)) / 2
            page.lines(x + TICK_BOX + 5, start, lines, BODY, _DISCHARGE_STEP)
