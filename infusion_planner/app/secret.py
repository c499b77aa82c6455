"""The one secret that opens a key ring: a person's password or the recovery words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from infusion_planner.app.counted import attempts_of, counted
from infusion_planner.app.places import RECORDS_FILE, RING_FILE
from infusion_planner.domain.frozen import Frozen
from infusion_planner.store.attempts_words import PASSWORD, SHEET, Asked
from infusion_planner.store.unlock import Secret, Unlocked, unlock
from infusion_planner.store.vault import RECOVERY_NAME, open_by_recovery, open_ring

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.store.attempts_file import Attempts
    from infusion_planner.store.backup_list import FoundBackup
    from infusion_planner.store.vault import Opened

__all__ = ["Typed", "by_password", "by_recovery"]


class Typed(Frozen):
    """What somebody typed to open a key ring; wrong ones are counted at the ring in use.

    Attributes:
        name: whose secret it is said to be.
        asked: what was asked for.
        opens: opens a ring with it, uncounted.
    """

    unshown: ClassVar[tuple[str, ...]] = ("opens",)

    name: str
    asked: Asked
    opens: Secret

    def __call__(self, ring: Path) -> Opened:
        """Open a ring; beside the copy in a backup nothing is written.

        Raises:
            TooManyTries: it comes too early, or it was a wrong one after which one has to wait.
            StoreError: it does not open the ring, or the ring cannot be used.
        """
        folder = ring.parent
        if not (ring.name == RING_FILE and ring.exists() and (folder / RECORDS_FILE).exists()):
            return self.opens(ring)
        with counted(attempts_of(folder), self.name, self.asked):
            return self.opens(ring)

    def unlock(self, found: FoundBackup, folder: Path, attempts: Attempts) -> Unlocked:
        """Open a backup by the ring in use or by the copy beside it, as one try.

        Raises:
            TooManyTries: as above.
            StoreError: as `store/unlock.py` has it.
        """
        with counted(attempts, self.name, self.asked) as made:
            unlocked = unlock(found, folder, self.opens)
            # the password of the backup's day is no wrong one, nor is it that of now
            made.is_elsewhere = unlocked.in_use is None and (folder / RING_FILE).exists()
        return unlocked


def by_password(name: str, password: str) -> Typed:
    """Give what opens a key ring with a person's password."""
    return Typed(name, PASSWORD, lambda ring: open_ring(ring, name, password))


def by_recovery(text: str) -> Typed:
    """Give what opens a key ring with the words, or the scanned text, of a recovery sheet."""
    return Typed(RECOVERY_NAME, SHEET, lambda ring: open_by_recovery(ring, text))
