"""A reaction to an infusion as it was recorded."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_medicine import GivenMedicine


class Action(Enum):
    """What was done with the infusion."""

    NONE = "none"
    SLOWED = "slowed"
    HELD = "held"
    STOPPED = "stopped"


class ReportTo(Enum):
    """Whom a serious reaction is reported to; each report is a task of its own."""

    REMS = "rems"
    MEDWATCH = "medwatch"


class Report(Frozen):
    """One report of a serious reaction.

    Attributes:
        to: whom.
        on: the day it was sent.
        by: who sent it; empty when not recorded.
    """

    to: ReportTo
    on: date
    by: str = ""


class Reaction(Frozen):
    """One reaction, during the infusion or in the days after it.

    Attributes:
        onset_at: when it began.
        signs: what was seen, by the names of the rulebook.
        grade: 1 to 5; None when not graded.
        serious: whether somebody called it serious; None when not recorded.
        action: what was done with the infusion; None when not recorded.
        medicines: what was given for it.
        oxygen_l: liters of oxygen a minute; None when none was given.
        physician_at: when a physician was at the chair; None when not recorded.
        resumed_at: when the infusion ran again; None when it did not.
        order_by: who wrote the order to restart; empty when nobody did.
        outcome: in words; may be empty.
        reports: those that were sent.
    """

    onset_at: datetime
    signs: tuple[str, ...] = ()
    grade: int | None = None
    serious: bool | None = None
    action: Action | None = None
    medicines: tuple[GivenMedicine, ...] = ()
    oxygen_l: Decimal | None = None
    physician_at: datetime | None = None
    resumed_at: datetime | None = None
    order_by: str = ""
    outcome: str = ""
    reports: tuple[Report, ...] = ()

    @property
    def unreported(self) -> tuple[ReportTo, ...]:
        """Give whom no report was sent to."""
        sent = {report.to for report in self.reports}
        return tuple(to for to in ReportTo if to not in sent)
