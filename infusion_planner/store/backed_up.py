"""The records that a backup is made of."""

from pathlib import Path

from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.sealing import Keys


class Records(Frozen):
    """Name the records that are backed up.

    Attributes:
        folder: where records and key ring lie.
        keys: what opens them.
    """

    folder: Path
    keys: Keys
