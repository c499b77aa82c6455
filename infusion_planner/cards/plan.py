"""The plan-a-course page: verdict, gates, suggested starts and consequences."""

from datetime import date

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.review import ReviewCard
from infusion_planner.cards.verdict import Fact, GateLine, VerdictCard
from infusion_planner.domain.clinic import OpenDays
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.wording import LONG_WEEKDAYS


class Wish(Frozen):
    """What the person at the keyboard has chosen so far.

    Attributes:
        start_on: the first day; None before one is chosen.
        length: number of infusions; None for the usual one.
        chairs: the chair of each day by its name, empty to leave it open; None for those that the
            plan has, and for none where there is no plan.
    """

    start_on: date | None = None
    length: int | None = None
    chairs: tuple[str, ...] | None = None


class PlanSeat(Frozen):
    """The chair of one day.

    Attributes:
        on: the day.
        day: `Mon 30-Nov`.
        free: the chairs that are free on it, in the order they are shown.
        chair: the one chosen; empty while it is left open.
    """

    on: date
    day: str
    free: tuple[str, ...]
    chair: str = ""


class ClashLine(Frozen):
    """One kind of thing that stands against the days of a plan.

    Attributes:
        kind: `rule`, `closed`, `hours`, `no_chair`, `nurses`, `chair` or `patient`.
        name: the same in a word or two.
        words: the days with what stands against them.
        rule: the rule's id; empty where no rule is concerned.
    """

    kind: str
    name: str
    words: str
    rule: str = ""


class SuggestedStart(Frozen):
    """One start that can be chosen with one press.

    Attributes:
        start_on: the first day.
        days: `Mon 14 to Wed 16-Dec-2026`.
        why: `First fit after 12-Dec-2026`.
    """

    start_on: date
    days: str
    why: str


class ClosedDays(Frozen):
    """Say of any day whether the center is closed, for the calendar in which day 1 is chosen.

    Attributes:
        open_days: the days on which infusions are given.
    """

    open_days: OpenDays

    def reason(self, day: date) -> str:
        """Say why a day is closed; empty when it is open."""
        if self.open_days.is_open(day):
            return ""
        if day.weekday() not in self.open_days.weekdays:
            return f"closed on {LONG_WEEKDAYS[day.weekday()]}s"
        return "the center is closed"


class PlanCard(Frozen):
    """A course being planned, judged as of today.

    Attributes:
        identity: the banner.
        title: `Plan course 2`.
        number: the course's number.
        start_on: the first day chosen; None while none is chosen.
        length: number of infusions; None while the prescriber has to choose (MISS-3).
        length_choices: the lengths that may be chosen; one entry where nothing is to choose.
        verdict: the strip; `ok` when all gates hold.
        gates: worst first, the met ones last.
        counts: (state, how many) for the head of the gates card, worst first.
        days: one per infusion, `Mon 14`, with the month where the course crosses into another;
            empty while no start is chosen.
        day_hint: `Day 3 is Wed 16-Dec-2026`; empty while no start is chosen.
        day_message: what is wrong with the day chosen; empty when nothing is.
        suggestions: in date order.
        suggestions_note: why there is none, or what is still to be set for them; else empty.
        why_not: one line per earlier day ruled out, `Mon 07-Dec-2026: 5 days too early`.
        consequences: the dates that follow from saving this plan, without the next tests.
        consequences_head: `if day 1 is Mon 14-Dec-2026`.
        can_save: whether the plan may be saved now.
        save_note: why not, or what is still needed; empty when it can be saved.
        needs_override: rule ids that need a documented override.
        review: the plan as it would be saved; None while no day or no length is chosen.
        closed: the days on which the center is closed.
        clashes: everything that stands against the days chosen, by kind.
        seats: the chair of each day; empty while no start is chosen or no chairs are kept.
    """

    identity: IdentityCard
    title: str
    number: int
    start_on: date | None
    length: int | None
    length_choices: tuple[int, ...]
    verdict: VerdictCard
    gates: tuple[GateLine, ...]
    counts: tuple[tuple[str, int], ...]
    days: tuple[str, ...]
    day_hint: str
    day_message: str
    suggestions: tuple[SuggestedStart, ...]
    suggestions_note: str
    why_not: tuple[str, ...]
    consequences: tuple[Fact, ...]
    consequences_head: str
    can_save: bool
    save_note: str
    needs_override: tuple[str, ...]
    review: ReviewCard | None
    closed: ClosedDays
    clashes: tuple[ClashLine, ...] = ()
    seats: tuple[PlanSeat, ...] = ()
