"""The pages of a list about several patients: wide paper, a title, rows, and the footer."""

from collections.abc import Sequence

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.sheets.blocks import Block, Ground
from infusion_planner.sheets.footer import Footer, draw_footer, measure_footer
from infusion_planner.sheets.measures import BODY, LABEL, LARGE_HEAD, RULE, VALUE
from infusion_planner.sheets.page import Page, Paper
from infusion_planner.sheets.press import Press, Printout
from infusion_planner.sheets.running_parts import Part, running_sides
from infusion_planner.sheets.typeface import Typeface

TITLE_ROW = 26.0
_BASELINE = 16.0
END_ROW = 14.0
_SAMPLE = "SAMPLE, fictional patients"


class ListLayout(Frozen):
    """A list, measured and divided into pages.

    Attributes:
        stamp: the footer's words.
        words: of the title, at its left and at its right.
        pages: the parts of each page.
        footer: the footer, measured.
    """

    stamp: SheetStamp
    words: tuple[str, str]
    pages: tuple[tuple[Block, ...], ...]
    footer: Footer


def lay_out_list(
    stamp: SheetStamp, words: tuple[str, str], parts: Sequence[Part], ground: Ground
) -> ListLayout:
    """Divide parts over pages; a row is never torn apart, and heads are repeated.

    Args:
        stamp: the footer's words.
        words: of the title, at its left and at its right.
        parts: from top to bottom.
        ground: what they are laid out on.
    """
    frame = ground.frame
    footer = measure_footer(stamp, frame.width, ground.face)
    room = frame.bottom - frame.top - TITLE_ROW - footer.height
    pages = tuple(side.blocks for side in running_sides("", parts, room))
    return ListLayout(stamp, words, pages, footer)


def print_list(layout: ListLayout, paper: Paper, face: Typeface) -> Printout:
    """Draw a list on wide paper.

    Args:
        layout: the list.
        paper: the paper's size.
        face: the typeface.
    """
    press = Press(f"{layout.stamp.code} {layout.stamp.title}", paper, face, wide=True)
    draw_list_pages(press, layout)
    return press.finish()


def draw_list_pages(press: Press, layout: ListLayout) -> None:
    """Draw the pages of a list, each wide."""
    for number, blocks in enumerate(layout.pages, start=1):
        page = press.page(number, wide=True)
        _draw(page, layout, blocks)
        draw_footer(page, layout.footer, number, len(layout.pages))


def on_leaves(layout: ListLayout) -> ListLayout:
    """Give a list an even number of pages, so that no other sheet stands behind it."""
    odd = len(layout.pages) % 2
    return replace(layout, pages=(*layout.pages, (_NO_MORE,))) if odd else layout


def _draw(page: Page, layout: ListLayout, blocks: Sequence[Block]) -> None:
    frame = page.frame
    y = frame.top + _BASELINE
    end = page.text(frame.left, y, layout.words[0], LARGE_HEAD, bold=True)
    note = f"{_SAMPLE}   {layout.words[1]}" if layout.stamp.sample else layout.words[1]
    start = page.right(frame.right, y, note, VALUE)
    if start < end:
        page.overflow(note)
    top = frame.top + TITLE_ROW
    for block in blocks:
        block.paint(page, top, 0)
        top += block.height


def end_row() -> Block:
    """Say that nothing follows, so that nobody adds a row unseen."""
    return Block(END_ROW, _paint_end)


def _paint_end(page: Page, top: float, extra: float) -> None:
    page.rule(page.frame.left, top, page.frame.right, RULE)
    page.text(page.frame.left, top + 10, "end of entries", LABEL)


def _paint_none(page: Page, top: float, extra: float) -> None:
    page.text(page.frame.left, top + 10, "no entries on this page", BODY)


_NO_MORE = Block(END_ROW, _paint_none)
