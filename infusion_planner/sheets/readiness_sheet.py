"""S10, the readiness sheet: every gate of the coming course, worst first, and who read it."""

from functools import partial

from infusion_planner.cards.readiness_sheet import ReadinessSheetCard
from infusion_planner.sheets.banner import measure_banner
from infusion_planner.sheets.blocks import Ground, stack, white
from infusion_planner.sheets.footer import measure_footer
from infusion_planner.sheets.gate_table import end_of_entries, gate_heads, gate_parts
from infusion_planner.sheets.lines import plain
from infusion_planner.sheets.measures import BODY, SIGN_ROW, TITLE
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.patient_pages import (
    Layout,
    Surround,
    allergy_sides,
    even,
    with_allergy_place,
)
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.running_parts import Part, running_sides
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.typeface import Typeface
from infusion_planner.sheets.verdict_box import verdict_block

_TITLE_ROW = 28.0
_TITLE_BASELINE = 19.0
_TITLE = "Readiness"
_READERS = (("Nurse", "has read this"),)


def lay_out_readiness_sheet(card: ReadinessSheetCard, frame: Frame, face: Typeface) -> Layout:
    """Lay a readiness sheet out; gates that one page cannot hold run on under repeated heads.

    Raises:
        PaperError: a letter cannot be set, or the MRN cannot be coded.
    """
    card = proofread(card, face)
    return with_allergy_place(partial(_laid_out, card, frame, face))


def _laid_out(card: ReadinessSheetCard, frame: Frame, face: Typeface, allergies: str) -> Layout:
    ground = Ground(frame, face)
    sample = card.stamp.sample
    banner = measure_banner(card.identity, frame.width, face, sample=sample, rest=allergies)
    footer = measure_footer(card.stamp, frame.width, face)
    around = Surround(banner, footer, _TITLE_ROW, partial(_paint_title, card=card))
    room = around.room(frame)
    sides = (
        *running_sides("", _parts(card, ground), room),
        *allergy_sides(banner, card.identity.allergy, ground, room),
    )
    return Layout(around, even(sides))


def _parts(card: ReadinessSheetCard, ground: Ground) -> tuple[Part, ...]:
    said = (plain(card.as_of), *card.notes)
    verdict = verdict_block(card.verdict, said, card.counts, ground)
    signed = stack((white(8), signatures(_READERS, SIGN_ROW)))
    return (
        Part((verdict,)),
        *gate_parts(card.groups, gate_heads(), ground),
        Part((end_of_entries(),)),
        Part((signed,), name="Signature"),
    )


def _paint_title(page: Page, top: float, purpose: str, *, card: ReadinessSheetCard) -> None:
    y = top + _TITLE_BASELINE
    start = page.right(page.frame.right, y, f"{card.heading} {card.day}", TITLE, bold=True)
    x = page.text(page.frame.left, y, _TITLE, TITLE, bold=True) + 8
    page.text(x, y, purpose, BODY, limit=start - x - 4)
