"""S1, the infusion day sheet: front until the pump starts, back until discharge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from infusion_planner.cards.day_sheet import DaySheetCard
from infusion_planner.domain.errors import PaperError
from infusion_planner.sheets.banner import Banner, draw_banner, measure_banner
from infusion_planner.sheets.blocks import (
    TIGHT_GAP,
    Block,
    Ground,
    least_height,
    paginate,
    paint_blocks,
)
from infusion_planner.sheets.day_sheet_back import SPARES, back_blocks
from infusion_planner.sheets.day_sheet_front import front_blocks
from infusion_planner.sheets.footer import Footer, draw_footer, measure_footer
from infusion_planner.sheets.measures import BODY, TITLE
from infusion_planner.sheets.page import Frame, Page, Paper, frame_for
from infusion_planner.sheets.press import Press, Printout
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.typeface import Typeface, load_typeface

_TITLE_ROW = 26.0
_TITLE_BASELINE = 19.0
_FRONT = "before and start"
_BACK = "running to discharge"
_CONTINUED = "continued"
_EMPTY = "no entries on this page"


@dataclass(frozen=True, slots=True)
class _Side:
    """One page of a sheet: what it is for, and its parts."""

    purpose: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """A sheet, measured and divided into pages."""

    card: DaySheetCard
    banner: Banner
    footer: Footer
    sides: tuple[_Side, ...]


def day_sheet(card: DaySheetCard, paper: Paper, fonts: Path) -> bytes:
    """Print one infusion day sheet as a duplex PDF, two pages but for the fullest cards.

    Args:
        card: what stands on the sheet.
        paper: the paper's size.
        fonts: the folder with the bundled typeface.

    Raises:
        PaperError: a letter cannot be set, the MRN cannot be coded, or a text is too long.
    """
    return day_sheets((card,), paper, fonts)


def day_sheets(cards: Sequence[DaySheetCard], paper: Paper, fonts: Path) -> bytes:
    """Print several infusion day sheets into one PDF, each with its own page numbers.

    Every sheet has an even number of pages, so that no two patients share a leaf.

    Raises:
        PaperError: there is no card, or one cannot be printed (see `day_sheet`).
    """
    return draw_day_sheets(cards, paper, fonts).checked()


def draw_day_sheets(cards: Sequence[DaySheetCard], paper: Paper, fonts: Path) -> Printout:
    """Draw day sheets and tell what was recorded while drawing, overflows included.

    Raises:
        PaperError: there is no card, or a letter cannot be set or coded.
    """
    if not cards:
        raise PaperError("There is no day sheet to print. Choose at least one infusion.")
    face = load_typeface(fonts)
    frame = frame_for(paper, 1)
    layouts = [_lay_out(proofread(card, face), frame, face) for card in cards]
    stamp = cards[0].stamp
    press = Press(f"{stamp.code} {stamp.title}", paper, face)
    for layout in layouts:
        _draw(press, layout)
    return press.finish()


def _lay_out(card: DaySheetCard, frame: Frame, face: Typeface) -> _Layout:
    banner = measure_banner(card.identity, frame.width, face, sample=card.stamp.sample)
    footer = measure_footer(card.stamp, frame.width, face)
    room = frame.bottom - frame.top - banner.height - _TITLE_ROW - footer.height
    ground = Ground(frame, face)
    tight = replace(ground, gap=TIGHT_GAP)
    fronts = (
        partial(front_blocks, card, ground, other=True),
        partial(front_blocks, card, ground, other=False),
        partial(front_blocks, card, tight, other=False),
    )
    backs = tuple(partial(back_blocks, card, ground, spare) for spare in SPARES)
    front = paginate(_first_that_fits(fronts, room), room)
    back = paginate(_first_that_fits(backs, room), room)
    return _Layout(card, banner, footer, _even((*_sides(_FRONT, front), *_sides(_BACK, back))))


def _first_that_fits(
    choices: Sequence[Callable[[], tuple[Block, ...]]], room: float
) -> tuple[Block, ...]:
    """Choose the roomiest that fits one page; where none does, the roomiest runs on."""
    layouts = (lay_out() for lay_out in choices)
    fitting = (blocks for blocks in layouts if least_height(blocks) <= room)
    return next(fitting, None) or choices[0]()


def _sides(purpose: str, pages: tuple[tuple[Block, ...], ...]) -> tuple[_Side, ...]:
    purposes = (purpose, *(_CONTINUED for _ in pages[1:]))
    return tuple(_Side(*side) for side in zip(purposes, pages, strict=True))


def _even(sides: tuple[_Side, ...]) -> tuple[_Side, ...]:
    return (*sides, _Side(_EMPTY, ())) if len(sides) % 2 else sides


def _draw(press: Press, layout: _Layout) -> None:
    pages = len(layout.sides)
    for number, side in enumerate(layout.sides, start=1):
        page = press.page(number)
        top = draw_banner(page, layout.banner)
        _draw_title(page, top + _TITLE_BASELINE, layout.card, side.purpose)
        top += _TITLE_ROW
        paint_blocks(page, top, side.blocks, page.frame.bottom - layout.footer.height - top)
        draw_footer(page, layout.footer, number, pages)


def _draw_title(page: Page, y: float, card: DaySheetCard, purpose: str) -> None:
    start = page.right(page.frame.right, y, f"{card.heading}   {card.day}", TITLE, bold=True)
    x = page.text(page.frame.left, y, card.stamp.title, TITLE, bold=True) + 8
    page.text(x, y, purpose, BODY, limit=start - x - 4)
