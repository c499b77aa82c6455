"""The vitals grid: timed rows in phases, the limits from which the nurse calls under the heads."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from infusion_planner.cards.day_sheet import WatchLimits, WatchRow
from infusion_planner.sheets.blocks import Block, stack
from infusion_planner.sheets.measures import BODY, LABEL, RULE, baseline
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.write_in import Column, grid_boxes

_LABELS = 4.0
_HEADS = 22.0


def vitals_grid(rows: Sequence[WatchRow], limits: WatchLimits, height: float) -> Block:
    """Give the grid with its heads.

    Args:
        rows: the timed rows, in order.
        limits: from where the nurse calls.
        height: least height of a row.
    """
    columns = _watch_columns(limits)
    heads = Block(_HEADS, partial(_paint_watch_heads, columns=columns))
    paint = partial(_paint_watch, columns=columns, rows=tuple(rows), height=height)
    return stack((heads, Block(height * len(rows), paint, len(rows))))


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
