"""Parts that run on over pages, with the heads of their columns and of their group repeated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.blocks import Block, least_height, stack
from infusion_planner.sheets.patient_pages import CONTINUED, ONWARD, Side

NOTHING = Block(0.0, lambda page, top, extra: None)


class Part(Frozen):
    """Rows that belong together.

    Attributes:
        rows: at least one; a row is never torn apart.
        head: stands above the first row and is never parted from it.
        again: stands above the rows on each further page.
        columns: heads of columns, once on each page that has such rows.
        name: what the page before calls it.
    """

    rows: tuple[Block, ...]
    head: Block = NOTHING
    again: Block = NOTHING
    columns: Block | None = None
    name: str = ""


@dataclass(slots=True)
class _Page:
    """A page while it is filled."""

    blocks: list[Block] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    columns: Block | None = None

    def height_with(self, part: Part, head: Block, row: Block) -> float:
        heads = least_height(self.heads(part))
        return least_height(self.blocks) + heads + head.height + row.height

    def heads(self, part: Part) -> tuple[Block, ...]:
        """Give the heads of columns that a part still needs on this page."""
        return () if part.columns in {None, self.columns} else (part.columns or NOTHING,)

    def add(self, part: Part, head: Block, row: Block) -> None:
        self.blocks += [*self.heads(part), stack((head, row))]
        self.columns = part.columns or self.columns
        if part.name and part.name not in self.names:
            self.names.append(part.name)


def running_sides(
    purpose: str, parts: Sequence[Part], room: float, continued: str = CONTINUED
) -> tuple[Side, ...]:
    """Fill pages with parts; each page names what stands on the next one.

    Args:
        purpose: what the first page is for.
        parts: in order.
        room: the height of a page.
        continued: what the further pages are for.
    """
    pages = _filled(parts, room)
    if len(pages) > 1:
        pages = _filled(parts, room - ONWARD)
    purposes = (purpose, *(continued for _ in pages[1:]))
    onward = (*(tuple(page.names) for page in pages[1:]), None)
    blocks = (tuple(page.blocks) for page in pages)
    return tuple(map(Side, purposes, blocks, onward))


def _filled(parts: Iterable[Part], room: float) -> list[_Page]:
    pages = [_Page()]
    for part in parts:
        head = part.head
        for at, row in enumerate(part.rows):
            if pages[-1].blocks and pages[-1].height_with(part, head, row) > room:
                pages.append(_Page())
                head = part.again if at else part.head
            pages[-1].add(part, head, row)
            head = NOTHING
    return pages
