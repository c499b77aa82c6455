"""The checks before anything is given: two columns of Yes, No and initials."""

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from infusion_planner.cards.day_sheet import CheckLine
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block, Ground, row_tops
from infusion_planner.sheets.lines import Line, line_width, plain, strong, wrap
from infusion_planner.sheets.marks import colon, tick_box
from infusion_planner.sheets.measures import BODY, LABEL, TICK_BOX, WORD_ROW, baseline
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.typeface import Typeface

_GUTTER = 14.0
_HEADS = 10.0
_TEXT = 37.0
_INITIALS = 34.0
_YES = 2.0
_NO = 20.0
_STEP = 10.5
_TIME = 36.0
_NUMBER = 38.0
_AT = 13.0
_DATE = 62.0
_NOT_NEEDED = "not needed"
_DOES_NOT_APPLY = "does not apply"


class _Check(Frozen):
    """One check with its wrapped text."""

    kind: str
    lines: tuple[Line, ...]
    fact: str

    @property
    def height(self) -> float:
        return max(WORD_ROW, 3 + _STEP * len(self.lines))


def checks_block(checks: Sequence[CheckLine], ground: Ground) -> Block:
    """Give all checks, the first half in the left column."""
    half = (len(checks) + 1) // 2
    width = (ground.frame.width - _GUTTER) / 2
    measured = [_measured(check, width, ground.face) for check in checks]
    columns = (tuple(measured[:half]), tuple(measured[half:]))
    heights = tuple(max(check.height for check in pair if check) for pair in zip_longest(*columns))
    paint = partial(_paint_checks, columns=columns, heights=heights, width=width)
    return Block(_HEADS + sum(heights), paint, sum(map(_is_elastic, heights)))


def _is_elastic(height: float) -> bool:
    """Tell whether a row grows on a roomy page; one of two lines is high enough."""
    return height <= WORD_ROW


def _measured(check: CheckLine, width: float, face: Typeface) -> _Check:
    room = width - _TEXT - _INITIALS - 2 - _taken(check, face)
    fact = strong(f"  {check.fact}") if check.fact else ()
    return _Check(check.kind, wrap((*plain(check.text), *fact), room, BODY, face), check.fact)


def _taken(check: CheckLine, face: Typeface) -> float:
    """Give the width that stands at the right of the text."""
    if check.kind == "number_time":
        return _AT + _TIME + (0 if check.fact else _NUMBER)
    if check.kind == "date":
        return _AT + _DATE
    if check.kind == "not_needed":
        return face.width(_NOT_NEEDED, BODY) + 4 + TICK_BOX + 6
    if check.kind == "does_not_apply":
        return face.width(_DOES_NOT_APPLY, BODY, bold=True) + 8 - _INITIALS
    return 0.0


class _Cell(Frozen):
    """Where one check stands; its initials are the last part of the width."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def end(self) -> float:
        return self.right - _INITIALS

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def _paint_checks(
    page: Page,
    top: float,
    extra: float,
    *,
    columns: tuple[tuple[_Check, ...], ...],
    heights: tuple[float, ...],
    width: float,
) -> None:
    for at, checks in enumerate(columns):
        left = page.frame.left + at * (width + _GUTTER)
        _paint_heads(page, left, top, width)
        grown = [height + extra * _is_elastic(height) for height in heights]
        rows = row_tops(top + _HEADS, grown, 0)
        cells = [_Cell(left, left + width, *edges) for edges in rows]
        for check, cell in zip(checks, cells, strict=False):
            _paint_check(page, check, cell)


def _paint_heads(page: Page, left: float, top: float, width: float) -> None:
    y = top + 7.5
    page.center(left + _YES + TICK_BOX / 2, y, "Yes", LABEL, limit=_NO - _YES)
    page.center(left + _NO + TICK_BOX / 2, y, "No", LABEL, limit=_NO - _YES)
    page.center(left + width - _INITIALS / 2, y, "Initials", LABEL, limit=_INITIALS)


def _paint_check(page: Page, check: _Check, cell: _Cell) -> None:
    page.rule(cell.left, cell.top, cell.end)
    page.rule(cell.left, cell.bottom, cell.end)
    start = cell.middle - _STEP * len(check.lines) / 2
    page.lines(cell.left + _TEXT, start, check.lines, BODY, _STEP)
    if check.kind == "does_not_apply":
        _paint_no_boxes(page, cell)
        return
    tick_box(page, cell.left + _YES, cell.middle)
    tick_box(page, cell.left + _NO, cell.middle)
    page.box(cell.end, cell.top, _INITIALS, cell.height)
    if check.kind == "number_time":
        _paint_number_time(page, check, cell)
    elif check.kind == "date":
        page.right(cell.end - _DATE - 2, baseline(cell.middle, BODY), "on")
        page.box(cell.end - _DATE, cell.top, _DATE, cell.height)
    elif check.kind == "not_needed":
        x = page.right(cell.end - 4, baseline(cell.middle, BODY), _NOT_NEEDED)
        tick_box(page, x - 3 - TICK_BOX, cell.middle)


def _paint_no_boxes(page: Page, cell: _Cell) -> None:
    page.right(cell.right - 4, baseline(cell.middle, BODY), _DOES_NOT_APPLY, bold=True)
    page.rule(cell.end, cell.top, cell.right)
    page.rule(cell.end, cell.bottom, cell.right)


def _paint_number_time(page: Page, check: _Check, cell: _Cell) -> None:
    """Draw the box for the number, where it is not known, and the one for the time."""
    time = cell.end - _TIME
    if not check.fact:
        text = max((line_width(line, BODY, page.face) for line in check.lines), default=0.0)
        start = cell.left + _TEXT + text + 4
        page.box(start, cell.top, time - _AT - start, cell.height)
    page.right(time - 2, baseline(cell.middle, BODY), "at")
    page.box(time, cell.top, _TIME, cell.height)
    colon(page, time + _TIME / 2, cell.middle)
