"""Months as grids of days: infusions framed, the last days for tests circled."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from infusion_planner.cards.patient_calendar import MonthCard
from infusion_planner.sheets.blocks import Block, Ground
from infusion_planner.sheets.measures import (
    HAIR,
    HEAD,
    HEAVY,
    KEY_WORD,
    LARGE_BODY,
    TODAY,
    baseline,
)
from infusion_planner.sheets.page import Page

_GUTTER = 40.0
_WEEKDAYS = ("Su", "Mo", "Tu", "We", "Th", "Fr", "Sa")
_TITLE = 19.0
_HEADS = 16.0
_WEEK = 18.5
_UNDER = 8.0
_LEGEND = 31.0
_LEGEND_TEST = 7.6
_RADIUS = 10.5


def month_blocks(months: Sequence[MonthCard], ground: Ground) -> Iterator[Block]:
    """Give the months, two beside each other; the weeks are elastic."""
    width = (ground.frame.width - _GUTTER) / 2
    for first in range(0, len(months), 2):
        pair = tuple(months[first : first + 2])
        weeks = max(len(month.weeks) for month in pair)
        height = _TITLE + _HEADS + _WEEK * weeks + _UNDER
        yield Block(height, partial(_paint_pair, pair=pair, width=width), weeks)


def _paint_pair(
    page: Page, top: float, extra: float, *, pair: tuple[MonthCard, ...], width: float
) -> None:
    for at, month in enumerate(pair):
        left = page.frame.left + at * (width + _GUTTER)
        _paint_month(page, month, (left, top), (width / 7, _WEEK + extra))


def _paint_month(
    page: Page, month: MonthCard, corner: tuple[float, float], cell: tuple[float, float]
) -> None:
    (left, top), (wide, high) = corner, cell
    page.text(left, top + 14, month.title, KEY_WORD, bold=True, limit=7 * wide)
    top += _TITLE
    for at, name in enumerate(_WEEKDAYS):
        page.center(left + wide * (at + 0.5), top + 11.5, name, HEAD, limit=wide)
    top += _HEADS
    page.rule(left, top - 1, left + 7 * wide, HAIR)
    for row, week in enumerate(month.weeks):
        _paint_week(page, month, week, (left, top + high * row), cell)


def _paint_week(
    page: Page,
    month: MonthCard,
    week: tuple[int, ...],
    corner: tuple[float, float],
    cell: tuple[float, float],
) -> None:
    (left, top), (wide, high) = corner, cell
    for first, count in _runs([day in month.infusions for day in week]):
        _frame(page, (left + wide * first, top), (wide, high), count)
    middle = top + high / 2
    for at, day in enumerate(week):
        x = left + wide * (at + 0.5)
        if day in month.tests:
            page.ring(x, middle, _RADIUS, HEAVY)
        if day:
            bold = day in month.tests or day in month.infusions
            y = baseline(middle, LARGE_BODY)
            page.center(x, y, str(day), LARGE_BODY, bold=bold, limit=wide)


def _runs(marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Give (first, count) of each run of marked days."""
    for is_marked, group in groupby(range(len(marked)), marked.__getitem__):
        columns = tuple(group)
        if is_marked:
            yield columns[0], len(columns)


def _frame(page: Page, corner: tuple[float, float], cell: tuple[float, float], count: int) -> None:
    """Frame days that follow one another as one, with thin lines between them."""
    (x, y), (wide, high) = corner, cell
    for at in range(1, count):
        page.stroke(x + wide * at, y + 1.5, x + wide * at, y + high - 1.5, HAIR)
    page.outline(x + 1, y + 1, wide * count - 2, high - 2, TODAY)


def legend() -> Block:
    """Say what frame and circle mean."""
    return Block(_LEGEND, _paint_legend)


def _paint_legend(page: Page, top: float, extra: float) -> None:
    frame, middle = page.frame, top + 11
    y = baseline(middle, LARGE_BODY)
    page.outline(frame.left + 1, middle - 8, 22, 16, TODAY)
    page.text(frame.left + 31, y, "infusion day", LARGE_BODY)
    x = frame.x(_LEGEND_TEST)
    page.ring(x, middle, _RADIUS, HEAVY)
    words = "last day for that month's blood and urine test"
    page.text(x + 17, y, words, LARGE_BODY, limit=frame.right - x - 17)
