"""One file of sheets, of whichever kinds."""

from collections.abc import Callable, Sequence
from pathlib import Path

from infusion_planner.cards.claim_list import ClaimListCard
from infusion_planner.cards.day_record import DayRecordCard, ExtraSheetCard
from infusion_planner.cards.day_sheet import DaySheetCard
from infusion_planner.cards.necessity_letter import NecessityLetterCard
from infusion_planner.cards.patient_calendar import PatientCalendarCard
from infusion_planner.cards.payer_packet import PayerPacketCard
from infusion_planner.cards.readiness_sheet import ReadinessSheetCard
from infusion_planner.cards.worksheet import WorksheetCard
from infusion_planner.domain.errors import PaperError
from infusion_planner.sheets.claim_list import lay_out_claim_list
from infusion_planner.sheets.day_record import lay_out_day_record
from infusion_planner.sheets.day_sheet import lay_out_day_sheet
from infusion_planner.sheets.extra_sheet import lay_out_extra_sheet
from infusion_planner.sheets.necessity_letter import lay_out_necessity_letter
from infusion_planner.sheets.page import Frame, Paper, frame_for
from infusion_planner.sheets.patient_calendar import lay_out_patient_calendar
from infusion_planner.sheets.patient_pages import Layout, print_layouts
from infusion_planner.sheets.payer_packet import lay_out_payer_packet
from infusion_planner.sheets.press import Printout
from infusion_planner.sheets.readiness_sheet import lay_out_readiness_sheet
from infusion_planner.sheets.typeface import Typeface, load_typeface
from infusion_planner.sheets.worksheet import lay_out_worksheet

SheetCard = (
    DaySheetCard
    | PatientCalendarCard
    | ReadinessSheetCard
    | NecessityLetterCard
    | ClaimListCard
    | PayerPacketCard
    | WorksheetCard
    | ExtraSheetCard
    | DayRecordCard
)


def draw_sheets(cards: Sequence[SheetCard], paper: Paper, fonts: Path) -> Printout:
    """Draw sheets into one file, each with its own page numbers.

    Every sheet has an even number of pages, so that no two patients share a leaf.

    Args:
        cards: what stands on the sheets, in order.
        paper: the paper's size.
        fonts: the folder with the bundled typeface.

    Raises:
        PaperError: there is no card, or a letter cannot be set or coded.
    """
    if not cards:
        raise PaperError("There is no sheet to print. Choose at least one.")
    face = load_typeface(fonts)
    frame = frame_for(paper, 1)
    layouts = [lay_out(card, frame, face) for card in cards]
    return print_layouts(layouts, cards[0].stamp, paper, face)


def lay_out(card: SheetCard, frame: Frame, face: Typeface) -> Layout:
    """Lay one sheet out, whichever it is."""
    return _LAYOUTS[type(card)](card, frame, face)


_LAYOUTS: dict[type, Callable[..., Layout]] = {
    ClaimListCard: lay_out_claim_list,
    DayRecordCard: lay_out_day_record,
    DaySheetCard: lay_out_day_sheet,
    ExtraSheetCard: lay_out_extra_sheet,
    NecessityLetterCard: lay_out_necessity_letter,
    PatientCalendarCard: lay_out_patient_calendar,
    PayerPacketCard: lay_out_payer_packet,
    ReadinessSheetCard: lay_out_readiness_sheet,
    WorksheetCard: lay_out_worksheet,
}
"""What lays out each kind of sheet."""
