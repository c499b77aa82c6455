"""What the header says about allergies: the worst first, and where the rest is."""

from dataclasses import dataclass

from infusion_planner.cards.identity import AllergyCard
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


@dataclass(frozen=True, slots=True)
class AllergyLines:
    """The allergy part of the header, measured for one live width.

    Attributes:
        allergy: what is known.
        lines: what stands beside its label; empty where somebody has to ask and write.
        at: where the lines begin, from the frame's left edge.
    """

    allergy: AllergyCard
    lines: tuple[Line, ...]
    at: float

    @property
    def asks(self) -> bool:
        """Tell whether somebody has to ask about allergies and write the answer down."""
        return not self.lines and self.allergy.state != "none"

    @property
    def height(self) -> float:
        """Give the height below the rule."""
        return _ASK_HEIGHT if self.asks else max(_LEAST_HEIGHT, _STEP * len(self.lines) + 5)


def measure_allergies(allergy: AllergyCard, width: float, face: Typeface) -> AllergyLines:
    """Lay out the allergies.

    At most three lines; only a substance too long for its line makes more: it is never cut.
    """
    at = _lines_x(allergy, face)
    return AllergyLines(allergy, _fitted(allergy, width - at - 6, face), at)


def _fitted(allergy: AllergyCard, room: float, face: Typeface) -> tuple[Line, ...]:
    """Shorten step by step: reactions give way first, then entries are counted."""
    full = [wrap(_entry(*pair), room, VALUE, face) for pair in allergy.lines]
    if sum(map(len, full)) <= _MOST_LINES:
        return tuple(line for lines in full for line in lines)
    short = [_short_entry(*pair, room, face) for pair in allergy.lines]
    if sum(map(len, short)) <= _MOST_LINES:
        return tuple(line for lines in short for line in lines)
    return _first_entries(short)


def _first_entries(entries: list[tuple[Line, ...]]) -> tuple[Line, ...]:
    shown = list(entries[0])
    count = 1
    while count < len(entries) and len(shown) + len(entries[count]) < _MOST_LINES:
        shown.extend(entries[count])
        count += 1
    if count < len(entries):
        shown.append(strong(f"and {len(entries) - count} more in the record"))
    return tuple(shown)


def _entry(substance: str, reaction: str) -> Line:
    tail = plain(f" – {reaction}") if reaction else ()
    return (*strong(substance), *tail)


def _short_entry(substance: str, reaction: str, room: float, face: Typeface) -> tuple[Line, ...]:
    entry = _entry(substance, reaction)
    if line_width(entry, VALUE, face) <= room:
        return (entry,)
    return wrap(_entry(substance, "reaction in the record"), room, VALUE, face)


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
