"""The doors that lead to keys: signing in, new keys, and the recovery sheet.

What is behind each is loaded when it is opened, or while the password is typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.errors import FolderTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.app.leaving import Leaving
    from infusion_planner.app.office import Clock, Office
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.domain.clinic import Center
    from infusion_planner.domain.roles import Roles
    from infusion_planner.store.attempts_file import Attempts
    from infusion_planner.ui.accounts import KeyChange
    from infusion_planner.ui.doors import Office as AnyOffice


def counts_of(folder: Path) -> Attempts:
    """Read the counts of wrong passwords; see `counted.attempts_of`."""
    from infusion_planner.app.counted import attempts_of

    return attempts_of(folder)


def by_password(folder: Path, name: str, password: str, clock: Clock, attempts: Attempts) -> Office:
    """Open the records for one person; see `opening.sign_in`."""
    from infusion_planner.app.opening import sign_in

    return sign_in(folder, name, password, clock=clock, attempts=attempts)


def make_center(
    folder: Path, center: Center, person: str, password: str, also: Roles, *, clock: Clock
) -> tuple[Office, RecoverySheetCard]:
    """Make the records of a new center; see `first_start.first_start`."""
    from infusion_planner.app.first_start import FirstStart, first_start

    return first_start(folder, FirstStart(center, person, password, also), clock=clock)


def renew_keys(office: AnyOffice, change: KeyChange) -> Leaving:
    """Begin to make new keys from an office, which is closed on the way.

    Raises:
        FolderTrouble: its records are not on disk.
    """
    from infusion_planner.app.leaving import Leaving
    from infusion_planner.app.office import Office

    if not isinstance(office, Office):
        raise FolderTrouble("These records are not on disk, so there are no keys to renew.")
    return Leaving(office, change.person_id, change.reason)


def by_sheet(
    folder: Path, text: str, clock: Clock, attempts: Attempts
) -> tuple[Office, RecoverySheetCard]:
    """Open the records with a recovery sheet; see `recovering.open_by_sheet`."""
    from infusion_planner.app.recovering import open_by_sheet

    return open_by_sheet(folder, text, clock=clock, attempts=attempts)


def words_state(text: str) -> str:
    """Say how far the words of a sheet are typed; see `recovering.sheet_words_state`."""
    from infusion_planner.app.recovering import sheet_words_state

    return sheet_words_state(text)
