"""Allergies: in the header the worst first and where the rest is, on a page of their own all."""

from collections.abc import Iterator
from functools import partial

from infusion_planner.cards.identity import AllergyCard
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block, Ground
from infusion_planner.sheets.lines import Line, line_width, plain, strong, wrap
from infusion_planner.sheets.marks import warning
from infusion_planner.sheets.measures import INDENT, LABEL, VALUE, baseline
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.typeface import Typeface

_STEP = 12.0
_MOST_LINES = 3
_MIDDLE = 8.5
_ASK_HEIGHT = 24.0
_LEAST_HEIGHT = 17.0
_BAR = 4.0
_NUMBER = 24.0
_LINES_IN_A_PIECE = 20

# An allergy with its place in the list.
_Numbered = tuple[int, Line]


class AllergyLines(Frozen):
    """The allergy part of the header, measured for one live width.

    Attributes:
        allergy: what is known.
        lines: what stands beside its label; empty where somebody has to ask and write.
        at: where the lines begin, from the frame's left edge.
        shortened: whether the lines hold less than what is known.
        staff: whether the page is for staff, who ask and write where nothing is known.
    """

    allergy: AllergyCard
    lines: tuple[Line, ...]
    at: float
    shortened: bool = False
    staff: bool = True

    @property
    def asks(self) -> bool:
        """Tell whether somebody has to ask about allergies and write the answer down."""
        return self.staff and not self.lines and self.allergy.state != "none"

    @property
    def height(self) -> float:
        """Give the height below the rule."""
        return _ASK_HEIGHT if self.asks else max(_LEAST_HEIGHT, _STEP * len(self.lines) + 5)


def measure_allergies(
    allergy: AllergyCard, width: float, face: Typeface, rest: str, *, staff: bool = True
) -> AllergyLines:
    """Lay out the allergies.

    At most three lines; only a substance too long for its line makes more: it is never cut.

    Args:
        allergy: what is known.
        width: the live width.
        face: the typeface.
        rest: where the whole list stands, `on page 3`.
        staff: whether the page is for staff.
    """
    at = _lines_x(allergy, face)
    room = width - at - 6
    full = [wrap(line, room, VALUE, face) for line in _entries(allergy)]
    if sum(map(len, full)) <= _MOST_LINES:
        lines = tuple(line for lines in full for line in lines)
        return AllergyLines(allergy, lines, at, staff=staff)
    return AllergyLines(allergy, _shortened(allergy, room, face, rest), at, shortened=True)


def _entries(allergy: AllergyCard) -> tuple[Line, ...]:
    if allergy.confirmed:
        return (plain(allergy.confirmed),)
    return tuple(_entry(*pair) for pair in allergy.lines)


def _shortened(allergy: AllergyCard, room: float, face: Typeface, rest: str) -> tuple[Line, ...]:
    """Shorten step by step: reactions give way first, then entries are counted."""
    short = [_short_entry(*pair, room, face, rest) for pair in allergy.lines]
    if sum(map(len, short)) <= _MOST_LINES:
        return tuple(line for lines in short for line in lines)
    shown = list(short[0])
    count = 1
    while count < len(short) and len(shown) + len(short[count]) < _MOST_LINES:
        shown.extend(short[count])
        count += 1
    if count < len(short):
        shown.append(strong(f"and {len(short) - count} more, all {rest}"))
    return tuple(shown)


def _entry(substance: str, reaction: str) -> Line:
    tail = plain(f" – {reaction}") if reaction else ()
    return (*strong(substance), *tail)


def _short_entry(
    substance: str, reaction: str, room: float, face: Typeface, rest: str
) -> tuple[Line, ...]:
    entry = _entry(substance, reaction)
    if line_width(entry, VALUE, face) <= room:
        return (entry,)
    return wrap(_entry(substance, f"reaction {rest}"), room, VALUE, face)


def _lines_x(allergy: AllergyCard, face: Typeface) -> float:
    """Give where the lines begin, from the frame's left edge."""
    return INDENT + _sign(allergy) + face.width(allergy.label, VALUE, bold=True) + 8


def _sign(allergy: AllergyCard) -> float:
    """Give the room of the warning sign."""
    return 15.0 if allergy.state == "known" else 0.0


def draw_allergies(page: Page, part: AllergyLines, top: float) -> None:
    """Draw the allergies below the header's rule."""
    left = page.frame.left
    if part.asks:
        _draw_question(page, left + INDENT, top, part.allergy.label)
        return
    start = left + INDENT + _sign(part.allergy)
    if part.allergy.state == "known":
        warning(page, left + INDENT, top + _MIDDLE)
        page.solid(left, top, _BAR, part.height)
    page.text(start, baseline(top + _MIDDLE, VALUE), part.allergy.label, VALUE, bold=True)
    for row, line in enumerate(part.lines):
        y = baseline(top + _MIDDLE + row * _STEP, VALUE)
        page.runs(left + part.at, y, line, VALUE, limit=page.frame.width - part.at - 6)


def _draw_question(page: Page, x: float, top: float, label: str) -> None:
    middle = top + _ASK_HEIGHT / 2
    x = page.text(x, baseline(middle, VALUE), label, VALUE, bold=True) + 10
    x = page.text(x, baseline(middle, LABEL), "Ask, write, date, initials", LABEL) + 6
    page.box(x, top + 3.2, page.frame.right - 7 - x, 17.6)


def allergy_blocks(allergy: AllergyCard, ground: Ground) -> tuple[Block, ...]:
    """List every allergy in full, a line under each; short ones in two columns."""
    entries = tuple(enumerate((_entry(*pair) for pair in allergy.lines), start=1))
    half = ground.frame.width / 2
    widest = max(line_width(line, VALUE, ground.face) for _, line in entries)
    if _NUMBER + widest <= half - 8:
        pairs = (entries[first : first + 2] for first in range(0, len(entries), 2))
        rows = [Block(4 + _STEP, partial(_paint_pair, pair=pair)) for pair in pairs]
        return (*rows, _END)
    room = ground.frame.width - _NUMBER
    wrapped = [(number, wrap(line, room, VALUE, ground.face)) for number, line in entries]
    pieces = [piece for number, lines in wrapped for piece in _pieces(number, lines)]
    return (*pieces, _END)


def _paint_pair(page: Page, top: float, extra: float, *, pair: tuple[_Numbered, ...]) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    y = baseline(top + 2 + _STEP / 2, VALUE)
    for column, (number, line) in enumerate(pair):
        x = page.frame.left + column * page.frame.width / 2 + _NUMBER
        page.right(x - 8, y, str(number), LABEL)
        page.runs(x, y, line, VALUE, limit=page.frame.width / 2 - _NUMBER)


def _pieces(number: int, lines: tuple[Line, ...]) -> Iterator[Block]:
    """Cut an entry that is very long into pieces that a page can hold."""
    for first in range(0, len(lines), _LINES_IN_A_PIECE):
        part = lines[first : first + _LINES_IN_A_PIECE]
        words = "" if first else str(number)
        yield Block(4 + _STEP * len(part), partial(_paint_piece, number=words, lines=part))


def _paint_piece(
    page: Page, top: float, extra: float, *, number: str, lines: tuple[Line, ...]
) -> None:
    left = page.frame.left
    if number:
        page.rule(left, top, page.frame.right)
        page.right(left + _NUMBER - 8, baseline(top + 2 + _STEP / 2, VALUE), number, LABEL)
    page.lines(left + _NUMBER, top + 2, lines, VALUE, _STEP)


def _paint_end(page: Page, top: float, extra: float) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    page.text(page.frame.left + _NUMBER, top + 11, "end of entries", LABEL)


_END = Block(14.0, _paint_end)
