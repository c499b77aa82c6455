"""What entries of an infusion day hold up to the start: check-in, checks, medicines, vials, bag."""

from datetime import datetime
from decimal import Decimal
from enum import Enum

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_bag import BagStorage
from infusion_planner.domain.infusion_medicine import PremedicationKind


class Arrived(Frozen):
    """The check-in.

    Attributes:
        chair: its name; empty while the patient has none.
    """

    chair: str = ""


class Measures(Frozen):
    """Weight and height, for information only, and a risk of heart or lungs.

    Attributes:
        weight_kg: kilograms.
        height_cm: centimeters.
        heart_or_lung_risk: whether there is one; None when not asked.
    """

    weight_kg: Decimal | None = None
    height_cm: Decimal | None = None
    heart_or_lung_risk: bool | None = None


class Asked(Frozen):
    """The question about infections.

    Attributes:
        found: the infection, in words; empty when there was none.
        cleared_by: the prescriber who noted that it is resolved or none; may be empty.
    """

    found: str = ""
    cleared_by: str = ""


class Verified(Frozen):
    """What the REMS program answered today.

    Attributes:
        number: of its confirmation.
    """

    number: str


class Gate(Enum):
    """A check before the start that is ticked; the others have kinds of their own."""

    IDENTITY = "identity"
    CONSENT = "consent"
    PREGNANCY = "pregnancy"
    ANTIVIRAL = "antiviral"
    LABS = "labs"
    SPACING = "spacing"


class Ticked(Frozen):
    """One check before the start.

    Attributes:
        gate: which one.
        words: what was seen; may be empty.
    """

    gate: Gate
    words: str = ""


class Medicine(Frozen):
    """A medicine given before the infusion; its time is its start.

    Attributes:
        name: generic name.
        kind: what it is for.
        dose_ug: micrograms; None when not recorded.
        route: may be empty.
        ended_at: the end of its infusion; None while it runs, or for a tablet.
        confirmed_by: the prescriber who confirmed it in place of the usual one; may be empty.
    """

    name: str
    kind: PremedicationKind
    dose_ug: int | None = None
    route: str = ""
    ended_at: datetime | None = None
    confirmed_by: str = ""


class Ended(Frozen):
    """The end of a medicine's infusion.

    Attributes:
        of: row id of the entry that tells its start.
    """

    of: str


class BagMade(Frozen):
    """The bag; its time is that of the dilution.

    Attributes:
        diluent: what it was diluted in.
        bag_ml: milliliters of the finished bag.
        prepared_by: who made it.
        checked_by: who checked it, another person.
        clear: whether it was free of particles and discoloration.
        storage: where it was kept.
        kept_cold: whether the vials were kept as the label says.
    """

    diluent: str
    bag_ml: Decimal | None
    prepared_by: str = ""
    checked_by: str = ""
    clear: bool | None = None
    storage: BagStorage | None = None
    kept_cold: bool | None = None


class PumpCheck(Frozen):
    """What one of two people read from order, bag and pump, without seeing the other's.

    Attributes:
        dose_ug: micrograms.
        ml_per_hour: the rate.
        bag_ml: milliliters of the bag.
    """

    dose_ug: int
    ml_per_hour: Decimal
    bag_ml: Decimal
