"""The recovery sheet: a center's key on paper, to be kept sealed and off site."""

from functools import partial
from pathlib import Path

from infusion_planner.cards.recovery_sheet import RecoverySheetCard
from infusion_planner.sheets.blocks import (
    Block,
    Ground,
    least_height,
    paint_blocks,
    paragraph,
    white,
)
from infusion_planner.sheets.codes import SquareCode, draw_square_code, square_code
from infusion_planner.sheets.lines import Line, plain, strong, wrap
from infusion_planner.sheets.marks import warning
from infusion_planner.sheets.measures import (
    BODY,
    COLUMNS,
    HAIR,
    HEAD,
    KEY_WORD,
    LABEL,
    LARGE_BODY,
    LARGE_TITLE,
    RULE,
    TITLE,
    VALUE,
    baseline,
    leading,
)
from infusion_planner.sheets.page import Page, Paper
from infusion_planner.sheets.press import Press
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.typeface import load_typeface

_COLUMNS = 3
_WORD_ROW = 27.0
_MODULE = 2.4
_QUIET = 4 * _MODULE
_FOOT = 30.0
_SAMPLE = "SAMPLE"
_SIGN_ROW = 22.0
_SIGNERS = (("Sealed", "in an envelope"), ("Opened", "key used"))


def recovery_sheet(card: RecoverySheetCard, paper: Paper, fonts: Path) -> bytes:
    """Print a center's recovery key on one page.

    Args:
        card: what stands on the sheet.
        paper: the paper's size.
        fonts: the folder with the bundled typeface.

    Raises:
        PaperError: a letter cannot be set, or a text is too long for the page.
    """
    face = load_typeface(fonts)
    card = proofread(card, face)
    press = Press(card.title, paper, face)
    page = press.page(1)
    blocks = _blocks(card, Ground(page.frame, face))
    room = page.frame.bottom - _FOOT - page.frame.top
    if least_height(blocks) > room:
        page.overflow(card.purpose)
    paint_blocks(page, page.frame.top, blocks, room)
    if card.sample:
        y = page.frame.top + baseline(leading(LARGE_TITLE) / 2, LARGE_TITLE)
        page.right(page.frame.right, y, _SAMPLE, TITLE, bold=True)
    _draw_foot(page, card)
    return press.finish().checked()


def _blocks(card: RecoverySheetCard, ground: Ground) -> tuple[Block, ...]:
    keeping = (_keeping(line, ground) for line in card.keeping)
    return (
        paragraph(strong(card.title), ground, LARGE_TITLE),
        white(4),
        paragraph(strong(card.center), ground, LARGE_BODY),
        paragraph(plain(card.made_on), ground, VALUE),
        white(10),
        paragraph(plain(card.purpose), ground, HEAD),
        white(8),
        *keeping,
        white(14),
        _word_grid(card.words),
        white(18),
        _scan(card, ground),
        white(14),
        signatures(_SIGNERS, _SIGN_ROW),
    )


def _keeping(text: str, ground: Ground) -> Block:
    lines = wrap(strong(text), ground.frame.width - 18, HEAD, ground.face)
    return Block(leading(HEAD) * len(lines) + 2, partial(_paint_keeping, lines=lines))


def _paint_keeping(page: Page, top: float, extra: float, *, lines: tuple[Line, ...]) -> None:
    warning(page, page.frame.left, top + leading(HEAD) / 2)
    page.lines(page.frame.left + 18, top, lines, HEAD)


def _word_grid(words: tuple[str, ...]) -> Block:
    """Give the numbered words, read down the columns."""
    rows = -(-len(words) // _COLUMNS)
    return Block(_WORD_ROW * rows, partial(_paint_words, words=words, rows=rows), rows)


def _paint_words(
    page: Page, top: float, extra: float, *, words: tuple[str, ...], rows: int
) -> None:
    left, right = page.frame.left, page.frame.right
    height = _WORD_ROW + extra
    for row in range(rows + 1):
        weight = HAIR if 0 < row < rows else RULE
        page.rule(left, top + height * row, right, weight)
    for at, word in enumerate(words):
        column, row = divmod(at, rows)
        x = page.frame.x(column * COLUMNS / _COLUMNS)
        _paint_word(page, f"{at + 1}", word, x, top + height * (row + 0.5))


def _paint_word(page: Page, number: str, word: str, x: float, middle: float) -> None:
    page.right(x + 20, baseline(middle, BODY), number, BODY)
    room = page.frame.width / _COLUMNS - 36
    page.text(x + 28, baseline(middle, KEY_WORD), word, KEY_WORD, bold=True, limit=room)


def _scan(card: RecoverySheetCard, ground: Ground) -> Block:
    """Give the QR code with the sentence that says what it is."""
    code = square_code(card.qr, "Q")
    side = code.side * _MODULE
    lines = wrap(plain(card.qr_note), ground.frame.width - side - 2 * _QUIET, HEAD, ground.face)
    height = max(side, leading(HEAD) * len(lines))
    return Block(height, partial(_paint_scan, code=code, lines=lines, height=height))


def _paint_scan(
    page: Page,
    top: float,
    extra: float,
    *,
    code: SquareCode,
    lines: tuple[Line, ...],
    height: float,
) -> None:
    side = code.side * _MODULE
    draw_square_code(page, code, page.frame.left, top + (height - side) / 2, _MODULE)
    start = top + (height - leading(HEAD) * len(lines)) / 2
    page.lines(page.frame.left + side + _QUIET, start, lines, HEAD)


def _draw_foot(page: Page, card: RecoverySheetCard) -> None:
    y = page.frame.bottom - 1.2
    end = page.text(page.frame.left, y, card.version, LABEL)
    start = page.right(page.frame.right, y, "Page 1 of 1", BODY, bold=True)
    if card.sample:
        page.center((end + start) / 2, y, _SAMPLE, BODY, bold=True, limit=start - end)
