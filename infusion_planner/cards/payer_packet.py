"""Everything the packet for the payer (S19) places: letter, criteria, evidence and facts."""

from infusion_planner.cards.day_sheet import SheetStamp
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.necessity_letter import LetterPart, NecessityLetterCard
from infusion_planner.domain.frozen import Frozen


class PacketCriterion(Frozen):
    """One criterion of the payer's policy.

    Attributes:
        state: names its sign, as in `VerdictCard`.
        word: `Met`, `Not met`, `Missing` or `To know`.
        asked: what the payer asks for.
        found: the fact that meets it, why it is not met, or what is missing.
        source: where in the policy it stands.
    """

    state: str
    word: str
    asked: str
    found: str
    source: str


class PacketPolicy(Frozen):
    """One version of the policy, and the days it is for.

    Attributes:
        title: payer and policy, with its version.
        days: `for Mon 30-Nov to Fri 04-Dec-2026`.
        criteria: in the order of the policy.
    """

    title: str
    days: str
    criteria: tuple[PacketCriterion, ...]


class PacketFact(Frozen):
    """One fact with its dates.

    Attributes:
        title: what it is about.
        says: what it says.
        entered: when it was entered and by whom; empty for what was given.
    """

    title: str
    says: str
    entered: str


class PayerPacketCard(Frozen):
    """What goes to the payer as one job.

    Attributes:
        identity: the header.
        heading: `Course 2, planned day 1`.
        day: `Mon 23-Nov-2026`.
        payer: payer and plan; that none is recorded where none is.
        summary: `5 met, 1 not met, 2 missing`; that none was checked, where none was.
        letter: the draft letter.
        policies: by day; empty where no policy was checked.
        evidence: the trials.
        facts: that the criteria read, by kind.
        to_fill: what is missing or written in by hand.
        stamp: the footer.
    """

    identity: IdentityCard
    heading: str
    day: str
    payer: str
    summary: str
    letter: NecessityLetterCard
    policies: tuple[PacketPolicy, ...]
    evidence: tuple[LetterPart, ...]
    facts: tuple[PacketFact, ...]
    to_fill: tuple[str, ...]
    stamp: SheetStamp
