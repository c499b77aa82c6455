"""The medicines given before an infusion, or for a reaction to it."""

from datetime import datetime
from enum import Enum

from infusion_planner.domain.frozen import Frozen


class PremedicationKind(Enum):
    """What a medicine before the infusion is for."""

    STEROID = "steroid"
    ANTIHISTAMINE = "antihistamine"
    ANTIPYRETIC = "antipyretic"
    H2_BLOCKER = "h2_blocker"
    OTHER = "other"


class GivenMedicine(Frozen):
    """A medicine given, before the infusion or for a reaction.

    Attributes:
        name: generic name.
        started_at: when it was given, or its infusion was started.
        kind: what it is for.
        dose_ug: micrograms; None when not recorded.
        route: for example `intravenous`; empty when not recorded.
        ended_at: when its infusion ended; None when not recorded.
        confirmed_by: the prescriber who confirmed it in place of the usual one; may be empty.
    """

    name: str
    started_at: datetime
    kind: PremedicationKind = PremedicationKind.OTHER
    dose_ug: int | None = None
    route: str = ""
    ended_at: datetime | None = None
    confirmed_by: str = ""


class LeftOut(Frozen):
    """A medicine that was not given before the infusion.

    Attributes:
        kind: what it would have been for.
        reason: why not.
    """

    kind: PremedicationKind
    reason: str
