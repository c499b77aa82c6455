"""What a fault is: how it is done, what has to come of it, and what did."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from infusion_planner.domain.frozen import Frozen


class Trial(Frozen):
    """What a fault is given.

    Attributes:
        times: how often it is to be done.
        random: where and when; the same seed chooses the same.
        folder: an empty folder of its own, on disk.
        memory: another one in memory where the machine offers that, for what need not wait for
            a disk.
    """

    times: int
    random: Random
    folder: Path
    memory: Path


class Outcome(Frozen):
    """What came of it.

    Attributes:
        figure: what was counted, in words.
        bad: one line for each time the target was missed.
    """

    figure: str
    bad: tuple[str, ...] = ()


class Fault(Frozen):
    """One line of the table in `docs/faults.md`.

    Attributes:
        row: number in that table.
        name: a short name, by which `--only` finds it.
        injection: how it is done.
        target: what has to come of it.
        short: how often in `make test`.
        full: how often in `make faults`.
        inject: does it.
    """

    row: str
    name: str
    injection: str
    target: str
    short: int
    full: int
    inject: Callable[[Trial], Outcome]
