"""The one place that reads the clock."""

import time
from datetime import datetime


def now() -> datetime:
    """Give the workstation's time with its zone."""
    return datetime.now().astimezone()  # noqa: TID251  # the one place that reads the clock


def monotonic() -> float:
    """Give the seconds of a clock that nobody sets; it may stand still in a sleep."""
    return time.monotonic()
