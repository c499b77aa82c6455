import pytest

from infusion_planner.sheets.blocks import Block, least_height, paginate, paint_blocks, stack, white
from infusion_planner.sheets.measures import STRETCH
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.press import Press
from infusion_planner.sheets.typeface import load_typeface
from tests.sheets.samples import FONTS


class Marker:
    """A block that remembers where it was drawn."""

    def __init__(self) -> None:
        self.drawn: list[tuple[float, float]] = []

    def paint(self, page: Page, top: float, extra: float) -> None:
        self.drawn.append((top, extra))

    def block(self, height: float, rows: int = 0) -> Block:
        return Block(height, self.paint, rows)


@pytest.fixture
def page() -> Page:
    return Press("Trial", "letter", load_typeface(FONTS)).page(1)


def test_blocks_fill_a_page_before_the_next_begins() -> None:
    marker = Marker()
    blocks = [marker.block(height) for height in (40, 60, 1, 100, 30)]

    filled = paginate(blocks, 100)

    assert [[block.height for block in part] for part in filled] == [[40, 60], [1], [100], [30]]


def test_block_larger_than_a_page_stands_alone() -> None:
    block = Marker().block(200)

    assert paginate([block], 100) == ((block,),)


def test_slack_is_shared_evenly_by_elastic_rows(page: Page) -> None:
    marker = Marker()
    blocks = (marker.block(20, rows=2), marker.block(10), marker.block(20, rows=3))

    paint_blocks(page, 100, blocks, 60)

    assert marker.drawn == [(100, 2), (124, 2), (134, 2)]


def test_rows_stretch_only_so_far_and_then_white_is_left(page: Page) -> None:
    marker = Marker()

    paint_blocks(page, 0, (marker.block(20, rows=1), marker.block(5)), 500)

    assert marker.drawn == [(0, STRETCH), (20 + STRETCH, STRETCH)]


def test_page_without_elastic_rows_is_not_stretched(page: Page) -> None:
    marker = Marker()

    paint_blocks(page, 0, (marker.block(20), white(7), marker.block(5)), 500)

    assert marker.drawn == [(0, 0), (27, 0)]


def test_stack_is_as_high_as_its_blocks_also_when_stretched(page: Page) -> None:
    marker = Marker()
    stacked = stack((marker.block(20, rows=1), marker.block(10, rows=2)))

    paint_blocks(page, 0, (stacked, marker.block(1)), 37)

    assert least_height((stacked,)) == 30
    assert marker.drawn == [(0, 2), (22, 2), (36, 2)]
