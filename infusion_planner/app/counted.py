"""Signing in with wrong passwords counted: for the window and for every command."""

from __future__ import annotations

from contextlib import contextmanager
from os import urandom
from platform import node
from typing import TYPE_CHECKING

from infusion_planner.app.clock import monotonic
from infusion_planner.app.places import RING_FILE
from infusion_planner.domain.errors import PlannerError, WrongPassword

if TYPE_CHECKING:
    from collections.abc import Iterator
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
def counted(attempts: Attempts, name: str) -> Iterator[None]:
    """Count what is done within as one try of a password.

    Raises:
        TooManyTries: it comes too early.
    """
    station = node()
    attempts.check(name, station)
    attempts.begin(name, station)
    try:
        yield
    except WrongPassword:
        raise
    except PlannerError:
        attempts.withdraw(name, station)
        raise
    attempts.passed(name, station)
