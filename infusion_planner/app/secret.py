"""The one secret that opens a key ring: a person's password or the recovery words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infusion_planner.app.counted import open_counted
from infusion_planner.app.places import RECORDS_FILE, RING_FILE
from infusion_planner.store.unlock import Secret
from infusion_planner.store.vault import open_by_recovery, open_ring

if TYPE_CHECKING:
    from pathlib import Path

    from infusion_planner.store.vault import Opened

__all__ = ["Secret", "by_password", "by_recovery"]


def by_password(name: str, password: str) -> Secret:
    """Give what opens a key ring with a person's password.

    Wrong ones are counted at the ring in use; beside the copy in a backup nothing is written.
    """

    def open_it(ring: Path) -> Opened:
        if ring.name == RING_FILE and ring.exists() and (ring.parent / RECORDS_FILE).exists():
            return open_counted(ring.parent, name, password)[0]
        return open_ring(ring, name, password)

    return open_it


def by_recovery(text: str) -> Secret:
    """Give what opens a key ring with the words, or the scanned text, of a recovery sheet."""
    return lambda ring: open_by_recovery(ring, text)
