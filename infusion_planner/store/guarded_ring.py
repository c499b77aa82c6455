"""The way in that counts wrong passwords: what a sign-in page should use."""

from pathlib import Path

from infusion_planner.domain.errors import StoreError, WrongPassword
from infusion_planner.store.attempts_file import Attempts
from infusion_planner.store.opened import Opened
from infusion_planner.store.vault import open_ring


def open_guarded(
    path: Path, name: str, password: str, attempts: Attempts, workstation: str
) -> tuple[Opened, int]:
    """Sign in, and give the number of wrong tries since this person's last good one.

    Raises:
        TooManyTries: the try comes too early; the password was not even looked at.
        WrongPassword: name and password do not belong together; counted, alike for known and
            unknown names.
        StoreBusy: another try does not come to an end, so this one was not made.
        StoreError: as `vault.open_ring` has it; not counted, since no password was judged.
    """
    with attempts.alone():
        attempts.check(name, workstation)
        attempts.begin(name, workstation)
        try:
            opened = open_ring(path, name, password)
        except WrongPassword:
            raise
        except StoreError:
            attempts.withdraw(name, workstation)
            raise
        return opened, attempts.passed(name, workstation)
