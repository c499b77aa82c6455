"""The hours of a day beside a list: dotted lines, and a bar for each patient who has a time."""

from functools import partial

from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block
from infusion_planner.sheets.measures import BODY, HAIR, LABEL, RULE, VALUE
from infusion_planner.sheets.page import Page

_HOUR = 60
_THICK = 7.0
_DOT = 0.35
_STEP = 4.0
_HEADS_ROW = 12.0
_LEGEND = "thin: premedication (S = steroid), observation     thick: alemtuzumab"
_BLANK = "no times planned: draw each stay by hand"


class Hours(Frozen):
    """Where the hours stand.

    Attributes:
        first: the first full hour.
        last: the last one.
        at: the grid position of the first.
    """

    first: int
    last: int
    at: float

    def x(self, page: Page, minute: int) -> float:
        """Give the x of a minute of the day."""
        left = page.frame.x(self.at)
        room = page.frame.right - left
        return left + room * (minute - self.first * _HOUR) / ((self.last - self.first) * _HOUR)


def hour_heads(heads: Block, hours: Hours) -> Block:
    """Put the hours beside the heads of columns."""

    def paint(page: Page, top: float, extra: float) -> None:
        heads.paint(page, top, extra)
        for hour in range(hours.first, hours.last + 1):
            x, words = hours.x(page, hour * _HOUR), f"{hour:02d}"
            width = page.face.width(words, BODY)
            page.text(min(x - width / 2, page.frame.right - width), top + 8, words, BODY)

    return Block(heads.height, paint)


def draw_grid(page: Page, hours: Hours, top: float, height: float) -> None:
    """Draw the hours as dotted lines through a row."""
    for hour in range(hours.first, hours.last + 1):
        x = hours.x(page, hour * _HOUR)
        y = top + _STEP
        while y < top + height:
            page.dot(x, y, _DOT)
            y += _STEP


def draw_bar(page: Page, hours: Hours, middle: float, bar: tuple[int, int, int, int]) -> None:
    """Draw one stay: thin before and after the infusion, thick while it runs."""
    come, start, end, leave = (hours.x(page, minute) for minute in bar)
    page.rule(come, middle, leave, RULE)
    for x in (come, leave):
        page.stroke(x, middle - 5, x, middle + 5, RULE)
    page.solid(start, middle - _THICK / 2, end - start, _THICK)
    if bar[1] > bar[0]:
        page.center((come + start) / 2, middle - 4, "S", LABEL, bold=True, limit=20)
    for minute, x in ((bar[1], start), (bar[2], end), (bar[3], leave)):
        words = f"{minute // _HOUR:02d}:{minute % _HOUR:02d}"
        width = page.face.width(words, BODY)
        page.text(min(x - width / 2, page.frame.right - width), middle + 17, words, BODY)


def in_chairs(counts: tuple[int, ...], hours: Hours) -> Block:
    """Say how many are there in each hour; where no time is planned, that it is drawn by hand."""
    height = (2 if counts else 1) * _HEADS_ROW + 2
    return Block(height, partial(_paint_counts, counts=counts, hours=hours))


def _paint_counts(
    page: Page, top: float, extra: float, *, counts: tuple[int, ...], hours: Hours
) -> None:
    page.rule(page.frame.left, top, page.frame.right, HAIR)
    if not counts:
        page.right(page.frame.right, top + 11, _BLANK, LABEL)
        return
    page.right(page.frame.x(hours.at) - 6, top + 11, "in chairs", BODY)
    for place, count in enumerate(counts):
        x = hours.x(page, (hours.first + place) * _HOUR + _HOUR // 2)
        page.center(x, top + 11, str(count), VALUE, bold=True, limit=30)
    page.right(page.frame.right, top + 22, _LEGEND, LABEL)
