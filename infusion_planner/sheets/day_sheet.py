"""S1, the infusion day sheet: front until the pump starts, back until discharge."""

from functools import partial

from infusion_planner.cards.day_sheet import DaySheetCard
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.blocks import TIGHT_GAP, Block, Ground
from infusion_planner.sheets.day_sheet_back import SPARES, back_blocks
from infusion_planner.sheets.day_sheet_front import front_blocks
from infusion_planner.sheets.measures import BODY, TITLE
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.patient_pages import Layout, Side, divide, first_that_fits
from infusion_planner.sheets.patient_sheet import TITLE_BASELINE, TitleRow, lay_out_sheet
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.typeface import Typeface

_TITLE_ROW = 26.0
_FRONT = "before and start"
_BACK = "running to discharge"
_FILE_COPY = "File copy"
_GIVEN = "already given, "


def lay_out_day_sheet(card: DaySheetCard, frame: Frame, face: Typeface) -> Layout:
    """Lay one infusion day sheet out, two pages but for the fullest cards.

    The header names the page on which all allergies stand.

    Raises:
        PaperError: a letter cannot be set, or the MRN cannot be coded.
    """
    card = proofread(card, face)
    title = TitleRow(_TITLE_ROW, partial(_paint_title, card=card))
    return lay_out_sheet(card, title, frame, face, partial(_sides, card))


def _sides(card: DaySheetCard, ground: Ground, room: float) -> tuple[Side, ...]:
    front, back = _front(card, ground, room), _back(card, ground, room)
    return (*divide(_FRONT, front, room), *divide(_BACK, back, room))


def _front(card: DaySheetCard, ground: Ground, room: float) -> tuple[Block, ...]:
    tight = replace(ground, gap=TIGHT_GAP)
    choices = (
        partial(front_blocks, card, ground, other=True),
        partial(front_blocks, card, ground, other=False),
        partial(front_blocks, card, tight, other=False),
    )
    return first_that_fits(choices, room)


def _back(card: DaySheetCard, ground: Ground, room: float) -> tuple[Block, ...]:
    return first_that_fits([partial(back_blocks, card, ground, spare) for spare in SPARES], room)


def _paint_title(page: Page, top: float, purpose: str, *, card: DaySheetCard) -> None:
    y = top + TITLE_BASELINE
    start = page.right(page.frame.right, y, f"{card.heading}   {card.day}", TITLE, bold=True)
    title = _FILE_COPY if card.file_copy else card.stamp.title
    x = page.text(page.frame.left, y, title, TITLE, bold=True) + 8
    if card.file_copy:
        x = page.text(x, y, _GIVEN, BODY, bold=True)
    page.text(x, y, purpose, BODY, limit=start - x - 4)
