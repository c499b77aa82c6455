"""The pages of a patient's sheet: header, title, parts and footer, an even number of pages."""

from collections.abc import Callable, Sequence

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.cards.identity import AllergyCard
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.allergies import allergy_blocks
from infusion_planner.sheets.banner import Banner, draw_banner
from infusion_planner.sheets.blocks import Block, Ground, least_height, paginate, paint_blocks
from infusion_planner.sheets.footer import Footer, draw_footer
from infusion_planner.sheets.page import Frame, Page, Paper
from infusion_planner.sheets.press import Press, Printout
from infusion_planner.sheets.typeface import Typeface

CONTINUED = "continued"
ONWARD = 14.0
EMPTY = "no entries on this page"
_ALLERGIES = "all allergies"
_MORE_ALLERGIES = "all allergies, continued"
_USUAL_PLACE = "on page 3"
_TRIES = 3

PaintTitle = Callable[[Page, float, str], None]
"""Draws the title on (page, top, what the page is for)."""


class Side(Frozen):
    """One page.

    Attributes:
        purpose: what it is for.
        blocks: its parts.
        onward: the named parts that stand on the next page; None where nothing runs on.
    """

    purpose: str
    blocks: tuple[Block, ...]
    onward: tuple[str, ...] | None = None


class Surround(Frozen):
    """What stands around the parts of each page, measured.

    Attributes:
        banner: the header.
        footer: the footer.
        title_height: height of the title under the header.
        paint_title: draws it.
    """

    banner: Banner
    footer: Footer
    title_height: float
    paint_title: PaintTitle

    def room(self, frame: Frame) -> float:
        """Give the height that is left for the parts of a page."""
        used = self.banner.height + self.title_height + self.footer.height
        return frame.bottom - frame.top - used


class Layout(Frozen):
    """A sheet, measured and divided into pages."""

    surround: Surround
    sides: tuple[Side, ...]


def first_that_fits(
    choices: Sequence[Callable[[], tuple[Block, ...]]], room: float
) -> tuple[Block, ...]:
    """Choose the roomiest that fits one page; where none does, the roomiest runs on."""
    layouts = (lay_out() for lay_out in choices)
    fitting = (blocks for blocks in layouts if least_height(blocks) <= room)
    return next(fitting, None) or choices[0]()


def divide(
    purpose: str, blocks: Sequence[Block], room: float, continued: str = CONTINUED
) -> tuple[Side, ...]:
    """Divide what belongs on one page into as many as it takes; each names what follows it.

    Args:
        purpose: what the first page is for.
        blocks: the parts in order.
        room: the height of a page.
        continued: what the further pages are for.
    """
    if least_height(blocks) <= room:
        return (Side(purpose, tuple(blocks)),)
    pages = paginate(blocks, room - ONWARD)
    names = [tuple(block.name for block in page if block.name) for page in pages]
    purposes = (purpose, *(continued for _ in pages[1:]))
    return tuple(map(Side, purposes, pages, (*names[1:], None)))


def even(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Give an even number of pages, so that no two patients share a leaf."""
    return (*sides, Side(EMPTY, ())) if len(sides) % 2 else sides


def with_allergy_place(lay_out: Callable[[str], Layout]) -> Layout:
    """Lay a sheet out so that its header names the page on which all allergies stand.

    Args:
        lay_out: lays it out with the words that name the page.
    """
    place = _USUAL_PLACE
    for _ in range(_TRIES):
        layout = lay_out(place)
        found = _allergy_pages(layout.sides)
        if found in {"", place}:
            break
        place = found
    return layout


def _allergy_pages(sides: Sequence[Side]) -> str:
    """Say where all allergies stand; empty where they need no page of their own."""
    listed = {_ALLERGIES, _MORE_ALLERGIES}
    numbers = [at for at, side in enumerate(sides, start=1) if side.purpose in listed]
    if len(numbers) > 1:
        join = "and" if len(numbers) == len(("first", "last")) else "to"
        return f"on pages {numbers[0]} {join} {numbers[-1]}"
    return f"on page {numbers[0]}" if numbers else ""


def allergy_sides(
    banner: Banner, allergy: AllergyCard, ground: Ground, room: float
) -> tuple[Side, ...]:
    """Give the pages with all allergies; none where the header holds them.

    Args:
        banner: the header, measured.
        allergy: what is known.
        ground: what they are laid out on.
        room: the height of a page.
    """
    if not banner.allergies.shortened:
        return ()
    return divide(_ALLERGIES, allergy_blocks(allergy, ground), room, _MORE_ALLERGIES)


def print_layouts(
    layouts: Sequence[Layout], stamp: SheetStamp, paper: Paper, face: Typeface
) -> Printout:
    """Draw sheets into one file, each with its own page numbers.

    Args:
        layouts: at least one.
        stamp: gives the file its title; no name stands in it.
        paper: the paper's size.
        face: the typeface.
    """
    press = Press(f"{stamp.code} {stamp.title}", paper, face)
    for layout in layouts:
        draw_layout(press, layout)
    return press.finish()


def draw_layout(press: Press, layout: Layout) -> None:
    """Draw the pages of one sheet."""
    around, pages = layout.surround, len(layout.sides)
    for number, side in enumerate(layout.sides, start=1):
        page = press.page(number)
        top = draw_banner(page, around.banner)
        around.paint_title(page, top, side.purpose)
        top += around.title_height
        bottom = page.frame.bottom - around.footer.height
        if side.onward is not None:
            words = f"{', '.join(side.onward)}: on" if side.onward else "continued on"
            page.right(page.frame.right, bottom - 2, f"{words} page {number + 1}", bold=True)
            bottom -= ONWARD
        paint_blocks(page, top, side.blocks, bottom - top)
        draw_footer(page, around.footer, number, pages)
