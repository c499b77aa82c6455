"""What lies in a pack behind its cover list: sheets of patients, and the list of the day."""

from collections.abc import Callable
from functools import partial

from infusion_planner.cards.list_sheets import CallListCard, DayListCard, WeekPlanCard
from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.list_file import lay_out_list_card
from infusion_planner.sheets.list_pages import draw_list_pages, on_leaves
from infusion_planner.sheets.page import Frame, Paper, frame_for
from infusion_planner.sheets.patient_pages import draw_layout
from infusion_planner.sheets.press import Press
from infusion_planner.sheets.sheet_file import SheetCard, lay_out
from infusion_planner.sheets.typeface import Typeface

PartCard = SheetCard | DayListCard | CallListCard | WeekPlanCard


class PackPart(Frozen):
    """One part of a pack, measured.

    Attributes:
        pages: how many; always even, so that two parts never share a leaf.
        draw: draws them.
    """

    pages: int
    draw: Callable[[Press], None]


def measure_part(card: PartCard, frame: Frame, paper: Paper, face: Typeface) -> PackPart:
    """Lay out a sheet, or a list on wide paper.

    Args:
        card: what stands on it.
        frame: of a page of a patient's sheet.
        paper: the paper's size.
        face: the typeface.
    """
    if isinstance(card, DayListCard | CallListCard | WeekPlanCard):
        wide = on_leaves(lay_out_list_card(card, frame_for(paper, 1, wide=True), face))
        return PackPart(len(wide.pages), partial(draw_list_pages, layout=wide))
    sheet = lay_out(card, frame, face)
    return PackPart(len(sheet.sides), partial(draw_layout, layout=sheet))
