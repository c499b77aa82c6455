"""One page: its frame, and the few things that are drawn on it.

Every y counts down from the top edge, every x is absolute, all in points.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.lines import Line, line_width
from infusion_planner.sheets.measures import (
    BINDING,
    BODY,
    BOTTOM,
    COLUMNS,
    HAIR,
    OUTER,
    TOP,
    baseline,
    leading,
)
from infusion_planner.sheets.typeface import Typeface

Paper = Literal["letter", "a4"]
Point = tuple[float, float]
_SIZES: dict[Paper, Point] = {"letter": LETTER, "a4": A4}
_ROUNDING = 0.05


class Frame(Frozen):
    """The live area of a page on the 24-unit grid."""

    page_width: float
    page_height: float
    left: float

    @property
    def width(self) -> float:
        """Give the live width, the same on odd and even pages."""
        return self.page_width - BINDING - OUTER

    @property
    def right(self) -> float:
        """Give the right edge of the live area."""
        return self.left + self.width

    @property
    def unit(self) -> float:
        """Give the width of one grid unit."""
        return self.width / COLUMNS

    @property
    def bottom(self) -> float:
        """Give the lower edge of the live area."""
        return self.page_height - BOTTOM

    @property
    def top(self) -> float:
        """Give the upper edge of the live area."""
        return TOP

    def x(self, units: float) -> float:
        """Give the x of a grid position."""
        return self.left + units * self.unit


def frame_for(paper: Paper, number: int, *, wide: bool = False) -> Frame:
    """Frame a page; the binding edge is left on odd pages and right on even ones.

    Args:
        paper: the paper's size.
        number: of the page.
        wide: whether its long edge is level.
    """
    width, height = reversed(_SIZES[paper]) if wide else _SIZES[paper]
    return Frame(width, height, BINDING if number % 2 else OUTER)


class Box(Frozen):
    """Where somebody writes by hand, in points from the page's top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Record:
    """What was drawn that a check must see.

    Attributes:
        boxes: every write-in box, in drawing order.
        overflows: every text that was wider than its place.
    """

    boxes: list[Box] = field(default_factory=list)
    overflows: list[str] = field(default_factory=list)


class Page:
    """Draw on one page.

    Attributes:
        frame: the live area.
        face: the typeface.
        canvas: reportlab's canvas, for paths only; text goes through `text` and `runs`.
    """

    def __init__(
        self, canvas: Canvas, frame: Frame, face: Typeface, record: Record, number: int
    ) -> None:
        self.canvas = canvas
        self.frame = frame
        self.face = face
        self._record = record
        self._number = number
        self._weight = 0.0
        self._font = ("", 0.0)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = BODY,
        *,
        bold: bool = False,
        limit: float | None = None,
    ) -> float:
        """Set a text with its baseline at y; give the x where it ends.

        A text wider than `limit` is recorded as an overflow.
        """
        width = self.face.width(text, size, bold=bold)
        if limit is not None and width > limit + _ROUNDING:
            self.overflow(text)
        font = (self.face.cut(bold=bold).name, size)
        if font != self._font:
            self.canvas.setFont(*font)
            self._font = font
        self.canvas.drawString(x, self._up(y), text)
        return x + width

    def right(
        self, x: float, y: float, text: str, size: float = BODY, *, bold: bool = False
    ) -> float:
        """Set a text that ends at x; give the x where it begins."""
        start = x - self.face.width(text, size, bold=bold)
        self.text(start, y, text, size, bold=bold)
        return start

    def center(
        self, x: float, y: float, text: str, size: float, *, bold: bool = False, limit: float
    ) -> None:
        """Set a text around x."""
        start = x - self.face.width(text, size, bold=bold) / 2
        self.text(start, y, text, size, bold=bold, limit=limit)

    def runs(
        self, x: float, y: float, line: Line, size: float = BODY, *, limit: float | None = None
    ) -> float:
        """Set one line of bold and regular runs; give the x where it ends."""
        if limit is not None and line_width(line, size, self.face) > limit + _ROUNDING:
            self.overflow("".join(text for text, _ in line))
        for text, bold in line:
            x = self.text(x, y, text, size, bold=bold)
        return x

    def lines(
        self, x: float, top: float, lines: Sequence[Line], size: float = BODY, step: float = 0.0
    ) -> float:
        """Set wrapped lines below a height; give the height under them."""
        step = step or leading(size)
        for line in lines:
            self.runs(x, baseline(top + step / 2, size), line, size)
            top += step
        return top

    def rule(self, x: float, y: float, end: float, weight: float = HAIR) -> None:
        """Draw a level line."""
        self.stroke(x, y, end, y, weight)

    def stroke(self, x: float, y: float, end_x: float, end_y: float, weight: float = HAIR) -> None:
        """Draw a line between two points."""
        self.weigh(weight)
        self.canvas.line(x, self._up(y), end_x, self._up(end_y))

    def dashes(self, x: float, y: float, end: float) -> None:
        """Draw a dashed level line."""
        self.canvas.setDash(1.5, 2)
        self.rule(x, y, end)
        self.canvas.setDash()

    def outline(
        self, x: float, y: float, width: float, height: float, weight: float = HAIR
    ) -> None:
        """Draw a rectangle that nobody writes in."""
        self.weigh(weight)
        self.canvas.rect(x, self._up(y + height), width, height)

    def box(self, x: float, y: float, width: float, height: float, weight: float = HAIR) -> None:
        """Draw a box to write in."""
        self._record.boxes.append(Box(self._number, x, y, width, height))
        self.outline(x, y, width, height, weight)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Draw the boxes to write in between neighboring edges, row by row."""
        self._record.boxes.extend(
            Box(self._number, left, top, right - left, bottom - top)
            for top, bottom in pairwise(ys)
            for left, right in pairwise(xs)
        )
        self.weigh(HAIR)
        levels = [(xs[0], self._up(y), xs[-1], self._up(y)) for y in ys]
        uprights = [(x, self._up(ys[0]), x, self._up(ys[-1])) for x in xs]
        self.canvas.lines(levels + uprights)

    def clock_box(self, x: float, y: float, width: float, height: float, weight: float) -> None:
        """Draw a heavily framed box to write a time in, its stroke inside the edges."""
        half = weight / 2
        self._record.boxes.append(Box(self._number, x, y, width, height))
        self.outline(x + half, y + half, width - weight, height - weight, weight)

    def solid(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle with black."""
        self.canvas.rect(x, self._up(y + height), width, height, stroke=0, fill=1)

    def dot(self, x: float, y: float, radius: float) -> None:
        """Fill a circle with black."""
        self.canvas.circle(x, self._up(y), radius, stroke=0, fill=1)

    def ring(self, x: float, y: float, radius: float, weight: float) -> None:
        """Draw a circle."""
        self.weigh(weight)
        self.canvas.circle(x, self._up(y), radius)

    def polyline(self, points: Sequence[Point], weight: float, *, closed: bool = False) -> None:
        """Draw a line through points."""
        self.weigh(weight)
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], self._up(points[0][1]))
        for x, y in points[1:]:
            path.lineTo(x, self._up(y))
        if closed:
            path.close()
        self.canvas.drawPath(path)

    def blocks(self, rectangles: Sequence[tuple[float, float, float, float]]) -> None:
        """Fill many rectangles (x, y, width, height) as one black shape."""
        path = self.canvas.beginPath()
        for x, y, width, height in rectangles:
            path.rect(x, self._up(y + height), width, height)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def overflow(self, text: str) -> None:
        """Record a text that is larger than its place."""
        self._record.overflows.append(text)

    def weigh(self, weight: float) -> None:
        """Set the weight of the next strokes."""
        if weight != self._weight:
            self.canvas.setLineWidth(weight)
            self._weight = weight

    def _up(self, y: float) -> float:
        return self.frame.page_height - y
