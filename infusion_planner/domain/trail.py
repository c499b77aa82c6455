"""What the trail tells besides changed rows: what kind of thing was done, and how it ended."""

from enum import StrEnum

from infusion_planner.domain.frozen import Frozen


class Event(StrEnum):
    """What an entry of the trail is about."""

    CHANGE = "change"
    SETTINGS = "settings"
    PEOPLE = "people"
    CHART = "chart"
    SEARCH = "search"
    TRAIL = "trail"
    PRINT = "print"
    EXPORT = "export"
    SIGN_IN = "sign in"
    SIGN_OUT = "sign out"
    LOCK = "lock"
    UNLOCK = "unlock"
    SIGNATURE = "signature"
    EMERGENCY = "emergency access"
    REVIEW = "review"
    CHECK = "check"
    BACKUP = "backup"
    RESTORE = "restore"
    KEYS = "keys"


class Outcome(StrEnum):
    """How it ended."""

    DONE = "done"
    REFUSED = "refused"


class Note(Frozen):
    """Describe an entry that changes no row.

    Attributes:
        event: what it is about.
        title: what was done, in words.
        patient_id: whose record was concerned; None for nobody's.
        reason: why, where one was asked for.
        outcome: whether it was done or refused.
        details: further words for whoever reads the trail; never what a patient's record says.
    """

    event: Event
    title: str
    patient_id: str | None = None
    reason: str = ""
    outcome: Outcome = Outcome.DONE
    details: str = ""
