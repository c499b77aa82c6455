"""The signs that are drawn as strokes, because no typeface can be trusted to have them."""

from infusion_planner.sheets.measures import HAIR, TICK, TICK_BOX
from infusion_planner.sheets.page import Page


def warning(page: Page, x: float, middle: float, size: float = 11.0) -> None:
    """Draw the warning triangle."""
    half = size * 0.45
    page.canvas.setLineJoin(1)
    corners = ((x, middle + half), (x + size, middle + half), (x + size / 2, middle - half))
    page.polyline(corners, 1.1, closed=True)
    page.canvas.setLineJoin(0)
    page.stroke(x + size / 2, middle - size * 0.12, x + size / 2, middle + size * 0.2, 1.3)
    page.dot(x + size / 2, middle + size * 0.34, 0.75)


def tick_box(page: Page, x: float, middle: float, side: float = TICK_BOX) -> float:
    """Draw an empty box to tick; give its right edge."""
    page.outline(x, middle - side / 2, side, side, TICK)
    return x + side


def colon(page: Page, x: float, middle: float) -> None:
    """Draw the colon between hours and minutes."""
    page.blocks([(x - 0.6, middle + rise - 0.6, 1.2, 1.2) for rise in (-2.2, 2.2)])


def slash(page: Page, x: float, top: float, bottom: float) -> None:
    """Draw the slash between systolic and diastolic pressure."""
    page.stroke(x - 3, bottom, x + 3, top, HAIR)
