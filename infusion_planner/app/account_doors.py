"""The doors that lead to keys: new ones, and the recovery sheet; loaded when they are opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.domain.errors import FolderTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.app.leaving import Leaving
    from infusion_planner.app.office import Clock, Office
    from infusion_planner.cards.recovery_sheet import RecoverySheetCard
    from infusion_planner.store.attempts_file import Attempts
    from infusion_planner.ui.accounts import KeyChange
    from infusion_planner.ui.doors import Office as AnyOffice


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
