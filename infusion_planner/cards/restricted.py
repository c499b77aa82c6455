"""Restricted charts: what is shown of one, who may open it, and the emergencies to review."""

from datetime import datetime

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.domain.frozen import Frozen


class RestrictedCard(Frozen):
    """What somebody sees of a chart that they may not open: who it is, and what can be done.

    Attributes:
        identity: name, birth date and MRN; nothing clinical.
        sentence: what happened and what to do.
        can_break: whether the person may open it as an emergency.
    """

    identity: IdentityCard
    sentence: str
    can_break: bool


class RestrictionCard(Frozen):
    """The form in which a manager restricts a chart.

    Attributes:
        identity: the patient.
        people: (row id, name) of everybody who works here, by name.
        named: row ids of those who may open it now.
        why: the reason given last; empty while the chart is not restricted.
        restricted: whether it is restricted now.
    """

    identity: IdentityCard
    people: tuple[tuple[str, str], ...]
    named: frozenset[str]
    why: str
    restricted: bool


class EmergencyCard(Frozen):
    """The emergency access under which a chart is open.

    Attributes:
        patient_id: row id of the patient whose chart it is.
        until: when it ends, local time.
        minutes: minutes left, the last begun one too.
        sentence: both in words.
    """

    patient_id: str
    until: datetime
    minutes: int
    sentence: str


class EmergencyReviewLine(Frozen):
    """One emergency access that a manager has to look into.

    Attributes:
        access_id: the row's id.
        identity: whose chart.
        title: who opened it and when.
        words: the reason, from the list and in the person's own words.
        reason: why this manager cannot review it; empty when they can.
    """

    access_id: str
    identity: IdentityCard
    title: str
    words: str
    reason: str
