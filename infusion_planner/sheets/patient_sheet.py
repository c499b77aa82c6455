"""A sheet about one patient: its title between header and footer, and all allergies behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from infusion_planner.domain.frozen import Frozen
from infusion_planner.sheets.banner import measure_banner
from infusion_planner.sheets.blocks import Ground
from infusion_planner.sheets.footer import measure_footer
from infusion_planner.sheets.measures import BODY, TITLE
from infusion_planner.sheets.patient_pages import (
    Layout,
    PaintTitle,
    Side,
    Surround,
    allergy_sides,
    even,
    with_allergy_place,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from infusion_planner.cards.day_sheet import SheetStamp
    from infusion_planner.cards.identity import IdentityCard
    from infusion_planner.sheets.page import Frame, Page
    from infusion_planner.sheets.typeface import Typeface

    Sides = Callable[[Ground, float], Iterable[Side]]
    """Gives the pages on (ground, height of a page)."""

TITLE_BASELINE = 19.0


class PatientCard(Protocol):
    """What the cards of these sheets have in common."""

    @property
    def identity(self) -> IdentityCard:
        """The header."""

    @property
    def stamp(self) -> SheetStamp:
        """The footer."""


class TitleRow(Frozen):
    """The title under the header.

    Attributes:
        height: of the row.
        paint: draws it.
    """

    height: float
    paint: PaintTitle


def title_row(title: str, about: str, height: float) -> TitleRow:
    """Give the usual title.

    Args:
        title: at the left.
        about: which course or day, at the right.
        height: of the row.
    """
    return TitleRow(height, partial(_paint_title, title=title, about=about))


def _paint_title(page: Page, top: float, purpose: str, *, title: str, about: str) -> None:
    y = top + TITLE_BASELINE
    start = page.right(page.frame.right, y, about, TITLE, bold=True)
    x = page.text(page.frame.left, y, title, TITLE, bold=True) + 8
    page.text(x, y, purpose, BODY, limit=start - x - 4)


def lay_out_sheet(
    card: PatientCard, title: TitleRow, frame: Frame, face: Typeface, sides: Sides
) -> Layout:
    """Lay a sheet out, with all allergies on pages of their own where the header is too small.

    Args:
        card: proofread.
        title: of every page.
        frame: of a page.
        face: the typeface.
        sides: gives the pages.
    """
    return with_allergy_place(partial(_laid_out, card, title, Ground(frame, face), sides))


def _laid_out(
    card: PatientCard, title: TitleRow, ground: Ground, sides: Sides, allergies: str
) -> Layout:
    frame, face = ground.frame, ground.face
    sample = card.stamp.sample
    banner = measure_banner(card.identity, frame.width, face, sample=sample, rest=allergies)
    footer = measure_footer(card.stamp, frame.width, face)
    around = Surround(banner, footer, title.height, title.paint)
    room = around.room(frame)
    pages = (
        *sides(ground, room),
        *allergy_sides(banner, card.identity.allergy, ground, room),
    )
    return Layout(around, even(pages))
