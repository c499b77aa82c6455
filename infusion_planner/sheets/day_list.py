"""The day list (S11): who comes to which chair, the hours of the day, the calls for the next."""

from functools import partial

from infusion_planner.cards.list_sheets import CallBefore, DayListCard, DayListRow
from infusion_planner.sheets.blocks import Block, Ground, stack
from infusion_planner.sheets.day_hours import Hours, draw_bar, draw_grid, hour_heads, in_chairs
from infusion_planner.sheets.list_cells import (
    PAD,
    Column,
    Text,
    draw_box,
    draw_texts,
    fit,
    heads_block,
    height_of,
    who,
)
from infusion_planner.sheets.list_pages import ListLayout, end_row, lay_out_list
from infusion_planner.sheets.marks import tick_box, warning
from infusion_planner.sheets.measures import BODY, HEAD, LABEL, VALUE, WRITE_IN, leading
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.running_parts import Part
from infusion_planner.sheets.typeface import Typeface

_CHAIR = Column(0, 1.4, "Chair")
_COMES = Column(1.4, 1.7, "Comes", "time")
_ARRIVED = Column(3.1, 1.8, "Arrived", "time")
_WHO = Column(4.9, 6.4, "Patient")
_COURSE = Column(11.3, 4.2, "Course, infusion, orders")
_COLUMNS = (_CHAIR, _COMES, _ARRIVED, _WHO, _COURSE)
_HOURS_AT = 15.6
_SIMILAR = "similar name today"
_LEAST = 40.0
_AIR = 0.2
"""Grid units left free behind a name beside the gutter: it must not run on into the next column."""
_PHONE = Column(6.8, 3.6, "Telephone", "line")
_CALLED = (
    Column(0, 6.8, "Patient"),
    _PHONE,
    Column(10.4, 1.9, "Comes"),
    Column(12.3, 1.9, "Called at", "time"),
    Column(14.2, 5.4, "Well, driver, antiviral"),
    Column(19.6, 3, "Note", "line"),
    Column(22.6, 1.4, "Initials", "line"),
)
_TICKS = ("well", "driver", "antiviral")
_ASK = (
    "fever or infection, fluids, driver, antiviral in hand. Any yes to infection: tell the"
    " prescriber."
)
_TEAR = 20.0
_CALL_ROW = WRITE_IN + 6


def lay_out_day_list(card: DayListCard, frame: Frame, face: Typeface) -> ListLayout:
    """Measure the list and divide it over pages."""
    ground = Ground(frame, face)
    hours = Hours(*card.hours, _HOURS_AT)
    rows = [_row(row, hours, ground) for row in card.rows]
    rows += [in_chairs(card.in_chairs, hours), end_row()]
    parts = [Part(tuple(rows), columns=hour_heads(heads_block(_COLUMNS), hours))]
    if card.calls:
        calls = (*(_call(item, ground) for item in card.calls), end_row())
        words = f"Call today for {card.call_day}"
        parts.append(Part(calls, _call_head(words, tear=True), _call_head(words, tear=False)))
    title = f"{card.heading}   {card.day}"
    return lay_out_list(card.stamp, (title, "  ·  ".join(card.counts)), parts, ground)


def _row(row: DayListRow, hours: Hours, ground: Ground) -> Block:
    texts = (
        (_CHAIR, fit(((row.chair, HEAD, True),), _CHAIR.span, ground)),
        (_COMES, fit(_comes(row), _COMES.span, ground)),
        (_WHO, who(row.name, row.born, row.mrn, _WHO.span - _AIR, ground)),
        (_COURSE, fit(_course(row), _COURSE.span, ground)),
    )
    mark = leading(BODY) + 2 if row.similar else 0
    tallest = max(_LEAST, height_of(texts[2][1]) + mark, *(height_of(text) for _, text in texts))
    height = tallest + 2 * PAD
    paint = partial(_paint, row=row, texts=texts, hours=hours, height=height)
    return Block(height, paint)


def _comes(row: DayListRow) -> tuple[tuple[str, float, bool], ...]:
    return ((row.comes, HEAD, True), ("planned", BODY, False)) if row.comes else ()


def _course(row: DayListRow) -> tuple[tuple[str, float, bool], ...]:
    allergies = f"Allergies: {row.allergies}" if row.allergies else ""
    return ((row.course, VALUE, True), (row.orders, BODY, False), (allergies, BODY, True))


def _paint(
    page: Page,
    top: float,
    extra: float,
    *,
    row: DayListRow,
    texts: tuple[tuple[Column, tuple[Text, ...]], ...],
    hours: Hours,
    height: float,
) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    for column, lines in texts:
        draw_texts(page, page.frame.x(column.at), top + PAD, lines)
    if not row.comes:
        draw_box(page, _COMES, top + PAD)
    draw_box(page, _ARRIVED, top + PAD)
    if row.similar:
        x, y = page.frame.x(_WHO.at), top + PAD + height_of(texts[2][1]) + 7
        warning(page, x, y)
        page.text(x + 15, y + 3, _SIMILAR, BODY, bold=True)
    draw_grid(page, hours, top, height)
    if row.bar is not None:
        draw_bar(page, hours, top + PAD + 8, row.bar)


def _call_head(words: str, *, tear: bool) -> Block:
    """Head the calls; what is torn off has a line above it."""
    paint = partial(_paint_call_head, words=words, tear=tear)
    return stack((Block(_TEAR + 4, paint), heads_block(_CALLED)))


def _paint_call_head(page: Page, top: float, extra: float, *, words: str, tear: bool) -> None:
    if tear:
        page.dashes(0, top + 4, page.frame.page_width)
        page.right(page.frame.right, top + 13, "tear off", LABEL)
    x = page.text(page.frame.left, top + 19, words, HEAD, bold=True) + 8
    page.text(x, top + 19, _ASK, BODY, limit=page.frame.right - x - 50)


def _call(item: CallBefore, ground: Ground) -> Block:
    told = ((item.name, VALUE, False), (f"MRN {item.mrn}", BODY, True))
    name = fit(told, _CALLED[0].span - _AIR, ground)
    number = ((item.phone, VALUE, False),) if item.phone else ()
    phone = fit(number, _PHONE.span - _AIR, ground)
    height = max(_CALL_ROW, height_of(name) + PAD, height_of(phone) + PAD)
    return Block(height, partial(_paint_call, name=name, comes=item.comes, phone=phone))


def _paint_call(
    page: Page,
    top: float,
    extra: float,
    *,
    name: tuple[Text, ...],
    comes: str,
    phone: tuple[Text, ...],
) -> None:
    page.rule(page.frame.left, top, page.frame.right)
    draw_texts(page, page.frame.left, top + 2, name)
    for column in _CALLED:
        if column.box and not (phone and column is _PHONE):
            draw_box(page, column, top + 2, WRITE_IN + 1)
    draw_texts(page, page.frame.x(_PHONE.at), top + 2, phone)
    page.text(page.frame.x(_CALLED[2].at), top + 14, comes, VALUE, bold=True)
    x = page.frame.x(_CALLED[4].at)
    for words in _TICKS:
        end = tick_box(page, x, top + 11)
        page.text(end + 3, top + 14, words, BODY)
        x += _CALLED[4].span * page.frame.unit / len(_TICKS)
