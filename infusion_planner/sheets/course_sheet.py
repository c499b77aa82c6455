"""The sheets that are about one course and run on as needed: their title and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from infusion_planner.sheets.patient_sheet import PatientCard, lay_out_sheet, title_row

if TYPE_CHECKING:
    from infusion_planner.sheets.page import Frame
    from infusion_planner.sheets.patient_pages import Layout
    from infusion_planner.sheets.patient_sheet import Sides
    from infusion_planner.sheets.typeface import Typeface

_TITLE_ROW = 28.0


class CourseCard(PatientCard, Protocol):
    """What the cards of these sheets have in common."""

    @property
    def heading(self) -> str:
        """Which course."""

    @property
    def day(self) -> str:
        """Its day or days."""


def lay_out(card: CourseCard, title: str, frame: Frame, face: Typeface, sides: Sides) -> Layout:
    """Lay a sheet out.

    Args:
        card: proofread.
        title: of every page.
        frame: of a page.
        face: the typeface.
        sides: gives the pages.
    """
    row = title_row(title, f"{card.heading} {card.day}", _TITLE_ROW)
    return lay_out_sheet(card, row, frame, face, sides)
