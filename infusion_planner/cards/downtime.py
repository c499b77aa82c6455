"""How the downtime pack stands, as Settings show it."""

from pathlib import Path
from typing import ClassVar

from infusion_planner.cards.day_pack import DayPack
from infusion_planner.domain.frozen import Frozen


class DowntimeCard(Frozen):
    """The standing of the downtime pack.

    Attributes:
        folder: where it is written; empty for nowhere.
        days: how many infusion days it holds.
        is_on: whether it is written.
        written: when it was last written, in words; empty for never.
        password: when and by whom its password was made, in words; empty for never.
    """

    folder: str
    days: int
    is_on: bool
    written: str
    password: str


class Prepared(Frozen):
    """What is to be written, read on the thread of the records.

    Attributes:
        packs: of each day.
        folder: where.
        paper: `letter` or `a4`.
        password: what opens the file.
    """

    unshown: ClassVar[tuple[str, ...]] = ("password",)

    packs: tuple[DayPack, ...]
    folder: Path
    paper: str
    password: str

    @property
    def patients(self) -> int:
        """Give how many patients' sheets are in it."""
        return sum(bool(line.mrn) for pack in self.packs for line in pack.card.lines)
