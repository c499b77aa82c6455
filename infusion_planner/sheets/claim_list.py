"""S18, the claim hand-off list: what the biller needs of each infusion day of a course."""

from collections.abc import Iterator
from functools import partial

from infusion_planner.cards.claim_list import ClaimDayCard, ClaimListCard, ClaimRow
from infusion_planner.cards.verdict import Fact
from infusion_planner.sheets.blocks import Block, Ground, paragraph, stack, white
from infusion_planner.sheets.course_sheet import lay_out
from infusion_planner.sheets.lines import Line, plain, strong
from infusion_planner.sheets.measures import BODY, HEAD, RULE, VALUE
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.patient_pages import Layout
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.running_parts import Part, running_sides
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.text_rows import text_heads, text_pieces, text_row
from infusion_planner.sheets.typeface import Typeface
from infusion_planner.sheets.write_in import Column

_TITLE = "Claim hand-off list"
_HEAD_ROW = 20.0
_COLUMNS = (
    Column(0, 3.2, "Code"),
    Column(3.2, 2.4, "Modifier"),
    Column(5.6, 2.4, "Units"),
    Column(8.0, 12.8, "For"),
    Column(20.8, 3.2, "Rule"),
)
_BETWEEN = " · "


def lay_out_claim_list(card: ClaimListCard, frame: Frame, face: Typeface) -> Layout:
    """Lay a list out; days that one page cannot hold run on under repeated heads.

    Raises:
        PaperError: a letter cannot be set, or the MRN cannot be coded.
    """
    card = proofread(card, face)
    return lay_out(
        card,
        _TITLE,
        frame,
        face,
        lambda ground, room: running_sides("", tuple(_parts(card, ground)), room),
    )


def _parts(card: ClaimListCard, ground: Ground) -> Iterator[Part]:
    said = (
        (*strong(card.note), *plain(" The biller decides what is billed.")),
        (*plain("Payer "), *strong(card.payer)),
        strong(card.totals),
    )
    yield Part(tuple(paragraph(line, ground, VALUE) for line in said))
    columns = text_heads(_COLUMNS)
    for day in card.days:
        head, again = (_head(day, continued=on) for on in (False, True))
        yield Part(tuple(_rows(day, ground)), head, again, columns, day.day)
    yield Part((stack((white(10), signatures((("Biller", "has taken it over"),)))),))


def _head(day: ClaimDayCard, *, continued: bool) -> Block:
    words = f"{day.title}, continued" if continued else day.title
    return Block(_HEAD_ROW, partial(_paint_head, day=day.day, words=words))


def _paint_head(page: Page, top: float, extra: float, *, day: str, words: str) -> None:
    page.rule(page.frame.left, top + 4, page.frame.right, RULE)
    x = page.text(page.frame.left, top + 16, day, HEAD, bold=True) + 10
    page.text(x, top + 16, words, BODY)


def _rows(day: ClaimDayCard, ground: Ground) -> Iterator[Block]:
    for row in day.rows:
        yield from text_row(_COLUMNS, _cells(row), ground)
    yield from text_pieces(_fact_line(day.facts), ground, BODY)
    for words in day.missing:
        yield from text_pieces((*strong("Not recorded: "), *plain(words)), ground, BODY)
    for remark in day.remarks:
        line = (*strong(f"{remark.word}: "), *plain(f"{remark.sentence} {remark.rule}"))
        yield from text_pieces(line, ground, BODY)


def _cells(row: ClaimRow) -> tuple[Line, ...]:
    return (
        strong(row.code),
        strong(row.modifier or "–"),
        strong(str(row.units)),
        plain(row.words),
        plain(row.rule),
    )


def _fact_line(facts: tuple[Fact, ...]) -> Line:
    """Set facts one after another; label and value stay beside each other."""
    runs: list[tuple[str, bool]] = []
    for fact in facts:
        runs += [(f"{_BETWEEN if runs else ''}{fact.label} ", False), (fact.value, True)]
        runs += [(f" {fact.anchor}", False)] if fact.anchor else []
    return tuple(runs)
