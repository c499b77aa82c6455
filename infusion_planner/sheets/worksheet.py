"""S3, S4 and S13: worksheets of a course or an infusion, numbered sections under a framed lead."""

from collections.abc import Iterator
from functools import partial

from infusion_planner.cards.worksheet import Lead, SheetSection, WorksheetCard
from infusion_planner.domain.frozen import replace
from infusion_planner.sheets.blocks import (
    TIGHT_GAP,
    Block,
    Ground,
    paragraph,
    section,
    stack,
    white,
)
from infusion_planner.sheets.lines import Line, plain, wrap
from infusion_planner.sheets.measures import BODY, HEAD, HEAVY, LABEL, RULE, TITLE, VALUE, leading
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.patient_pages import Layout, Side
from infusion_planner.sheets.patient_sheet import TITLE_BASELINE, TitleRow, lay_out_sheet
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.running_parts import Part, running_sides
from infusion_planner.sheets.typeface import Typeface
from infusion_planner.sheets.worksheet_parts import body_blocks

_TITLE_ROW = 28.0
_LEAD_SHARE, _PAD, _GAP = 0.32, 6.0, 12.0
_GAPS_IN_A_ROW = 2
_CLOSER = TIGHT_GAP
"""How much less white stands under the rows of a section than above its head."""


def lay_out_worksheet(card: WorksheetCard, frame: Frame, face: Typeface) -> Layout:
    """Lay a worksheet out; sections that one page cannot hold run on.

    Raises:
        PaperError: a letter cannot be set, or the MRN cannot be coded.
    """
    card = proofread(card, face)
    title = TitleRow(_TITLE_ROW, partial(_paint_title, card=card))
    return lay_out_sheet(card, title, frame, face, partial(_sides, card))


def _sides(card: WorksheetCard, ground: Ground, room: float) -> tuple[Side, ...]:
    tight = replace(ground, gap=TIGHT_GAP)
    roomy, closer = (running_sides("", tuple(_parts(card, each)), room) for each in (ground, tight))
    # what needs a second page all the same has room enough
    return closer if len(closer) == 1 < len(roomy) else roomy


def _parts(card: WorksheetCard, ground: Ground) -> Iterator[Part]:
    if card.warning:
        yield Part((stack((paragraph(card.warning, ground, BODY), white(3))),))
    yield Part((_lead(card, ground),))
    for number, each in enumerate(card.sections, start=1):
        yield _section(number, each, ground)


def _section(number: int, each: SheetSection, ground: Ground) -> Part:
    rows = tuple(block for part in each.parts for block in body_blocks(part, ground))
    head = section(number, each.title, plain(each.note), ground)
    again = section(number, f"{each.title}, continued", (), ground)
    return Part((*rows, white(ground.gap - _CLOSER)), head, again, name=f"{number} {each.title}")


def _lead(card: WorksheetCard, ground: Ground) -> Block:
    """Frame what stands largest; beside it, what is missing."""
    width = ground.frame.width
    narrow = (width * _LEAD_SHARE if card.gaps else width) - 2 * _PAD
    big = wrap(card.lead.words, narrow, TITLE, ground.face)
    under = tuple(
        line for words in card.lead.under for line in wrap(plain(words), narrow, LABEL, ground.face)
    )
    label = 11.0 if card.lead.label else 0.0
    own = label + leading(TITLE) * len(big) + leading(LABEL) * len(under) + 2 * _PAD
    gaps = _gap_lines(card, ground, width * (1 - _LEAD_SHARE) - _GAP)
    listed = 16.0 + leading(BODY) * -(-len(gaps) // _GAPS_IN_A_ROW) + 2 * _PAD if gaps else 0.0
    height = max(own, listed)
    paint = partial(_paint_lead, lead=card.lead, big=big, under=under, gaps=gaps, height=height)
    return stack((Block(height, paint), white(ground.gap - 1)))


def _gap_lines(card: WorksheetCard, ground: Ground, width: float) -> tuple[Line, ...]:
    room = width / _GAPS_IN_A_ROW - 2 * _PAD
    lines = (((mark, True), (f"  {label}", False)) for mark, label in card.gaps)
    return tuple(wrap(line, room, BODY, ground.face)[0] for line in lines)


def _paint_lead(
    page: Page,
    top: float,
    extra: float,
    *,
    lead: Lead,
    big: tuple[Line, ...],
    under: tuple[Line, ...],
    gaps: tuple[Line, ...],
    height: float,
) -> None:
    left, width = page.frame.left, page.frame.width
    own = width * _LEAD_SHARE if gaps else width
    page.outline(left, top, own, height, HEAVY)
    y = top + _PAD
    if lead.label:
        page.text(left + _PAD, y + 7, lead.label, LABEL, bold=True)
        y += 11
    y = page.lines(left + _PAD, y, big, TITLE)
    page.lines(left + _PAD, y, under, LABEL)
    if gaps:
        _paint_gaps(page, top, left + own + _GAP, gaps, height)


def _paint_gaps(page: Page, top: float, left: float, gaps: tuple[Line, ...], height: float) -> None:
    width = page.frame.right - left
    page.outline(left, top, width, height, RULE)
    page.text(left + _PAD, top + _PAD + 9, f"Still to fill: {len(gaps)}", VALUE, bold=True)
    rows = -(-len(gaps) // _GAPS_IN_A_ROW)
    for at, line in enumerate(gaps):
        x = left + _PAD + width / _GAPS_IN_A_ROW * (at // rows)
        page.lines(x, top + _PAD + 16 + leading(BODY) * (at % rows), (line,), BODY)


def _paint_title(page: Page, top: float, purpose: str, *, card: WorksheetCard) -> None:
    y = top + TITLE_BASELINE
    # a further page says what it is for as well
    size = HEAD if purpose else TITLE
    heading = f"{card.heading}   {card.day}".strip()
    start = page.right(page.frame.right, y, heading, size, bold=True)
    x = page.text(page.frame.left, y, card.title, size, bold=True) + 8
    page.text(x, y, purpose or card.kind, BODY, limit=start - x - 4)
