"""Says how long to wait after wrong tries."""

from math import ceil

from infusion_planner.domain.errors import TooManyTries
from infusion_planner.domain.frozen import Frozen


class Asked(Frozen):
    """Name what is asked for, in the words of a refusal.

    Attributes:
        many: what was wrong too often.
        meanwhile: what to do while waiting.
    """

    many: str
    meanwhile: str


PASSWORD = Asked("passwords", "Check the spelling of the name and the Caps Lock key meanwhile.")
PIN_OR_PASSWORD = Asked("PINs and passwords", "Check the Caps Lock key meanwhile.")
SHEET = Asked("recovery sheets", "Look for the newest sheet meanwhile.")


def have_to_wait(seconds: int, asked: Asked) -> TooManyTries:
    """Give the refusal that says how long."""
    return TooManyTries(
        f"Too many wrong {asked.many}. The next try is possible in {_told(seconds)}."
        f" {asked.meanwhile}",
        seconds=seconds,
    )


def closed() -> TooManyTries:
    """Give the refusal of a name that only a manager can let in again."""
    return TooManyTries(
        "This name was tried too often with a wrong password. Ask a manager to give it a "
        "one-time password.",
        seconds=None,
    )


def _told(seconds: int) -> str:
    if seconds <= 90:
        return f"{seconds} seconds" if seconds > 1 else "1 second"
    return f"{ceil(seconds / 60)} minutes"
