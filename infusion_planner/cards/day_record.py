"""Everything S2 places: the blank page to go on writing, and the record of an infusion day."""

from infusion_planner.cards.day_sheet import SheetStamp, WatchLimits
from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.run_sheet import DayEvent, VitalLine
from infusion_planner.cards.verdict import Fact
from infusion_planner.domain.frozen import Frozen


class ExtraSheetCard(Frozen):
    """S2 as it is taken to the chair: rows for vital signs, changes and reactions.

    Attributes:
        identity: the header.
        heading: `Course 1, infusion 3 of 5`.
        day: `Mon 02-Nov-2026`.
        watch_note: how often vital signs are taken and when else to call.
        limits: the limits under the heads.
        stamp: the footer.
        to_fill: always empty; every sheet has it.
    """

    identity: IdentityCard
    heading: str
    day: str
    watch_note: str
    limits: WatchLimits
    stamp: SheetStamp
    to_fill: tuple[str, ...] = ()


class SignedLine(Frozen):
    """One signature as the record prints it.

    Attributes:
        title: as what, `Nurse`.
        words: who, when and for what; empty while nobody signed.
        amended: what was amended since; empty when nothing was.
    """

    title: str
    words: str
    amended: str = ""


class DayRecordCard(Frozen):
    """S2 as the record of a day: what was entered, what was amended, and who signed.

    Attributes:
        identity: the header.
        heading: `Course 1, infusion 3 of 5`.
        day: `Mon 02-Nov-2026`.
        state: where the day stands, `Observing`.
        source: how it was entered, where any of it was typed from paper; may be empty.
        totals: what the day came to, and what was left open.
        vitals: the sets, by time.
        events: what was done, by time.
        signatures: nurse and second person.
        stamp: the footer.
        to_fill: what nobody entered or signed yet.
    """

    identity: IdentityCard
    heading: str
    day: str
    state: str
    source: str
    vitals: tuple[VitalLine, ...]
    events: tuple[DayEvent, ...]
    signatures: tuple[SignedLine, ...]
    stamp: SheetStamp
    totals: tuple[Fact, ...] = ()
    to_fill: tuple[str, ...] = ()
