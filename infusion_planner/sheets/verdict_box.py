"""The verdict in its frame, and beside it how many gates stand in which way."""

from collections.abc import Sequence
from functools import partial

from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block, Ground
from infusion_planner.sheets.gate_marks import gate_mark
from infusion_planner.sheets.lines import Line, plain, wrap
from infusion_planner.sheets.measures import (
    BODY,
    HEAVY,
    INDENT,
    KEY_WORD,
    LABEL,
    baseline,
    leading,
)
from infusion_planner.sheets.page import Page

_SPAN = 9.4
_FIRST = 9.8
_LABEL_STEP = 12.0
_WORD_STEP = 20.0
_WHITE = 5.0
_UNDER = 6.0
_SIGN = 13.0
_NUMBER_STEP = 24.0
_COLUMN_INDENT = 6.0


class _Count(Frozen):
    """How many gates stand alike, measured."""

    state: str
    number: str
    words: tuple[Line, ...]


class _Verdict(Frozen):
    """The verdict, measured."""

    word: tuple[Line, ...]
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        text = _WORD_STEP * len(self.word) + leading(BODY) * len(self.lines)
        return 2 * _WHITE + _LABEL_STEP + text


def verdict_block(
    word: str, lines: Sequence[Line], counts: Sequence[tuple[str, str, str]], ground: Ground
) -> Block:
    """Give the framed verdict with the counts beside it.

    Args:
        word: the verdict.
        lines: what is said under it.
        counts: (state, number, word), worst first.
        ground: what it is laid out on.
    """
    unit, face = ground.frame.unit, ground.face
    room = _SPAN * unit - 2 * INDENT
    wrapped = [part for line in lines for part in wrap(line, room, BODY, face)]
    verdict = _Verdict(wrap(((word, True),), room, KEY_WORD, face), tuple(wrapped))
    column = (ground.frame.width - _FIRST * unit) / len(counts)
    measured = tuple(
        _Count(state, number, wrap(plain(words), column - 2 * _COLUMN_INDENT, BODY, face))
        for state, number, words in counts
    )
    beside = _WHITE + _NUMBER_STEP + leading(BODY) * max(len(item.words) for item in measured)
    height = max(verdict.height, beside)
    paint = partial(_paint, verdict=verdict, counts=measured, column=column, height=height)
    return Block(height + _UNDER, paint)


def _paint(
    page: Page,
    top: float,
    extra: float,
    *,
    verdict: _Verdict,
    counts: tuple[_Count, ...],
    column: float,
    height: float,
) -> None:
    left, half = page.frame.left, HEAVY / 2
    page.outline(left + half, top + half, _SPAN * page.frame.unit - HEAVY, height - HEAVY, HEAVY)
    y = top + _WHITE
    page.text(left + INDENT, y + 8, "VERDICT", LABEL, bold=True)
    y = page.lines(left + INDENT, y + _LABEL_STEP, verdict.word, KEY_WORD, _WORD_STEP)
    page.lines(left + INDENT, y, verdict.lines, BODY)
    for at, count in enumerate(counts):
        x = page.frame.x(_FIRST) + at * column
        if at:
            page.stroke(x, top + 3, x, top + height - 3)
        _paint_count(page, count, x + _COLUMN_INDENT, top + _WHITE)


def _paint_count(page: Page, count: _Count, x: float, top: float) -> None:
    middle = top + _NUMBER_STEP / 2
    gate_mark(page, count.state, x, middle, _SIGN)
    page.text(x + _SIGN + 6, baseline(middle, KEY_WORD), count.number, KEY_WORD, bold=True)
    page.lines(x, top + _NUMBER_STEP, count.words, BODY)
