"""The records that a backup is made of."""

from dataclasses import dataclass
from pathlib import Path

from infusion_planner.store.sealing import Keys


@dataclass(frozen=True, slots=True)
class Records:
    """Name the records that are backed up.

    Attributes:
        folder: where records and key ring lie.
        keys: what opens them.
    """

    folder: Path
    keys: Keys
