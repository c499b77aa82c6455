"""The call list (S11C): whom to telephone because their days cannot stay."""

from functools import partial

from infusion_planner.cards.list_sheets import CallLine, CallListCard
from infusion_planner.sheets.blocks import Block, Ground, stack, white
from infusion_planner.sheets.list_cells import (
    PAD,
    Column,
    Text,
    draw_box,
    draw_texts,
    fit,
    heads_block,
    height_of,
    together,
    who,
)
from infusion_planner.sheets.list_pages import ListLayout, end_row, lay_out_list
from infusion_planner.sheets.measures import BODY, VALUE, WRITE_IN
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.running_parts import Part
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.typeface import Typeface

_WHO = Column(0, 5.6, "Patient")
_PHONE = Column(5.6, 3.4, "Telephone", "line")
_OLD = Column(9, 3.2, "Old days")
_NEW = Column(12.2, 3.2, "New days")
_WHY = Column(15.4, 4.4, "Why")
_AT = Column(19.8, 1.9, "Reached at", "time")
_BY = Column(21.7, 2.3, "By", "line")
_COLUMNS = (_WHO, _PHONE, _OLD, _NEW, _WHY, _AT, _BY)
_NO_PLACE = "no new days yet"
_SIGNED = ("Caller", "called all above")


def lay_out_call_list(card: CallListCard, frame: Frame, face: Typeface) -> ListLayout:
    """Measure the list and divide it over pages."""
    ground = Ground(frame, face)
    rows = (*(_row(line, ground) for line in card.lines), end_row())
    signed = Part((stack((white(8), signatures((_SIGNED,)))),))
    title = f"{card.heading}   {card.day}"
    note = "   ".join(card.counts)
    parts = (Part(rows, columns=heads_block(_COLUMNS)), signed)
    return lay_out_list(card.stamp, (title, note), parts, ground)


def _row(line: CallLine, ground: Ground) -> Block:
    phone = fit(((line.phone, VALUE, True),), _PHONE.span, ground)
    texts = (
        (_WHO, who(line.name, line.born, line.mrn, _WHO.span, ground)),
        (_OLD, fit(((together(line.old), VALUE, False),), _OLD.span, ground)),
        (_NEW, fit(((together(line.new or _NO_PLACE), VALUE, True),), _NEW.span, ground)),
        (_WHY, fit(((line.why, BODY, False),), _WHY.span, ground)),
        *(((_PHONE, phone),) if line.phone else ()),
    )
    tallest = max(WRITE_IN + 3, *(height_of(text) for _, text in texts))
    return Block(tallest + 2 * PAD, partial(_paint, texts=texts))


def _paint(
    page: Page, top: float, extra: float, *, texts: tuple[tuple[Column, tuple[Text, ...]], ...]
) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    for column, lines in texts:
        draw_texts(page, page.frame.x(column.at), top + PAD, lines)
    known = [column for column, _ in texts]
    for column in (_PHONE, _AT, _BY):
        if column not in known:
            draw_box(page, column, top + PAD)
