"""Passwords, PINs and recovery sheets with the wrong ones counted: for window and commands."""

from __future__ import annotations

from contextlib import contextmanager
from os import urandom
from platform import node
from typing import TYPE_CHECKING

from infusion_planner.app.clock import monotonic
from infusion_planner.app.places import RING_FILE
from infusion_planner.domain.errors import PlannerError, WrongPassword, WrongSecret
from infusion_planner.store.attempts import Try
from infusion_planner.store.attempts_words import PASSWORD, PIN_OR_PASSWORD, Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from infusion_planner.store.attempts_file import Attempts
    from infusion_planner.store.vault import Opened


def attempts_of(folder: Path) -> Attempts:
    """Read the counts of a data folder; waits count down while the program that holds them runs."""
    from infusion_planner.store.attempts_file import Attempts

    return Attempts(folder, monotonic=monotonic, random=urandom)


def open_counted(
    folder: Path, name: str, password: str, attempts: Attempts | None = None
) -> tuple[Opened, int]:
    """Open the key ring of a data folder, and give the wrong tries there were before.

    Raises:
        TooManyTries: the try comes too early, or it was a wrong one after which one has to wait.
        WrongPassword: name and password do not belong together.
        StoreError: the ring cannot be used; that is not counted.
    """
    from infusion_planner.store.guarded_ring import open_guarded

    attempts = attempts or attempts_of(folder)
    station = node()
    try:
        return open_guarded(folder / RING_FILE, name, password, attempts, station)
    except WrongPassword:
        # a wait that begins is said at once, not only at the next try
        attempts.check(name, station)
        raise


@contextmanager
def counted(attempts: Attempts, name: str, asked: Asked = PASSWORD) -> Iterator[Try]:
    """Count what is done within as one try of a secret.

    Args:
        attempts: the counts.
        name: whose secret it is.
        asked: what is asked for.

    Raises:
        TooManyTries: it comes too early, or it was a wrong one after which one has to wait.
        StoreBusy: another try does not come to an end, so this one was not made.
    """
    station, made = node(), Try()
    with attempts.alone():
        attempts.check(name, station, asked)
        attempts.begin(name, station)
        try:
            yield made
        except (WrongPassword, WrongSecret) as wrong:
            # what closes the records is more than a wait, which the sign-in says then
            if not (isinstance(wrong, WrongSecret) and wrong.was_last):
                attempts.check(name, station, asked)
            raise
        except PlannerError:
            attempts.withdraw(name, station)
            raise
        if made.is_elsewhere:
            attempts.withdraw(name, station)
        else:
            made.before = attempts.passed(name, station)


def counting(attempts: Attempts) -> Callable[[str], AbstractContextManager[Try]]:
    """Give what counts PINs and passwords, typed where somebody is signed in, for one name."""
    return lambda name: counted(attempts, name, PIN_OR_PASSWORD)
