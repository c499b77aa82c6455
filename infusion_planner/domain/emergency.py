"""Opening a restricted chart when treatment cannot wait: for how long, and for which reasons."""

from datetime import datetime, timedelta
from enum import StrEnum

from infusion_planner.domain.frozen import Frozen

LASTS = timedelta(minutes=60)


class EmergencyReason(StrEnum):
    """Why a chart is opened that a manager restricted to others."""

    TREATMENT = "treatment"
    PHONE = "phone"
    COVERING = "covering"
    OTHER = "other"


REASON_WORDS = {
    EmergencyReason.TREATMENT: "Treatment now",
    EmergencyReason.PHONE: "The patient is on the phone",
    EmergencyReason.COVERING: "Covering for a colleague",
    EmergencyReason.OTHER: "Another reason",
}


class EmergencyAccess(Frozen):
    """One opening of a restricted chart as an emergency.

    Attributes:
        id: the row's id.
        patient_id: whose chart.
        person_id: who opened it.
        why: the reason from the list.
        words: the reason in the person's own words.
        started_at: with its zone.
        until: the first moment at which it no longer holds.
    """

    id: str
    patient_id: str
    person_id: str
    why: EmergencyReason
    words: str
    started_at: datetime
    until: datetime


def minutes_left(until: datetime, now: datetime) -> int:
    """Count the minutes that are left, the last begun one too; 0 once it is over."""
    seconds = (until - now).total_seconds()
    return max(0, int(-(-seconds // 60)))
