"""S17, the letter of medical necessity: a draft with room for what is not recorded."""

from collections.abc import Iterator
from functools import partial

from infusion_planner.cards.necessity_letter import LetterPart, NecessityLetterCard
from infusion_planner.sheets.blocks import Block, Ground, paragraph, stack, white
from infusion_planner.sheets.course_sheet import lay_out
from infusion_planner.sheets.lines import Line, plain, strong, wrap
from infusion_planner.sheets.measures import HEAD, VALUE, WORD_ROW, leading
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.patient_pages import Layout, divide
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.typeface import Typeface
from infusion_planner.sheets.write_in import WriteField, fields_block

_TITLE = "Draft letter"
_OF = "of medical necessity"
_HEAD_ROW = 22.0
_LINES_IN_A_PIECE = 20
_INDENT = 12.0
_BULLET = 1.6
_ROWS_TO_WRITE = 2
_ADDRESS = (WriteField(0, 15, "To (payer, address or fax)"), WriteField(15, 9, "Member ID"))


def lay_out_necessity_letter(card: NecessityLetterCard, frame: Frame, face: Typeface) -> Layout:
    """Lay a letter out; one longer than a page runs on.

    Raises:
        PaperError: a letter cannot be set, or the MRN cannot be coded.
    """
    card = proofread(card, face)
    return lay_out(
        card,
        _TITLE,
        frame,
        face,
        lambda ground, room: divide(_OF, tuple(letter_blocks(card, ground)), room),
    )


def letter_blocks(card: NecessityLetterCard, ground: Ground) -> Iterator[Block]:
    """Give the letter from its address to its signature."""
    yield paragraph((*plain("From "), *strong(card.center)), ground, VALUE)
    yield white(4)
    yield fields_block(_ADDRESS, 2)
    for part in card.parts:
        yield from part_blocks(part, ground)
    yield stack((white(10), *_signature(card.prescriber, ground)))


def _signature(prescriber: str, ground: Ground) -> Iterator[Block]:
    if prescriber:
        yield paragraph((*plain("Prescriber "), *strong(prescriber)), ground, VALUE)
        yield white(2)
    yield signatures((("Prescriber", "has checked it"),))


def part_blocks(part: LetterPart, ground: Ground) -> Iterator[Block]:
    """Give a part; its head is never parted from what follows it, and one may have none."""
    head = Block(_HEAD_ROW, partial(_paint_head, words=part.head), name=part.head)
    head = head if part.head else white(0)
    rows = [
        *(piece for text in part.paragraphs for piece in _pieces(text, ground)),
        *(piece for text in part.lines for piece in _pieces(text, ground, listed=True)),
        *(Block(WORD_ROW, _paint_row, 1) for _ in range(_ROWS_TO_WRITE * part.to_write)),
    ]
    first, *others = rows or [white(0)]
    yield stack((head, first))
    yield from others


def _paint_head(page: Page, top: float, extra: float, *, words: str) -> None:
    page.text(page.frame.left, top + 17, words, HEAD, bold=True, limit=page.frame.width)


def _pieces(text: str, ground: Ground, *, listed: bool = False) -> Iterator[Block]:
    """Wrap a text, in pieces that a page can hold."""
    indent = _INDENT if listed else 0.0
    lines = wrap(plain(text), ground.frame.width - indent, VALUE, ground.face)
    for first in range(0, len(lines), _LINES_IN_A_PIECE):
        part = lines[first : first + _LINES_IN_A_PIECE]
        mark = listed and not first
        paint = partial(_paint_lines, lines=part, indent=indent, mark=mark)
        yield Block(leading(VALUE) * len(part) + 2, paint)


def _paint_lines(
    page: Page, top: float, extra: float, *, lines: tuple[Line, ...], indent: float, mark: bool
) -> None:
    if mark:
        page.dot(page.frame.left + 4, top + leading(VALUE) / 2, _BULLET)
    page.lines(page.frame.left + indent, top, lines, VALUE)


def _paint_row(page: Page, top: float, extra: float) -> None:
    page.box(page.frame.left, top, page.frame.width, WORD_ROW + extra)
