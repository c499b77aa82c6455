"""S10, the readiness sheet: every gate of the coming course, worst first, and who read it."""

from infusion_planner.cards.readiness_sheet import ReadinessSheetCard
from infusion_planner.sheets.blocks import Ground, stack, white
from infusion_planner.sheets.course_sheet import lay_out
from infusion_planner.sheets.gate_table import end_of_entries, gate_heads, gate_parts
from infusion_planner.sheets.lines import plain
from infusion_planner.sheets.measures import SIGN_ROW
from infusion_planner.sheets.page import Frame
from infusion_planner.sheets.patient_pages import Layout
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.running_parts import Part, running_sides
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.typeface import Typeface
from infusion_planner.sheets.verdict_box import verdict_block

_TITLE = "Readiness"
_READERS = (("Nurse", "has read this"),)


def lay_out_readiness_sheet(card: ReadinessSheetCard, frame: Frame, face: Typeface) -> Layout:
    """Lay a readiness sheet out; gates that one page cannot hold run on under repeated heads.

    Raises:
        PaperError: a letter cannot be set, or the MRN cannot be coded.
    """
    card = proofread(card, face)
    return lay_out(
        card,
        _TITLE,
        frame,
        face,
        lambda ground, room: running_sides("", _parts(card, ground), room),
    )


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
