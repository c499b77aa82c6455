"""The three lines at the foot of every page, and the sheet's QR code."""

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.codes import STAMP_MODULE, SquareCode, draw_square_code, stamp_code
from infusion_planner.sheets.lines import Line, plain, strong, wrap
from infusion_planner.sheets.measures import BODY, FOOT_GAP, LABEL
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.typeface import Typeface

_STEP = 10.6
_TEXT_HEIGHT = 30.0
_HEIGHT = 36.0
_FIRST = 7.2
_PAGES_ROOM = 70.0


class Footer(Frozen):
    """The footer, measured for one live width.

    Attributes:
        lines: from top to bottom; the last one leaves room for the page number.
        code: the sheet's QR code.
    """

    lines: tuple[Line, ...]
    code: SquareCode

    @property
    def height(self) -> float:
        """Give the height with the white above."""
        extra = max(0, len(self.lines) - 3) * _STEP
        return _HEIGHT + extra + FOOT_GAP


def measure_footer(stamp: SheetStamp, width: float, face: Typeface) -> Footer:
    """Lay out the footer; lines that are too long wrap and the footer grows upward.

    Raises:
        PaperError: the sheet's code cannot be printed.
    """
    code = stamp_code(stamp.qr)
    room = width - code.side * STAMP_MODULE - 12
    # a list of several patients has no revision of one record
    revision = f" · record revision {stamp.revision}" if stamp.revision else ""
    what = (
        *strong(f"{stamp.code} {stamp.title}"),
        *plain(f" version {stamp.version} · {stamp.subject}{revision} · {stamp.rulebook}"),
    )
    lines = (
        *wrap(what, room, LABEL, face),
        *wrap(plain(f"{stamp.printed} · {stamp.site} · {stamp.copy}"), room, LABEL, face),
        *wrap(((stamp.note, stamp.note_bold),), room - _PAGES_ROOM, LABEL, face),
    )
    return Footer(lines, code)


def draw_footer(page: Page, footer: Footer, number: int, pages: int) -> None:
    """Draw the footer at the foot of the page."""
    bottom, right = page.frame.bottom, page.frame.right
    side = footer.code.side * STAMP_MODULE
    draw_square_code(page, footer.code, right - side, bottom - side, STAMP_MODULE)
    page.right(right - side - 9, bottom - 1.2, f"Page {number} of {pages}", BODY, bold=True)
    y = bottom - _TEXT_HEIGHT + _FIRST - max(0, len(footer.lines) - 3) * _STEP
    for line in footer.lines:
        page.runs(page.frame.left, y, line, LABEL, limit=right - side - 12 - page.frame.left)
        y += _STEP
