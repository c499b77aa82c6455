"""The signature block: who signs for what, by hand."""

from collections.abc import Sequence
from functools import partial

from infusion_planner.sheets.blocks import Block
from infusion_planner.sheets.measures import BODY, HAIR, SIGN_ROW, baseline
from infusion_planner.sheets.page import Page
from infusion_planner.sheets.write_in import COLUMN_HEADS, Column, column_heads, grid_boxes

SIGNATURE = (
    Column(5.8, 5.4, "Printed name"),
    Column(11.2, 1.9, "Initials"),
    Column(13.1, 5.2, "Signature"),
    Column(18.3, 3.4, "Date"),
    Column(21.7, 2.3, "Time", "time"),
)
_ROLE = Column(0, 5.8, "Role, signs for")


def signatures(roles: Sequence[tuple[str, str]], row: float = SIGN_ROW) -> Block:
    """Give the rows in which (role, what it signs for) sign by hand."""
    return Block(
        COLUMN_HEADS + row * len(roles),
        partial(_paint_signatures, roles=tuple(roles), row=row),
        len(roles),
    )


def _paint_signatures(
    page: Page, top: float, extra: float, *, roles: tuple[tuple[str, str], ...], row: float
) -> None:
    top = column_heads(page, top, (_ROLE, *SIGNATURE))
    left, end = page.frame.left, page.frame.x(_ROLE.span)
    height = row + extra
    ys = [top + height * at for at in range(len(roles) + 1)]
    for y in ys:
        page.rule(left, y, end, HAIR)
    for (role, meaning), y in zip(roles, ys, strict=False):
        middle = baseline(y + height / 2, BODY)
        x = page.text(left, middle, role, BODY, bold=True) + 4
        page.text(x, middle, meaning, BODY, limit=end - x - 1)
    grid_boxes(page, ys, SIGNATURE)
