"""S19, the packet for the payer: a cover that lists it, letter, criteria, evidence and facts."""

from collections.abc import Iterator
from functools import partial

from infusion_planner.cards.payer_packet import PacketPolicy, PayerPacketCard
from infusion_planner.sheets.blocks import Block, Ground, stack, white
from infusion_planner.sheets.course_sheet import lay_out
from infusion_planner.sheets.lines import plain, strong
from infusion_planner.sheets.measures import BODY, HEAD, RULE, VALUE
from infusion_planner.sheets.necessity_letter import letter_blocks, part_blocks
from infusion_planner.sheets.page import Frame, Page
from infusion_planner.sheets.patient_pages import Layout, Side, divide
from infusion_planner.sheets.proof import proofread
from infusion_planner.sheets.running_parts import Part, running_sides
from infusion_planner.sheets.signature import signatures
from infusion_planner.sheets.text_rows import text_heads, text_pieces, text_row
from infusion_planner.sheets.typeface import Typeface
from infusion_planner.sheets.write_in import Column, WriteField, fields_block

_TITLE = "Payer packet"
_HEAD_ROW = 22.0
_COVER, _LETTER, _CRITERIA = "cover", "draft letter", "criteria one by one"
_EVIDENCE, _FACTS = "evidence of the trials", "facts with dates"
_ADDRESS = (WriteField(0, 15, "To (payer, address or fax)"), WriteField(15, 9, "Member ID"))
_LISTED = (Column(0, 2, "No."), Column(2, 17, "Part"), Column(19, 5, "Pages"))
_ASKED = (
    Column(0, 2.8, "Stands"),
    Column(2.8, 8.2, "The payer asks for"),
    Column(11.0, 8.6, "Fact that meets it, or what is missing"),
    Column(19.6, 4.4, "In the policy"),
)
_KNOWN = (
    Column(0, 5.4, "About"),
    Column(5.4, 12.6, "Fact"),
    Column(18.0, 6.0, "Entered"),
)
_NO_FACT = "Nothing that the criteria ask for is entered on the chart."
_TRIES = 3

_Section = tuple[str, tuple[Side, ...]]


def lay_out_payer_packet(card: PayerPacketCard, frame: Frame, face: Typeface) -> Layout:
    """Lay a packet out; each part begins on a page of its own, and the cover names its pages.

    Raises:
        PaperError: a letter cannot be set, or the MRN cannot be coded.
    """
    card = proofread(card, face)
    return lay_out(
        card,
        _TITLE,
        frame,
        face,
        partial(_sides, card),
    )


def _sides(card: PayerPacketCard, ground: Ground, room: float) -> Iterator[Side]:
    sections = tuple(_sections(card, ground, room))
    yield from _cover(card, sections, ground, room)
    yield from (side for _, pages in sections for side in pages)


def _sections(card: PayerPacketCard, ground: Ground, room: float) -> Iterator[_Section]:
    run = partial(_running, room=room)
    letter = tuple(letter_blocks(card.letter, ground))
    yield "Draft letter of medical necessity", _divided(_LETTER, letter, room)
    yield "Criteria of the payer, one by one", run(_CRITERIA, tuple(_criteria(card, ground)))
    evidence = tuple(block for part in card.evidence for block in part_blocks(part, ground))
    yield "Evidence of the trials", _divided(_EVIDENCE, evidence, room)
    yield "Facts with dates", run(_FACTS, (_facts(card, ground),))


def _divided(purpose: str, blocks: tuple[Block, ...], room: float) -> tuple[Side, ...]:
    return divide(purpose, blocks, room, f"{purpose}, continued")


def _running(purpose: str, parts: tuple[Part, ...], *, room: float) -> tuple[Side, ...]:
    return running_sides(purpose, parts, room, f"{purpose}, continued")


def _cover(
    card: PayerPacketCard, sections: tuple[_Section, ...], ground: Ground, room: float
) -> tuple[Side, ...]:
    """Set the cover; a long one moves the parts it names, so it is set again."""
    sides: tuple[Side, ...] = ()
    before = 1
    for _ in range(_TRIES):
        blocks = tuple(_cover_blocks(card, sections, before, ground))
        sides = _divided(_COVER, blocks, room)
        if len(sides) == before:
            break
        before = len(sides)
    return sides


def _cover_blocks(
    card: PayerPacketCard, sections: tuple[_Section, ...], before: int, ground: Ground
) -> Iterator[Block]:
    yield from text_pieces((*plain("From "), *strong(card.letter.center)), ground, VALUE)
    yield from text_pieces((*plain("Payer "), *strong(card.payer)), ground, VALUE)
    yield from text_pieces((*plain("Criteria: "), *strong(card.summary)), ground, VALUE)
    yield white(4)
    yield fields_block(_ADDRESS, 10)
    yield stack((_head("In this packet"), text_heads(_LISTED)))
    first = before + 1
    for number, (title, sides) in enumerate(sections, start=1):
        last = first + len(sides) - 1
        pages = str(first) if first == last else f"{first} to {last}"
        yield from text_row(_LISTED, (strong(str(number)), plain(title), plain(pages)), ground)
        first = last + 1
    if card.to_fill:
        yield _head("Still open")
        for words in card.to_fill:
            yield from text_pieces(plain(words), ground, BODY)
    yield stack((white(12), signatures((("Prescriber", "has checked it"), ("Sent by", "")))))


def _criteria(card: PayerPacketCard, ground: Ground) -> Iterator[Part]:
    if not card.policies:
        yield Part(tuple(text_pieces(plain(f"{card.summary}."), ground, VALUE)))
    for policy in card.policies:
        yield _policy(policy, ground)


def _policy(policy: PacketPolicy, ground: Ground) -> Part:
    rows = [
        piece
        for each in policy.criteria
        for piece in text_row(
            _ASKED,
            (strong(each.word), plain(each.asked), plain(each.found), plain(each.source)),
            ground,
            BODY,
        )
    ]
    words = f"{policy.title} {policy.days}"
    head, again = (
        stack(tuple(text_pieces(strong(said), ground, HEAD)))
        for said in (words, f"{words}, continued")
    )
    return Part(tuple(rows), head, again, text_heads(_ASKED), policy.title)


def _facts(card: PayerPacketCard, ground: Ground) -> Part:
    rows = [
        piece
        for fact in card.facts
        for piece in text_row(
            _KNOWN,
            (strong(fact.title), plain(fact.says), plain(fact.entered or "–")),
            ground,
            BODY,
        )
    ]
    if not rows:
        return Part(tuple(text_pieces(plain(_NO_FACT), ground, VALUE)))
    return Part(tuple(rows), columns=text_heads(_KNOWN), name=_FACTS)


def _head(words: str) -> Block:
    return Block(_HEAD_ROW, partial(_paint_head, words=words))


def _paint_head(page: Page, top: float, extra: float, *, words: str) -> None:
    page.rule(page.frame.left, top + 4, page.frame.right, RULE)
    page.text(page.frame.left, top + 17, words, HEAD, bold=True)
