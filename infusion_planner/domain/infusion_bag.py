"""The vials and the bag of one infusion as they were recorded."""

from datetime import datetime
from decimal import Decimal
from enum import Enum

from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.partly_known import PartlyKnown


class BagStorage(Enum):
    """Where the diluted bag was kept, away from light."""

    ROOM = "room"
    REFRIGERATOR = "refrigerator"
    OTHER = "other"


class Vial(Frozen):
    """A vial that was used.

    Attributes:
        ndc: National Drug Code, as scanned or typed; empty when not recorded.
        lot: lot number; empty when not recorded.
        expires: the expiry, often known to the month only; None when not recorded.
    """

    ndc: str = ""
    lot: str = ""
    expires: PartlyKnown | None = None


class VialCount(Frozen):
    """How many vials came and where they went.

    Attributes:
        received: vials delivered for this infusion.
        used: vials that went into the bag.
        returned: vials sent back.
        wasted: vials discarded.
    """

    received: int
    used: int
    returned: int = 0
    wasted: int = 0

    @property
    def left(self) -> int:
        """Give the vials of which nobody knows where they went."""
        return self.received - self.used - self.returned - self.wasted


class Preparation(Frozen):
    """The bag and its vials.

    Attributes:
        vials: the vials used, in any order.
        count: how many came and went; None when not recorded.
        kept_cold: whether they were kept as the label says; None when not recorded.
        diluted_at: when the bag was made; None when not recorded.
        diluent: what it was diluted in; empty when not recorded.
        bag_ml: milliliters of the finished bag; None when not recorded.
        prepared_by: who made it; empty when not recorded.
        checked_by: who checked it, another person; empty when not recorded.
        clear: whether it was free of particles and discoloration; None when not recorded.
        storage: where the bag was kept; None when not recorded.
    """

    vials: tuple[Vial, ...] = ()
    count: VialCount | None = None
    kept_cold: bool | None = None
    diluted_at: datetime | None = None
    diluent: str = ""
    bag_ml: Decimal | None = None
    prepared_by: str = ""
    checked_by: str = ""
    clear: bool | None = None
    storage: BagStorage | None = None
