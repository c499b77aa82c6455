"""S8, the patient calendar: the infusion days and whom to call, then the months after them."""

from functools import partial

from infusion_planner.cards.patient_calendar import CallBox, PatientCalendarCard, VisitLine, Words
from infusion_planner.sheets.banner import measure_banner
from infusion_planner.sheets.blocks import Block, Ground, paragraph, stack, white
from infusion_planner.sheets.footer import measure_footer
from infusion_planner.sheets.lines import Line, line_width, plain, strong, wrap
from infusion_planner.sheets.measures import (
    BODY,
    FIELD,
    HEAVY,
    LABEL,
    LARGE_BODY,
    LARGE_DATE,
    LARGE_HEAD,
    LARGE_STEP,
    LARGE_TITLE,
    RULE,
    baseline,
    leading,
)
from infusion_planner.sheets.month_grid import legend, month_blocks
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.patient_pages import (
    Layout,
    Surround,
    divide,
    even,
    first_that_fits,
)
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.tick_list import tick_list
from infusion_planner.sheets.typeface import Typeface

_BEFORE = "Your infusion days"
_AFTER = "After your infusions"
_TITLE_ROW = 42.0
_TITLE_BASELINE = 32.0
_VISIT_ROW = 31.0
_VISIT_HEAD = 24.0
_WEEKDAY = 1.6
_DAY = 7.6
_DAY_WHITE = 10.0
_WORDS_WHITE = 8.0
_GAP = 14.0
_TIGHT_GAP = 7.0
_HEAD_ROW = 22.0
_LINES_IN_A_PIECE = 12
_CALL_INDENT = 12.0
_CALL_GAP = 20.0
_CALL_WRITE = 170.0
_CALL_WHITE = 10.0
_COME_AT = "come at"
_ARRIVAL_WRITE = 84.0
_ARRIVAL_HEIGHT = 21.0
_ADVICE = 4.6


def lay_out_patient_calendar(card: PatientCalendarCard, frame: Frame, face: Typeface) -> Layout:
    """Lay a patient calendar out in large print, two pages but for the fullest cards.

    Raises:
        PaperError: a letter cannot be set, or the MRN cannot be coded.
    """
    card = proofread(card, face)
    banner = measure_banner(card.identity, frame.width, face, sample=card.stamp.sample, staff=False)
    footer = measure_footer(card.stamp, frame.width, face)
    around = Surround(banner, footer, _TITLE_ROW, _paint_title)
    room = around.room(frame)
    grounds = [Ground(frame, face, gap) for gap in (_GAP, _TIGHT_GAP)]
    before = first_that_fits([partial(_before_blocks, card, ground) for ground in grounds], room)
    after = first_that_fits([partial(_after_blocks, card, ground) for ground in grounds], room)
    sides = (*divide(_BEFORE, before, room), *divide(_AFTER, after, room))
    return Layout(around, even(sides))


def _paint_title(page: Page, top: float, purpose: str) -> None:
    large = purpose in {_BEFORE, _AFTER}
    words = purpose if large else f"Your infusions, {purpose}"
    size = LARGE_TITLE if large else LARGE_HEAD
    page.text(page.frame.left, top + _TITLE_BASELINE, words, size, bold=True)


def _before_blocks(card: PatientCalendarCard, ground: Ground) -> tuple[Block, ...]:
    return (
        paragraph(plain(card.intro), ground, LARGE_BODY, LARGE_STEP),
        white(4),
        *(_visit(line, ground, last=line is card.visits[-1]) for line in card.visits),
        *_bring(card.bring, ground),
        *_warning("Before you come, call us if", card.call_if, ground),
        white(ground.gap - 2),
        _call(card.call, ground),
        *_warning("Call 911 at once", card.emergency, ground),
    )


def _visit(line: VisitLine, ground: Ground, *, last: bool) -> Block:
    """Give one infusion day; what stands above it is never parted from it."""
    size, words = _visit_words(line, ground)
    height = max(_VISIT_ROW, _WORDS_WHITE + leading(size) * len(words))
    paint = partial(_paint_visit, line=line, words=words, size=size, height=height, last=last)
    day = Block(height, paint, 1)
    if not line.head:
        return day
    head = wrap(strong(line.head), ground.frame.width, LARGE_BODY, ground.face)
    return stack((Block(_VISIT_HEAD, partial(_paint_visit_head, lines=head)), day))


def _visit_words(line: VisitLine, ground: Ground) -> tuple[float, tuple[Line, ...]]:
    """Set the words at the right as large as the date, or smaller on more lines."""
    used = _DAY * ground.frame.unit + ground.face.width(line.day, LARGE_DATE) + _DAY_WHITE
    room = ground.frame.width - used
    if line_width(line.words, LARGE_DATE, ground.face) <= room:
        return LARGE_DATE, wrap(line.words, room, LARGE_DATE, ground.face)
    return LARGE_BODY, wrap(line.words, room, LARGE_BODY, ground.face)


def _paint_visit_head(page: Page, top: float, extra: float, *, lines: tuple[Line, ...]) -> None:
    page.rule(page.frame.left, top, page.frame.right, RULE)
    page.lines(page.frame.left, top + 4, lines, LARGE_BODY, LARGE_STEP)


def _paint_visit(
    page: Page,
    top: float,
    extra: float,
    *,
    line: VisitLine,
    words: tuple[Line, ...],
    size: float,
    height: float,
    last: bool,
) -> None:
    frame, middle = page.frame, top + (height + extra) / 2
    y = baseline(middle, LARGE_DATE)
    page.rule(frame.left, top, frame.right, RULE)
    page.text(frame.left, y, line.number, LARGE_DATE, bold=True)
    room = (_DAY - _WEEKDAY) * frame.unit
    page.text(frame.x(_WEEKDAY), y, line.weekday, LARGE_DATE, bold=True, limit=room)
    page.text(frame.x(_DAY), y, line.day, LARGE_DATE)
    if not line.words:
        _paint_arrival_box(page, middle)
    start = middle - leading(size) * len(words) / 2
    for at, part in enumerate(words):
        x = frame.right - line_width(part, size, page.face)
        page.runs(x, baseline(start + leading(size) * (at + 0.5), size), part, size)
    if last:
        page.rule(frame.left, top + height + extra, frame.right, RULE)


def _paint_arrival_box(page: Page, middle: float) -> None:
    """Leave room to write the time where the center has set none."""
    start = page.frame.right - _ARRIVAL_WRITE
    page.box(start, middle - _ARRIVAL_HEIGHT / 2, _ARRIVAL_WRITE, _ARRIVAL_HEIGHT)
    page.right(start - 6, baseline(middle, LARGE_DATE), _COME_AT, LARGE_DATE)


def _bring(items: tuple[str, ...], ground: Ground) -> tuple[Block, ...]:
    if not items:
        return ()
    first, *others = _bring_rows(items, ground)
    return (stack((_head("Please bring", ground), first)), *others)


def _bring_rows(items: tuple[str, ...], ground: Ground) -> tuple[Block, ...]:
    pairs = [items[first : first + 2] for first in range(0, len(items), 2)]
    return tuple(tick_list(pair, 2, ground, LARGE_BODY) for pair in pairs)


def _warning(head: str, text: str, ground: Ground) -> tuple[Block, ...]:
    """Give a head and its text; only a very long text is parted from it."""
    if not text:
        return ()
    lines = wrap(plain(text), ground.frame.width, LARGE_BODY, ground.face)
    pieces = [
        lines[first : first + _LINES_IN_A_PIECE]
        for first in range(0, len(lines), _LINES_IN_A_PIECE)
    ]
    first, *others = (_text(piece) for piece in pieces)
    return (stack((_head(head, ground), first)), *others)


def _head(words: str, ground: Ground) -> Block:
    paint = partial(_paint_head, words=words, gap=ground.gap)
    return Block(ground.gap + _HEAD_ROW, paint, name=words)


def _paint_head(page: Page, top: float, extra: float, *, words: str, gap: float) -> None:
    y = top + gap + LARGE_HEAD
    page.text(page.frame.left, y, words, LARGE_HEAD, bold=True, limit=page.frame.width)


def _text(lines: tuple[Line, ...]) -> Block:
    return Block(LARGE_STEP * len(lines), partial(_paint_text, lines=lines))


def _paint_text(page: Page, top: float, extra: float, *, lines: tuple[Line, ...]) -> None:
    page.lines(page.frame.left, top, lines, LARGE_BODY, LARGE_STEP)


def _call(call: CallBox, ground: Ground) -> Block:
    """Frame the telephone: by day, then at night."""
    by_day = ground.face.width(call.phone, LARGE_TITLE, bold=True) if call.phone else _CALL_WRITE
    room = ground.frame.width - 2 * _CALL_INDENT - by_day - _CALL_GAP
    left = (
        *wrap(strong(call.center), room, LARGE_BODY, ground.face),
        *wrap(plain(call.hours), room, LARGE_BODY, ground.face),
    )
    day = max(LARGE_STEP * len(left), FIELD)
    height = 2 * _CALL_WHITE + day + (LARGE_STEP if call.night_phone else 0.0)
    return Block(height, partial(_paint_call, call=call, left=left, day=day, height=height))


def _paint_call(
    page: Page,
    top: float,
    extra: float,
    *,
    call: CallBox,
    left: tuple[Line, ...],
    day: float,
    height: float,
) -> None:
    start, end = page.frame.left + _CALL_INDENT, page.frame.right - _CALL_INDENT
    middle = top + _CALL_WHITE + day / 2
    page.lines(start, middle - LARGE_STEP * len(left) / 2, left, LARGE_BODY, LARGE_STEP)
    if call.phone:
        page.right(end, baseline(middle, LARGE_TITLE), call.phone, LARGE_TITLE, bold=True)
    else:
        page.box(end - _CALL_WRITE, middle - FIELD / 2, _CALL_WRITE, FIELD)
        page.text(end - _CALL_WRITE + 3, middle - FIELD / 2 + 9, "Telephone", LABEL)
    if call.night_phone:
        under = middle + day / 2 + LARGE_STEP / 2
        number = page.right(
            end, baseline(under, LARGE_DATE), call.night_phone, LARGE_DATE, bold=True
        )
        y = baseline(under, LARGE_BODY)
        page.text(start, y, "nights and weekends", LARGE_BODY, limit=number - start - 6)
    half = HEAVY / 2
    page.outline(
        page.frame.left + half, top + half, page.frame.width - HEAVY, height - HEAVY, HEAVY
    )


def _after_blocks(card: PatientCalendarCard, ground: Ground) -> tuple[Block, ...]:
    after = paragraph(plain(card.after), ground, LARGE_BODY, LARGE_STEP)
    return (
        *((after, white(ground.gap - 6)) if card.after else ()),
        *month_blocks(card.months, ground),
        *(legend(),) * bool(card.months),
        *(_advice(head, words, ground) for head, words in card.advice),
        Block(BODY, _paint_end),
    )


def _advice(head: str, words: Words, ground: Ground) -> Block:
    room = ground.frame.width - _ADVICE * ground.frame.unit
    lines = wrap(words, room, LARGE_BODY, ground.face)
    paint = partial(_paint_advice, head=head, lines=lines)
    return Block(LARGE_STEP * len(lines) + 10, paint)


def _paint_advice(
    page: Page, top: float, extra: float, *, head: str, lines: tuple[Line, ...]
) -> None:
    left, start = page.frame.left, page.frame.x(_ADVICE)
    page.rule(left, top, page.frame.right, RULE)
    y = baseline(top + 5 + LARGE_STEP / 2, LARGE_BODY)
    page.text(left, y, head, LARGE_BODY, bold=True, limit=start - left - 4)
    page.lines(start, top + 5, lines, LARGE_BODY, LARGE_STEP)


def _paint_end(page: Page, top: float, extra: float) -> None:
    page.rule(page.frame.left, top, page.frame.right, RULE)
