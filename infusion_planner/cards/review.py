"""What is read once more before a course is saved: its days, what stays open, what changes."""

from infusion_planner.cards.verdict import Fact, GateLine
from infusion_planner.domain.frozen import Frozen


class ReviewDay(Frozen):
    """One infusion of the course.

    Attributes:
        title: `Infusion 1`.
        day: `Mon 14-Dec-2026`.
        steroid: `methylPREDNISolone 1,000 mg`, or `No steroid required`.
        chair: `chair A1`, or `chair open`; empty where the center keeps none.
        before: `was Mon 07-Dec-2026`, `as before` or `new`; empty where no plan is changed.
    """

    title: str
    day: str
    steroid: str
    before: str = ""
    chair: str = ""


class ReviewCard(Frozen):
    """A course as it would be saved.

    Attributes:
        days: one per infusion, by number.
        open_gates: those that are not met, worst first, without their repairs.
        met: `5 rules are met`.
        consequences: every date that follows; empty while the plan is blocked.
        changes: what differs from the plan that is stored, each with what it was.
        changes_note: what to say where a stored plan is changed and nothing differs; else empty.
    """

    days: tuple[ReviewDay, ...]
    open_gates: tuple[GateLine, ...]
    met: str
    consequences: tuple[Fact, ...]
    changes: tuple[Fact, ...]
    changes_note: str
