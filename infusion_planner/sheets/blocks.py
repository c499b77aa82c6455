"""The parts a form is stacked from, each with its least height and its elastic rows."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, pairwise

from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.lines import Line, wrap
from infusion_planner.sheets.measures import (
    BODY,
    HEAD,
    RULE,
    STRETCH,
    leading,
)
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.typeface import Typeface

Paint = Callable[[Page, float, float], None]

SECTION_GAP = 5.0
TIGHT_GAP = 3.0
_SECTION_HEAD = 16.5
_CONTINUED = ", continued"


class Ground(Frozen):
    """What a form is laid out on.

    Attributes:
        frame: the live area.
        face: the typeface.
        gap: white above each section.
    """

    frame: Frame
    face: Typeface
    gap: float = SECTION_GAP

    @property
    def is_tight(self) -> bool:
        """Tell whether rows are to be no higher than handwriting needs."""
        return self.gap <= TIGHT_GAP


class Block(Frozen):
    """One part of a form.

    Attributes:
        height: least height in points.
        paint: draws it on (page, top, points added to each elastic row).
        rows: number of elastic rows.
        name: what a page calls it that says where it stands, `4 Start`; empty for none.
    """

    height: float
    paint: Paint
    rows: int = 0
    name: str = ""


def least_height(blocks: Iterable[Block]) -> float:
    """Add up the least heights."""
    return sum(block.height for block in blocks)


def paginate(blocks: Sequence[Block], room: float) -> tuple[tuple[Block, ...], ...]:
    """Fill pages with blocks in order; a block is never torn apart."""
    pages: list[tuple[Block, ...]] = [()]
    for block in blocks:
        if pages[-1] and least_height(pages[-1]) + block.height > room:
            pages.append(())
        pages[-1] = (*pages[-1], block)
    return tuple(pages)


def paint_blocks(page: Page, top: float, blocks: Sequence[Block], room: float) -> None:
    """Draw blocks under each other, the slack shared out over their elastic rows."""
    slack = max(0.0, room - least_height(blocks))
    rows = sum(block.rows for block in blocks)
    extra = min(STRETCH, slack / rows) if rows else 0.0
    for block in blocks:
        block.paint(page, top, extra)
        top += block.height + extra * block.rows


def stack(blocks: Sequence[Block]) -> Block:
    """Keep blocks together as one, called by the first name among them."""
    paint = partial(_paint_stack, blocks=tuple(blocks))
    name = next((block.name for block in blocks if block.name), "")
    return Block(least_height(blocks), paint, sum(block.rows for block in blocks), name)


def _paint_stack(page: Page, top: float, extra: float, *, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        block.paint(page, top, extra)
        top += block.height + extra * block.rows


def white(height: float) -> Block:
    """Leave a gap."""
    return Block(height, _paint_nothing)


def _paint_nothing(page: Page, top: float, extra: float) -> None:
    """Leave the paper white."""


def paragraph(line: Line, ground: Ground, size: float, step: float = 0.0) -> Block:
    """Set a text over the whole width."""
    step = step or leading(size)
    lines = wrap(line, ground.frame.width, size, ground.face)
    return Block(step * len(lines), partial(_paint_paragraph, lines=lines, size=size, step=step))


def _paint_paragraph(
    page: Page, top: float, extra: float, *, lines: tuple[Line, ...], size: float, step: float
) -> None:
    page.lines(page.frame.left, top, lines, size, step)


def section(number: int, title: str, note: Line, ground: Ground) -> Block:
    """Head a section: rule, number, title and what must be known beside it."""
    frame, face = ground.frame, ground.face
    title_width = 13 + face.width(title, HEAD, bold=True) + 8
    lines = wrap(note, frame.width - title_width, BODY, face)
    height = ground.gap + _SECTION_HEAD + leading(BODY) * max(0, len(lines) - 1)
    paint = partial(_paint_section, gap=ground.gap, number=number, title=title, note=lines)
    return Block(height, paint, name=f"{number} {title.removesuffix(_CONTINUED)}")


def _paint_section(
    page: Page,
    top: float,
    extra: float,
    *,
    gap: float,
    number: int,
    title: str,
    note: tuple[Line, ...],
) -> None:
    left = page.frame.left
    top += gap
    page.rule(left, top, page.frame.right, RULE)
    y = top + 12.5
    page.text(left, y, str(number), HEAD, bold=True)
    x = page.text(left + 13, y, title, HEAD, bold=True) + 8
    for line in note:
        page.runs(x, y, line, BODY, limit=page.frame.right - x)
        y += leading(BODY)


def row_tops(top: float, heights: Iterable[float], extra: float) -> Iterable[tuple[float, float]]:
    """Give (top, bottom) of rows under each other, each grown by the extra."""
    edges = accumulate((height + extra for height in heights), initial=top)
    return pairwise(edges)
