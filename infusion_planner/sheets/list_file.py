"""The file of a list about several patients, on wide paper."""

from pathlib import Path

from infusion_planner.cards.list_sheets import CallListCard, DayListCard, ListCard
from infusion_planner.sheets.call_list import lay_out_call_list
from infusion_planner.sheets.day_list import lay_out_day_list
from infusion_planner.sheets.list_pages import ListLayout, print_list
from infusion_planner.sheets.page import Frame, Paper, frame_for
from infusion_planner.sheets.press import Printout
from infusion_planner.sheets.typeface import Typeface, load_typeface
from infusion_planner.sheets.week_plan import lay_out_week_plan


def draw_list(card: ListCard, paper: Paper, fonts: Path) -> Printout:
    """Draw a list.

    Args:
        card: what stands on it.
        paper: the paper's size.
        fonts: the folder with the bundled typeface.

    Raises:
        PaperError: a letter cannot be set or coded.
    """
    face = load_typeface(fonts)
    return print_list(lay_out_list_card(card, frame_for(paper, 1, wide=True), face), paper, face)


def lay_out_list_card(card: ListCard, frame: Frame, face: Typeface) -> ListLayout:
    """Lay one list out, whichever it is."""
    if isinstance(card, DayListCard):
        return lay_out_day_list(card, frame, face)
    if isinstance(card, CallListCard):
        return lay_out_call_list(card, frame, face)
    return lay_out_week_plan(card, frame, face)
