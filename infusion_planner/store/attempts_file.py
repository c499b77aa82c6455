"""Keeps the counts of wrong passwords in a small file beside the key ring, and asks them.

The file is outside the encrypted records, since it is needed before anybody signs in. It holds
waits, no times of day, so no clock that is set helps; what is left of a wait counts down only while
the program runs. Deleting the file does help, and cannot be prevented for whoever may write the
folder. Such a person may as well copy the ring and guess elsewhere: against that stands the
strength of the passwords and the work that each guess takes, not this file. So a missing or damaged
file is a fresh start, and one that cannot be written locks nobody out.

Every window and command has its own `Attempts`. Each looks at the file before it answers, and
changes it only in its turn, so that all count together.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from math import ceil
from pathlib import Path
from threading import RLock
from typing import Any

from infusion_planner.domain.errors import StoreBusy
from infusion_planner.domain.frozen import replace
from infusion_planner.store.attempts import (
    LONGEST_WAIT_S,
    WORKSTATION_SPAN_S,
    WORKSTATION_TRIES,
    Account,
    Counts,
)
from infusion_planner.store.attempts_words import PASSWORD, SHEET, Asked, closed, have_to_wait
from infusion_planner.store.ring import folded
from infusion_planner.store.ring_file import replace_patiently, write_new
from infusion_planner.store.turn import turn_at

ATTEMPTS = "attempts.json"
TURN = "attempts.lock"
"""Whoever tries a password holds it, so that one is judged after the other."""
_FORMAT = "infusion-planner attempts"
_LONGEST_FILE = 1024 * 1024
_KEY_BYTES = 32

Monotonic = Callable[[], float]
Random = Callable[[int], bytes]


class Attempts:
    """Count wrong passwords for the accounts and workstations of one data folder."""

    def __init__(self, folder: Path | None, *, monotonic: Monotonic, random: Random) -> None:
        """Read the counts; what cannot be read is a fresh start.

        Args:
            folder: where the ring lies; None to count only as long as this object lives.
            monotonic: gives seconds that only ever grow while the program runs.
            random: gives so many random bytes.
        """
        self._folder = folder
        self._monotonic = monotonic
        self._key, self._counts = random(_KEY_BYTES), Counts()
        self._counted_at = monotonic()
        self._seen = b""
        self._turn = RLock()
        self._is_alone = False
        self._look()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Have everybody else who tries or counts wait until the end of the block.

        A try is counted as wrong before it is judged. Without this, several right ones at the same
        moment would be refused for each other.

        Raises:
            StoreBusy: somebody else does not come to an end.
        """
        with self._turn:
            if self._is_alone or self._folder is None:
                yield
                return
            with turn_at(self._folder / TURN):
                self._is_alone = True
                try:
                    yield
                finally:
                    self._is_alone = False

    def check(self, name: str, workstation: str, asked: Asked = PASSWORD) -> None:
        """Refuse a try that comes too early; known and unknown names are told the same.

        Args:
            name: of the account.
            workstation: where it is tried.
            asked: what is asked for.

        Raises:
            TooManyTries: with the seconds to wait, or that a manager is needed.
        """
        with self._turn:
            self._look()
            account = self._account(name)
            # the last way in has no manager who could open it again
            if asked is not SHEET and self._counts.is_closed(account):
                raise closed()
            seconds = ceil(self._counts.wait_s(account, self._station(workstation)))
        if seconds:
            raise have_to_wait(seconds, asked)

    def begin(self, name: str, workstation: str) -> None:
        """Count a try as wrong before it is made, so that ending the program undoes nothing.

        Raises:
            StoreBusy: as `alone`; it must not be made then.
        """
        self._change(
            lambda counts: counts.after_failure(self._account(name), self._station(workstation))
        )

    def passed(self, name: str, workstation: str) -> int:
        """Note that the try was a good one, and give the wrong ones there were before it."""
        with self.alone():
            self._look()
            before = max(0, self._counts.failed(self._account(name)) - 1)
            self._change(
                lambda counts: counts.reset(self._account(name)).without_last(
                    self._station(workstation)
                )
            )
        return before

    def withdraw(self, name: str, workstation: str) -> None:
        """Take back a try that was begun, because the password could not be judged."""
        self._change(
            lambda counts: counts.withdrawn(self._account(name), self._station(workstation))
        )

    def reset(self, name: str) -> None:
        """Let a name be tried again at once: for a manager who gave it a one-time password."""
        self._change(lambda counts: counts.reset(self._account(name)))

    def note_managers(self, names: Iterable[str]) -> None:
        """Note who the managers are, after each good sign-in and each change of roles.

        Before the sign-in the records cannot be asked, and the last manager must never be closed.
        """
        known = tuple(names)

        def noted(counts: Counts) -> Counts:
            managers = frozenset(self._account(name) for name in known)
            return replace(counts, managers=managers)

        # where somebody does not come to an end, the next sign-in notes them
        with suppress(StoreBusy):
            self._change(noted)

    def keep(self) -> None:
        """Write the counts; also at the end of the program, so that waits go on from there."""
        with suppress(StoreBusy):
            self._change(lambda counts: counts)

    def _change(self, change: Callable[[Counts], Counts]) -> None:
        with self.alone():
            self._look()
            self._counts = change(self._counts)
            self._write()

    def _look(self) -> None:
        """Let the time pass, and take over what another window or command wrote."""
        now = self._monotonic()
        self._counts = self._counts.later(now - self._counted_at)
        self._counted_at = now
        raw = self._raw()
        found = _read(raw) if raw and raw != self._seen else None
        if found is None:
            return
        key, counts = found
        self._counts = self._counts.taking_over(counts)
        self._key, self._seen = key, raw

    def _raw(self) -> bytes:
        if self._folder is None:
            return b""
        try:
            with (self._folder / ATTEMPTS).open("rb") as file:
                return file.read(_LONGEST_FILE)
        except OSError:
            return b""

    def _write(self) -> None:
        if self._folder is None:
            return
        side, raw = self._folder / f"{ATTEMPTS}.new", _text(self._key, self._counts)
        if raw == self._raw():
            # to write it anew would cost a sync, for which somebody waits
            self._seen = raw
            return
        with suppress(OSError):
            write_new(side, raw)
            replace_patiently(side, self._folder / ATTEMPTS)
            self._seen = raw

    # another window may have brought another key, so both are asked for anew each time
    def _account(self, name: str) -> str:
        return self._hash("account", name)

    def _station(self, workstation: str) -> str:
        return self._hash("workstation", workstation)

    def _hash(self, kind: str, name: str) -> str:
        text = f"{kind}\0{folded(name)}".encode()
        return hmac.new(self._key, text, hashlib.sha256).hexdigest()


def _text(key: bytes, counts: Counts) -> bytes:
    text = {
        "format": _FORMAT,
        "key": key.hex(),
        "accounts": {name: [each.failed, each.wait_s] for name, each in counts.accounts.items()},
        "workstations": {name: list(tries) for name, tries in counts.workstations.items()},
        "managers": sorted(counts.managers),
    }
    return json.dumps(text, indent=1).encode()


def _read(raw: bytes) -> tuple[bytes, Counts] | None:
    try:
        text = json.loads(raw)
        key = bytes.fromhex(text["key"])
        if text["format"] != _FORMAT or len(key) != _KEY_BYTES:
            return None
        return key, _counts(text)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
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
