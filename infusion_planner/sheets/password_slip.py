"""The slip with a one-time password, to be handed over and destroyed."""

from pathlib import Path

from infusion_planner.cards.people import OneTimeCard
from infusion_planner.sheets.blocks import Ground, least_height, paint_blocks, paragraph, white
from infusion_planner.sheets.lines import plain, strong
from infusion_planner.sheets.measures import (
    BODY,
    HEAD,
    LABEL,
    LARGE_BODY,
    LARGE_HEAD,
    LARGE_TITLE,
    VALUE,
)
from infusion_planner.sheets.page import Paper
from infusion_planner.sheets.press import Press
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.typeface import load_typeface

_FOOT = 30.0
_SAMPLE = "SAMPLE"


def password_slip(card: OneTimeCard, paper: Paper, fonts: Path) -> bytes:
    """Print a one-time password on one page.

    Args:
        card: what stands on the slip.
        paper: the paper's size.
        fonts: the folder with the bundled typeface.

    Raises:
        PaperError: a letter cannot be set, or a text is too long for the page.
    """
    face = load_typeface(fonts)
    card = proofread(card, face)
    press = Press(card.title, paper, face)
    page = press.page(1)
    ground = Ground(page.frame, face)
    blocks = (
        paragraph(strong(card.title), ground, LARGE_TITLE),
        white(4),
        paragraph(strong(card.center), ground, LARGE_BODY),
        paragraph(plain(card.made_on), ground, VALUE),
        white(18),
        paragraph(plain(f"For {card.person}"), ground, LARGE_BODY),
        white(6),
        paragraph(strong(card.password), ground, LARGE_HEAD),
        white(18),
        *(paragraph(plain(line), ground, HEAD) for line in card.steps),
    )
    room = page.frame.bottom - _FOOT - page.frame.top
    if least_height(blocks) > room:
        page.overflow(card.person)
    paint_blocks(page, page.frame.top, blocks, room)
    y = page.frame.bottom - 1.2
    page.text(page.frame.left, y, card.version, LABEL)
    page.right(page.frame.right, y, "Page 1 of 1", BODY, bold=True)
    if card.sample:
        middle = (page.frame.left + page.frame.right) / 2
        page.center(middle, y, _SAMPLE, BODY, bold=True, limit=200)
    return press.finish().checked()
