"""S2 as the record of an infusion day: what was entered, amended values struck through, signed."""

from collections.abc import Iterator, Sequence
from functools import partial

from infusion_planner.cards.day_record import DayRecordCard, SignedLine
from infusion_planner.cards.run_sheet import DayEvent, Measure, VitalLine
from infusion_planner.sheets.blocks import Block, Ground, paragraph, stack
from infusion_planner.sheets.lines import Line, line_width, plain, strong, wrap
from infusion_planner.sheets.measures import BODY, HEAD, RULE, TICK, VALUE, leading
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.patient_pages import Layout, Side
from infusion_planner.sheets.patient_sheet import lay_out_sheet, title_row
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.running_parts import Part, running_sides
from infusion_planner.sheets.text_rows import text_heads, text_pieces, text_row
from infusion_planner.sheets.to_fill import to_fill_blocks
from infusion_planner.sheets.typeface import Typeface
from infusion_planner.sheets.write_in import Column

_TITLE_ROW = 28.0
_HEAD_ROW = 20.0
_GUTTER = 5.0
_STRUCK_PIECE = 12
_VITALS = (
    Column(0, 2, "Time"),
    Column(2, 3.2, "Blood pressure"),
    Column(5.2, 1.9, "Pulse"),
    Column(7.1, 2, "Temp °C"),
    Column(9.1, 2, "SpO2 %"),
    Column(11.1, 2, "Breaths"),
    Column(13.1, 1.6, "Pain"),
    Column(14.7, 7.4, "Symptoms, and what to call for"),
    Column(22.1, 1.9, "Initials"),
)
_EVENTS = (
    Column(0, 2, "Time"),
    Column(2, 14.6, "What was done"),
    Column(16.6, 5.5, "Entered"),
    Column(22.1, 1.9, "Initials"),
)
_SIGNED = (
    Column(0, 4.6, "Role"),
    Column(4.6, 12.4, "Name, date and time, meaning"),
    Column(17, 7, "Signature"),
)
_END = "end of entries"
_ELECTRONIC = "signed electronically"
_WITHDRAWN = "withdrawn"
_NOT_SIGNED = "not signed yet"


def lay_out_day_record(card: DayRecordCard, frame: Frame, face: Typeface) -> Layout:
    """Lay the record of a day out; what one page cannot hold runs on under repeated heads.

    Raises:
        PaperError: a letter cannot be set, or the MRN cannot be coded.
    """
    card = proofread(card, face)
    title = title_row(card.stamp.title, f"{card.heading}   {card.day}", _TITLE_ROW)
    return lay_out_sheet(card, title, frame, face, partial(_sides, card))


def _sides(card: DayRecordCard, ground: Ground, room: float) -> tuple[Side, ...]:
    return running_sides("what was entered", tuple(_parts(card, ground)), room)


def _parts(card: DayRecordCard, ground: Ground) -> Iterator[Part]:
    first = [
        paragraph(((f"{card.state}. ", True), (card.source, False)), ground, VALUE),
        *(_total(fact.label, fact.value, ground) for fact in card.totals),
        *to_fill_blocks(card.to_fill, ground),
    ]
    yield Part(tuple(first))
    yield _part("Vital signs", _VITALS, _vital_rows(card.vitals, ground), ground)
    yield _part("What was done", _EVENTS, _event_rows(card.events, ground), ground)
    # both roles have a row of their own, signed or not, so nothing can be written under them
    signed = _signed_rows(card.signatures, ground)
    yield _part("Signatures", _SIGNED, signed, ground, end="")


def _total(label: str, value: str, ground: Ground) -> Block:
    return paragraph(((f"{label}  ", False), (value, True)), ground, BODY)


def _part(
    title: str, columns: Sequence[Column], rows: Iterator[Block], ground: Ground, end: str = _END
) -> Part:
    heads = text_heads(columns)
    last = tuple(text_pieces(plain(end), ground, BODY)) if end else ()
    head, again = (stack((_head(words), heads)) for words in (title, f"{title}, continued"))
    return Part((*rows, *last), head, again, name=title)


def _head(words: str) -> Block:
    return Block(_HEAD_ROW, partial(_paint_head, words=words))


def _paint_head(page: Page, top: float, extra: float, *, words: str) -> None:
    page.rule(page.frame.left, top + 4, page.frame.right, RULE)
    page.text(page.frame.left, top + 16, words, HEAD, bold=True)


def _vital_rows(lines: Sequence[VitalLine], ground: Ground) -> Iterator[Block]:
    for line in lines:
        yield from _struck(line.old, _VITALS[1], ground)
        yield from text_row(_VITALS, _vital_cells(line), ground)


def _vital_cells(line: VitalLine) -> tuple[Line, ...]:
    alerts = "; ".join(dict.fromkeys(each.alert for each in line.values if each.alert))
    note = ((line.note, False), ("; " if line.note and alerts else "", False), (alerts, True))
    upper, lower = line.measure("systolic"), line.measure("diastolic")
    pressure = (*_value(upper), (" / ", False), *_value(lower))
    return (
        strong(line.time),
        pressure if upper.words or lower.words else plain("–"),
        *(
            _value(line.measure(name)) or plain("–")
            for name in ("pulse", "temperature_c", "saturation", "breaths", "pain")
        ),
        tuple(run for run in note if run[0]) or plain(""),
        plain(line.by),
    )


def _value(measure: Measure) -> Line:
    """Set a value; one that calls for somebody is bold, and its column of words says why."""
    return ((measure.words, bool(measure.alert)),) if measure.words else ()


def _event_rows(events: Sequence[DayEvent], ground: Ground) -> Iterator[Block]:
    for event in events:
        yield from _struck(event.old, _EVENTS[1], ground)
        # what was withdrawn has nothing in its place but the note that says so
        words = strong(event.words) if event.words else plain(_WITHDRAWN)
        cells = (strong(event.time), words, plain(event.note), plain(event.by))
        yield from text_row(_EVENTS, cells, ground)


def _struck(words: str, column: Column, ground: Ground) -> Iterator[Block]:
    """Give what stood there before, struck through and readable."""
    room = ground.frame.width - column.at * ground.frame.unit - _GUTTER
    lines = wrap(plain(words), room, BODY, ground.face)
    for first in range(0, len(lines), _STRUCK_PIECE):
        piece = lines[first : first + _STRUCK_PIECE]
        paint = partial(_paint_struck, lines=piece, at=column.at, ruled=not first)
        yield Block(leading(BODY) * len(piece) + 3, paint)


def _paint_struck(
    page: Page, top: float, extra: float, *, lines: tuple[Line, ...], at: float, ruled: bool
) -> None:
    if ruled:
        page.rule(page.frame.left, top, page.frame.right)
        page.text(page.frame.left, top + 11, "was", BODY)
    x, step = page.frame.x(at), leading(BODY)
    page.lines(x, top + 2, lines, BODY)
    for place, line in enumerate(lines):
        y = top + 2 + step * (place + 0.5)
        page.rule(x, y, x + line_width(line, BODY, page.face), TICK)


def _signed_rows(signed: Sequence[SignedLine], ground: Ground) -> Iterator[Block]:
    for one in signed:
        words = (*strong(one.words), *plain(f"  {one.amended}" if one.amended else ""))
        by = _ELECTRONIC if one.words else _NOT_SIGNED
        yield from text_row(_SIGNED, (strong(one.title), words, plain(by)), ground)
