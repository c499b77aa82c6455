"""What entries of an infusion day hold from the start on: pump, vital signs, reactions, the end."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_medicine import GivenMedicine
from infusion_planner.domain.infusion_reaction import Action, ReportTo


class Nothing(Frozen):
    """Say that a kind holds no more than its time and who did it."""


class Started(Frozen):
    """The start of the pump.

    Attributes:
        ml_per_hour: the rate it was started with.
    """

    ml_per_hour: Decimal


class RateSet(Frozen):
    """Another rate.

    Attributes:
        ml_per_hour: the rate.
        reason: why; may be empty.
    """

    ml_per_hour: Decimal
    reason: str = ""


class Reason(Frozen):
    """Why something was done or happened.

    Attributes:
        reason: in words; may be empty where none is needed.
    """

    reason: str = ""


class Resumed(Frozen):
    """The pump runs again.

    Attributes:
        ml_per_hour: the rate; None for the one before.
        order_by: who wrote the order to restart, where one is needed; may be empty.
    """

    ml_per_hour: Decimal | None = None
    order_by: str = ""


class Infused(Frozen):
    """What entered the patient.

    Attributes:
        volume_ml: milliliters.
    """

    volume_ml: Decimal


class Vitals(Frozen):
    """One set of vital signs; what was not measured is None.

    Attributes:
        temperature_c: degrees Celsius.
        pulse: beats a minute.
        systolic: mmHg.
        diastolic: mmHg.
        breaths: a minute.
        saturation: percent.
        pain: 0 to 10.
        note: symptoms, in words; may be empty.
    """

    temperature_c: Decimal | None = None
    pulse: int | None = None
    systolic: int | None = None
    diastolic: int | None = None
    breaths: int | None = None
    saturation: int | None = None
    pain: int | None = None
    note: str = ""


class Reacted(Frozen):
    """A reaction, or what became known of it later; its time is its onset.

    Attributes:
        of: row id of the entry that told it first; empty for that entry itself.
        signs: what was seen, by the names of the rulebook.
        grade: 1 to 5; None when not graded.
        serious: whether somebody called it serious; None when not recorded.
        action: what was done with the infusion; None when not recorded.
        medicines: what was given for it.
        oxygen_l: liters of oxygen a minute; None when none was given.
        physician_at: when a physician was at the chair; None when not recorded.
        order_by: who wrote the order to restart; may be empty.
        outcome: in words; may be empty.
    """

    of: str = ""
    signs: tuple[str, ...] = ()
    grade: int | None = None
    serious: bool | None = None
    action: Action | None = None
    medicines: tuple[GivenMedicine, ...] = ()
    oxygen_l: Decimal | None = None
    physician_at: datetime | None = None
    order_by: str = ""
    outcome: str = ""


class Reported(Frozen):
    """A report of a serious reaction that was sent.

    Attributes:
        of: row id of the entry that told the reaction first.
        to: whom.
        on: the day it was sent; None when not said.
        by: who sent it; empty for whoever did the entry.
    """

    of: str
    to: ReportTo
    on: date | None = None
    by: str = ""


class Left(Frozen):
    """The end of the day for the patient.

    Attributes:
        against_advice: whether against advice.
        released_by: the physician who released the patient; empty when nobody had to.
        told: who was told that the patient left against advice; may be empty.
        condition: in words; may be empty.
        accompanied_by: may be empty.
    """

    against_advice: bool = False
    released_by: str = ""
    told: str = ""
    condition: str = ""
    accompanied_by: str = ""


class Taught(Frozen):
    """What the patient was told before leaving.

    Attributes:
        points: in words, one each.
    """

    points: tuple[str, ...]


class CalledBack(Frozen):
    """A call in the days after.

    Attributes:
        day: 1 or 3, days after the infusion.
        reached: whether somebody answered.
        words: what was said; may be empty.
    """

    day: int
    reached: bool
    words: str = ""


class SetAside(Frozen):
    """A named person decided against a rule of the day.

    Attributes:
        rule: the rule's id.
        decided_by: who decided.
        reason: why.
    """

    rule: str
    decided_by: str
    reason: str


class Outcome(Enum):
    """What became of an infusion day; each is an act of its own."""

    GIVEN = "given"
    IN_PART = "in_part"
    DEFERRED = "deferred"
    OMITTED = "omitted"
    CEASED = "ceased"


class DayClosed(Frozen):
    """What became of the day.

    Attributes:
        outcome: which of them.
        reason: why it was not given in full; empty when it was.
        decided_by: the prescriber who decided; empty when nobody had to.
    """

    outcome: Outcome
    reason: str = ""
    decided_by: str = ""


class HandedOver(Frozen):
    """The patient was left to somebody else.

    Attributes:
        to: the name of who is to go on.
        words: what that person has to know; may be empty.
    """

    to: str
    words: str = ""


class TakenOver(Frozen):
    """Somebody goes on where another person left.

    Attributes:
        handed_by: the name of who handed the patient over.
        of: row id of the entry that told it.
    """

    handed_by: str
    of: str


class Told(Frozen):
    """A note.

    Attributes:
        words: in words.
    """

    words: str
