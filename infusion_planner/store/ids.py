"""Makes the ids of rows and operations: UUID version 7, ordered by time."""

from collections.abc import Callable
from datetime import datetime

_TAIL_BITS = 74
_LOW_BITS = 62


class Ids:
    """Make one id per call, each greater than the one before.

    The random tail is counted up when two ids fall into one millisecond or the clock is set
    back, so the order of the ids is the order of the calls.

    Args:
        clock: gives the moment, with its zone.
        random: gives so many random bytes.
    """

    def __init__(self, clock: Callable[[], datetime], random: Callable[[int], bytes]) -> None:
        self._clock = clock
        self._random = random
        self._last = 0

    def __call__(self) -> str:
        """Give the next id as text."""
        milliseconds = int(self._clock().timestamp() * 1000)
        tail = int.from_bytes(self._random(10)) >> (80 - _TAIL_BITS)
        fresh = milliseconds << _TAIL_BITS | tail
        later = milliseconds > self._last >> _TAIL_BITS
        self._last = fresh if later else self._last + 1
        return _as_text(self._last)


def _as_text(number: int) -> str:
    milliseconds, tail = divmod(number, 1 << _TAIL_BITS)
    high, low = divmod(tail, 1 << _LOW_BITS)
    text = f"{milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
