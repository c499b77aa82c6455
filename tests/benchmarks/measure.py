"""Takes two times in turn, so that whatever else the machine does falls on both alike."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Seconds = float


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row of the table.

    Attributes:
        name: what was done.
        floor_name: what it is compared with.
        ours: seconds of each round, in order.
        floor: seconds of each round, in order.
        target: the ratio wished for; nothing fails when it is missed.
    """

    name: str
    floor_name: str
    ours: tuple[Seconds, ...]
    floor: tuple[Seconds, ...]
    target: float

    @property
    def ours_median(self) -> Seconds:
        """Give the median of ours."""
        return median(self.ours)

    @property
    def floor_median(self) -> Seconds:
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
    ours: Callable[[], Seconds], floor: Callable[[], Seconds], rounds: int
) -> tuple[tuple[Seconds, ...], tuple[Seconds, ...]]:
    """Take both times so often, after one round of each that does not count."""
    pairs = [(ours(), floor()) for _ in range(rounds + 1)][1:]
    return tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)


def timed(work: Callable[[], object]) -> Seconds:
    """Do the work and give the seconds it took."""
    began = perf_counter()
    work()
    return perf_counter() - began
