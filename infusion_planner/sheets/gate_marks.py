"""The sign of each state of a gate, drawn: a shape for each, so that no color is needed."""

import math

from infusion_planner.sheets.marks import warning
from infusion_planner.sheets.measures import RULE
from infusion_planner.sheets.page import Page

SIGN = 10.0
_DOT = 2.3
_GAPS = 10


def gate_mark(page: Page, state: str, x: float, middle: float, size: float = SIGN) -> None:
    """Draw the sign of a state in a square whose left edge is at x.

    Args:
        page: the page.
        state: `blocked`, `override`, `noteval`, `reminder`, `info` or `ok`.
        x: left edge.
        middle: height of its middle.
        size: side of the square; the dot of what is met stays small.
    """
    center, radius = x + size / 2, size / 2 - 0.5
    match state:
        case "blocked":
            _crossed_box(page, center, middle, radius)
        case "override":
            warning(page, x, middle, size)
        case "noteval":
            _broken_ring(page, center, middle, radius)
        case "reminder":
            _clock(page, center, middle, radius)
        case "info":
            _letter_i(page, center, middle, radius)
        case _:
            page.dot(center, middle, _DOT)


def _crossed_box(page: Page, x: float, y: float, radius: float) -> None:
    page.outline(x - radius, y - radius, 2 * radius, 2 * radius, 1.1)
    arm = radius * 0.55
    for way in (1, -1):
        page.stroke(x - arm, y - arm * way, x + arm, y + arm * way, 1.5)


def _broken_ring(page: Page, x: float, y: float, radius: float) -> None:
    """Draw a ring of short arcs, whole ones, so that it looks the same on every page."""
    length = 2 * math.pi * radius / (2 * _GAPS)
    page.canvas.setDash(length, length)
    page.ring(x, y, radius, RULE)
    page.canvas.setDash()


def _clock(page: Page, x: float, y: float, radius: float) -> None:
    page.ring(x, y, radius, 1.1)
    page.stroke(x, y, x, y - radius * 0.6, 1.1)
    page.stroke(x, y, x + radius * 0.5, y, 1.1)


def _letter_i(page: Page, x: float, y: float, radius: float) -> None:
    page.ring(x, y, radius, RULE)
    page.dot(x, y - radius * 0.45, 0.8)
    page.stroke(x, y - radius * 0.1, x, y + radius * 0.55, 1.2)
