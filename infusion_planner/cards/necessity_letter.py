"""Everything the letter of medical necessity (S17) places: a draft, as paragraphs."""

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.letter_text import LetterText


class LetterPart(Frozen):
    """One part of the letter.

    Attributes:
        head: what it is about; empty for none.
        paragraphs: in reading order.
        lines: listed under them, one line each.
        to_write: whether room is left to write, because nothing is recorded.
    """

    head: str
    paragraphs: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    to_write: bool = False


class NecessityLetterCard(Frozen):
    """A draft that the prescriber checks, completes and signs.

    Attributes:
        identity: the header.
        heading: `Course 2, planned day 1`.
        day: `Mon 23-Nov-2026`.
        center: the center's name and telephone.
        prescriber: who signs, with NPI; empty where none is chosen.
        parts: in reading order.
        to_fill: what is not recorded and is written in by hand.
        stamp: the footer.
        course: number of the course it asks for.
        texts: every part as it can be changed before it is printed.
    """

    identity: IdentityCard
    heading: str
    day: str
    center: str
    prescriber: str
    parts: tuple[LetterPart, ...]
    to_fill: tuple[str, ...]
    stamp: SheetStamp
    course: int = 1
    texts: tuple[LetterText, ...] = ()
