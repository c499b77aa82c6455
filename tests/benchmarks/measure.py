"""Takes two figures in turn, so that whatever else the machine does falls on both alike."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from infusion_planner.domain.frozen import Frozen

Seconds = float
Figure = float
"""Seconds, or bytes where the unit is MB."""


class Unit(Frozen):
    """What figures are shown in.

    Attributes:
        name: as it stands behind a figure.
        of_one: how many of it one second, or one byte, is.
    """

    name: str
    of_one: float


MS = Unit("ms", 1_000)
MB = Unit("MB", 1 / 1024**2)
FRAME: Seconds = 0.016
"""The time between two pictures of a screen; what takes longer is seen to lag."""


class Measurement(Frozen):
    """One row of the table.

    Attributes:
        name: what was done.
        floor_name: what it is compared with.
        ours: the figure of each round, in order.
        floor: the figure of each round, in order; one where it is given, not measured.
        target: the ratio wished for; nothing fails when it is missed.
        unit: what the figures are shown in.
    """

    name: str
    floor_name: str
    ours: tuple[Figure, ...]
    floor: tuple[Figure, ...]
    target: float
    unit: Unit = MS

    @property
    def ours_median(self) -> Figure:
        """Give the median of ours."""
        return median(self.ours)

    @property
    def floor_median(self) -> Figure:
        """Give the median of the floor."""
        return median(self.floor)

    @property
    def ratio(self) -> float:
        """Give how many times the floor ours takes; below 1 it is faster."""
        return self.ours_median / self.floor_median

    @property
    def in_target(self) -> bool:
        """Tell whether the ratio is as wished for."""
        return self.ratio <= self.target


def in_turn(
    ours: Callable[[], Figure], floor: Callable[[], Figure], rounds: int
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Take both figures so often, after one round of each that does not count."""
    pairs = [(ours(), floor()) for _ in range(rounds + 1)][1:]
    return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)


def timed(work: Callable[[], object]) -> Seconds:
    """Do the work and give the seconds it took."""
    began = perf_counter()
    work()
    return perf_counter() - began
