"""Hashes and checks the PIN that resumes one's own locked screen.

It wraps no key: a million PINs are tried in a day, so its hash is kept only inside the encrypted
records, and only a person who has signed in is ever asked for it.
"""

import re

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from infusion_planner.domain.errors import Fault, InvalidInput
from infusion_planner.store.boxes import Cost
from infusion_planner.store.password_pieces import period
from infusion_planner.store.sealing import Random

SHORTEST_PIN = 6
LONGEST_PIN = 12
_SALT_BYTES = 16
_FEWEST_DIFFERENT = 3
_UPWARD = "0123456789" * 3
# 1984 twice, or with its last two digits before or behind it
_BIRTH_YEAR = re.compile(r"(?P<year>(19|20)(?P<short>\d\d))((?P=year)|(?P=short))+")
_SHORT_FIRST = re.compile(r"(?P<short>\d\d)+(19|20)(?P=short)")


def check_pin(pin: str) -> None:
    """Refuse a PIN of the wrong length, or one that is tried first.

    Raises:
        InvalidInput: for the field `pin`.
    """
    if not (pin.isascii() and pin.isdigit() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN):
        raise _fault(f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits and nothing else.")
    if _is_trivial(pin):
        raise _fault(
            "This PIN is one of those that are tried first: repeats, digits in a row, a year of "
            "birth. Choose digits that follow no pattern."
        )


def pin_hash(pin: str, *, cost: Cost, random: Random) -> str:
    """Give what is kept of a PIN: salt, cost and Argon2id hash in one text.

    Raises:
        InvalidInput: for the field `pin`.
    """
    check_pin(pin)
    return _hasher(cost).hash(pin, salt=random(_SALT_BYTES))


def is_pin(kept: str, pin: str) -> bool:
    """Tell whether this is the PIN whose hash was kept; the kept text carries its own cost."""
    try:
        return _hasher(Cost()).verify(kept, pin)
    except VerifyMismatchError:
        return False


def _is_trivial(pin: str) -> bool:
    return (
        len(set(pin)) < _FEWEST_DIFFERENT
        or pin in _UPWARD
        or pin[::-1] in _UPWARD
        or period(pin) <= len(pin) // 2
        or _BIRTH_YEAR.fullmatch(pin) is not None
        or _SHORT_FIRST.fullmatch(pin) is not None
    )


def _hasher(cost: Cost) -> PasswordHasher:
    return PasswordHasher(cost.passes, cost.memory_kib, cost.lanes)


def _fault(words: str) -> InvalidInput:
    return InvalidInput(Fault("pin", words))
