"""Everything the readiness sheet (S10) places, already worded."""

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.frozen import Frozen

Words = tuple[tuple[str, bool], ...]
"""A sentence in runs of (text, bold)."""


class SheetGate(Frozen):
    """One gate.

    Attributes:
        state: names its sign, as in `ReadinessLine`.
        title: what it is about.
        found: what was found, what is missing, or the fact that meets it, in runs.
        decided: the override that stands for it, or the one that is void; empty for none.
        rule_id: rule id.
        origin: up to when it may come, the day of the fact and where it stands; empty for none.
        who: who entered the fact; empty where nobody did.
        met: whether nothing is left to do, so that it stands beside another one.
        noted: the day the fact was entered; empty where nobody did.
    """

    state: str
    title: str
    found: Words
    decided: str
    rule_id: str
    origin: str
    who: str
    met: bool
    noted: str = ""


class SheetGroup(Frozen):
    """Gates that stand alike.

    Attributes:
        title: as in `ReadinessGroup`.
        note: what the title means.
        gates: at least one.
        to_sign: ids of the rules whose override is written in by hand.
    """

    title: str
    note: str
    gates: tuple[SheetGate, ...]
    to_sign: tuple[str, ...] = ()


class ReadinessSheetCard(Frozen):
    """Every gate of the coming course on paper, with room to document overrides by hand.

    Attributes:
        identity: the header.
        heading: `Course 2, planned day 1`.
        day: `Mon 23-Nov-2026`.
        verdict: `Ready`, `Not ready`, `Override needed` or `Blocked`.
        as_of: the day of the question, `As of Fri 20-Nov-2026`.
        notes: lines under the verdict, `First legal day 1: Mon 14-Dec-2026`.
        counts: (state, number, word), worst first.
        groups: worst first.
        to_fill: what is to be written in by hand, for the preview.
        stamp: the footer.
    """

    identity: IdentityCard
    heading: str
    day: str
    verdict: str
    as_of: str
    notes: tuple[Words, ...]
    counts: tuple[tuple[str, str, str], ...]
    groups: tuple[SheetGroup, ...]
    to_fill: tuple[str, ...]
    stamp: SheetStamp
