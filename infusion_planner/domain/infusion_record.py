"""One infusion day as it was recorded: what the flow sheet holds.

A part that nobody recorded is None, or empty where it is a list that may be empty. Instants are
civil local times without a zone, as the clock on the wall showed them. What is wrong with a value
is told by `infusion_faults`, what the rules say by `infusion_judgement`.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_bag import Preparation
from infusion_planner.domain.infusion_medicine import GivenMedicine, LeftOut
from infusion_planner.domain.infusion_reaction import Reaction
from infusion_planner.domain.infusion_run import Flush, Run, VitalSet


class Route(Enum):
    """How the drug is ordered to be given."""

    INFUSION = "iv_infusion"
    PUSH = "iv_push"
    OTHER = "other"


class Adjustment(Enum):
    """What an order was adjusted to; the dose is never adjusted."""

    WEIGHT = "weight"
    SURFACE = "body_surface"
    KIDNEY = "kidney"
    LIVER = "liver"
    AGE = "age"


class Order(Frozen):
    """The order of one infusion.

    Attributes:
        dose_ug: micrograms.
        route: how it is to be given; None when not recorded.
        adjusted_to: what the dose was adjusted to; None when to nothing.
    """

    dose_ug: int
    route: Route | None = None
    adjusted_to: Adjustment | None = None


class Checked(Frozen):
    """A tick on the sheet.

    Attributes:
        at: when it was made.
        by: who made it.
    """

    at: datetime
    by: str


class InfectionAsked(Frozen):
    """The question about fever, antibiotics and symptoms, asked on each infusion day.

    Attributes:
        at: when it was asked.
        by: who asked.
        found: the infection, in words; empty when there was none.
        cleared_by: the prescriber who noted that it is resolved or none; may be empty.
    """

    at: datetime
    by: str
    found: str = ""
    cleared_by: str = ""


class Confirmed(Frozen):
    """What the REMS program answered when it was asked again on the day.

    Attributes:
        at: when it was asked.
        number: the confirmation's number.
        by: who asked.
    """

    at: datetime
    number: str
    by: str


class AccessKind(Enum):
    """The vein used."""

    PERIPHERAL = "peripheral"
    CENTRAL = "central"


class Access(Frozen):
    """The line.

    Attributes:
        kind: the vein used.
        site: place and gauge; may be empty.
        shared: whether another drug runs in it at the same time; None when not recorded.
    """

    kind: AccessKind
    site: str = ""
    shared: bool | None = None


class Discharge(Frozen):
    """The end of the day.

    Attributes:
        left_at: when the patient left.
        against_advice: whether against advice; None when not recorded.
        released_by: the physician who released the patient; empty when nobody had to.
        told: who was told that the patient left against advice; may be empty.
        condition: in words; may be empty.
        accompanied_by: may be empty.
    """

    left_at: datetime
    against_advice: bool | None = None
    released_by: str = ""
    told: str = ""
    condition: str = ""
    accompanied_by: str = ""


NO_BAG = Preparation()
"""Nothing is recorded of vials and bag."""
NOT_STARTED = Run()
"""The pump has not run."""


class InfusionRecord(Frozen):
    """One infusion day.

    Attributes:
        on: the day.
        course: number of the course.
        number: number of the infusion in it.
        order: the order; None when not recorded.
        weight_kg: for information only, the dose is the same for everybody.
        height_cm: likewise.
        heart_or_lung_risk: whether heart or lungs put the patient at risk; None when not recorded.
        infection: the question about infections; None when not asked.
        authorization: the REMS program's answer of the day; None when not asked.
        equipment: the check of equipment and staff; None when not made.
        access: the line; None when not recorded.
        medicines: what was given before the infusion, in any order.
        left_out: what was not, and why.
        bag: the vials and the bag.
        run: the pump.
        flush: the flush of the line; None when not recorded.
        vitals: the rows, in any order.
        reactions: in any order; None when nobody recorded whether there were any.
        discharge: None while the patient is here.
    """

    on: date
    course: int
    number: int
    order: Order | None = None
    weight_kg: Decimal | None = None
    height_cm: Decimal | None = None
    heart_or_lung_risk: bool | None = None
    infection: InfectionAsked | None = None
    authorization: Confirmed | None = None
    equipment: Checked | None = None
    access: Access | None = None
    medicines: tuple[GivenMedicine, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    bag: Preparation = NO_BAG
    run: Run = NOT_STARTED
    flush: Flush | None = None
    vitals: tuple[VitalSet, ...] = ()
    reactions: tuple[Reaction, ...] | None = None
    discharge: Discharge | None = None

    @property
    def started_at(self) -> datetime | None:
        """Give the start of the infusion; None before it."""
        return self.run.started_at
