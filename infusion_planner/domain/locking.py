"""After how long without use the screen is hidden, and the records are closed."""

from collections.abc import Iterator

from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.domain.frozen import Frozen

HIDE_MINUTES = range(1, 16)
LOCK_MINUTES = range(5, 31)


class Locking(Frozen):
    """Hold the two limits of a center.

    Attributes:
        hide_minutes: until the screen is hidden.
        lock_minutes: until the records are closed as well.
    """

    hide_minutes: int = 3
    lock_minutes: int = 15


def check_locking(locking: Locking) -> None:
    """Refuse limits that leave patients in sight, or leave nobody time to work.

    Raises:
        InvalidInput: for the fields `hide_minutes` and `lock_minutes`.
    """
    faults = tuple(_faults(locking))
    if faults:
        raise InvalidInput(*faults)


def _faults(locking: Locking) -> Iterator[Fault]:
    if locking.hide_minutes not in HIDE_MINUTES:
        yield Fault("hide_minutes", "Type 1 to 15 minutes until the screen is hidden.")
    if locking.lock_minutes not in LOCK_MINUTES:
        yield Fault("lock_minutes", "Type 5 to 30 minutes until the records are closed.")
    elif locking.lock_minutes < locking.hide_minutes:
        yield Fault("lock_minutes", "The records close after the screen is hidden, not before.")
