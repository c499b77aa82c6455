"""The frame of facts that are missing, each with a box to write in."""

from collections.abc import Iterator, Sequence
from functools import partial

from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block, Ground
from infusion_planner.sheets.lines import Line, line_width, plain, wrap
from infusion_planner.sheets.measures import BODY, RULE, VALUE, baseline
from infusion_planner.sheets.page import Page

_ROW = 23.0
_BOX = 17.6
_HEAD = 70.0
_MOST_ROWS = 18
_STEP = 10.5
_WHITE = 3.0
_GAP = 6.0
_AFTER_LABEL = 5.0
_MOST_IN_A_ROW = 4
_LEAST_IN_A_ROW = 2
_LEAST_BOX = 52.0
_LABEL_SHARE = 0.6

# A label, wrapped.
_Label = tuple[Line, ...]


class _Row(Frozen):
    """Labels beside each other, each with a box.

    Attributes:
        labels: wrapped.
        widths: of label and box together, in points.
    """

    labels: tuple[_Label, ...]
    widths: tuple[float, ...]

    @property
    def height(self) -> float:
        return max(_ROW, 4 + _STEP * max(map(len, self.labels)))


def to_fill_blocks(labels: Sequence[str], ground: Ground) -> Iterator[Block]:
    """Give the frame of what is missing; only more rows than a page holds make another."""
    rows = tuple(_rows(labels, ground))
    for first in range(0, len(rows), _MOST_ROWS):
        part = rows[first : first + _MOST_ROWS]
        height = _WHITE + sum(row.height for row in part)
        yield Block(height, partial(_paint_frame, rows=part))


def _rows(labels: Sequence[str], ground: Ground) -> Iterator[_Row]:
    """Fill rows with as many labels as leave each box room to write in."""
    while labels:
        row = _short_row(labels, ground) or _wide_row(labels, ground)
        yield row
        labels = labels[len(row.labels) :]


def _short_row(labels: Sequence[str], ground: Ground) -> _Row | None:
    """Give the fullest row in which no label is wrapped and all boxes are as wide."""
    for count in range(min(len(labels), _MOST_IN_A_ROW), _LEAST_IN_A_ROW, -1):
        used = [ground.face.width(label, BODY) + _AFTER_LABEL for label in labels[:count]]
        box = (_room(ground) - sum(used)) / count - _GAP
        if box >= _LEAST_BOX:
            words = tuple((plain(label),) for label in labels[:count])
            return _Row(words, tuple(width + box for width in used))
    return None


def _wide_row(labels: Sequence[str], ground: Ground) -> _Row:
    """Give a row of two halves, in which a long label is wrapped."""
    width = _room(ground) / _LEAST_IN_A_ROW - _GAP
    room = width * _LABEL_SHARE
    wrapped = [wrap(plain(text), room, BODY, ground.face) for text in labels[:_LEAST_IN_A_ROW]]
    return _Row(tuple(wrapped), tuple(width for _ in wrapped))


def _room(ground: Ground) -> float:
    return ground.frame.width - _HEAD


def _paint_frame(page: Page, top: float, extra: float, *, rows: tuple[_Row, ...]) -> None:
    left = page.frame.left
    top += _WHITE
    page.outline(left, top, page.frame.width, sum(row.height for row in rows), RULE)
    page.text(left + 6, baseline(top + _ROW / 2, VALUE), "Still to fill", VALUE, bold=True)
    for row in rows:
        x = left + _HEAD
        for label, width in zip(row.labels, row.widths, strict=True):
            _paint_gap(page, label, x, top + row.height / 2, width)
            x += width + _GAP
        top += row.height


def _paint_gap(page: Page, label: _Label, x: float, middle: float, width: float) -> None:
    """Set a label and its box in the rest of the width."""
    page.lines(x, middle - _STEP * len(label) / 2, label, BODY, _STEP)
    used = max((line_width(line, BODY, page.face) for line in label), default=0.0) + _AFTER_LABEL
    page.box(x + used, middle - _BOX / 2, width - used, _BOX)
