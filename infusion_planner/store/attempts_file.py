"""Keeps the counts of wrong passwords in a small file beside the key ring, and asks them.

The file is outside the encrypted records, since it is needed before anybody signs in. It holds
waits, no times of day, so no clock that is set helps; what is left of a wait counts down only while
the program runs. Deleting the file does help, and cannot be prevented for whoever may write the
folder. Such a person may as well copy the ring and guess elsewhere: against that stands the
strength of the passwords and the work that each guess takes, not this file. So a missing or damaged
file is a fresh start, and one that cannot be written locks nobody out.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from math import ceil
from pathlib import Path
from typing import Any

from infusion_planner.domain.errors import TooManyTries
from infusion_planner.store.attempts import (
    LONGEST_WAIT_S,
    WORKSTATION_SPAN_S,
    WORKSTATION_TRIES,
    Account,
    Counts,
)
from infusion_planner.store.ring import folded
from infusion_planner.store.ring_file import replace_patiently, write_new

ATTEMPTS = "attempts.json"
_FORMAT = "infusion-planner attempts"
_LONGEST_FILE = 1024 * 1024
_KEY_BYTES = 32

Monotonic = Callable[[], float]
Random = Callable[[int], bytes]


class Attempts:
    """Count wrong passwords for the accounts and workstations of one data folder."""

    def __init__(self, folder: Path, *, monotonic: Monotonic, random: Random) -> None:
        """Read the counts; what cannot be read is a fresh start.

        Args:
            folder: where the ring lies.
            monotonic: gives seconds that only ever grow while the program runs.
            random: gives so many random bytes.
        """
        self._path = folder / ATTEMPTS
        self._monotonic = monotonic
        self._key, self._counts = _read(self._path) or (random(_KEY_BYTES), Counts())
        self._counted_at = monotonic()

    def check(self, name: str, workstation: str) -> None:
        """Refuse a try that comes too early; known and unknown names are told the same.

        Raises:
            TooManyTries: with the seconds to wait, or that a manager is needed.
        """
        self._count_down()
        account = self._hash("account", name)
        if self._counts.is_closed(account):
            raise TooManyTries(
                "This name was tried too often with a wrong password. Ask a manager to give it a "
                "one-time password.",
                seconds=None,
            )
        seconds = ceil(self._counts.wait_s(account, self._hash("workstation", workstation)))
        if seconds:
            raise TooManyTries(
                f"Too many wrong passwords. The next try is possible in {_told(seconds)}. Check "
                "the spelling of the name and the Caps Lock key meanwhile.",
                seconds=seconds,
            )

    def begin(self, name: str, workstation: str) -> None:
        """Count a try as wrong before it is made, so that ending the program undoes nothing."""
        self._count_down()
        self._counts = self._counts.after_failure(
            self._hash("account", name), self._hash("workstation", workstation)
        )
        self.keep()

    def passed(self, name: str, workstation: str) -> int:
        """Note that the try was a good one, and give the wrong ones there were before it."""
        account = self._hash("account", name)
        before = max(0, self._counts.failed(account) - 1)
        self._counts = self._counts.reset(account).without_last(
            self._hash("workstation", workstation)
        )
        self.keep()
        return before

    def withdraw(self, name: str, workstation: str) -> None:
        """Take back a try that was begun, because the password could not be judged."""
        self._counts = self._counts.withdrawn(
            self._hash("account", name), self._hash("workstation", workstation)
        )
        self.keep()

    def reset(self, name: str) -> None:
        """Let a name be tried again at once: for a manager who gave it a one-time password."""
        self._counts = self._counts.reset(self._hash("account", name))
        self.keep()

    def note_managers(self, names: Iterable[str]) -> None:
        """Note who the managers are, after each good sign-in and each change of roles.

        Before the sign-in the records cannot be asked, and the last manager must never be closed.
        """
        managers = frozenset(self._hash("account", name) for name in names)
        self._counts = Counts(self._counts.accounts, self._counts.workstations, managers)
        self.keep()

    def keep(self) -> None:
        """Write the counts; also at the end of the program, so that waits go on from there."""
        self._count_down()
        side = self._path.with_name(f"{ATTEMPTS}.new")
        with suppress(OSError):
            write_new(side, _text(self._key, self._counts))
            replace_patiently(side, self._path)

    def _count_down(self) -> None:
        now = self._monotonic()
        self._counts = self._counts.later(now - self._counted_at)
        self._counted_at = now

    def _hash(self, kind: str, name: str) -> str:
        text = f"{kind}\0{folded(name)}".encode()
        return hmac.new(self._key, text, hashlib.sha256).hexdigest()


def _told(seconds: int) -> str:
    if seconds <= 90:
        return f"{seconds} seconds" if seconds > 1 else "1 second"
    return f"{ceil(seconds / 60)} minutes"


def _text(key: bytes, counts: Counts) -> bytes:
    text = {
        "format": _FORMAT,
        "key": key.hex(),
        "accounts": {name: [each.failed, each.wait_s] for name, each in counts.accounts.items()},
        "workstations": {name: list(tries) for name, tries in counts.workstations.items()},
        "managers": sorted(counts.managers),
    }
    return json.dumps(text, indent=1).encode()


def _read(path: Path) -> tuple[bytes, Counts] | None:
    try:
        with path.open("rb") as file:
            text = json.loads(file.read(_LONGEST_FILE))
        key = bytes.fromhex(text["key"])
        if text["format"] != _FORMAT or len(key) != _KEY_BYTES:
            return None
        return key, _counts(text)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _counts(text: dict[str, Any]) -> Counts:
    accounts = {
        str(name): Account(int(_within(failed, 10**9)), _within(wait, LONGEST_WAIT_S))
        for name, (failed, wait) in text["accounts"].items()
    }
    workstations = {
        str(name): tuple(_within(each, WORKSTATION_SPAN_S) for each in tries[-WORKSTATION_TRIES:])
        for name, tries in text["workstations"].items()
    }
    return Counts(accounts, workstations, frozenset(map(str, text["managers"])))


def _within(value: object, most: float) -> float:
    number = float(str(value))
    if not 0 <= number <= most:
        raise ValueError
    return number
