"""Where the columns and boxes of a worksheet stand: left edge and width in grid units."""

from collections.abc import Sequence

from infusion_planner.cards.worksheet import Boxes, BoxesKind, Table
from infusion_planner.sheets.write_in import Column, WriteField

_Place = tuple[float, float]

_INFUSIONS: tuple[_Place, ...] = (
    (0.0, 1.2),
    (1.2, 4.6),
    (5.8, 4.8),
    (10.6, 2.0),
    (12.6, 2.4),
    (15.0, 5.2),
    (20.2, 3.8),
)
_HOURS_FROM, _HOUR = 5.6, 2.3
_BOXES: dict[BoxesKind, tuple[_Place, ...]] = {
    "vial": ((0.0, 7.5), (7.5, 5.5), (13.0, 6.0), (19.0, 5.0)),
    "bag": ((0.0, 7.5), (7.5, 5.5), (13.0, 11.0)),
    "times": ((0.0, 4.8), (4.8, 4.6), (9.4, 5.2), (14.6, 4.4), (19.0, 5.0)),
    "sending": ((0.0, 8.0), (8.0, 4.6), (12.6, 3.0), (15.6, 8.4)),
    "count": ((0.0, 6.0), (6.0, 6.0), (12.0, 6.0), (18.0, 6.0)),
}


def columns_of(table: Table) -> tuple[Column, ...]:
    """Place the columns of a table."""
    places = _hours(len(table.heads)) if table.kind == "hours" else _INFUSIONS
    return tuple(
        Column(at, span, head) for (at, span), head in zip(places, table.heads, strict=True)
    )


def _hours(columns: int) -> Sequence[_Place]:
    """Give the label its column, and each hour one behind it."""
    return (
        (0.0, _HOURS_FROM),
        *((_HOURS_FROM + _HOUR * at, _HOUR) for at in range(columns - 1)),
    )


def fields_of(boxes: Boxes) -> tuple[WriteField, ...]:
    """Place the boxes of a row."""
    return tuple(
        WriteField(at, span, box.label, box.unit, time=box.guide != "", clock=box.guide == "clock")
        for (at, span), box in zip(_BOXES[boxes.kind], boxes.items, strict=True)
    )
